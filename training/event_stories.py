"""The stories that judges of events learn from: the tellings of each pile, with what readers say of them."""

from __future__ import annotations

import difflib
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import standoff

from onrecord.building.run import read_sources
from onrecord.config import Settings
from onrecord.evaluate.dossiers.passages import Quotes
from onrecord.evaluate.dossiers.piles import Dossier, write_pile
from onrecord.pipeline import told_of
from onrecord.resolve.events.told import Rarity, Told

HALF = 0.5  # of a clause or a quote, which the other must share
FAR = 25  # characters between a label's trigger and the head of the clause it stands in

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """What a reader said of a clause.

    Attributes:
        kind: ``event``, ``saying``, ``state`` or ``debris``.
        event: the event that it tells, or None; ``date`` of that event, or None.
        worth: 2 if the event belongs on one page, 1 if among sixty, else 0.
        label: the reader's line for the event; ``who`` takes part in it, ``place`` where it was.
    """

    kind: str
    event: str | None
    date: str | None
    worth: int
    label: str = ""
    who: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A pile with what readers say of it.

    Attributes:
        name: of the story.
        dossier: a reader's summary.
        quotes: finds the dossier's quotes in the articles.
        told: the tellings of all articles; ``rarity`` of the same record.
        listed: of each telling, the numbers of the dossier's events whose quotes it shares.
        labels: of each telling that a reader labelled, the batch of labels and the event in it.
        named: of each telling of a pile that a reader went through, what it tells.
    """

    name: str
    dossier: Item
    quotes: Quotes
    told: Sequence[Told]
    rarity: Rarity
    listed: Sequence[frozenset[int]]
    labels: Mapping[int, tuple[str, str]]
    named: Mapping[int, Named]

    def important(self, at: int) -> bool:
        """Whether a telling is of an event that belongs on one page."""
        return any(self.dossier["events"][event].get("importance", 2) == 1 for event in self.listed[at])


def load_story(dossier: Dossier, shared: Path, labels: Path, folder: Path) -> Story:
    """The story of a dossier; its record stays in ``folder``."""
    table, out = write_pile(dossier, shared, folder), folder / f"{dossier.story}.onrecord"
    readings = read_sources([str(table)], out, Settings(fresh=True))
    told, rarity = told_of(readings)
    texts = {each.id: (_name(each.locator), each.reading.article.text) for each in readings}
    quotes = Quotes({name: (article, text) for article, (name, text) in texts.items()})
    passages: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, event in enumerate(dossier.content["events"]):
        for passage in quotes.passages(event.get("quotes") or ()):
            passages[passage.article].append((passage.start, passage.end, number))
    listed = [frozenset(_listed(one, passages[one.article])) for one in told]
    known = dict(_labels(dossier.story, shared, labels))
    named = dict(_named(told, texts, labels.parent / "events" / f"{dossier.story}.jsonl"))
    return Story(
        dossier.story, dossier.content, quotes, told, rarity, listed,
        dict(_labelled(told, texts, known)), named,
    )  # fmt: skip


def _named(
    told: Sequence[Told], texts: Mapping[str, tuple[str, str]], path: Path
) -> Iterator[tuple[int, Named]]:
    """What a reader of the pile's clauses said of them, if one did."""
    if not path.exists():
        return
    first, *rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    articles = {name: article for article, (name, _) in texts.items()}
    heads = {(one.article, one.telling.trigger.start): at for at, one in enumerate(told)}
    for row in rows:
        for clause in row["clauses"]:
            at = heads.get((articles.get(row["article"], ""), clause["trigger"]))
            if at is not None:
                event = first["events"].get(clause["event"], {})
                yield at, Named(
                    clause["kind"], clause["event"], event.get("date"), event.get("worth", 0),
                    event.get("label", ""), tuple(event.get("who", ())), event.get("place"),
                )  # fmt: skip


def _name(locator: str) -> str:
    return locator.split("#")[-1].split("/")[-1].removesuffix(".txt")


def _listed(one: Told, quotes: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    span, head = one.telling.span, one.telling.trigger.start
    for start, end, number in quotes:
        shared = min(end, span.end) - max(start, span.start)
        if start <= head < end and shared >= HALF * min(len(span), end - start):
            yield number


def _labels(story: str, shared: Path, labels: Path) -> Iterator[tuple[str, tuple[str, str, list[Item]]]]:
    """By article: the batch, the text that was read, and what it tells of events."""
    rows = standoff.articles_of(shared / "corpora", story)
    own = labels / f"{story}.jsonl"
    if own.exists():
        for line in own.read_text("utf-8").splitlines():
            told = json.loads(line)
            if told["article"] in rows:
                yield told["article"], ("own", rows[told["article"]]["text"], told["occurrences"])
    for path in sorted((shared / "gold" / "claims").glob(f"{story}_*.json")):
        article = path.stem.removeprefix(f"{story}_")
        if article in rows:
            told = json.loads(path.read_text("utf-8"))
            yield article, ("shared", rows[article]["text"], told["occurrences"])


def _labelled(
    told: Sequence[Told],
    texts: Mapping[str, tuple[str, str]],
    known: Mapping[str, tuple[str, str, list[Item]]],
) -> Iterator[tuple[int, tuple[str, str]]]:
    """The label of each telling: that of the trigger nearest to its head."""
    by_article: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        by_article[one.article].append(at)
    for article, (name, text) in sorted(texts.items()):
        if name not in known:
            continue
        batch, read, occurrences = known[name]
        best: dict[int, tuple[int, str]] = {}
        for start, event in _moved(occurrences, read, text):
            for at in by_article[article]:
                telling = told[at].telling
                if any(part.start <= start < part.end for part in telling.parts):
                    inside = telling.trigger.start <= start < telling.trigger.end
                    away = 0 if inside else abs(telling.trigger.start - start)
                    best[at] = min(best.get(at, (FAR + 1, "")), (away, event))
        yield from ((at, (batch, event)) for at, (away, event) in sorted(best.items()) if away <= FAR)


def _moved(occurrences: Sequence[Item], read: str, text: str) -> Iterator[tuple[int, str]]:
    """Where the trigger of each occurrence stands in the text of the record, and its event."""
    blocks = [(0, 0, len(text))]
    if read != text:
        matcher = difflib.SequenceMatcher(None, read, text, autojunk=False)
        blocks = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    starts = [start for start, _, _ in blocks]
    for item in occurrences:
        place, event = item.get("trigger_at"), item.get("event")
        if not place or not event:
            continue
        at = bisect_right(starts, place[0]) - 1
        if at >= 0 and place[0] < blocks[at][0] + blocks[at][2]:
            yield blocks[at][1] + place[0] - blocks[at][0], str(event)
