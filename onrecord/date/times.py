"""Time expressions in the text, resolved against the article's day."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.date.counted import DayOfMonth
from onrecord.date.forms import Reference, Stretch, Weekday, other_directions
from onrecord.date.isodates import first_day, last_day, precision, span_of
from onrecord.date.judging import is_judged_time
from onrecord.date.scan import FoundTime, scan_times
from onrecord.date.tense import cues_of, direction_of
from onrecord.records.articles import entry_at, published_at
from onrecord.records.readings import TimeExpression

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Token

    from onrecord.records.articles import Article, Entry, PublicationDate
    from onrecord.records.readings import TimeType


_YEAR_UNKNOWN = "XXXX"
_DAY = 3  # of `precision`
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]?\s+(?=[\"“‘(\[]?[A-Z])|\n")
_YEARLESS_DAY = re.compile(r"XXXX-\d\d-\d\d")


def find_times(
    doc: Doc, published: PublicationDate, entries: Sequence[Entry] = ()
) -> tuple[TimeExpression, ...]:
    """Every time expression, in the order of the text.

    An expression is resolved where the first and the last day that the article or its entry may be of lead to
    the same value; else what is not known stays ``X``.
    """
    anchors_at, last = _anchors_at(published, entries), _LastTold(entries)
    starts: list[int] = doc.to_array("IDX").tolist()
    times: list[TimeExpression] = []
    text = doc.text  # spaCy puts it together anew at each call
    for found in scan_times(text):
        token = head_of(doc, starts, found)
        if token is None or not _is_time(token, found):
            continue
        if found.judged and not is_judged_time(doc, text, found, token):
            continue
        anchors, told = anchors_at(found.span.start), last.before(found.span.start)
        cues = cues_of(token) | cues_before(told, anchors)
        beside = told if _is_beside(text, times, found) else None
        clues = Reference(None, told, direction_of(token), cues, beside=beside)
        time = _resolve(found, anchors, clues)
        if time.type in ("DATE", "TIME") and (time.start or _YEARLESS_DAY.match(time.value)):
            last.told = time.value.partition("T")[0]
        times.append(time)
    return tuple(times)


class _LastTold:
    """The last time told before, "the day" of "the next day"; forgotten where another entry begins."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.entry: Entry | None = None
        self.told: str | None = None

    def before(self, offset: int) -> str | None:
        entry = entry_at(self.entries, offset) if self.entries else None
        if entry is not self.entry:
            self.entry, self.told = entry, None
        return self.told


def _anchors_at(
    published: PublicationDate, entries: Sequence[Entry]
) -> Callable[[int], tuple[Reference, ...]]:
    """The days that a time at an offset may have been written on, see `_anchors`."""
    whole = _anchors(published)
    if not entries:
        return lambda _: whole
    return lambda offset: _anchors(published_at(published, entries, offset))


def anchor_times(
    article: Article, times: tuple[TimeExpression, ...], published: PublicationDate, *, anew: bool = False
) -> tuple[TimeExpression, ...]:
    """The times of an article whose day became known after it was read, those that waited for it resolved.

    All are where ``anew``: the day they were resolved from was another one.
    """
    text, entries = article.text, article.entries
    anchors_at, last = _anchors_at(published, entries), _LastTold(entries)
    anchored = []
    forms = {found.span: found.form for found in scan_times(text)} if anew else {}
    for time in times:
        found = scan_times(time.span.of(text)) if _YEAR_UNKNOWN in time.value and not anew else ()
        form = found[0].form if len(found) == 1 else forms.get(time.span)
        if form is not None:
            again = FoundTime(time.span, form, repeated=time.type == "SET")
            anchors, told = anchors_at(time.span.start), last.before(time.span.start)
            clues = Reference(None, told, time.direction, cues_before(told, anchors))
            moved = _between(again, anchors, _resolve(again, anchors, clues))
            if replace(moved, alternatives=time.alternatives) != time:
                time = moved  # else as it was read, when all words around were known
        if time.type in ("DATE", "TIME") and time.start:
            last.before(time.span.start)
            last.told = time.value.partition("T")[0]
        anchored.append(time)
    return tuple(anchored)


def _between(found: FoundTime, anchors: tuple[Reference, ...], time: TimeExpression) -> TimeExpression:
    """The time with the month or year that it lies in on whichever of the open days it was written."""
    if time.start or len(anchors) == 1 or time.type not in ("DATE", "TIME"):
        return time
    covers = [span_of(found.form.value(replace(ref, direction=time.direction))) for ref in anchors]
    if not (covers[0] and covers[-1]):
        return time
    first, last = covers[0][0], covers[-1][1]
    shared = next((first[:length] for length in (7, 4) if first[:length] == last[:length]), None)
    return replace(time, start=shared, end=shared)


def _anchors(published: PublicationDate) -> tuple[Reference, ...]:
    """The first and the last day the article may be of; a single empty reference where not both are known."""
    day = published.value if precision(published.value or "") == 3 else None
    first = first_day(day or published.earliest or published.value or "")
    last = last_day(day or published.latest or published.value or "")
    if first is None or last is None:
        return (Reference(),)
    return (Reference(first),) if first == last else (Reference(first), Reference(last))


def _is_beside(text: str, times: list[TimeExpression], found: FoundTime) -> bool:
    """Whether the time before this one is a day of the same sentence, so that a clock time is of that day."""
    if not times or precision(times[-1].value) != _DAY:
        return False
    return not _SENTENCE_END.search(text, times[-1].span.end, found.span.start)


def cues_before(told: str | None, anchors: tuple[Reference, ...]) -> frozenset[str]:
    """Whether the day told last is behind the day of writing or ahead, as the name of a learned weight."""
    day = anchors[0].day
    if len(anchors) > 1 or day is None or told is None or precision(told) != _DAY:
        return frozenset()
    written = day.isoformat()
    return frozenset(("told:behind" if told < written else "told:ahead" if told > written else "told:today",))


def _resolve(found: FoundTime, anchors: tuple[Reference, ...], clues: Reference) -> TimeExpression:
    direction = clues.direction
    refs = [replace(clues, day=ref.day) for ref in anchors]
    values = [found.form.value(ref) for ref in refs]
    if len(set(values)) > 1:
        refs = [clues]
        values = [found.form.value(refs[0])]
    value = values[0]
    kind = _type_of(value, found.repeated)
    cover = _cover(found, refs[0], kind, value, settled=len(refs) == len(anchors) == 1)
    alternatives = other_directions(found.form, refs[0]) if cover else ()
    return TimeExpression(
        span=found.span,
        type=kind,
        value=value,
        start=cover[0] if cover else None,
        end=cover[1] if cover else None,
        anchor=_anchor(refs, cover),
        alternatives=alternatives,
        direction=direction,
    )


def _cover(
    found: FoundTime, ref: Reference, kind: TimeType, value: str, *, settled: bool
) -> tuple[str, str] | None:
    if kind == "SET":
        return None
    if isinstance(found.form, Stretch):
        return found.form.cover(ref) if settled else None
    return span_of(value)


def _anchor(refs: list[Reference], cover: tuple[str, str] | None) -> str | None:
    days = [ref.day for ref in refs if ref.day]
    if not cover or not days:
        return None
    if len(days) == 1:
        return days[0].isoformat()
    first, last = days[0].isoformat(), days[-1].isoformat()
    return first[:7] if first[:7] == last[:7] else (first[:4] if first[:4] == last[:4] else None)


def _type_of(value: str, repeated: bool) -> TimeType:
    if repeated:
        return "SET"
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"


def _modifies_later(token: Token) -> bool:
    """Whether the words stand before a noun as its attribute: "the 9th floor"."""
    return token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")


def head_of(doc: Doc, starts: list[int], found: FoundTime) -> Token | None:
    """The token of the expression the others hang on; None where there is no token."""
    first = bisect_right(starts, found.span.start) - 1
    last = bisect_left(starts, found.span.end)
    return doc[max(first, 0) : last].root if last > max(first, 0) else None


def _is_time(token: Token, found: FoundTime) -> bool:
    """Whether the parse agrees that the words tell a time."""
    if isinstance(found.form, DayOfMonth) or found.means == "holiday":
        return not _modifies_later(token)
    single = len(found.span) <= len(token.text) + 1
    if single and token.ent_type_ == "PERSON":  # "called Mr Venn Sunday" has a day behind the name
        return isinstance(found.form, Weekday) and token.i > 0 and token.nbor(-1).ent_type_ == "PERSON"
    if single and token.is_digit and precision(token.text) == 1:
        return not (token.dep_ == "nummod" and token.head.tag_ == "NNS")
    return not (single and token.lower_ in ("may", "march") and token.tag_ in ("MD", "VB", "VBP"))
