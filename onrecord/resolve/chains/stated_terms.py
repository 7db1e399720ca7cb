"""From when to when an article says that somebody holds an office: "who served as envoy until 2014"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.records.spans import Span
from onrecord.text.titles import can_stand_for, is_office, normal_title
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.records.readings import Mention, Reading, TimeExpression

_REACH = 160  # code points behind a mention within its sentence; further on it is of something else
_BEGINS = re.compile(
    r"(?i)\b(?:appointed|elected|re-?elected|sworn in|inaugurated|took (?:up|over|office)|assumed"
    r"|became|succeeded|replaced|named)\b"
    r"(?P<between>[^.;:]{0,70}?)\b(?:in|on|early in|late in|last|this)?\s*$"
)
_SINCE = re.compile(r"(?i)^[\s,(]*(?P<between>[^.;:]{0,70}?)\bsince\s*$")
_UNTIL = re.compile(
    r"(?i)\b(?:served|serving|was|were|held|remained|been|office)\b(?P<between>[^.;:]{0,70}?)"
    r"\b(?:until|till|through)\s*$"
)
_ENDS = re.compile(
    r"(?i)\b(?:resigned|stepped down|left (?:office|the post)|dismissed|fired|sacked|ousted|removed)\b"
    r"(?P<between>[^.;:]{0,50}?)\b(?:in|on|early in|late in|last|this)?\s*$"
)
_FROM = re.compile(r"(?i)^[\s,(]*(?P<between>[^.;:]{0,90}?)\b(?:from|between)\s*$")
_TO = re.compile(r"(?i)^\s*(?:to|until|till|through|and|[-–—])\s*$")
_HOLDING = word_sets("resolve", "chains")["holding"]
_YEARS = re.compile(r"^(?P<between>[^.;:()]{0,60})\(((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)\)")


@dataclass(frozen=True, slots=True)
class ToldTerm:
    """What the words tell, at their precision, None where they do not; and where the last of them end."""

    since: str | None
    until: str | None
    end: int


def told_term(reading: Reading, mention: Mention) -> ToldTerm | None:
    """The term that the sentence of a titled mention tells behind it, or None."""
    text, at = reading.article.text, mention.span.end
    title = normal_title(mention.title or "")
    stop = min(_sentence_end(reading, mention.span.start), at + _REACH)
    years = _YEARS.match(text[at:stop])
    if years and _is_of(years["between"], title):
        return ToldTerm(years[2], years[3], at + years.end())
    times = list(_times(reading, Span(at, stop))) if stop > at else []
    for i, time in enumerate(times):
        before = text[at : time.span.start]
        after = times[i + 1] if i + 1 < len(times) else None
        if after is not None and _TO.match(text[time.span.end : after.span.start]):
            found = _FROM.search(before)
            if found and _only_holds(found["between"], title):
                return ToldTerm(time.start, after.end or after.start, after.span.end)
        if (told := _bound(before, time, title)) is not None:
            return told
    return None


def _bound(before: str, time: TimeExpression, title: str) -> ToldTerm | None:
    for pattern, begins in ((_UNTIL, False), (_ENDS, False), (_SINCE, True), (_BEGINS, True)):
        found = pattern.search(before)
        fits = _only_holds if pattern is _SINCE else _is_of
        if found and fits(found["between"], title):
            if begins:
                return ToldTerm(time.start, None, time.span.end)
            return ToldTerm(None, time.end or time.start, time.span.end)
    return None


def _is_of(between: str, title: str) -> bool:
    """Whether the words between name no other office than the title."""
    words = [word.casefold() for word in re.findall(r"\w+", between)]
    if not any(is_office(word) for word in words):
        return True
    last = max(i for i, word in enumerate(words) if is_office(word))
    return any(
        can_stand_for(normal_title(" ".join(words[at : last + 1])), title) for at in range(last, -1, -1)
    ) or any(title == normal_title(" ".join(words[at:])) for at in range(last + 1))


def _only_holds(between: str, title: str) -> bool:
    """Whether the words between say no more than that the office is held: "who has been Japan's envoy"."""
    words = re.findall(r"\w+", between)
    known = _HOLDING | set(title.split())
    plain = all(word[0].isupper() or word in known or is_office(word) for word in words)
    return plain and _is_of(between, title)


def _sentence_end(reading: Reading, at: int) -> int:
    index = bisect_right(reading.sentences, at, key=lambda sentence: sentence.start) - 1
    return reading.sentences[index].end if index >= 0 else at


def _times(reading: Reading, within: Span) -> Iterator[TimeExpression]:
    first = bisect_right(reading.times, within.start - 1, key=lambda time: time.span.start)
    for time in reading.times[first:]:
        if time.span.end > within.end:
            return
        if time.type == "DATE" and time.start:
            yield time
