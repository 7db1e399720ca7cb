"""What speaks for and against two tellings being of one event."""

from onrecord.resolve.events.links import FEATURES, links_of, pair_features, pairs_of, time_of
from tests.told_by import told_by


def _pair(*reports):
    told, rarity = told_by(*reports)
    times = [time_of(one) for one in told]
    return dict(zip(FEATURES, pair_features(told, times, rarity, [(1, 0)])[0].tolist(), strict=True))


def _reports(*texts, day="2031-03-06"):
    return [(name, day, text) for name, text in zip("abcd", texts, strict=False)]


def _only_times(text, day="2031-03-06"):
    told, _ = told_by(("a", day, text))
    return time_of(told[0])


def test_a_clause_is_of_the_day_it_tells():
    """Its own words come first."""
    assert _only_times("Varland released 14 prisoners on March 2.") == {"2031-03-02": 0.9}


def test_news_without_a_day_is_of_the_day_it_came_out():
    """The head of a report tells its news; what had happened before is of no day."""
    assert _only_times("Varland released 14 prisoners.") == {"2031-03-06": 0.5}
    assert _only_times("Varland had released 14 prisoners.") == {}


def test_a_plan_without_a_day_has_none():
    """It is not of the day it is told."""
    assert _only_times("Varland will release 14 prisoners.") == {}


def test_the_same_act_of_the_same_day_shares_frame_and_day():
    """Two reports of a release."""
    one, other = "Varland released 14 prisoners on March 2.", "On March 2, Varland released the prisoners."
    told = _pair(*_reports(one, other))
    assert told["same head"] == 1
    assert told["days apart"] == 0
    assert told["same article"] == 0


def test_counts_that_differ_are_told_apart():
    """Two votes with other results."""
    told = _pair(
        *_reports(
            "Parliament passed the bill by 212 votes on March 2.",
            "Parliament passed the bill by 170 votes on May 9.",
        )
    )
    assert told["numbers"] == -1
    assert told["days told"] == -1


def test_tellings_that_share_nothing_are_not_asked_about():
    """Work grows with what is alike."""
    told, rarity = told_by(
        *_reports("Varland released 14 prisoners.", day="2031-03-06"),
        ("b", "2031-05-09", "Snow closes a mountain road."),
    )
    times = [time_of(one) for one in told]
    assert pairs_of(told, times, rarity) == []
    assert links_of(told, times, rarity).pairs == ()
