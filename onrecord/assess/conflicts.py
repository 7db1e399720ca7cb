"""Where the sources cannot all be right.

Versions are compared only where they are surely about one thing: one merged event, one instrument,
one party's undertaking, the same quoted words. Copies of an article are one source. A plan that was
changed is no conflict; neither are two numbers that one article tells side by side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.assess.accounts import (
    cause_conflicts,
    denial_conflicts,
    instrument_conflicts,
    undertaking_conflicts,
)
from onrecord.assess.claims import Claim, apart, conflict_of, cue_words, groups_of, short
from onrecord.assess.counts import number_conflicts
from onrecord.assess.evidence import quoted, sentence_at
from onrecord.text.words import Lemmas, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.indexes import ActorIndex, EventIndex, Indexes, InstrumentIndex, PlaceIndex
    from onrecord.records.readings import EventMention, FiledReading
    from onrecord.records.rows import Conflict, Statement
    from onrecord.records.spans import Span

DAY = 10  # length of an ISO day
_SIGNED = re.compile(
    r"[^.;:]{0,40}?\b(?:signed|concluded|adopted|reached)\b[^.;:]{0,20}?\b(1[89]\d\d|20\d\d)\b"
)
_YEAR = re.compile(r"\s*(?:\bof\s+)?\b(?:1[89]|20)\d\d\b\s*")
MIN_QUOTE_WORDS = 6  # shorter quotations are phrases that many people use


def find_conflicts(
    filed: Sequence[FiledReading],
    statements: Sequence[Statement],
    indexes: Indexes,
    copies: Mapping[str, Copies],
) -> tuple[Conflict, ...]:
    """The conflicts between sources, by subject, then id."""
    actors, events, instruments = indexes.actors, indexes.events, indexes.instruments
    lemmas = Lemmas.over(reading.reading.lemmas for reading in filed)
    groups = groups_of(filed, {article: copy.group for article, copy in copies.items()})
    found = [
        *number_conflicts(filed, events, instruments, groups, lemmas),
        *_of_events(filed, events, indexes.places, groups),
        *_of_instruments(filed, instruments, groups),
        *_of_speakers(statements, actors, groups),
        *undertaking_conflicts(filed, actors, groups, lemmas),
        *instrument_conflicts(filed, instruments, groups, lemmas),
        *cause_conflicts(filed, groups, lemmas),
        *denial_conflicts(statements, actors, groups, lemmas),
    ]
    return tuple(sorted({one.id: one for one in found}.values(), key=lambda one: (one.subject, one.id)))


def _of_events(
    filed: Sequence[FiledReading], events: EventIndex, places: PlaceIndex, groups: Mapping[str, str]
) -> Iterator[Conflict]:
    """One event that happened, on two days or in two towns."""
    labels = {event.id: event.label for event in events.events}
    told: dict[str, list[tuple[FiledReading, EventMention]]] = {}
    for reading in filed:
        for mention in reading.reading.events:
            event = events.event_of(reading.id, mention.span)
            if event in labels and event is not None and mention.status == "happened":
                told.setdefault(event, []).append((reading, mention))
    for event, mentions in sorted(told.items()):
        days = [
            _claim(r, m.span, m.start) for r, m in mentions if m.start and len(m.start) == DAY and _single(m)
        ]
        yield from _checked("date", f"When: {labels[event]}", days, groups)
        towns = [
            _claim(r, m.span, name)
            for r, m in mentions
            if m.place is not None and (name := _town(r, m.place, places)) is not None
        ]
        yield from _checked("place", f"Where: {labels[event]}", towns, groups)


def _single(mention: EventMention) -> bool:
    return mention.end is None or mention.end == mention.start


def _town(reading: FiledReading, span: Span, places: PlaceIndex) -> str | None:
    """The town's name; countries and seas hold other places and contradict nothing."""
    named = places.place_of(reading.id, span)
    town = next((place for place in places.places if place.id == named), None)
    return town.name if town is not None and town.country is not None and town.country != town.name else None


def _claim(reading: FiledReading, span: Span, value: str) -> Claim:
    where = sentence_at(reading, span.start) or span
    return Claim(
        value,
        f"{value}: {short(where.of(reading.reading.article.text), 120)}",
        quoted(reading, where.cover(span)),
    )


def _checked(
    kind: str, subject: str, claims: Sequence[Claim], groups: Mapping[str, str]
) -> Iterator[Conflict]:
    """The conflict of claims, unless one article holds two values or only one source speaks."""
    by_article: dict[str, set[str]] = {}
    for claim in claims:
        by_article.setdefault(claim.evidence.article, set()).add(claim.value)
    sure = [claim for claim in claims if len(by_article[claim.evidence.article]) == 1]
    sources = {groups[claim.evidence.article]: claim.value for claim in sure}
    if len(set(sources.values())) > 1:
        found = conflict_of(kind, subject, sure, groups)
        if found is not None:
            yield found


def _of_instruments(
    filed: Sequence[FiledReading], instruments: InstrumentIndex, groups: Mapping[str, str]
) -> Iterator[Conflict]:
    """One instrument that two articles date to different years."""
    names = {one.id: _named((one.name, *one.names)) for one in instruments.instruments}
    told: dict[str, list[Claim]] = {}
    for reading in filed:
        for mention in reading.reading.instruments:
            instrument = instruments.instrument_of(reading.id, mention.span)
            year = mention.year or _signed_in(reading, mention.span)
            if instrument in names and instrument is not None and year is not None:
                told.setdefault(names[instrument], []).append(_claim(reading, mention.span, year))
    for name, claims in sorted(told.items()):
        yield from _checked("date", f"When: {name}", claims, groups)


def _named(names: Sequence[str]) -> str:
    """A name without its year where a proper name tells it apart ("Declaration of Halm"); else the first.

    Many instruments are called "joint declaration"; those of different years are different.
    """
    for name in names:
        bare = _YEAR.sub(" ", name).strip()
        if any(word[:1].isupper() and word.lower() not in cue_words("papers") for word in bare.split()):
            return bare
    return names[0]


def _signed_in(reading: FiledReading, span: Span) -> str | None:
    """The year the words after the instrument give: "the declaration, which was signed in 1956"."""
    found = _SIGNED.match(reading.reading.article.text, span.end)
    return found.group(1) if found else None


def _of_speakers(
    statements: Sequence[Statement], actors: ActorIndex, groups: Mapping[str, str]
) -> Iterator[Conflict]:
    """The same quoted words in two mouths."""
    told: dict[str, list[Statement]] = {}
    for row in statements:
        words = words_of(" ".join(part.quote for part in row.content))
        if row.mode == "direct" and row.speaker is not None and len(words) >= MIN_QUOTE_WORDS:
            told.setdefault(" ".join(words), []).append(row)
    for rows in told.values():
        people = {row.speaker for row in rows if row.speaker and actors.get(row.speaker).kind == "person"}
        if len(people) < 2 or not any(apart(rows[0].article, row.article, groups) for row in rows):
            continue
        claims = [
            Claim(row.speaker, f"{actors.name_of(row.speaker)} said it", row.content[0])
            for row in rows
            if row.speaker in people and row.speaker is not None
        ]
        yield from _checked("attribution", f"Who said: {short(rows[0].content[0].quote, 80)}", claims, groups)
