"""The stories that judges of events learn from: the tellings of each pile, with what readers say of them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.building.run import read_sources
from onrecord.config import Settings
from onrecord.evaluate.dossiers.passages import Quotes
from onrecord.evaluate.dossiers.piles import Dossier, write_pile
from onrecord.pipeline import find_actors, told_of
from onrecord.records.indexes import ActorIndex
from onrecord.resolve.events.told import Rarity, Told

HALF = 0.5  # of a clause or a quote, which the other must share

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """What a reader said of a clause.

    Attributes:
        event: the event that it tells, or None if it tells none; ``date`` of that event, or None.
        worth: 2 if the event belongs on one page, 1 if among sixty, else 0.
        who: takes part in it.
    """

    event: str | None
    date: str | None
    worth: int
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A pile with what readers say of it.

    Attributes:
        name: of the story.
        dossier: a reader's summary.
        quotes: finds the dossier's quotes in the articles.
        told: the tellings of all articles; ``rarity`` of the same record.
        listed: of each telling, the numbers of the dossier's events whose quotes it shares.
        named: of each telling of a pile that a reader went through, what it tells.
        actors: who is who.
    """

    name: str
    dossier: Item
    quotes: Quotes
    told: Sequence[Told]
    rarity: Rarity
    listed: Sequence[frozenset[int]]
    named: Mapping[int, Named]
    actors: ActorIndex

    def important(self, at: int) -> bool:
        """Whether a telling is of an event that belongs on one page."""
        return any(self.dossier["events"][event].get("importance", 2) == 1 for event in self.listed[at])


def own_event(story: Story, numbers: Sequence[int]) -> int | None:
    """The event of the dossier that an event of the record is of, or None."""
    counts = Counter(event for at in numbers for event in story.listed[at])
    if not counts:
        return None
    event, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return event if count >= 0.5 * counts.total() else None


def own_name(story: Story, numbers: Sequence[int]) -> str | None:
    """The event as a reader named it that at least half of the tellings of an event are of, or None."""
    named = [story.named[at].event for at in numbers if at in story.named]
    counts = Counter(event for event in named if event)
    if not counts:
        return None
    event, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return event if count >= 0.5 * len(named) else None


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
    named = dict(_named(told, texts, labels / f"{dossier.story}.jsonl"))
    actors = find_actors(readings)
    return Story(dossier.story, dossier.content, quotes, told, rarity, listed, named, actors)


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
            at = heads.get((articles.get(row["article"], ""), clause["trigger_at"]))
            if at is not None:
                event = first["events"].get(clause["event"], {})
                who = tuple(event.get("who", ()))
                yield at, Named(clause["event"], event.get("date"), event.get("worth", 0), who)


def _name(locator: str) -> str:
    return locator.split("#")[-1].split("/")[-1].removesuffix(".txt")


def _listed(one: Told, quotes: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    span, head = one.telling.span, one.telling.trigger.start
    for start, end, number in quotes:
        shared = min(end, span.end) - max(start, span.start)
        if start <= head < end and shared >= HALF * min(len(span), end - start):
            yield number
