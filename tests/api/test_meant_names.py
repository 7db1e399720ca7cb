"""The rows that a name means."""

import pytest
from sample_record import BRENN, FERRY, FISHING, KESMAR, TAAL, VARLAND, write_sample

from onrecord.api.meant_names import MAX_NEAR_MISSES, find_actors, find_issues, find_outlets, find_with_side
from onrecord.errors import UnknownName
from onrecord.store.reader import RecordReader


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """The sample record, open."""
    with RecordReader(write_sample(tmp_path_factory.mktemp("api") / "sample.onrecord")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("find", "words", "ids"),
    [
        (find_actors, BRENN, {BRENN}),
        (find_actors, "Ada Brenn", {BRENN}),
        (find_actors, " ada BRENN ", {BRENN}),
        (find_actors, "brenn", {BRENN}),
        (find_actors, "ar", {VARLAND, KESMAR}),
        (find_with_side, "Varland", {VARLAND, BRENN}),
        (find_with_side, "Jon Taal", {TAAL}),
        (find_issues, FERRY, {FERRY}),
        (find_issues, "fishing", {FISHING}),
        (find_issues, "sable", {FERRY}),
    ],
)
def test_an_id_goes_before_a_name_and_a_name_before_a_part(reader, find, words, ids):
    """All that fit the best way are meant."""
    assert find(reader, words) == ids


@pytest.mark.parametrize("words", ["", "  ", "Nobody Here"])
def test_words_that_name_no_row_are_an_error(reader, words):
    """Empty words are no part of a name."""
    with pytest.raises(UnknownName, match="the record has no name"):
        find_actors(reader, words)


def test_a_whole_outlet_goes_before_a_part():
    """As with other names."""
    outlets = ["Tarn Post", "Tarn Post Weekly", "Ostrel Herald"]
    assert find_outlets(outlets, "tarn post") == {"Tarn Post"}
    assert find_outlets(outlets, "tarn") == {"Tarn Post", "Tarn Post Weekly"}


def test_near_misses_are_few_and_the_nearest_first():
    """Spelt as the record spells them."""
    outlets = [f"Tarn Post {letter}" for letter in "ABCDEFG"] + ["Ostrel Herald", "Tarn Past"]
    with pytest.raises(UnknownName) as caught:
        find_outlets(outlets, "tarn pasd")
    assert len(caught.value.near_misses) == MAX_NEAR_MISSES
    assert caught.value.near_misses[0] == "Tarn Past"
