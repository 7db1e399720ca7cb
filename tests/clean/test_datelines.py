"""Datelines are found with their agency, and sentences are not taken for them."""

import pytest

from onrecord.clean.parts.datelines import find_dateline

REST = "The foreign ministers met on Monday."


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("OSTREL, Jan. 16 (Xinhua) --", "Xinhua"),
        ("OSTREL (Reuters) -", "Reuters"),
        ("OSTREL/TARN (Reuters) -", "Reuters"),
        ("(Reuters) -", "Reuters"),
        ("OSTREL, Varland (AP) —", "Associated Press"),
        ("Ostrel (AFP) -", "Agence France-Presse"),
        ("OSTREL, January 21. /ITAR-TASS/.", "ITAR-TASS"),
        ("OSTREL, January 21 /TASS/.", "TASS"),
        ("TARN (Herald News / Sputnik - 22nd November, 2031)", "Sputnik"),
        ("OSTREL —", None),
        ("OSTREL, Varland –", None),
        ("NEW OSTREL, March 3 (Herald) -", None),
    ],
)
def test_datelines_are_found(dateline: str, agency: str | None) -> None:
    """Place, day and agency in the forms agencies use; the dash belongs to it."""
    found = find_dateline(f"{dateline} {REST}")
    assert found is not None
    assert f"{dateline} {REST}"[: found.end].rstrip() == dateline
    assert found.agency == agency


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "U.N. inspectors arrived in Ostrel on Monday - the first in years.",
        "Varland (population two million) - a small country - agreed.",
        "The UN (United Nations) said so.",
        "PRESIDENT: We agreed.",
        "May 3 was the day they met.",
        "A - B",
        "",
    ],
)
def test_sentences_are_no_datelines(text: str) -> None:
    """Dashes and brackets in running text are left alone."""
    assert find_dateline(text) is None
