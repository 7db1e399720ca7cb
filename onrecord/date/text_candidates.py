"""Dates printed on a page: under the headline, in the agency's dateline, and the page's own clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.date.candidates import Candidate
from onrecord.date.forms import At, DayOfYear, Fixed, Reference, Weekday
from onrecord.date.isodates import precision
from onrecord.date.labels import label_of
from onrecord.date.lexicon import one_of
from onrecord.date.scan import scan_times
from onrecord.text.word_lists import word_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.date.candidates import CandidateKind
    from onrecord.date.forms import Form
    from onrecord.records.articles import Article
    from onrecord.records.pages import Page

HEADER = 6_000  # code points of raw page before the article looked at; menus above it can be long
AFTER_START = 400  # code points after the first of the article in which a printed date may still stand
MAX_LINE = 200  # longer lines are prose
MAX_WORDS = 8  # of four letters or more beside a printed date; a line of byline and source has fewer
DATELINE_REACH = 100  # code points into a paragraph a dateline reaches
LEAD = 700  # code points of the article that count as its lead

_BEFORE_DATE = re.compile(r"(?P<place>[^\W\d_][\w.'’ ]{1,40}?)\s?[,(/—–-](?:[^\n]{0,60}[,(/—–)-])?\s{0,3}")
_AFTER_DATE = re.compile(r"\s?(?:[.,:)\]/(—–]|-{1,2}\s|$)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_CLOCK_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")


@dataclass(frozen=True, slots=True)
class LeadDay:
    """What the article's opening tells of its day without naming the year.

    Attributes:
        month: of the dateline, or None.
        day: of the dateline, or None.
        weekday: that the lead tells something happened on, Monday = 1, or None.
        dateline: offsets of the day and month in the clean text, or None.
        spoken: offsets of the weekday, or None.
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    dateline: tuple[int, int] | None = None
    spoken: tuple[int, int] | None = None


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    table = word_table("date", "publication")
    return {
        "published": re.compile(rf"(?i)\b{one_of(table['published'])}\b"),
        "updated": re.compile(rf"(?i)\b{one_of(table['updated'])}\b"),
        "glued": re.compile(rf"(\d\d\s?)({one_of(table['zones'])})(?=\d)"),
        "zone": re.compile(rf"\b\d{{1,2}}:\d\d\s?{one_of(table['zones'])}"),
    }


def printed_candidates(page: Page, article: Article) -> tuple[Candidate, ...]:
    """Dates printed above and at the opening of an article on a text page, in the order of the page."""
    begin = _raw_start(article)
    title = article.title_raw.start if article.title_raw else None
    window_start = max(0, begin - HEADER)
    window = page.raw[window_start : begin + AFTER_START]
    lines = [line for line in _lines(window, window_start) if len(line[1]) <= MAX_LINE]
    found = []
    for number, (offset, line) in enumerate(lines):
        for value, start, end in _whole_dates(_unglued(line)):
            if _is_prose(line[:start] + line[end:], inside=offset >= begin) or _is_cited(line, start, end):
                continue
            kind = _kind_of_line(line, (start, end), offset, title, number == 0)
            found.append(Candidate(value, kind, offset + start, offset + end, line[start:end]))
    return tuple(found)


def _is_prose(rest: str, *, inside: bool) -> bool:
    """Whether what is left of a line without its date is running text, such as a caption."""
    words = len(_WORD.findall(rest))
    if inside:
        return words > MAX_WORDS // 3
    return words > MAX_WORDS or (words > MAX_WORDS // 2 and rest.rstrip().endswith("."))


def _is_cited(line: str, start: int, end: int) -> bool:
    """Whether a date is of another thing by its label, or in brackets behind words, as in a note."""
    words = line[:start].rstrip()
    behind = words.endswith("(") and len(words) > 1 and line[end : end + 1] == ")"
    return behind or label_of(line[:start]) == "other"


def _unglued(line: str) -> str:
    """The line with a time zone that sticks to the date after it ("04:38 GMT13 May") blanked out."""
    return _labels()["glued"].sub(lambda match: match[1] + " " * len(match[2]), line)


def _raw_start(article: Article) -> int:
    return article.offsets.runs[0].raw_start if article.offsets.runs else 0


def _lines(text: str, offset: int) -> Iterator[tuple[int, str]]:
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield offset, line.rstrip("\r\n")
        offset += len(line)


def _whole_dates(text: str) -> Iterator[tuple[str, int, int]]:
    for found in scan_times(text):
        base = found.form.base if isinstance(found.form, At) else found.form
        if isinstance(base, Fixed) and precision(base.value(Reference())) == 3:
            yield base.value(Reference()), found.span.start, found.span.end


def _kind_of_line(
    line: str, date: tuple[int, int], offset: int, title: int | None, first: bool
) -> CandidateKind:
    before, rest = line[: date[0]], line[: date[0]] + line[date[1] :]
    if _labels()["updated"].search(before) and not _labels()["published"].search(before):
        return "updated"
    words = _WORD.findall(rest)
    above = offset < title if title is not None else first
    timed = bool(_CLOCK_TIME.search(line))
    if (above or title is None) and timed and not words and _labels()["zone"].search(line):
        return "clock"
    if above and title is not None:
        return "masthead"
    if above and timed and not words:
        return "clock"
    return "printed"


def dateline_candidates(article: Article) -> tuple[Candidate, ...]:
    """Whole dates in the datelines that open paragraphs of the lead."""
    found = []
    for start, form, (first, last) in _dateline_dates(article):
        if isinstance(form, Fixed):
            span = (start + first, start + last)
            quote = article.text[span[0] : span[1]]
            found.append(Candidate(form.value(Reference()), "dateline", *span, quote, raw=False))
    return tuple(found)


def lead_day(article: Article) -> LeadDay:
    """Day and month of a dateline without a year, and the weekday the lead tells of."""
    month = day = dateline = None
    begin = _lead_start(article)
    for start, form, (first, last) in _dateline_dates(article):
        if isinstance(form, DayOfYear) and form.day:
            month, day, dateline = form.month, form.day, (start + first, start + last)
            break
    for found in scan_times(article.text[begin : begin + LEAD]):
        base = found.form.base if isinstance(found.form, At) else found.form
        if isinstance(base, Weekday) and base.shift is None and not found.repeated:
            spoken = (begin + found.span.start, begin + found.span.end)
            return LeadDay(month, day, base.weekday, dateline, spoken)
    return LeadDay(month, day, None, dateline, None)


def _lead_start(article: Article) -> int:
    """Where the lead begins: behind the captions that stand before it."""
    return next((part.start for part in article.parts if part.role not in ("caption", "aside")), 0)


def _dateline_dates(article: Article) -> Iterator[tuple[int, Form, tuple[int, int]]]:
    """Of each opening of a paragraph of the lead: its offset, the date in it and where that stands."""
    start = _lead_start(article)
    for block in article.text[start : start + LEAD].split("\n\n"):
        for found in scan_times(block[:DATELINE_REACH]):
            base = found.form.base if isinstance(found.form, At) else found.form
            before = _BEFORE_DATE.fullmatch(block, 0, found.span.start)
            if before and _is_dateline_place(before["place"]) and _AFTER_DATE.match(block, found.span.end):
                whole = isinstance(base, Fixed) and precision(base.value(Reference())) == 3
                if whole or isinstance(base, DayOfYear):
                    yield start, base, (found.span.start, found.span.end)
            break
        start += len(block) + 2


def _is_dateline_place(place: str) -> bool:
    """Whether the words are set as a place of a dateline: in capitals, or few and capitalised."""
    words = re.findall(r"[^\W\d_]+", place)
    if not words:
        return False
    if words[0].isupper() and len(words[0]) > 2:
        return True
    return len(words) <= 3 and all(word[0].isupper() for word in words)
