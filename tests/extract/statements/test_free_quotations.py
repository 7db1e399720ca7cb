"""Quotations that no words beside them attribute: of the subject before, of who speaks on, or of nobody."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read, words, words_of

from onrecord.extract.statements.speaker_ranking import best_of
from onrecord.records.spans import Span
from onrecord.text.choice import learned_weights, shares_of

QUOTED = "“The boats will not leave before May.”"


def speakers(text: str) -> list[str | None]:
    """Who says the quotation in question."""
    return [words_of(text, one.source) for one in read(text) if words(text, one) == QUOTED.strip("“”")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Ana Dorn, the harbour minister, turned to Anton Venn. {QUOTED} He nodded.", "Ana Dorn"),
        (f"Premier Ana Dorn was blunt. {QUOTED}", "Premier Ana Dorn"),
        (f"Anton Venn said that the port was shut. Ana Dorn was angry. {QUOTED}", "Ana Dorn"),
        (f"Ana Dorn turned to the envoy: {QUOTED}", "Ana Dorn"),
        (f"Ana Dorn said on Monday that the port was shut. {QUOTED}", "Ana Dorn"),
    ],
)
def test_a_free_quotation_is_of_the_subject_before(text: str, speaker: str) -> None:
    """Not of whom the sentence before names last, and not of who spoke earlier."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        f"{QUOTED} Those were the words on the wall of the port.",
        f"The wall was white. {QUOTED} Ana Dorn saw it.",
    ],
)
def test_or_of_nobody(text: str) -> None:
    """If nobody stands there who can speak; who is named later is not meant."""
    assert speakers(text) == []


def test_the_sentence_before_gives_a_speaker_but_no_cue() -> None:
    """The speaker is implied, for the words do not say that he speaks."""
    (found,) = read(f"Premier Ana Dorn was blunt. {QUOTED}")
    assert found.implied
    assert found.cue is None


def test_shares_sum_to_one_and_the_first_of_equals_is_best() -> None:
    """A candidate below the least share is none."""
    first, second = Span(0, 3), Span(4, 7)
    shares = shares_of({second: {"a": 1.0}, first: {"a": 1.0}, None: {}}, {"a": 1.0})
    assert sum(shares.values()) == pytest.approx(1.0)
    assert best_of(shares) == first
    assert best_of({first: 0.3, None: 0.7}) is None


def test_the_package_has_weights() -> None:
    """Of subjects, of who spoke last and next, and of nobody."""
    kinds = {name.partition(":")[0] for name in learned_weights("extract", "speaker")}
    assert kinds == {"subject", "last", "next", "nobody"}
