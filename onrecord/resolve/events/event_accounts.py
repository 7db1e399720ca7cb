"""Event mentions with their people and places looked up in the indexes."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.records.event_types import event_types
from onrecord.resolve.events.event_clusters import Account
from onrecord.resolve.report_days import day_of_news, day_of_report
from onrecord.text.countries import country_by_demonym, country_by_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.records.article_rows import Copies
    from onrecord.records.indexes import ActorIndex, PlaceIndex
    from onrecord.records.readings import EventMention, FiledReading, Mention
    from onrecord.records.spans import Span

_SOURCE = re.compile(r"\s+(?:by|from)\b")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)(?: \w{1,20})?\s$")
_LINK = re.compile(r"\b(?:by|from|of|to|with|against|on|for|in)\b")
_LOOK_AHEAD = 200  # characters after the trigger read for the preposition before a participant
_LOOK_BACK = 40  # characters before the trigger that can hold "has been officially"
MAX_INITIALS = 4  # characters of a name in initials: "U.N."
_JOINTS = re.compile(r"[-–—/]")


def acts(event: EventMention, span: Span, text: str) -> bool:
    """Whether the participant at ``span`` acts: it stands before the trigger, or after "by" or "from"."""
    kind = event_types()[event.type]
    if span.start >= event.trigger.end:
        between = text[event.trigger.end : min(span.start, event.trigger.end + _LOOK_AHEAD)]
        links = _LINK.findall(between)
        link = links[-1] if links else ""
        if link == "from":
            return kind.has("sent")
        return link == "by" or (link == "of" and kind.has("of_agent"))
    if kind.has("sent") and _SOURCE.match(text, event.trigger.end):
        return False  # "Varland accepted an invitation from Kesmar"
    return not _PASSIVE.search(text, max(0, event.trigger.start - _LOOK_BACK), event.trigger.start)


@dataclass(frozen=True, slots=True)
class Lookup:
    """The indexes that turn spans into actors and places."""

    actors: ActorIndex
    places: PlaceIndex
    copies: Mapping[str, Copies]

    def accounts(self, filed: FiledReading) -> list[Account]:
        """The accounts of one article in the order of the text."""
        reading = filed.reading
        text = reading.article.text
        copy = self.copies.get(filed.id)
        named = self.named(filed)
        day = day_of_report(filed)
        found = []
        for event in sorted(reading.events, key=lambda event: (event.span, event.trigger, event.type)):
            cast = [
                (actor, acts(event, span, text))
                for span in event.participants
                for actor in named.actors_at(span)
            ]
            found.append(
                Account(
                    article=filed.id,
                    source=copy.group if copy else filed.id,
                    page=filed.sha256,
                    as_of=reading.published_at(event.trigger.start).value,
                    mention=event,
                    quote=event.span.of(text),
                    cast=tuple(dict.fromkeys(cast)),
                    place=named.place_at(event.place),
                    news=day_of_news(filed, event, day),
                )
            )
        return found

    def named(self, filed: FiledReading) -> Named:
        """Who and where the words of one article name."""
        mentions = tuple(sorted(filed.reading.mentions, key=lambda mention: (mention.span, mention.kind)))
        starts = tuple(mention.span.start for mention in mentions)
        return Named(self.actors, self.places, filed.id, filed.reading.article.text, mentions, starts)


def _plain(words: str) -> str:
    """A name as in running text: a dateline has it in capitals."""
    return words.title() if words.isupper() and len(words) > MAX_INITIALS else words


@dataclass(frozen=True, slots=True)
class Named:
    """Who and where the words of one article name.

    Attributes:
        actors: who the mentions stand for; ``places`` which places.
        article: its id; ``text`` its words.
        mentions: by their start; ``starts`` where they start.
    """

    actors: ActorIndex
    places: PlaceIndex
    article: str
    text: str
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def actors_at(self, span: Span) -> tuple[str, ...]:
        """The actors at a span: of a mention there or overlapping it, or by a country's adjective."""
        found = self._meant(span)
        if found:
            return found
        last = bisect_right(self.starts, span.end)
        for mention in reversed(self.mentions[max(0, last - 6) : last]):
            if mention.span.overlaps(span):
                country = self.actors.countries.get(mention.of or "")
                found = self._meant(mention.span) or ((country,) if country else ())
                if found:
                    return found
        return self._countries(span.of(self.text))

    def place_at(self, span: Span | None) -> str | None:
        """The name of the place at a span: the record's, a country's, or its own words; None for None."""
        if span is None:
            return None
        words = span.of(self.text)
        return (
            self.places.name_at(self.article, span)
            or country_by_name(words)
            or country_by_demonym(words)
            or _plain(words)
        )

    def _meant(self, span: Span) -> tuple[str, ...]:
        """The actors a mention stands for; the side of a mere "two leaders", nobody where it has none."""
        known = []
        pointed = self.actors.pointers.get((self.article, span.start, span.end))
        for actor in self.actors.actors_of(self.article, span) or ((pointed,) if pointed else ()):
            found = self.actors.get(actor)
            vague = found.kind == "group" and found.name[:1].islower()
            known.append(found.side if vague else actor)
        return tuple(actor for actor in known if actor)

    def _countries(self, words: str) -> tuple[str, ...]:
        names = (country_by_name(part) or country_by_demonym(part) for part in _JOINTS.split(words))
        ids = (self.actors.countries.get(name) for name in names if name)
        return tuple(found for found in ids if found)
