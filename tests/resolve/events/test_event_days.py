"""The time of an event is the day that its tellings agree on, else the month."""

import numpy as np
import pytest

from onrecord.resolve.events.event_days import FEATURES, Candidates, retold, when_of
from onrecord.resolve.events.links import time_of
from tests.told_by import told_by


def _candidates(*reports):
    told, _ = told_by(*reports)
    return Candidates(told, [1.0] * len(told), [time_of(one) for one in told])


def test_the_day_and_month_of_the_report_count_a_little():
    """They are candidates where nothing else is told."""
    found = _candidates(("a", "2031-03-06", "Varland will release 14 prisoners."))
    assert found.values == ["2031-03", "2031-03-06"]
    assert found.rows().shape == (2, len(FEATURES))


def test_a_sure_day_is_told_else_the_month_else_nothing():
    """By how likely each is right."""
    found = _candidates(("a", "2031-03-06", "Varland released 14 prisoners on March 2."))
    likely = {"2031-03-02": 0.8, "2031-03": 0.9, "2031-03-06": 0.1}
    assert found.choose(np.array([likely[value] for value in found.values]))[0] == "2031-03-02"
    likely["2031-03-02"] = 0.3
    assert found.choose(np.array([likely[value] for value in found.values]))[0] == "2031-03"
    assert found.choose(np.zeros(len(found.values))) == (None, 0.0)


def test_what_two_voices_tell_is_the_time_of_the_event():
    """Its basis is what they say, not when they say it."""
    found = _candidates(
        ("a", "2031-03-06", "Varland released 14 prisoners on March 2."),
        ("b", "2031-03-07", "On March 2 Varland released 14 prisoners."),
    )
    ((start, basis, sure),) = when_of([found])
    assert (start, basis) == ("2031-03-02", "text")
    assert sure > 0.5


@pytest.mark.parametrize(
    ("text", "again"),
    [("Varland had released 14 prisoners.", True), ("Varland released 14 prisoners.", False)],
)
def test_the_pluperfect_is_told_again(text, again):
    """What came before the news."""
    told, _ = told_by(("a", "2031-03-06", text))
    assert (retold(told[0]) > 0) == again
