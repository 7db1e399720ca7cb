"""Countries: names of CLDR, joined with our own columns."""

from __future__ import annotations

import pytest
from babel import Locale, UnknownLocaleError

from onrecord.text.countries import countries, country_by_demonym, country_by_name, country_by_seat
from onrecord.text.word_lists import word_rows


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Japan", "Japan"),
        ("the Russian Federation", "Russia"),
        ("Türkiye", "Turkey"),
        ("Myanmar (Burma)", "Myanmar"),
        ("Burma", "Myanmar"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Soviet Union", "Soviet Union"),
        ("Varland", None),
    ],
)
def test_names_of_the_press_and_of_cldr(form: str, name: str | None) -> None:
    """The press's name is the canonical one, and CLDR's leads to it."""
    assert country_by_name(form) == name


def test_own_columns_are_joined_by_code() -> None:
    """Demonyms, capitals and seats are not in CLDR."""
    assert country_by_demonym("Japanese") == "Japan"
    assert country_by_seat("Tokyo") == "Japan"
    assert country_by_seat("the Kremlin") == "Russia"


def test_each_code_has_one_row_and_a_name_of_cldr() -> None:
    """A slip in a code would lose a country."""
    codes = [row["code"] for row in word_rows("text", "countries") if row["code"]]
    assert len(codes) == len(set(codes))
    assert set(codes) <= Locale("en").territories.keys()


def test_a_name_of_ours_differs_from_that_of_cldr() -> None:
    """Else the cell would say nothing; historical states have no other name."""
    names = Locale("en").territories
    assert all(row["name"] != names.get(row["code"], "") for row in word_rows("text", "countries"))


@pytest.mark.parametrize(("language", "name"), [("ru", "Япония"), ("de", "Japan"), ("fr", "Japon")])
def test_a_second_language_falls_out_of_cldr(language: str, name: str) -> None:
    """All countries of today under their names in it, without a file of ours."""
    now = {country.code: country.name for country in countries() if country.code}
    own = {country.code: country.name for country in countries(language)}
    assert own["JP"] == name
    assert own.keys() == now.keys()
    assert sum(own[code] != now[code] for code in now) > len(now) / 4


def test_a_language_that_cldr_does_not_know_is_an_error() -> None:
    """It is not taken for English."""
    with pytest.raises(UnknownLocaleError):
        countries("xq")
