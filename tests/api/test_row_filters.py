"""The values of filters."""

from datetime import date

import pytest

from onrecord.api.row_filters import (
    ActorFilters,
    ConflictFilters,
    EventFilters,
    StatementFilters,
    read_date,
    read_filters,
)
from onrecord.errors import UsageError


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"speaker": None, "since": None, "year": None}, {}),
        ({"speaker": "Venn", "mode": "direct"}, {"speaker": "Venn", "mode": "direct"}),
        ({"since": "2031", "until": "2031-05"}, {"since": "2031", "until": "2031-05"}),
        ({"on": "2031-05"}, {"since": "2031-05", "until": "2031-05"}),
        ({"on": date(2031, 5, 6)}, {"since": "2031-05-06", "until": "2031-05-06"}),
        ({"year": 2031}, {"since": "2031", "until": "2031"}),
        ({"year": 800}, {"since": "0800", "until": "0800"}),
        ({"year": "2031"}, {"since": "2031", "until": "2031"}),
    ],
)
def test_a_span_is_written_by_its_ends(given, asked):
    """A filter that is None is left out."""
    assert read_filters(StatementFilters, given) == asked


@pytest.mark.parametrize(
    ("form", "given", "told"),
    [
        (StatementFilters, {"mode": "quoted"}, "'quoted' is no mode: write one of direct, indirect, mixed"),
        (EventFilters, {"status": "done"}, "write one of happened, planned"),
        (EventFilters, {"type": "party"}, "write one of meeting"),
        (ActorFilters, {"kind": "number"}, "write one of person"),
        (ConflictFilters, {"kind": "person"}, "write one of number"),
        (StatementFilters, {"since": "May"}, "'May' is not a date: write YYYY"),
        (StatementFilters, {"on": "2031-13"}, "not a date"),
        (StatementFilters, {"year": 20310}, "not a date"),
        (StatementFilters, {"year": 2031, "until": "2032"}, "leave out the other filters by day"),
        (StatementFilters, {"year": 2031, "on": "2031"}, "leave out the other filters by day"),
    ],
)
def test_a_value_that_cannot_be_is_an_error(form, given, told):
    """The message lists the values that can be."""
    with pytest.raises(UsageError, match=told):
        read_filters(form, given)


def test_a_filter_that_does_not_exist_is_a_type_error():
    """As with any keyword of Python; a slip must not give all rows."""
    with pytest.raises(TypeError, match="there is no keyword 'speakr': the keywords are since"):
        read_filters(StatementFilters, {"speakr": "Venn"})


@pytest.mark.parametrize("text", ["2031-05-06", "2031-05", "2031"])
def test_a_date_of_any_precision_is_itself(text):
    """It keeps its precision."""
    assert read_date(text) == text
