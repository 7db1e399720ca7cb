"""Where the words of a copy stand in its original."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records.article_rows import Shared
from onrecord.records.spans import Span
from onrecord.resolve.copies.alignment import align, span_in_original, words_within

ORIGINAL = (
    "TARN -- The envoy left the island on Monday, the council said.\n\n"
    "“We will not give up the lighthouse,” the minister told reporters in Tarn. “Not this year.”\n\n"
    "The ferry to Lissen has not sailed since the storm in the autumn."
)
COPY = (
    "An envoy has gone home, our correspondent writes.\n\n"
    "The ferry to Lissen has not sailed since the storm in the autumn.\n\n"
    '"We will not give up the lighthouse," the minister told reporters in Tarn. "Not this year."'
)


def pieces(copy: str, original: str) -> list[str]:
    """The words of the copy that stand in the original."""
    return [copy[one.start : one.end] for one in align(copy, original)]


def test_a_text_stands_in_itself_whole() -> None:
    """Equal texts are one stretch."""
    assert align(ORIGINAL, ORIGINAL) == (Shared(0, len(ORIGINAL), 0, len(ORIGINAL)),)
    assert align("", "") == align("", ORIGINAL) == align(ORIGINAL, "") == ()


def test_paragraphs_that_changed_places_are_found() -> None:
    """Words are found wherever they stand in the original; marks that differ end a stretch."""
    assert pieces(COPY, ORIGINAL) == [
        "\n\nThe ferry to Lissen has not sailed since the storm in the autumn.",
        "We will not give up the lighthouse,",
        " the minister told reporters in Tarn. ",
        "Not this year.",
    ]


def test_single_words_between_shared_runs_are_found() -> None:
    """A word kept between two that were replaced, too few to be an anchor, still has its place."""
    kept = "the ferry to Lissen has {} sailed {} the storm in the autumn"
    assert " sailed " in pieces(kept.format("seldom", "after"), kept.format("not", "since"))


def test_a_span_is_led_to_the_original() -> None:
    """The words of a span stand where the original has them, though quotation marks within differ."""
    start = COPY.index("We will")
    end = COPY.index("this year.") + len("this year.")
    found = span_in_original(align(COPY, ORIGINAL), Span(start, end))
    assert found is not None
    assert found.of(ORIGINAL).startswith("We will not give")
    assert found.of(ORIGINAL).endswith("Not this year.")


def test_a_span_of_the_copys_own_words_is_nowhere() -> None:
    """What the copy added stands nowhere in the original, nor does what it put together anew."""
    shared = align(COPY, ORIGINAL)
    assert span_in_original(shared, Span(0, 40)) is None
    across = Span(COPY.index("since the storm"), COPY.index(" the minister told"))
    assert span_in_original(shared, across) is None


def test_words_are_counted_within_stretches() -> None:
    """A word counts where it begins within a stretch."""
    assert words_within("one two three four", [Span(0, 4), Span(8, 18)]) == (3, 4)
    assert words_within("", []) == (0, 0)


texts = st.lists(
    st.sampled_from(["Herring ", "gull ", "Gull, ", "boat. ", "the ", "\n\n", "“", "é"]), max_size=60
)


@given(texts, texts)
def test_shared_stretches_are_the_same_characters(one: list[str], other: list[str]) -> None:
    """Stretches hold the same characters in both texts, in order, apart from each other in the copy."""
    copy, original = "".join(one), "".join(other)
    end = 0
    for each in align(copy, original):
        assert copy[each.start : each.end] == original[each.of_start : each.of_end] != ""
        assert each.start >= end
        end = each.end
