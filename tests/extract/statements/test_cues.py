"""Which words attribute: cue verbs in their place, and the words each cue covers."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import read, words_of

from onrecord.text.verbs import cue_verbs, deeds


def cues(text: str) -> list[str | None]:
    """The cue of each statement, by the rules alone."""
    return [words_of(text, statement.cue) for statement in read(text)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ana Dorn said that the pact was dead.", "said that"),
        ("Ana Dorn said the pact was dead.", "said"),
        ("Ana Dorn has said that the pact was dead.", "has said that"),
        ("Ana Dorn has repeatedly said that the pact was dead.", "has repeatedly said that"),
        ("Ana Dorn did not deny that the pact was dead.", "did not deny that"),
        ("Ana Dorn, saying that the pact was dead, left the hall.", "saying that"),
        ("Ana Dorn was quoted as saying that the pact was dead.", "saying that"),
        ("Ana Dorn hastened to add that the pact was dead.", "to add that"),
        ("Ana Dorn made it clear that the ban will stay in force.", "made it clear that"),
        ("Officials have been clear that the ban will stay.", "have been clear that"),
        ("The visit was put off, according to the ministry.", "according to"),
        ("“We shall wait for the boats,” according to a letter posted by Venn.", "according to"),
        ("A warning by Dorn that the boats would be sunk was heard.", "warning"),
    ],
)
def test_a_cue_is_its_verb_with_helping_verbs_and_that(text: str, cue: str) -> None:
    """And no more: neither the listener nor the day."""
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Dorn would say that the pact was dead.",
        "Ana Dorn could say that the pact was dead.",
        "Ana Dorn declined to say that the pact was dead.",
        "Ana Dorn spoke in order to stress that the pact was dead.",
        "The islands referred to as the Sables are cold.",
        "A plan called the Tarn pact is dead.",
        "Worried that the pact was dead, Venn went home.",
        "Reported losses rose in the ports of Tarn.",
        "Say that the pact is dead and see.",
        "The saying that the pact is dead is old.",
    ],
)
def test_what_was_not_said_yet_is_no_cue(text: str) -> None:
    """Nor are nouns, modifiers, bare participles, orders and questions put to the reader."""
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ana Dorn did not say that the pact was dead.", 0),
        ("Ana Dorn left without saying that the pact was dead.", 0),
        ("Ana Dorn left without mentioning that the pact was dead.", 0),
        ("Ana Dorn said that the pact was dead.", 1),
        ("Ana Dorn did not admit that the pact was dead.", 1),
        ("Ana Dorn left without admitting that the pact was dead.", 1),
    ],
)
def test_not_saying_is_no_statement_and_not_admitting_is(text: str, count: int) -> None:
    """As in "Did not say", "without saying where"; other cues are kept, with their polarity."""
    assert len(cues(text)) == count


@pytest.mark.parametrize(
    ("frame", "text", "counter"),
    [
        ("c", "Ana Dorn noted that the ban was broad.", "Ana Dorn noticed that the ban was broad."),
        ("q", "“The ban is broad,” Ana Dorn retorted.", "“The ban is broad,” Ana Dorn whistled."),
        ("x", "Ana Dorn vowed to lift the ban.", "Ana Dorn learned to lift the ban."),
        ("n", "Ana Dorn demanded an end to the ban.", "Ana Dorn awaited an end to the ban."),
        ("N", "Ana Dorn raised concerns about the ban.", "Ana Dorn raised taxes about the ban."),
        ("p", "Ana Dorn called for an end to the ban.", "Ana Dorn called at an end of the town."),
    ],
)
def test_each_frame_takes_its_content(frame: str, text: str, counter: str) -> None:
    """A clause, a quotation, an infinitive, a noun phrase, a noun of saying, a prepositional phrase."""
    assert len(cues(text)) == 1, frame
    assert cues(counter) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The evidence suggests that the pact was dead.", 1),
        ("The evidence implies that the pact was dead.", 0),
        ("Officials imply that the pact was dead.", 1),
        ("The union hopes that the pact will hold.", 1),
        ("The weather hopes that the pact will hold.", 0),
    ],
)
def test_strong_cues_attribute_whatever_their_subject(text: str, count: int) -> None:
    """Weak ones need somebody as their subject."""
    assert len(cues(text)) == count


def test_deeds_are_no_cues() -> None:
    """They were measured and left out."""
    assert deeds()
    assert not deeds() & cue_verbs().keys()


@pytest.mark.parametrize("subject", ["It", "This", "There", "What"])
def test_words_that_stand_for_nobody_say_nothing(subject: str) -> None:
    """As in "It said that", "this suggests that"."""
    assert cues(f"{subject} suggested that the pact was dead and gone.") == []
    assert cues("She suggested that the pact was dead and gone.") == ["suggested that"]
