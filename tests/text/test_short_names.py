"""What the press calls a person alone."""

from __future__ import annotations

import pytest

from onrecord.text.names import name_words, short_name, without_generation


@pytest.mark.parametrize(
    ("name", "alone", "expected"),
    [
        ("Ilka Brandt", {}, "Brandt"),
        ("Oru Ban-ti", {}, "Oru"),
        ("Oru Ban-ti", {"Oru": 3}, "Oru"),
        ("Ri Yong Su", {"Ri": 2}, "Ri"),
        ("José Luis Navarro Ibáñez", {"Navarro": 5, "Ibáñez": 1}, "Navarro"),
        ("Khalid bin Faris al-Rashdan", {"al-Rashdan": 2}, "al-Rashdan"),
        ("Jan van der Holm", {}, "van der Holm"),
        ("Rex Holm Jr.", {}, "Holm"),
        ("An Do", {}, "Do"),
        ("Oda Lund", {"Oda": 4}, "Oda"),
        ("Oda Lund", {"Horst": 4}, "Lund"),
    ],
)
def test_short_name(name: str, alone: dict[str, int], expected: str) -> None:
    """The part used alone goes before; then hyphens, particles and the last word tell."""
    assert short_name(name, alone) == expected


def test_a_family_name_of_others_tells_the_order() -> None:
    """Where the record knows the first word as a family name, and not the last."""
    assert short_name("Ri Yong Su", {}, {"ri"}) == "Ri"
    assert short_name("Ri Yong Su", {}, {"ri", "su"}) == "Su"


def test_the_generation_is_no_family_name() -> None:
    """Behind a full name; "Jr" alone is not taken away."""
    assert name_words("Rex Holm Jr.") == name_words("Rex Holm") == ("rex", "holm")
    assert without_generation("Rex Holm, III") == "Rex Holm"
    assert without_generation("Rex Jr") == "Rex Jr"
