"""The drawing tells the truth and nothing in it covers anything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from islands_story import story

from onrecord.web.index import RecordIndex
from onrecord.web.links import ServerLinks
from onrecord.web.views.timeline import (
    CHARACTER,
    LABELLED,
    WIDTH,
    MarkView,
    TimelineView,
    lay_segments,
    timeline_view,
)


def _drawn(**changed: object) -> TimelineView:
    record = replace(story(), **changed)  # type: ignore[arg-type]
    return timeline_view(RecordIndex.of(record, "islands"), ServerLinks())


def _box(mark: MarkView) -> tuple[float, float, float, float]:
    label = mark.label
    assert label is not None
    width = max(len(label.words), len(label.when)) * (CHARACTER - 0.6)
    left = label.x - 3 if label.anchor == "start" else label.x + 3 - width
    return left, label.y, left + width, label.y + 32


def test_marks_stand_in_the_order_of_time() -> None:
    """A later event never stands left of an earlier one."""
    events = {f"/events/{row.id}": row for row in story().events}
    drawn = [(mark.x, events[mark.href].start or "") for mark in _drawn().marks]
    assert [start for _, start in sorted(drawn)] == sorted(start for _, start in drawn)
    assert len(drawn) == 6


def test_far_days_stand_in_order_behind_a_break() -> None:
    """A treaty sixty years before stands behind a break, not to scale, with its year."""
    drawn = _drawn()
    assert len(drawn.breaks) == 1
    assert [bool(segment.years) for segment in drawn.segments] == [True, False]
    assert drawn.ticks[0].label == "1961"


def test_days_before_and_after_leave_room_for_the_rest() -> None:
    """However many days lie far off, the stretch that holds most keeps most of the width."""
    years = [*range(1900, 1990, 6), 2052, 2060]
    days = [date(year, 6, 1).toordinal() for year in years]
    days += [date(2021, month, day).toordinal() for month in range(1, 13) for day in (1, 15)]
    segments = lay_segments(days)
    assert [bool(segment.years) for segment in segments] == [True, False, True]
    assert segments[1].width > WIDTH / 3
    for before, after in pairwise(segments):
        assert before.x + before.width < after.x


def test_sparse_records_are_drawn_to_scale() -> None:
    """Where no stretch holds most of the days, nothing is cut."""
    days = [date(year, 1, 1).toordinal() for year in (1950, 1960, 1970, 1980)]
    assert len(lay_segments(days)) == 1


def test_short_records_are_not_cut() -> None:
    """Gaps of a few years are drawn to scale."""
    days = [date(2014, 1, 1).toordinal(), date(2016, 12, 1).toordinal(), date(2019, 1, 1).toordinal()]
    assert len(lay_segments(days)) == 1


def test_labels_do_not_overlap_in_a_crowded_year() -> None:
    """Eighty events in one year: the labels that are drawn are apart and inside the drawing."""
    base = next(row for row in story().events if row.start == "2021-08-20")
    crowd = tuple(
        replace(
            base, id=f"event_{number}", start=f"2021-{number % 12 + 1:02d}-{number % 28 + 1:02d}", rank=number
        )
        for number in range(1, 81)
    )
    boxes = [_box(mark) for mark in _drawn(events=crowd).marks if mark.label]
    assert 8 <= len(boxes) <= LABELLED
    for number, one in enumerate(boxes):
        assert one[0] >= 0
        assert one[2] <= WIDTH
        for other in boxes[number + 1 :]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_record_without_dates_draws_nothing() -> None:
    """Events without a date are counted, not placed."""
    undated = tuple(replace(row, start=None) for row in story().events)
    drawn = _drawn(events=undated)
    assert drawn.marks == ()
    assert drawn.undated == len(undated)


def test_summary_counts_by_status() -> None:
    """The text alternative says how many events are of each status."""
    assert _drawn().summary == "6 events from 1961 to December 2021: 4 happened, 1 called off, 1 denied."
