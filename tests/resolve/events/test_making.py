"""Events are made of what several reports tell, the same in any order."""

import itertools

import pytest

from onrecord.resolve.events.making import make_groups
from tests.told_by import told_by

MEETING = (
    (
        "a",
        "2031-03-06",
        "President Ines Morav of Varland met President Oto Sable of Kesmar in Tarn on Wednesday. "
        "The two presidents signed a fisheries treaty after the meeting, officials said.",
    ),
    (
        "b",
        "2031-03-06",
        "Ines Morav and Oto Sable met in Tarn on Wednesday and signed a fisheries treaty. "
        "Fishermen in Varland had waited for it for ten years.",
    ),
    (
        "c",
        "2031-04-20",
        "The parliament of Varland ratified the fisheries treaty on April 19 by 88 votes to 61. "
        "President Ines Morav met President Oto Sable in Tarn on March 5 to sign it.",
    ),
)


def _shape(reports):
    told, rarity = told_by(*reports)
    return [
        (
            [(one.article, one.telling.trigger.start) for one in group.members],
            group.start,
            group.basis,
            round(group.worth, 6),
        )
        for group in make_groups(told, rarity).groups
    ]


def _group_with(reports, words):
    told, rarity = told_by(*reports)
    return next(
        group
        for group in make_groups(told, rarity).groups
        if any(words in one.quote for one in group.members)
    )


def test_the_order_of_the_articles_makes_no_difference():
    """Neither to the events nor to their times or worth."""
    shapes = {str(_shape(reports)) for reports in itertools.permutations(MEETING)}
    assert len(shapes) == 1


def test_every_telling_is_of_one_event_at_most():
    """A small record has all its tellings in events."""
    told, rarity = told_by(*MEETING)
    members = [one.order for group in make_groups(told, rarity).groups for one in group.members]
    assert sorted(members) == sorted(one.order for one in told)


def test_reports_of_one_meeting_are_one_event_with_its_day():
    """Two reports of the next day, and one that recalls it by its date."""
    group = _group_with(MEETING, "Sable met in Tarn")
    assert {"a", "b"} <= {one.article for one in group.members}
    assert group.start == "2031-03-05"
    assert group.basis == "text"


def test_another_deed_of_another_day_is_another_event():
    """The vote on the treaty is not its signing."""
    group = _group_with(MEETING, "ratified the fisheries treaty")
    assert {one.article for one in group.members} == {"c"}
    assert group.start == "2031-04-19"


def test_a_record_that_tells_nothing_has_no_events():
    """No tellings, no groups."""
    told, rarity = told_by(("a", "2031-03-06", ""))
    assert make_groups(told, rarity).groups == []


@pytest.mark.parametrize("size", [1, 2, 3])
def test_worth_lies_between_none_and_all(size):
    """Whatever the record's size."""
    told, rarity = told_by(*MEETING[:size])
    assert all(0 <= group.worth <= 1 for group in make_groups(told, rarity).groups)
