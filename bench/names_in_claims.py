"""Scores of actors on the names of annotated press articles, each story's articles read as one pile.

    python bench/names_in_claims.py CLAIMS PRESS [--stories turkey,nafta] [--kept DIR] [--misses]

CLAIMS is a folder of JSON files with ``names`` ({canonical, kind, forms}; a form stands for all its
occurrences as whole words), PRESS one of JSON lines with ``id`` and ``text``, a file a story
(``STORY.jsonl.gz`` in ``stories``, or ``STORY.jsonl``). Three figures a story: B³ over all places of forms,
the share of names of which every form goes, in most of its places, to one actor whose name fits the
canonical one, and of the pronouns of the third person in ``pointers`` ({at, means}) how many have an actor,
and the right one. Counted among names are people, countries and bodies; groups, governments, papers, places
and pronouns are not. ``--kept`` keeps readings between calls.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.building.run import load_models
from onrecord.config import Settings
from onrecord.errors import PageRejected
from onrecord.evaluate.actors import _actor_at, _spots_of, gold_mentions, score_actors
from onrecord.evaluate.gold import GoldPage
from onrecord.evaluate.names import same_speaker
from onrecord.evaluate.outcome import Outcome, file_reading, make_outcome
from onrecord.pipeline import Models, find_actors, read_page, resolve_readings
from onrecord.records.pages import GivenMetadata, Page
from onrecord.records.spans import Span
from onrecord.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import Reading

# The kinds that the annotators wrote, as kinds of actors.
KINDS = {
    "person": "person", "country": "country", "state": "country", "self-proclaimed state": "country",
    **dict.fromkeys(
        ("organisation", "organization", "institution", "party", "body", "legislature", "ministry",
         "parliament",
         "agency", "court", "company", "media", "outlet", "armed group", "parliament committee", "embassy"),
        "organisation",
    ),
}  # fmt: skip
PRONOUNS = frozenset(
    ["i", "me", "my", "myself", "we", "us", "our", "he", "him", "she", "her", "they", "them", "it", "its"]
)
_POINTERS = re.compile(
    r"\b(?:(?P<he>he|she|him|his|hers?|himself|herself)|(?P<they>they|them|theirs?|themselves)"
    r"|(?P<it>its?|itself))\b",
    re.IGNORECASE,
)

_PARTIES = {"Democrats": "Democratic Party", "Republicans": "Republican Party"}


def _unified(name: str) -> str:
    """One spelling of a canonical name, for annotators differ: "US Senate", "United States Senate"."""
    plain = re.sub(
        r"^(?:the |US |U\.S\. |United States )+(?=\w)", "", fold(name).title(), flags=re.IGNORECASE
    )
    plain = _PARTIES.get(plain, plain)
    return plain or name


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("claims", type=Path)
    parser.add_argument("press", type=Path)
    parser.add_argument("--stories", default="", help="only these, with commas")
    parser.add_argument("--kept", type=Path, help="a folder of readings to be used again")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    pages = _load(args.claims, args.press)
    wanted = set(filter(None, args.stories.split(","))) or set(pages)
    models = load_models(Settings().language_model)
    sums: Counter[str] = Counter()
    for story in sorted(wanted):
        found = _score(pages[story], models, args.kept, tell=args.misses)
        sums.update(found)
        print(_line(story, found), flush=True)
    print(_line("all", sums))


def _line(story: str, sums: Counter[str]) -> str:
    precision, recall = sums["precision"] / sums["mentions"], sums["recall"] / sums["mentions"]
    b3 = 2 * precision * recall / (precision + recall)
    kinds = " ".join(f"{kind} {sums[kind + ' right'] / max(1, sums[kind]):.3f}" for kind in
                     ("person", "country", "organisation"))  # fmt: skip
    names = sum(sums[kind] for kind in set(KINDS.values()))
    right = sum(sums[f"{kind} right"] for kind in set(KINDS.values()))
    points = " ".join(
        f"{word} {sums[f'{word} pointers']} given {sums[f'{word} given']} right {sums[f'{word} true']}"
        for word in ("he", "they", "it")
    )
    return (
        f"{story:17} mentions {sums['mentions']:5.0f} given {sums['given'] / sums['mentions']:.3f} "
        f"P {precision:.3f} R {recall:.3f} B3 {b3:.3f} | names {names:4} right {right / names:.3f} ({kinds})"
        f" | pointers {points}"
    )


def _score(pages: list[GoldPage], models: Models, kept: Path | None, *, tell: bool) -> Counter[str]:
    read = {page.name: reading for page in pages if (reading := _read(page, models, kept)) is not None}
    pages = [page for page in pages if page.name in read]
    filed = [file_reading(page, read[page.name]) for page in pages]
    record, index = resolve_readings(filed), find_actors(filed)
    outcomes = [make_outcome(page, read[page.name], record) for page in pages]
    sums: Counter[str] = Counter()
    for tally in score_actors(outcomes, index):
        precision, recall = tally.shares or (0.0, 0.0)
        sums.update(
            {"given": tally.matched, "mentions": tally.gold, "precision": precision, "recall": recall}
        )
        for miss in tally.misses if tell else ():
            print("   mention", miss)
    if tell:
        _tell_unnamed(outcomes, index)
    for outcome in outcomes:
        sums.update(_judge_pointers(outcome, index, tell=tell))
        for name in outcome.gold.truth["names"]:
            verdict = _judge(name, outcome, index)
            if verdict is None:
                continue
            sums[name["kind"]] += 1
            sums[f"{name['kind']} right"] += verdict == ""
            if tell and verdict:
                print("   name", outcome.id, verdict)
    return sums


def _judge_pointers(outcome: Outcome, index: ActorIndex, *, tell: bool) -> Counter[str]:
    """How many pronouns the annotators explained, how many have an actor, and how many the right one."""
    sums: Counter[str] = Counter()
    runs = outcome.reading.article.offsets.runs
    for pointer in outcome.gold.truth["pointers"]:
        match = _POINTERS.search(outcome.gold.quoted, *pointer["at"])
        run = match and next((run for run in runs if run.raw_start <= match.start() < run.raw_end), None)
        if match is None or run is None:
            continue
        start, word = run.start + match.start() - run.raw_start, str(match.lastgroup)
        span = Span(start, start + len(match[0]))
        found = index.actor_of(outcome.id, span) or index.pointers.get((outcome.id, span.start, span.end))
        right = found is not None and same_speaker(pointer["means"], index.name_of(found), None)
        sums.update({f"{word} pointers": 1, f"{word} given": found is not None, f"{word} true": right})
        if tell and found is not None and not right:
            print("   pointer", outcome.id, start, f"{pointer['means']} called {index.name_of(found)}")
    return sums


def _tell_unnamed(outcomes: list[Outcome], index: ActorIndex) -> None:
    for mention in (one for outcome in outcomes for one in gold_mentions(outcome)):
        text, span = mention.outcome.text, mention.span
        found = _actor_at(span, _spots_of(mention.outcome.id, index))
        around = (
            text[max(0, span.start - 50) : span.start]
            + "[["
            + span.of(text)
            + "]]"
            + text[span.end : span.end + 40]
        )
        print(
            "   place",
            mention.outcome.id,
            mention.actor,
            "→",
            found and index.name_of(found),
            "|",
            " ".join(around.split()),
        )


def _judge(name: dict[str, Any], outcome: Outcome, index: ActorIndex) -> str | None:
    """What is wrong with a name, nothing if it is right, None if it is not judged."""
    owners = Counter(
        form
        for other in outcome.gold.truth["names"]
        for form in set(other["forms"])
    )  # fmt: skip
    spots = _spots_of(outcome.id, index)
    longer = [
        Span(*match.span())
        for other in outcome.gold.truth["names"]
        for form in other["forms"]
        for match in _occurrences(form, outcome.text)
    ]
    homes: list[tuple[str, str | None]] = []
    for form in dict.fromkeys(name["forms"]):
        spans = [Span(*match.span()) for match in _occurrences(form, outcome.text)]
        spans = [s for s in spans if not any(len(o) > len(s) and o.overlaps(s) for o in longer)]
        if owners[form] > 1 or not spans:
            continue
        homes.append((form, Counter(_actor_at(span, spots) for span in spans).most_common(1)[0][0]))
    if not homes:
        return None
    if len({home for _, home in homes}) == 1 and homes[0][1] is not None:
        called = index.name_of(homes[0][1])
        return "" if same_speaker(name["full"], called, None) else f"{name['full']} called {called}"
    told = ", ".join(f"{form} → {home and index.name_of(home)}" for form, home in homes)
    return f"{name['canonical']}: {told}"


def _occurrences(form: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)


def _read(page: GoldPage, models: Models, kept: Path | None) -> Reading | None:
    path = kept / f"{page.name}.pickle" if kept else None
    if path is not None and path.exists():
        found: Reading = pickle.loads(path.read_bytes())
        return found
    try:
        reading = read_page(page.page, models)
    except PageRejected:
        return None
    if path is not None:
        path.write_bytes(pickle.dumps(reading))
    return reading


def _load(claims: Path, press: Path) -> dict[str, list[GoldPage]]:
    wanted: dict[str, dict[str, Any]] = defaultdict(dict)
    for path in sorted(claims.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        wanted[truth["story"]][truth["id"]] = truth
    pages: dict[str, list[GoldPage]] = {}
    for story, truths in wanted.items():
        pages[story] = [
            _page(story, item, truths[item["id"]]) for item in _articles(press, story) if item["id"] in truths
        ]
    return pages


def _articles(press: Path, story: str) -> Iterator[dict[str, Any]]:
    packed, plain = press / "stories" / f"{story}.jsonl.gz", press / f"{story}.jsonl"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()
    for line in data.decode("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def _page(story: str, item: dict[str, Any], truth: dict[str, Any]) -> GoldPage:
    text = item["text"]
    byline = tuple(part.strip() for part in (item.get("byline") or "").split(",") if part.strip())
    given = GivenMetadata(item.get("title"), item.get("date"), item.get("outlet"), byline, item.get("url"))
    name = f"{story}_{item['id']}"
    page = Page(f"{name}.txt", text.encode("utf-8"), text, "utf-8", "text/plain", given)
    names = [
        {
            **one, "kind": KINDS[one["kind"]], "canonical": _unified(one["canonical"]),
            "full": one["canonical"],
            "forms": [form for form in one["forms"] if form.lower() not in PRONOUNS],
        }
        for one in truth["names"]
        if one["kind"] in KINDS and not re.search(r"unnamed|^author", one["canonical"])
    ]  # fmt: skip
    truth = {"statements": [], "names": names, "pointers": truth["pointers"]}
    return GoldPage(name, "claims", story, page, text, truth)


if __name__ == "__main__":
    main()
