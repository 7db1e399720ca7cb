"""The drawn timeline: where each event, its label and the years stand.

Most of a record lies in one stretch of years, drawn to scale; what lies far before or after it (a
treaty of 1956, a date in a promise) would press that stretch into a corner. So such years stand in
their order, evenly spaced, behind a break, on a dashed axis. Labels go to the nearest free lane
above or below, in order of rank, and an event whose label finds no room keeps its mark only. The
same events stand as a list beside the drawing.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.web.phrases import (
    MONTHS,
    STATUSES,
    count_of,
    day_bounds,
    sentence_case,
    shorten,
    spell_date,
    spell_interval,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.records.rows import Event
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

WIDTH = 1120
MARGIN = 16
DRAWN = 80  # events drawn at most, best ranks first; more marks than that cannot be told apart
LABELLED = 22  # labels tried
LANES = 3  # on each side of the axis
LANE_HEIGHT = 42
BAND = 34  # kept free on each side of the axis, for stacked marks and for the dates
BREAK = 40  # width of a break mark
OUTER_YEAR = 62  # width of a year before or after the stretch drawn to scale
OUTER_SHARE = 0.3  # of the width, at most, for all years before, and for all years after
LONGEST_LABEL = 34  # characters
CHARACTER = 6.9  # widest mean character of the label type at its size, measured in Chromium
FAR_DAYS = 5 * 365  # a day farther than this from its neighbour is no part of the stretch
TICK_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months
TICK_SPACE = 64  # least space between two dates on the axis
YEAR_SPACE = 34  # least space between two years in order


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days: drawn to scale, or, where ``years`` are given, those years evenly spaced."""

    first: int
    last: int
    x: float
    width: float
    years: tuple[int, ...] = ()

    def at(self, day: float) -> float:
        """Where a day stands."""
        if self.years:
            year = date.fromordinal(int(day)).year
            return self.x + self.width * (bisect_left(self.years, year) + 0.5) / len(self.years)
        length = self.last - self.first
        return self.x + self.width * ((day - self.first) / length if length else 0.5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis."""

    x: float
    label: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Label:
    """The words of an event."""

    x: float
    y: float
    anchor: str
    when: str
    words: str
    stem_to: float


@dataclass(frozen=True, slots=True)
class MarkView:
    """An event on the axis; ``left``/``right`` bound its day where only a month or year is known."""

    x: float
    y: float
    radius: float
    left: float
    right: float
    status: str
    href: str
    title: str
    label: Label | None
    background: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The drawing, from ``top`` to ``bottom``; without marks where no event has a date."""

    width: int
    top: float
    bottom: float
    axis: float
    segments: tuple[Segment, ...] = ()
    ticks: tuple[Tick, ...] = ()
    breaks: tuple[float, ...] = ()
    marks: tuple[MarkView, ...] = ()
    rug: tuple[float, ...] = ()
    summary: str = ""
    left_out: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def timeline_view(index: RecordIndex, links: Links) -> TimelineView:
    """The timeline of the record's events that are listed."""
    listed = index.listed_events
    dated = [row for row in listed if day_bounds(row.start)]
    drawn = sorted(dated, key=lambda row: (row.rank, row.start or "", row.id))[:DRAWN]
    axis = float(LANES * LANE_HEIGHT + BAND)
    if not drawn:
        return TimelineView(WIDTH, 0, 0, axis, undated=len(listed))
    segments = lay_segments([*(_middle(row) for row in drawn), *_days_of_articles(index)])
    marks = _place_marks(drawn, links, segments, axis)
    labels = [mark.label.y for mark in marks if mark.label]
    return TimelineView(
        WIDTH,
        min([axis - 34, *labels]) - 4,
        max([axis + 36, *(y + LANE_HEIGHT - 4 for y in labels)]),
        axis,
        segments,
        ticks=tuple(tick for segment in segments for tick in _ticks(segment)),
        breaks=_breaks(segments),
        marks=marks,
        rug=_rug(index, segments),
        summary=_summary(drawn),
        left_out=len(dated) - len(drawn),
        undated=len(listed) - len(dated),
    )


def _middle(row: Event) -> int:
    bounds = day_bounds(row.start) or (1, 1)
    return sum(bounds) // 2


def lay_segments(days: Sequence[int]) -> tuple[Segment, ...]:
    """The stretch that holds most of ``days``, to scale, with the days before and after it in order."""
    clusters: list[list[int]] = [[]]
    for day in sorted(days):
        if clusters[-1] and day - clusters[-1][-1] > FAR_DAYS:
            clusters.append([])
        clusters[-1].append(day)
    core = max(clusters, key=len)
    if 2 * len(core) < len(days):
        core = sorted(days)
    before = [day for day in sorted(days) if day < core[0]]
    after = [day for day in sorted(days) if day > core[-1]]
    left, right = _outer_width(before), _outer_width(after)
    x = MARGIN + (left + BREAK if before else 0)
    end = WIDTH - MARGIN - (right + BREAK if after else 0)
    parts = [Segment(before[0], before[-1], MARGIN, left, _years(before))] if before else []
    parts.append(Segment(core[0], core[-1], x, end - x))
    if after:
        parts.append(Segment(after[0], after[-1], end + BREAK, right, _years(after)))
    return tuple(parts)


def _years(days: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({date.fromordinal(day).year for day in days}))


def _outer_width(days: Sequence[int]) -> float:
    return min(len(_years(days)) * OUTER_YEAR, WIDTH * OUTER_SHARE)


def _segment_of(segments: Sequence[Segment], day: float) -> Segment | None:
    return next((one for one in segments if one.first <= day <= one.last), None)


def _ticks(segment: Segment) -> list[Tick]:
    """Dates on the axis of a segment; at least one of them names a year."""
    if segment.years or segment.first == segment.last:
        return _years_in_order(segment)
    per_month = segment.width / max(1.0, (segment.last - segment.first) / 30.44)
    step = next((one for one in TICK_STEPS if one * per_month >= TICK_SPACE), TICK_STEPS[-1])
    ticks = [
        Tick(round(segment.at(_first_of(month)), 1), _tick_label(month), month % 12 == 0)
        for month in _months(segment, step)
        if segment.first <= _first_of(month) <= segment.last
    ]
    if any(tick.strong for tick in ticks):
        return ticks
    middle = date.fromordinal((segment.first + segment.last) // 2)
    near = segment.x + segment.width / 2
    named = Tick(round(near, 1), f"{MONTHS[middle.month - 1][:3]} {middle.year}", True)
    return [*(tick for tick in ticks if abs(tick.x - near) > TICK_SPACE), named]


def _years_in_order(segment: Segment) -> list[Tick]:
    ticks: list[Tick] = []
    for year in segment.years or _years([segment.first]):
        x = round(segment.at(max(segment.first, date(year, 1, 1).toordinal())), 1)
        if not ticks or x - ticks[-1].x > YEAR_SPACE:
            ticks.append(Tick(x, str(year), True))
    return ticks


def _months(segment: Segment, step: int) -> range:
    """Months from year 0, every ``step``-th, over the segment."""
    first, last = date.fromordinal(segment.first), date.fromordinal(segment.last)
    begin = first.year * 12 + first.month - 1
    return range(begin - begin % step, last.year * 12 + last.month, step)


def _first_of(month: int) -> int:
    return date(max(1, month // 12), month % 12 + 1, 1).toordinal()


def _tick_label(month: int) -> str:
    return str(month // 12) if month % 12 == 0 else MONTHS[month % 12][:3]


def _breaks(segments: Sequence[Segment]) -> tuple[float, ...]:
    return tuple(round(before.x + before.width + BREAK / 2, 1) for before in segments[:-1])


def _days_of_articles(index: RecordIndex) -> list[int]:
    """The days of publication that are known to the day."""
    bounds = (day_bounds(row.published.value) for row in index.record.articles)
    return [one[0] for one in bounds if one and one[0] == one[1]]


def _rug(index: RecordIndex, segments: Sequence[Segment]) -> tuple[float, ...]:
    days = ((day, _segment_of(segments, day)) for day in _days_of_articles(index))
    return tuple(sorted({round(segment.at(day), 1) for day, segment in days if segment}))


def _radius(row: Event) -> float:
    return 7.0 if row.rank <= 5 else 5.5 if row.rank <= 15 else 4.5


@dataclass(slots=True)
class _Sheet:
    """What is taken so far, while marks and labels are placed by rank."""

    axis: float
    labels: list[_Box] = field(default_factory=list)
    stems: list[_Box] = field(default_factory=list)
    dots: list[_Box] = field(default_factory=list)

    def free_label(self, x: float, width: float) -> tuple[float, str, _Box, _Box] | None:
        """The nearest free place for a label: its top, where its text is anchored, label and stem."""
        for lane in range(LANES):
            for above in (True, False):
                top = (
                    self.axis - 34 - (lane + 1) * LANE_HEIGHT + 10
                    if above
                    else self.axis + 34 + lane * LANE_HEIGHT
                )
                for anchor, left in (("start", x - 4), ("end", x + 4 - width)):
                    label = _Box(left, top, left + width, top + LANE_HEIGHT - 6)
                    edge = label.bottom if above else label.top
                    stem = _Box(x - 4, min(edge, self.axis), x + 4, max(edge, self.axis))
                    if self._fits(label, stem):
                        return top, anchor, label, stem
        return None

    def _top(self, lane: int, *, above: bool) -> float:
        if above:
            return self.axis - BAND - (lane + 1) * LANE_HEIGHT
        return self.axis + BAND + lane * LANE_HEIGHT

    def _fits(self, label: _Box, stem: _Box) -> bool:
        if label.left < 2 or label.right > WIDTH - 2:
            return False
        taken = any(label.meets(other) for other in (*self.labels, *self.stems))
        return not taken and not any(stem.meets(other) for other in (*self.labels, *self.stems))

    def free_dot(self, x: float, radius: float) -> float:
        """How far above the axis a mark must stand not to hide another."""
        for away in (0, -13, -26):
            box = _Box(x - radius, self.axis + away - radius, x + radius, self.axis + away + radius)
            if not any(box.meets(other) for other in self.dots):
                self.dots.append(box)
                return float(away)
        return 0.0


def _place_marks(
    rows: Sequence[Event], links: Links, segments: Sequence[Segment], axis: float
) -> tuple[MarkView, ...]:
    sheet = _Sheet(axis)
    marks = [
        _place_mark(row, links, segments, sheet, labelled=number < LABELLED)
        for number, row in enumerate(rows)
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.x, mark.y, mark.href)))


def _place_mark(
    row: Event, links: Links, segments: Sequence[Segment], sheet: _Sheet, *, labelled: bool
) -> MarkView:
    segment = _segment_of(segments, _middle(row)) or segments[-1]
    x = round(segment.at(_middle(row)), 1)
    away = sheet.free_dot(x, _radius(row) + 1)
    left, right = _extent(row, segment)
    when = spell_interval(row.start, row.end)
    return MarkView(
        x=x,
        y=sheet.axis + away,
        radius=_radius(row),
        left=left,
        right=right,
        status=row.status,
        href=links.event(row.id),
        title=f"{when}: {row.label} ({STATUSES.get(row.status, row.status)})",
        label=_label(row, x, when, sheet) if labelled else None,
        background=row.background,
    )


def _extent(row: Event, segment: Segment) -> tuple[float, float]:
    """From the first to the last day the event may cover, where days are drawn to scale."""
    if segment.years:
        return 0.0, 0.0
    first, last = day_bounds(row.start) or (1, 1)
    ends = day_bounds(row.end)
    last = max(last, ends[1]) if ends else last
    return (
        round(segment.at(max(first, segment.first)), 1),
        round(segment.at(max(segment.first, min(last, segment.last))), 1),
    )


def _label(row: Event, x: float, when: str, sheet: _Sheet) -> Label | None:
    words = shorten(sentence_case(row.label), LONGEST_LABEL)
    width = max(len(words) * CHARACTER, len(when) * (CHARACTER - 0.6)) + 10
    found = sheet.free_label(x, width)
    if found is None:
        return None
    top, anchor, label, stem = found
    sheet.labels.append(label)
    sheet.stems.append(stem)
    above = top < sheet.axis
    return Label(
        x=x,
        y=top,
        anchor=anchor,
        when=when,
        words=words,
        stem_to=label.bottom - 2 if above else label.top + 2,
    )


def _summary(rows: Sequence[Event]) -> str:
    dates = sorted(row.start for row in rows if row.start)
    parts = []
    for status, words in STATUSES.items():
        number = sum(row.status == status for row in rows)
        if number:
            parts.append(f"{number} {words}")
    period = f"from {spell_date(dates[0])} to {spell_date(dates[-1])}"
    return f"{count_of(len(rows), 'event')} {period}: {', '.join(parts)}."
