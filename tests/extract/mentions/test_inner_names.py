"""Names inside other words, and parties by their members."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import check, read_inner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian officials left.", [("Norwegian", "Norway")]),
        ("A Norwegian-led group left Norway.", [("Norwegian", "Norway")]),
        ("A U.S.-backed group left.", [("U.S.", "United States")]),
        ("Rex Holm wrote it (@realRexHolm).", [("@realRexHolm", "Rex Holm")]),
        ("Rex Holm saw it (@realUlfVenn).", []),
        ("Rex Holm left. The Holm administration agreed.", [("Holm", "Holm")]),
        ("Ana Dorn left. The Holm administration agreed.", []),
        ("NATO officials left.", [("NATO", "North Atlantic Treaty Organization")]),
        ("Republican senators left.", [("Republican", "Republican Party")]),
        ("They live in a republican state.", []),
    ],
)
def test_inner_names(text: str, expected: list[tuple[str, str]]) -> None:
    """What no mention names for itself, with whom it names."""
    found = [(mention.span.of(text), mention.name) for mention in read_inner(text)]
    assert found == expected


def test_the_administration_is_the_one_named() -> None:
    """The one named before; without a name there is none."""
    text = "The Holm administration agreed. Aides of the administration left."
    assert [one.name for one in read_inner(text) if "the" in one.span.of(text)] == ["Holm administration"]
    assert not read_inner("Aides of the administration left.")


def test_members_are_their_party() -> None:
    """All members together; some of them are not."""
    check("Democrats refused.", "Democrats is organisation Democratic Party")
    check("Three Democrats refused.", "no Three Democrats is organisation")
