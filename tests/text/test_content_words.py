"""Words as keys: true lemmas, one for each form in the whole record."""

from __future__ import annotations

import pytest

from onrecord.text.words import Lemmas, likeness
from tests.lemmas_of import lemmas_of

LEMMAS = lemmas_of(
    "The minister came to the meetings and made no comments. Venn was coming, too.",
    "They are meeting in Tarn to end the cease-fires' long decline and hoped for the women's return.",
)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("came", "come"),
        ("coming", "come"),
        ("comments", "comment"),
        ("comment", "comment"),
        ("women", "woman"),
        ("hoped", "hope"),
        ("cease-fires", "cease-fire"),
        ("boats", "boats"),
    ],
)
def test_forms_have_the_lemmas_of_the_parser(form: str, lemma: str) -> None:
    """A word that no article has is its own lemma."""
    assert LEMMAS.lemma(form) == lemma


def test_a_form_of_a_form_has_the_last_lemma() -> None:
    """Where one article takes "meeting" for a noun and another for a verb, all meet."""
    assert LEMMAS.lemma("meetings") == LEMMAS.lemma("meeting") == "meet"


def test_two_verbs_that_begin_alike_are_not_one() -> None:
    """To come and to comment share letters and nothing else."""
    assert LEMMAS.content_words("He came from Tarn.") == {"come", "tarn"}
    assert likeness(LEMMAS.content_words("He commented."), LEMMAS.content_words("He came.")) == 0.0


def test_most_articles_decide() -> None:
    """In any order; where they are as many, the first in the alphabet."""
    tables = [(("left", "leave"),), (("left", "left-hand"),), (("left", "leave"),), (("saw", "see"),)]
    for order in (tables, tables[::-1]):
        assert Lemmas.over(order).of_form == {"left": "leave", "saw": "see"}
