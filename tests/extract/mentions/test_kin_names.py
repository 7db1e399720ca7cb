"""Whose family name alone is not whose."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

KIN = [
    rule(
        "his wife",
        "President Holm came. His wife, Maria Holm, wept. Holm left.",
        "no Holm means Maria Holm",
        "President Holm came. Senator Maria Holm wept. Holm left.",
        "Holm means Senator Maria Holm",
    ),
    rule(
        "the first lady",
        "President Holm came. First lady Maria Holm wept. Holm left.",
        "no Holm means Maria Holm",
        "President Holm came. First came Maria Holm. Holm left.",
        "Holm means Maria Holm",
    ),
    rule(
        "only where another bears the name",
        "President Holm came. His daughter Maria Holm wept. Holm left.",
        "no Holm means Maria Holm",
        "President Dorn came. His daughter Maria Holm wept. Holm left.",
        "Holm means Maria Holm",
    ),
    rule(
        "the name with an office, though behind",
        "His daughter Maria Holm wept. President Holm came. Holm left.",
        "no Holm means Maria Holm",
        "His daughter Maria Holm wept. Holm came. Holm left.",
        "Holm means Maria Holm",
    ),
    rule(
        "who has an office is known by it",
        "President Holm came. His daughter Maria Holm wept. Holm left.",
        "no Holm means Maria Holm",
        "President Holm came. His daughter, Minister Maria Holm, wept. Holm left.",
        "Holm means Minister Maria Holm",
    ),
    rule(
        "a form of address tells which",
        "President Holm came. His daughter Maria Holm wept. Holm left.",
        "no Holm means Maria Holm",
        "President Holm came. His daughter Maria Holm wept. Mrs Holm left.",
        "Mrs Holm means Maria Holm",
    ),
    rule(
        "near the word of kinship",
        "President Holm came. His younger daughter, Maria Holm, wept. Holm left.",
        "no Holm means Maria Holm",
        "President Holm came. A daughter of the town was Maria Holm. Holm left.",
        "Holm means Maria Holm",
    ),
]


@pytest.mark.parametrize(COLUMNS, KIN)
def test_kin_do_not_take_the_name(text: str, fact: str, counter: str, instead: str) -> None:
    """Somebody known by another of the family is never called by its name alone."""
    check(text, fact)
    check(counter, instead)
