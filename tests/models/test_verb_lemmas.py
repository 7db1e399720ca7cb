"""Verbs that differ by a silent "e" keep their lemmas apart."""

from __future__ import annotations

import pytest
from pristine_pipeline import PACKAGE

from onrecord.models.english import load_english


@pytest.mark.parametrize(
    ("sentence", "form", "lemma"),
    [
        ("Venn hoped that the talks would resume.", "hoped", "hope"),
        ("Venn is hoping for a deal.", "hoping", "hope"),
        ("Venn hopes to sign it.", "hopes", "hope"),
        ("The bird hopped over the fence.", "hopped", "hop"),
        ("Kesmar staged a protest in the strait.", "staged", "stage"),
        ("The choir is singing.", "singing", "sing"),
        ("He is winning.", "winning", "win"),
    ],
)
def test_the_spelling_tells_the_verb(sentence: str, form: str, lemma: str) -> None:
    """A single consonant before the ending is that of the verb with an "e"."""
    token = next(token for token in load_english(PACKAGE).parse(sentence) if token.text == form)
    assert token.lemma_ == lemma
