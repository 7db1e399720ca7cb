"""Numbers that cannot all be right: the same things counted differently by different sources."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.assess.claims import Claim, conflict_of, cue_words, short
from onrecord.assess.evidence import quoted, sentence_at
from onrecord.text.words import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.records.indexes import EventIndex, InstrumentIndex
    from onrecord.records.readings import FiledReading, Quantity
    from onrecord.records.rows import Conflict
    from onrecord.records.spans import Span
    from onrecord.text.words import Lemmas

SAME_EVENT = 0.05  # shared words of two sentences that name one merged event and count the same unit
SAME_SUBJECT = 0.4  # shared words where no event ties the sentences together
SAME_INSTRUMENT = 0.25
DAY = 10  # length of an ISO day
MAX_DAYS_APART = 7  # counts told further apart without a common event are of different days


@dataclass(frozen=True, slots=True)
class _Count:
    reading: FiledReading
    quantity: Quantity
    sentence: Span
    words: frozenset[str]
    keys: tuple[tuple[str, str], ...]


def number_conflicts(
    filed: Sequence[FiledReading],
    events: EventIndex,
    instruments: InstrumentIndex,
    groups: Mapping[str, str],
    lemmas: Lemmas,
) -> Iterator[Conflict]:
    """Exact numbers of one unit about one event, instrument, or in almost the same sentence, that differ."""
    labels = {event.id: event.label for event in events.events}
    names = {one.id: one.name for one in instruments.instruments}
    counts = [count for reading in filed for count in _counts(reading, events, instruments, lemmas)]
    by_unit: dict[str, list[_Count]] = {}
    for count in counts:
        by_unit.setdefault(count.quantity.unit, []).append(count)
    for unit, same in sorted(by_unit.items()):
        for bundle in _bundles(same):
            if not _differ(bundle, groups):
                continue
            subject = _subject(unit, bundle, labels, names)
            found = conflict_of("number", subject, [_claim(count) for count in bundle], groups)
            if found is not None:
                yield found


def _counts(
    reading: FiledReading, events: EventIndex, instruments: InstrumentIndex, lemmas: Lemmas
) -> Iterator[_Count]:
    body = reading.reading
    for quantity in body.quantities:
        if quantity.approximate or quantity.unit in cue_words("vague_units") or not quantity.unit:
            continue
        sentence = sentence_at(reading, quantity.span.start)
        if sentence is None:
            continue
        words = sentence.of(body.article.text)
        counted = lemmas.content_words(quantity.span.of(body.article.text))
        keys = (*_events_in(reading, sentence, events), *_instruments_in(reading, sentence, instruments))
        yield _Count(reading, quantity, sentence, lemmas.content_words(words) - counted, keys)


def _events_in(reading: FiledReading, sentence: Span, events: EventIndex) -> Iterator[tuple[str, str]]:
    mentions = reading.reading.events
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.span.start)
    for mention in mentions[first:]:
        if mention.span.start >= sentence.end:
            return
        event = events.event_of(reading.id, mention.span)
        if mention.status == "happened":
            if mention.start is not None and len(mention.start) == DAY:
                yield "day", f"{mention.type} {mention.start}"
            if event is not None:
                yield "event", event


def _instruments_in(
    reading: FiledReading, sentence: Span, instruments: InstrumentIndex
) -> Iterator[tuple[str, str]]:
    for mention in reading.reading.instruments:
        found = instruments.instrument_of(reading.id, mention.span)
        if found is not None and sentence.contains(mention.span):
            yield "instrument", found


def _bundles(same: Sequence[_Count]) -> Iterator[list[_Count]]:
    """Counts of one unit that are about one thing: each joins the first bundle it fits."""
    bundles: list[list[_Count]] = []
    ordered = sorted(same, key=lambda count: (count.reading.id, count.quantity.span))
    for count in ordered:
        home = next((bundle for bundle in bundles if _one_thing(bundle[0], count)), None)
        if home is None:
            bundles.append([count])
        else:
            home.append(count)
    return (bundle for bundle in bundles if len(bundle) > 1)


def _one_thing(one: _Count, other: _Count) -> bool:
    like = likeness(one.words, other.words)
    shared = {kind for kind, key in one.keys if (kind, key) in other.keys}
    if "event" in shared and like >= SAME_EVENT:
        return True
    if "instrument" in shared and like >= SAME_INSTRUMENT:
        return True
    if "day" in shared and like >= SAME_EVENT and _close(one.reading, other.reading):
        return True
    return like >= SAME_SUBJECT and _close(one.reading, other.reading)


def _close(one: FiledReading, other: FiledReading) -> bool:
    """Whether the two articles are of about the same time, as far as their dates tell."""
    first, second = one.reading.published.value, other.reading.published.value
    if first is None or second is None or min(len(first), len(second)) < DAY:
        return False
    return (
        abs(date.fromisoformat(first).toordinal() - date.fromisoformat(second).toordinal()) <= MAX_DAYS_APART
    )


def _differ(bundle: Sequence[_Count], groups: Mapping[str, str]) -> bool:
    """Whether two sources count differently, and no article itself holds two of the numbers."""
    by_source: dict[str, set[float]] = {}
    for count in bundle:
        by_source.setdefault(groups[count.reading.id], set()).add(count.quantity.value)
    if any(len(values) > 1 for values in by_source.values()):
        return False
    return len({value for values in by_source.values() for value in values}) > 1


def _subject(unit: str, bundle: Iterable[_Count], labels: Mapping[str, str], names: Mapping[str, str]) -> str:
    keys = sorted({key for count in bundle for key in count.keys})
    about = next((labels[key] for kind, key in keys if kind == "event" and key in labels), None)
    about = about or next((names[key] for kind, key in keys if kind == "instrument" and key in names), None)
    return f"How many: {unit}" + (f" ({about})" if about else "")


def _claim(count: _Count) -> Claim:
    words = count.quantity.span.of(count.reading.reading.article.text)
    sentence = short(count.sentence.of(count.reading.reading.article.text), 120)
    return Claim(f"{count.quantity.value:g}", f"{words}: {sentence}", quoted(count.reading, count.sentence))
