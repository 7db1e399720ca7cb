"""The entries of a live blog or a digest: pieces of one page with a day, and with people, of their own.

They are elements of one kind that divide the text, nested articles, or what stands between stamps. Their day
is told by the page's data, by stamps in them, or by the heading of the day above them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from onrecord.date.calendars import calendar_of, language_of
from onrecord.date.elements import alike
from onrecord.date.entry_stamps import Stamp, day_of, find_stamps, stamps_of_lines
from onrecord.date.html_candidates import SCANNED
from onrecord.date.isodates import first_day
from onrecord.date.own_data import PageNames, names_of, own_data, plain_letters
from onrecord.date.stamps import parse_date
from onrecord.date.surroundings import Layout, lay_out
from onrecord.records.articles import Entry
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.date.calendars import Calendar
    from onrecord.date.json_objects import JsonObject
    from onrecord.date.own_data import OwnData
    from onrecord.records.articles import Article, DateBasis, PublicationDate
    from onrecord.records.pages import Page

MIN_SHARE = 0.5  # of the text that the entries of a page hold
MIN_STAMPED = 0.6  # of elements of one kind that bear a stamp, if they are no articles
MIN_STAMPS = 3  # in a row, without elements about them
MIN_STAMPS_LIVE = 2  # on a page that says that it is live
COVERAGE = timedelta(31)  # that one page goes on
MIN_MANY = 3  # elements; one of two may be a teaser that was taken for text
MIN_OF_TWO = 0.25  # of the text that the smaller of two holds
LIVE = "LiveBlogPosting"
UPDATES = ("liveBlogUpdate", "itemListElement", "hasPart", "blogPost")  # members that hold entries
MAX_UPDATES = 500  # of the page's data, looked for in as many entries
MIN_LETTERS = 12  # of a headline of the page's data by which an entry is known
MAX_CHARS = 60  # of a headline or of the beginning of a body looked for
OPENING = 40  # letters of the text of an entry in the page's data by which it is known
REACH = 600  # code points before the text in which its first entry bears its stamp
HEADS = 20_000  # code points before the text in which the heading of a day stands
_HALF_A_DAY = 12 * 60

_HEADING = re.compile(
    r"<h[1-6]\b[^<>]{0,300}>(?:(?!</?h[1-6]\b).){0,500}?</h[1-6]\s{0,9}>\s{0,99}(?:<[^/<>][^<>]{0,300}>\s{0,99}){0,4}$",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_CLOCK_NODE = re.compile(r">\s{0,20}\d{1,2}[:.h]\d\d[^<>]{0,40}<")


@dataclass(slots=True)
class _Piece:
    """A stretch of the raw page that may be an entry: its stamps, and the ``id`` of its element."""

    start: int
    end: int
    id: str = ""
    stamps: list[Stamp] = field(default_factory=list)
    letters: str = ""


def find_entries(page: Page, article: Article, published: PublicationDate) -> tuple[Entry, ...]:
    """The entries of an article in the order of its text; none if the page is one report.

    Args:
        page: a page with or without markup.
        article: what was found on it.
        published: the day of the page, by which years that no stamp tells are known.
    """
    if not article.offsets.runs:
        return ()
    calendar = calendar_of(language_of(page, article))
    near = first_day(published.value or published.earliest or "")
    if page.media_type != "text/html":
        return _entries_of_lines(_Reader(_without_markup(page.raw), article, calendar), near)
    if not _may_have_entries(page.raw):
        return ()
    layout = lay_out(page.raw[:SCANNED], article)
    reader = _Reader(layout, article, calendar)
    if not (pieces := reader.pieces(near)):
        return ()
    data = own_data(layout.raw, names_of(layout.raw, page.given.url or article.url, article.title))
    return reader.placed(pieces, reader.days(pieces, data, near))


def _without_markup(raw: str) -> Layout:
    return Layout(raw[:SCANNED], (0,), ("page",), None, None, None)


def _entries_of_lines(reader: _Reader, near: date | None) -> tuple[Entry, ...]:
    """The entries of a text whose lines bear stamps; times of day in a transcript are none."""
    reader.stamps = stamps_of_lines(reader.layout.raw, reader.calendar)
    if not (pieces := reader.between(near)):
        return ()
    return reader.placed(pieces, _days_of(pieces, reader.stamps, near))


def other_entries(
    layout: Layout, article: Article, data: OwnData, told: tuple[Calendar, date | None, Sequence[date]]
) -> list[tuple[int, int]]:
    """Where the entries lie in the raw page that are of other days than the page: no day of theirs is its.

    None if the days lie so far apart that the page lists what was written at other times.

    Args:
        layout: of the page.
        article: what was found on it.
        data: the data of the page.
        told: the calendar of its language, a day near its own, and the days that its metadata name. If they
            name none, the first day of its entries may be its own.
    """
    if not article.offsets.runs or not _may_have_entries(layout.raw):
        return []
    calendar, near, own = told
    reader = _Reader(layout, article, calendar)
    pieces = reader.pieces(near)
    if not pieces or (len(pieces) < MIN_MANY and LIVE not in layout.raw):
        return []
    dated = [
        (first_day(day or ""), piece)
        for piece, day in zip(pieces, reader.days(pieces, data, near), strict=True)
    ]
    days = sorted(day for day, _ in dated if day)
    if not days or days[-1] - days[0] > COVERAGE:
        return []
    known = own or days[:1]
    return [(piece.start, piece.end) for day, piece in dated if day and day not in known]


def _may_have_entries(raw: str) -> bool:
    """Whether it is worth while to look closer."""
    start = raw[:SCANNED]
    if LIVE in start or start.count("<article") > 1 or start.count("<time") > 1:
        return True
    return sum(1 for _ in _CLOCK_NODE.finditer(start)) >= MIN_STAMPS_LIVE


@dataclass(slots=True)
class _Reader:
    """What finds the entries of one page."""

    layout: Layout
    article: Article
    calendar: Calendar
    stamps: list[Stamp] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    sums: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        runs = sorted((run.raw_start, run.end - run.start) for run in self.article.offsets.runs)
        self.starts, self.sums = [start for start, _ in runs], [0]
        for _, length in runs:
            self.sums.append(self.sums[-1] + length)

    def held(self, start: int, end: int) -> int:
        """How many code points of the article's text stand between two raw offsets."""
        return self.sums[bisect_left(self.starts, end)] - self.sums[bisect_left(self.starts, start)]

    def pieces(self, near: date | None) -> list[_Piece]:
        """The stretches of the raw page that are entries, in order."""
        first, last = self.starts[0], max(run.raw_end for run in self.article.offsets.runs)
        self.stamps = find_stamps(self.layout, self.calendar, max(0, first - HEADS), last)
        return self._elements() or self.between(near) or self._by_updates()

    def days(self, pieces: Sequence[_Piece], data: OwnData, near: date | None) -> list[str | None]:
        """The day of each piece, None if nothing tells one."""
        updates = [each for each in data.objects if each.key in UPDATES][:MAX_UPDATES]
        days = _days_of(pieces, self.stamps, near)
        if not updates or len(pieces) > MAX_UPDATES:
            return days
        for piece in pieces:
            piece.letters = plain_letters(_MARKUP.sub(" ", self.layout.raw[piece.start : piece.end]))
        return [_told(updates, piece, day) or day for piece, day in zip(pieces, days, strict=True)]

    def _elements(self) -> list[_Piece]:
        """The elements of one kind that hold most of the text, if they hold half of it."""
        whole = self.sums[-1]
        best: tuple[int, list[_Piece]] = (0, [])
        wide = sum(stamp.start >= self.starts[0] - REACH for stamp in self.stamps) > 1
        for group in alike(self.layout, lambda start, end: self.held(start, end) > 0, wide=wide):
            shares = [self.held(each.start, each.end) for each in group]
            share = sum(shares)
            if len(group) < MIN_MANY and min(shares) < MIN_OF_TWO * whole:
                continue
            pieces = [_Piece(each.start, each.end, each.id) for each in group]
            _give(pieces, self.stamps)
            stamped = sum(bool(piece.stamps) for piece in pieces)
            if group[0].kind != "article" and (stamped < 2 or stamped < MIN_STAMPED * len(pieces)):
                continue
            if share >= MIN_SHARE * whole and share > best[0]:
                best = (share, pieces)
        return best[1]

    def between(self, near: date | None) -> list[_Piece]:
        """What stands between stamps, each with the heading right before its stamp."""
        if any(part.role == "turn" for part in self.article.parts):
            return []  # a transcript tells when each was speaking
        last = max(run.raw_end for run in self.article.offsets.runs)
        marks: list[tuple[int, int]] = []
        for stamp in self.stamps:
            if stamp.start <= last:
                marks.append((self._with_heading(stamp.start), stamp.end))
        ends = [*(start for start, _ in marks[1:]), last] if marks else []
        pieces = [
            _Piece(start, end)
            for (start, behind), end in zip(marks, ends, strict=True)
            if self.held(behind, end) > 0  # none between the day and the time of day below it
        ]
        _give(pieces, self.stamps)
        live = LIVE in self.layout.raw
        if len(pieces) < (MIN_STAMPS_LIVE if live else MIN_STAMPS) or not (
            live or _run_on(pieces, _stamped(pieces, self.stamps, near))
        ):
            return []
        share = sum(self.held(piece.start, piece.end) for piece in pieces)
        return pieces if share >= MIN_SHARE * self.sums[-1] else []

    def _by_updates(self) -> list[_Piece]:
        """What stands between the headlines or first words of the updates that the page's data name."""
        if LIVE not in self.layout.raw:
            return []
        data = own_data(self.layout.raw, PageNames(frozenset(), frozenset()))
        updates = [each for each in data.objects if each.key in UPDATES][:MAX_UPDATES]
        starts = sorted({at for each in updates if (at := self._start_of(each)) is not None})
        last = max(run.raw_end for run in self.article.offsets.runs)
        ends = [*starts[1:], last] if starts else []
        return [_Piece(start, end) for start, end in zip(starts, ends, strict=True) if self.held(start, end)]

    def _with_heading(self, at: int) -> int:
        """Where the heading right before an offset begins; the offset if there is none."""
        heading = _HEADING.search(self.layout.raw, max(0, at - REACH), at)
        return heading.start() if heading else at

    def _start_of(self, update: JsonObject) -> int | None:
        """Where the text of the page holds the headline of an update, or the first words of its body."""
        text = self.article.text
        for key, least in (("headline", MIN_LETTERS), ("name", MIN_LETTERS), ("articleBody", OPENING)):
            words = " ".join(unescape(update.first(key) or "").split())[:MAX_CHARS]
            at = text.find(words) if len(words) >= least else -1
            places = self.article.offsets.to_raw(Span(at, at + len(words))) if at >= 0 else ()
            if places:
                return self._with_heading(places[0].start)
            at = self.layout.raw.find(words, self.starts[0] - REACH) if len(words) >= least else -1
            if at >= 0 and self.layout.block(at) == "page":
                return at
        return None

    def placed(self, pieces: Sequence[_Piece], days: Sequence[str | None]) -> tuple[Entry, ...]:
        """The stretches of the text that stand in one piece each."""
        starts = [piece.start for piece in pieces]
        numbered = []
        for run in self.article.offsets.runs:
            at = bisect_left(starts, run.raw_start + 1) - 1
            numbered.append((at if at >= 0 and run.raw_start < pieces[at].end else -1, run))
        entries = []
        for at, group in groupby(numbered, key=lambda one: one[0]):
            runs = [run for _, run in group]
            if at >= 0:
                day = days[at]
                read = day is not None and any(stamp.moment for stamp in pieces[at].stamps)
                basis: DateBasis = "metadata" if read else "page" if day else "none"
                entries.append(Entry(runs[0].start, runs[-1].end, day, basis))
        return tuple(entries) if len(entries) > 1 else ()


def _told(updates: Sequence[JsonObject], piece: _Piece, day: str | None) -> str | None:
    """The day that the page's data give to an entry, unless its own stamp tells the day before or after."""
    for each in updates:
        value = parse_date(each.first("datePublished") or "")
        if value and _is_of(each, piece):
            told, own = first_day(value), first_day(day or "")
            near = told and own and abs(told - own) <= timedelta(1)
            return day if near else value
    return None


def _give(pieces: Sequence[_Piece], stamps: Sequence[Stamp]) -> None:
    for stamp in stamps:
        at = bisect_left(pieces, stamp.start + 1, key=lambda piece: piece.start) - 1
        if at >= 0 and stamp.start < pieces[at].end:
            pieces[at].stamps.append(stamp)


def _run_on(pieces: Sequence[_Piece], stamped: Sequence[str | None]) -> bool:
    """Whether the stamps run forward or backward in time, as entries do and other times of day do not."""
    days = [day or "" for day in stamped]
    minutes = [_minute(piece) or 0 for piece in pieces]
    told = list(zip(days, minutes, strict=True))
    if len(set(told)) < len(pieces) / 2:
        return False
    if told in (sorted(told), sorted(told, reverse=True)):
        return True
    steps = [later - earlier for earlier, later in pairwise(minutes)]
    back = {(step < 0) != (abs(step) > _HALF_A_DAY) for step in steps}  # over midnight they go the other way
    return not any(days) and len(back) == 1


def _minute(piece: _Piece) -> int | None:
    return next((stamp.minute for stamp in piece.stamps if stamp.minute is not None), None)


def _days_of(pieces: Sequence[_Piece], stamps: Sequence[Stamp], near: date | None) -> list[str | None]:
    """The day of each piece: by its own stamps, else by the day that heads it, else by its neighbours."""
    days = _stamped(pieces, stamps, near)
    return days if any(days) else _over_midnight(pieces, near)


def _stamped(pieces: Sequence[_Piece], stamps: Sequence[Stamp], near: date | None) -> list[str | None]:
    days = [day_of(piece.stamps, near) for piece in pieces]
    alone = (stamp for stamp in stamps if stamp.minute is None and not stamp.moment)
    heads = [(stamp.end, day) for stamp in alone if (day := stamp.iso_day(near))]
    for at, piece in enumerate(pieces):
        above = bisect_left(heads, (piece.start + 1, "")) - 1
        if days[at] is None and above >= 0:
            days[at] = heads[above][1]
    return days


def _over_midnight(pieces: Sequence[_Piece], near: date | None) -> list[str | None]:
    """Days by times of day alone: the page's own is that of the earliest; each midnight begins the next."""
    minutes = [_minute(piece) for piece in pieces]
    known = [minute for minute in minutes if minute is not None]
    if near is None or len(known) < len(pieces):
        return [None] * len(pieces)
    steps = [later - earlier for earlier, later in pairwise(known)]
    backward = sum(step < 0 for step in steps) > len(steps) / 2
    ordered = known[::-1] if backward else known
    passed = [0]
    for earlier, later in pairwise(ordered):
        passed.append(passed[-1] + (earlier - later > _HALF_A_DAY))
    days = [(near + timedelta(days)).isoformat() for days in passed]
    return [*(days[::-1] if backward else days)]


def _is_of(each: JsonObject, piece: _Piece) -> bool:
    """Whether an object of the page's data is the entry of a piece: by anchor, headline or first words."""
    anchors = {(each.first(key) or "").rpartition("#")[2] for key in ("url", "@id")} - {""}
    if piece.id and piece.id in anchors:
        return True
    headline = plain_letters(each.first("headline") or each.first("name") or "")
    if len(headline) >= MIN_LETTERS and headline in piece.letters:
        return True
    body = plain_letters((each.first("articleBody") or "")[: 4 * OPENING])[:OPENING]
    return len(body) == OPENING and body in piece.letters
