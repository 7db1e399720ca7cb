"""How a statement is told in a terminal."""

from __future__ import annotations

import pytest

from onrecord.cli.statements import told_content
from onrecord.records.readings import Polarity
from onrecord.records.rows import Evidence, Statement


@pytest.mark.parametrize(
    ("polarity", "told"),
    [
        ("affirmed", "it would wait"),
        ("denied", "[denied] it would wait"),
        ("doubted", "[doubted] it would wait"),
    ],
)
def test_what_is_denied_is_not_told_as_said(polarity: Polarity, told: str) -> None:
    """A content stands without its cue, so that a denial is marked."""
    row = Statement(
        "s", "a", "indirect", (Evidence("a", 0, 13, "it would wait"),), None, None, None, None, None, None,
        None, None, "paraphrase", (), "u", 1.0, polarity=polarity,
    )  # fmt: skip
    assert told_content(row) == told
