"""Has readers name the events of a pile: writes the clauses to be read, packs what readers answer.

    python training/name_events.py ask ../shared PILES STORY --out STORY.txt
    python training/name_events.py pack STORY.txt.places STORY.tsv STORY.events.tsv --out LABELS

``ask`` writes the guideline (``annotations/EVENTS.md``) and the candidate clauses of a pile in the order of
the articles' days, numbered, with a few words around each; beside it, where each stands. A reader gives each
clause a line ``n kind event told date``, every event a line ``event date status worth label who place``.
``pack`` makes stand-off labels of the answers: offsets, labels and the readers' own lines, none of the
articles' words.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.building.run import read_sources
from onrecord.config import Settings
from onrecord.evaluate.dossiers.piles import load_dossiers, write_pile
from onrecord.pipeline import told_of
from onrecord.resolve.events.making import Judges
from onrecord.resolve.events.salience import candidates_of, judged, salience_features
from onrecord.resolve.events.told import DAY, Told

BEFORE, AFTER = 130, 110  # characters shown around a clause
TITLE = 90
GUIDELINE = Path(__file__).parent / "annotations" / "EVENTS.md"
KINDS = frozenset({"event", "saying", "state", "debris"})

Item = dict[str, Any]


def ask(told: Sequence[Told], names: dict[str, str]) -> tuple[str, list[Item]]:
    """The clauses as a reader gets them, and where each stands; ``names`` are those of the articles."""
    by_article: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_article[one.article].append(one)
    lines, places = [], []
    for article in sorted(by_article, key=lambda name: (by_article[name][0].as_of or "9999", name)):
        ones = sorted(by_article[article], key=lambda one: one.telling.trigger.start)
        lines.append(f"\n##### article of {_day(ones[0].as_of)}: {ones[0].text[:TITLE]!r}")
        digest = sha256(ones[0].text.encode()).hexdigest()
        for one in ones:
            span, text = one.telling.span, one.text
            places.append(
                {
                    "article": names[article],
                    "sha256": digest,
                    "at": [span.start, span.end],
                    "trigger_at": one.telling.trigger.start,
                }
            )
            before, after = text[max(0, span.start - BEFORE) : span.start], text[span.end : span.end + AFTER]
            line = f"{len(places)}) …{before}[[{text[span.start : span.end]}]]{after}…"
            lines.append(" / ".join(line.splitlines()))
    return "\n".join(lines), places


def _day(value: str | None) -> str:
    if value and len(value) == DAY:
        return f"{date.fromisoformat(value):%a} {value}"
    return value or "no day"


def pack(places: Sequence[Item], clauses: Sequence[Item], events: Sequence[Item]) -> Iterator[Item]:
    """The stand-off labels: a line with the story's events, then one for each article.

    Raises:
        ValueError: if an answer is missing, is of no kind or names an event that has no line.
    """
    known = {row["event"] for row in events}
    by_number = {int(row["n"]): row for row in clauses}
    yield {
        "kind": "events",
        "events": {
            row["event"]: {
                "date": _told(row["date"]),
                "status": row["status"],
                "worth": int(row["worth"]),
                "label": row["label"],
                "who": [name.strip() for name in row["who"].split(";") if _told(name.strip())],
                "place": _told(row["place"]),
            }
            for row in events
        },
    }
    by_article: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for number, place in enumerate(places, start=1):
        row = by_number.get(number)
        if row is None or row["kind"] not in KINDS or (row["kind"] == "event") != (row["event"] in known):
            raise ValueError(f"clause {number}: {row}")
        by_article[place["article"], place["sha256"]].append(
            {
                "at": place["at"],
                "trigger_at": place["trigger_at"],
                "kind": row["kind"],
                "event": _told(row["event"]),
                "told": _told(row["told"]),
                "date": _told(row["date"]),
            }
        )
    for (article, digest), labels in by_article.items():
        yield {"article": article, "sha256": digest, "kind": "events", "clauses": labels}


def _told(cell: str | None) -> str | None:
    return cell if cell and cell != "-" else None


def _rows(path: Path) -> list[Item]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def main() -> None:
    """Writes clauses or packs answers."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    doing = options.add_subparsers(dest="doing", required=True)
    asking, packing = doing.add_parser("ask"), doing.add_parser("pack")
    asking.add_argument("shared", type=Path)
    asking.add_argument("piles", type=Path)
    asking.add_argument("story")
    packing.add_argument("places", type=Path)
    packing.add_argument("clauses", type=Path)
    packing.add_argument("events", type=Path)
    for one in (asking, packing):
        one.add_argument("--out", type=Path, required=True)
    asked = options.parse_args()
    if asked.doing == "pack":
        story = asked.clauses.stem
        lines = pack(json.loads(asked.places.read_text("utf-8")), _rows(asked.clauses), _rows(asked.events))
        asked.out.mkdir(parents=True, exist_ok=True)
        text = "".join(json.dumps(line, separators=(",", ":"), ensure_ascii=False) + "\n" for line in lines)
        (asked.out / f"{story}.jsonl").write_text(text, encoding="utf-8")
        return
    dossier = next(one for one in load_dossiers("all", asked.shared) if one.story == asked.story)
    table, record = write_pile(dossier, asked.shared, asked.piles), asked.piles / f"{asked.story}.onrecord"
    readings = read_sources([str(table)], record, Settings(fresh=True))
    told, rarity = told_of(readings)
    judges = Judges.learned()
    salience = judged(told, salience_features(told, rarity), judges.salience, judges.words)
    names = {each.id: each.locator.split("#")[-1].split("/")[-1].removesuffix(".txt") for each in readings}
    text, places = ask([told[at] for at in candidates_of(told, salience)], names)
    asked.out.write_text(f"{GUIDELINE.read_text('utf-8')}\n{text}\n", encoding="utf-8")
    asked.out.with_name(asked.out.name + ".places").write_text(json.dumps(places), encoding="utf-8")


if __name__ == "__main__":
    main()
