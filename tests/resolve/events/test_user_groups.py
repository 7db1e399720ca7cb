"""Groups of tellings as the user wants them."""

from __future__ import annotations

import itertools

import pytest

from onrecord.records.wishes import OneEvent, OtherEvent
from onrecord.resolve.events.making import make_groups
from tests.told_by import told_by
from tests.told_pile import PILE

REPORTS = tuple((str(number), *report) for number, report in enumerate(PILE))
MET, END, VOTE = "met in Tarn", "ended their strike", "voted on Saturday"


@pytest.fixture(scope="module")
def material():
    """The tellings of the pile, and how rare its words are."""
    return told_by(*REPORTS)


def _spots(told, words):
    """The places of all tellings of the event that is told so."""
    group = _group(make_groups(*told).groups, words)
    return tuple((one.article, one.telling.span.start, one.telling.span.end) for one in group.members)


def _group(groups, words):
    return next(group for group in groups if any(words in one.quote for one in group.members))


def _members(groups):
    return sorted(sorted(one.order for one in group.members) for group in groups)


def _made(material, *wishes):
    return make_groups(*material, wishes=wishes)


def test_two_events_become_one(material):
    """With all their tellings, shown, and linked throughout."""
    vote, end = _spots(material, VOTE), _spots(material, END)
    made = _made(material, OneEvent((vote, end), "w"))
    group = _group(made.groups, VOTE)
    assert group is _group(made.groups, END)
    assert (group.by, group.shown, made.unmet) == (("w",), True, {})
    assert len(group.members) == len(vote) + len(end)
    assert len(group.ties) == len(group.members) - 1


def test_some_tellings_become_an_event_of_their_own(material):
    """The others stay as they were, and both are shown."""
    met = _spots(material, MET)
    assert len(met) > 1
    made = _made(material, OtherEvent(met[:1], met[1:], "w"))
    parts = [group for group in made.groups if group.by == ("w",)]
    assert sorted(len(group.members) for group in parts) == sorted((1, len(met) - 1))
    assert all(group.shown for group in parts)


def test_nothing_else_changes(material):
    """The members of all other events are the same."""
    before = _members(make_groups(*material).groups)
    vote, end = _spots(material, VOTE), _spots(material, END)
    after = _members(_made(material, OneEvent((vote, end))).groups)
    assert len(after) == len(before) - 1
    assert len([one for one in after if one in before]) == len(before) - 2


def test_the_last_wish_wins(material):
    """What was joined and then parted is apart; what was parted and then joined is one."""
    vote, end = _spots(material, VOTE), _spots(material, END)
    join, part = OneEvent((vote, end), "join"), OtherEvent(end, vote, "part")
    apart = _made(material, join, part)
    assert _group(apart.groups, VOTE).by == _group(apart.groups, END).by == ("part",)
    assert _members(apart.groups) == _members(make_groups(*material).groups)
    joined = _made(material, part, join)
    assert _group(joined.groups, END).by == ("join",)


def test_a_wish_said_twice_is_one(material):
    """And both are met."""
    join = [OneEvent((_spots(material, VOTE), _spots(material, END)), by) for by in ("one", "two")]
    made = _made(material, *join)
    assert _members(made.groups) == _members(_made(material, join[0]).groups)
    assert _group(made.groups, VOTE).by == ("one", "two")


def test_words_cut_otherwise_lead_to_the_telling(material):
    """A few characters more or less are the same telling; words of nothing are told of."""
    vote, end = _spots(material, VOTE), _spots(material, END)
    cut = tuple((article, start + 3, end) for article, start, end in end)
    assert _group(_made(material, OneEvent((vote, cut), "w")).groups, END).by == ("w",)
    made = _made(material, OneEvent((vote, (("9", 0, 20),)), "w"))
    assert "w" in made.unmet
    assert _members(made.groups) == _members(make_groups(*material).groups)


def test_not_all_tellings_can_leave(material):
    """Then it is the same event still."""
    met = _spots(material, MET)
    assert "w" in _made(material, OtherEvent(met, met[:1], "w")).unmet


def test_an_event_that_is_scattered_is_told_of():
    """If no event has half of its tellings, it is not clear which one is meant."""
    told = told_by(*REPORTS)
    several = tuple(_spots(told, words)[0] for words in (MET, VOTE, "before they signed"))
    assert "w" in make_groups(*told, wishes=(OneEvent((several, _spots(told, END)), "w"),)).unmet


def test_a_record_without_tellings_meets_no_wish():
    """And says so."""
    wish = OneEvent(((("a", 0, 4),), (("a", 5, 9),)), "w")
    assert "w" in make_groups(*told_by(("a", "2031-03-06", "")), wishes=(wish,)).unmet


@pytest.mark.parametrize("order", [*itertools.permutations(range(4))][::5])
def test_the_order_of_the_articles_makes_no_difference(material, order):
    """With wishes, too."""
    wishes = (
        OneEvent((_spots(material, VOTE), _spots(material, END)), "one"),
        OtherEvent(_spots(material, MET)[:1], _spots(material, MET)[1:], "two"),
    )
    shuffled = told_by(*(REPORTS[at] for at in order), *REPORTS[4:])
    assert _members(make_groups(*shuffled, wishes=wishes).groups) == _members(_made(material, *wishes).groups)
