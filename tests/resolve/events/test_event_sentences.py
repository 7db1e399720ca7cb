"""Labels of events: sentences that stand alone, and names by the form of a type."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.resolve.events.event_labels import MAX_LABEL
from onrecord.resolve.events.event_rows import event_rows
from onrecord.resolve.events.event_sentences import sentence_of
from tests.told_of import actors, group, told, told_in, typed


def sentence(text: str, trigger: str) -> str | None:
    """The sentence of the clause whose head is ``trigger``."""
    found, known = told_in(text)
    one = next(one for one in found if one.telling.trigger.of(text) == trigger)
    return sentence_of(one, known, MAX_LABEL)


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        (
            "Foreign Minister Ora Dorn flew to Geneva. However, he signed the accord in Geneva on Friday.",
            "signed",
            "Dorn signed the accord in Geneva",
        ),
        (
            "Prime Minister Tala Venn met President Ora Dorn. She said she would lift the ban next week.",
            "lift",
            "Venn to lift the ban",
        ),
        (
            "Tala Venn praised Ora Dorn, who had signed the treaty in May.",
            "signed",
            "Dorn had signed the treaty",
        ),
        ("Tala Venn met Ora Dorn and gave him her letter.", "gave", "Venn gave Dorn her letter"),
        ("Last week, Tala Venn broke the 2015 accord.", "broke", "Venn broke the 2015 accord"),
        ("Ora Dorn said he would not sign the accord.", "sign", "Dorn would not sign the accord"),
        ("Ministers must come to Geneva and sign the treaty.", "sign", "Ministers to sign the treaty"),
        (
            "Former Finance Minister Tala Venn and President Ora Dorn met the French minister Jean Rook.",
            "met",
            "Venn and Dorn met Rook",
        ),
        ("Ora Dorn was arrested on Monday, according to his party.", "arrested", "Dorn was arrested"),
        (
            "Ora Dorn threatened in May to leave the talks.",
            "threatened",
            "Dorn threatened to leave the talks",
        ),
        ("Neither minister was in the room.", "was", "Neither minister was in the room"),
        ("Tala Venn said the so-called plan was dead.", "said", "Venn said the so-called plan was dead"),
        (
            "Tala Venn met the head of the Ora Dorn Foundation.",
            "met",
            "Venn met the head of the Ora Dorn Foundation",
        ),
        ("Ora Dorn told the press he’d sign the accord.", "sign", "Dorn to sign the accord"),
        ("The talks in Geneva had failed, Tala Venn said.", "failed", "The talks in Geneva had failed"),
        ("GENEVA (KNA) - Tala Venn left the talks.", "left", "Venn left the talks"),
    ],
)
def test_a_sentence_stands_alone(text: str, trigger: str, label: str) -> None:
    """It names whom pronouns mean, and has neither times nor what leads in."""
    assert sentence(text, trigger) == label


def test_a_sentence_of_nobody_known_is_none() -> None:
    """What "it" means is not told."""
    assert sentence("It collapsed on Tuesday after a long night.", "collapsed") is None


def test_no_sign_is_left_open() -> None:
    """A quotation cut in two loses its marks; a whole one keeps them."""
    one = told("Dorn called it “a gift to Venn” today", lead="Dorn", says=["called it “a gift"])
    assert sentence_of(one, actors(), MAX_LABEL) == "Dorn called it a gift"
    one = told("Dorn called it “a gift” today", lead="Dorn", says=["called it “a gift”"])
    assert sentence_of(one, actors(), MAX_LABEL) == "Dorn called it “a gift”"


def test_parts_are_left_out_before_words_are_cut() -> None:
    """What does not fit goes as a whole; only a first part that is too long is cut between words."""
    parts = ["signed a long and careful accord on the islands", "with the ministers of all the neighbours"]
    one = told("Dorn " + " ".join(parts), lead="Dorn", says=parts)
    assert sentence_of(one, actors(), MAX_LABEL) == "Dorn signed a long and careful accord on the islands"
    one = told("Dorn " + "very " * 30 + "much", lead="Dorn", says=["very " * 30 + "much"])
    made = sentence_of(one, actors(), MAX_LABEL) or ""
    assert len(made) <= MAX_LABEL
    assert made.endswith("very…")


def test_talks_of_two_are_named_by_them() -> None:
    """With one party alone there is a sentence."""
    cast = (("Dorn", True), ("Venn", True))
    both = group(typed("talks of Dorn and Venn", "talks", cast=cast, place="Tarn"))
    assert event_rows([both], actors())[0][0].label == "Dorn–Venn talks, Tarn"
    alone = typed(
        "Dorn opened the talks with his neighbours",
        "talks",
        cast=cast[:1],
        lead="Dorn",
        says=["opened the talks"],
    )
    assert event_rows([group(alone)], actors())[0][0].label == "Dorn opened the talks"


def test_the_clause_that_makes_the_best_label_is_taken() -> None:
    """A main clause with a named doer, not one that only tells of the saying."""
    said = told(
        "Dorn said so to the press again", "a", lead="Dorn", says=["said so to the press again"], head="say"
    )
    main = told("Dorn left the talks with Venn", "b", lead="Dorn", says=["left the talks with Venn"])
    made = event_rows([group(told("Dorn said so", "c", lead="Dorn", says=["said so"]), said, main)], actors())
    assert made[0][0].label == "Dorn left the talks with Venn"


def test_a_sentence_tells_what_most_tellings_tell() -> None:
    """Not what only one clause of the row tells, though that is told first."""
    film = "Dorn praised a film about bees"
    odd = told(film, "z", lead="Dorn", says=[film.removeprefix("Dorn ")], lemmas=("film",))
    left = "Dorn left the talks with Venn in Tarn"
    facts: dict[str, Any] = {
        "lead": "Dorn",
        "says": [left.removeprefix("Dorn ")],
        "lemmas": ("leave", "talk"),
    }
    same = [told(left, f"a{number}", **facts) for number in range(3)]
    made = event_rows([group(odd, *same)], actors())
    assert made[0][0].label == "Dorn left the talks with Venn in Tarn"


def test_of_somebody_unknown_the_deed_alone_is_told() -> None:
    """A pronoun that means nobody known is left out."""
    one = told("On Monday it opened a case in Tarn", lead="it", says=["opened a case", "in Tarn"])
    assert event_rows([group(one)], actors())[0][0].label == "Opened a case in Tarn"


def test_without_a_sentence_the_label_is_a_phrase_with_names() -> None:
    """The article's own words, without what points back."""
    one = typed("their talks on fishing", "talks", trigger="talks", cast=(("Dorn", True),))
    assert event_rows([group(one)], actors())[0][0].label == "Dorn: talks on fishing"
