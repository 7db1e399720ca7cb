"""How the course of a side on an issue is told."""
# ruff: noqa: E501 (a table)

from dataclasses import replace

import pytest
from sample_record import sample_record

from onrecord.cli.positions import latest, tell_course

ONE = sample_record().positions[0]


@pytest.mark.parametrize(
    ("course", "told"),
    [
        ([("supports", "2014")], "supports 2014"),
        ([("supports", "2014"), ("supports", "2016-12")], "supports 2014 – 2016-12 (2×)"),
        ([("supports", "2014"), ("opposes", "2015"), ("supports", "2016")], "supports 2014 → opposes 2015 → supports 2016"),
        ([("open", "2014"), ("supports", None), ("opposes", None)], "open 2014; undated: opposes, supports"),
        ([("open", None)], "undated: open"),
    ],
)  # fmt: skip
def test_a_course_is_told_in_order_of_time(course, told):
    """Equal stances together, what is undated apart."""
    assert tell_course([replace(ONE, stance=stance, as_of=as_of) for stance, as_of in course]).plain == told


def test_the_words_are_those_of_the_latest_dated_position():
    """An undated position is not the latest."""
    dated, undated = replace(ONE, as_of="2014"), replace(ONE, as_of=None)
    assert latest([dated, undated]) is dated
    assert latest([undated]) is undated
