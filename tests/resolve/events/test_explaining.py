"""Why tellings are taken for one event: the best links, and what decided them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.records.link_reasons import MATTERS
from onrecord.resolve.events.explaining import MOST_REASONS, surest_pairs
from onrecord.resolve.events.making import make_groups
from onrecord.text.forest import learned_forest
from tests.told_by import told_by
from tests.told_pile import PILE

REPORTS = tuple((str(number), *report) for number, report in enumerate(PILE))


@pytest.fixture(scope="module")
def groups():
    """The events of the pile."""
    return make_groups(*told_by(*REPORTS)).groups


def test_each_telling_is_linked_by_its_surest_pair():
    """A chain is told as a chain, not as a star around the first."""
    likely = {(1, 0): 0.5, (2, 0): 0.6, (2, 1): 0.9}
    assert surest_pairs([0, 1, 2], lambda a, b: likely.get((max(a, b), min(a, b)), 0.0)) == [(2, 0), (1, 2)]


def test_a_pair_that_shares_nothing_links_too():
    """Then the user has put them together."""
    assert surest_pairs([4, 7], lambda *_: 0.0) == [(7, 4)]
    assert surest_pairs([4], lambda *_: 0.0) == []


def test_links_hold_all_tellings_of_a_shown_event_together(groups):
    """One fewer than there are tellings, and each tells of two of them."""
    for group in groups:
        if not group.shown:
            assert group.ties == ()
            continue
        assert len(group.ties) == len(group.members) - 1
        linked = {told.order for tie in group.ties for told in (tie.one, tie.other)}
        assert linked == ({told.order for told in group.members} if group.ties else set())


def test_what_decided_most_comes_first(groups):
    """Few reasons, of matters that have words, and none that changes nothing."""
    ties = [tie for group in groups for tie in group.ties]
    assert any(tie.reasons for tie in ties)
    for tie in ties:
        assert len(tie.reasons) <= MOST_REASONS
        assert {reason.matter for reason in tie.reasons} <= MATTERS.keys()
        assert all(0 <= reason.without <= 1 and reason.without != tie.likely for reason in tie.reasons)
        assert len({reason.matter for reason in tie.reasons}) == len(tie.reasons)


def test_the_surest_links_come_first(groups):
    """So that the last is the weakest."""
    for group in groups:
        assert all(one.likely >= other.likely for one, other in pairwise(group.ties))


def test_two_reports_of_a_meeting_say_what_they_share(groups):
    """Whom both name, and the words that both use."""
    meeting = next(group for group in groups if any("met in Tarn" in told.quote for told in group.members))
    reasons = [reason for tie in meeting.ties for reason in tie.reasons]
    words = {word for reason in reasons if reason.matter == "words" for word in reason.what}
    assert "meet" in words
    assert any(reason.matter in ("people", "time") and reason.what for reason in reasons)


def test_every_feature_of_the_judge_belongs_to_one_matter_at_most():
    """And each that a matter silences is one of the judge's."""
    from onrecord.resolve.events.explaining import _SILENT

    silenced = [name for silent in _SILENT.values() for name in silent]
    assert len(silenced) == len(set(silenced))
    assert set(silenced) <= set(learned_forest("resolve", "links").names)
    assert _SILENT.keys() == MATTERS.keys()
