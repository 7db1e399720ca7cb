"""Who is meant by a family name alone that several people of an article bear."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

LONG = " ".join(["The talks went on."] * 3)
CASES = [
    rule(
        "the one whose office it is",
        f"President Rex Holm left. A farmer, Jon Holm, stayed. {LONG} President Holm spoke.",
        "President Holm means President Rex Holm",
        f"Paul Holm left. A farmer, Peter Holm, stayed. {LONG} Mrs Holm spoke.",
        "no Mrs Holm means",
    ),
    rule(
        "who was named far more often, not who was named last",
        f"President Rex Holm left. Rex Holm was late. Rex Holm was ill. A farmer, Jon Holm, stayed. {LONG} "
        "Later Holm spoke.",
        "Holm means President Rex Holm",
        f"Rex Holm left. Jon Holm stayed. {LONG} Later Holm spoke.",
        "no Holm means",
    ),
    rule(
        "the only one near",
        f"Rex Holm left. {LONG} A farmer, Jon Holm, stayed. Then Holm spoke.",
        "Holm means Jon Holm",
        f"Rex Holm and Jon Holm left. {LONG} Then Holm spoke.",
        "no Holm means",
    ),
]


@pytest.mark.parametrize(COLUMNS, CASES)
def test_who_is_meant(text: str, fact: str, counter: str, instead: str) -> None:
    """The bearer who fits best, or nobody."""
    check(text, fact)
    check(counter, instead)
