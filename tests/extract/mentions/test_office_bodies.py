"""Offices of bodies and firms: title and body apart, wherever the body stands."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import read

from onrecord.text.titles import normal_title, office_meant


@pytest.mark.parametrize(
    ("text", "title", "of"),
    [
        ("Paul Rehn, governor of the Bank of Tarn, agreed.", "governor", "Bank of Tarn"),
        ("Bank of Tarn Governor Paul Rehn agreed.", "governor", "Bank of Tarn"),
        ("Paul Rehn, governor of the Central Bank of Varland, agreed.", "central bank governor", "Varland"),
        ("Varland's central bank governor, Paul Rehn, agreed.", "central bank governor", "Varland"),
        ("Paul Rehn, chief executive of Kestrel Shipping, agreed.", "chief executive", "Kestrel Shipping"),
        ("Kestrel Shipping chief executive Paul Rehn agreed.", "chief executive", "Kestrel Shipping"),
        ("The Kestrel Shipping CEO, Paul Rehn, agreed.", "chief executive", "Kestrel Shipping"),
        ("Paul Rehn, president of Griggs Steel, agreed.", "president", "Griggs Steel"),
        ("Paul Rehn, president and CEO of Kestrel Shipping, agreed.", "president", "Kestrel Shipping"),
        ("Harbour Control Association director Paul Rehn agreed.", "director", "Harbour Control Association"),
        ("Harbour Fund CEO Paul Rehn agreed.", "chief executive", "Harbour Fund"),
        ("Coast Committee Chairman Paul Rehn agreed.", "chairman", "Coast Committee"),
        ("Paul Rehn, editor-in-chief of the Tarn Herald, agreed.", "editor in chief", "Tarn Herald"),
        ("Chairman of the Joint Chiefs of Staff Gen. Paul Rehn agreed.", "chairman", "Joint Chiefs of Staff"),
        ("Mr President, Paul Rehn agreed.", None, None),
    ],
)  # fmt: skip
def test_title_and_body_are_apart(text: str, title: str | None, of: str | None) -> None:
    """The body is no part of the title; a central bank is its country's."""
    (rehn,) = [mention for mention in read(text) if mention.name == "Paul Rehn"]
    told = office_meant(normal_title(rehn.title), rehn.of) if rehn.title else (None, None)
    assert told == (title, of)


def test_the_field_of_an_office_is_no_given_name() -> None:
    """For a field that no list has."""
    found = read("Minister of Seabirds Paul Rehn agreed.")
    assert [mention.name for mention in found if mention.kind == "person"] == ["Paul Rehn"]


@pytest.mark.parametrize(
    "state",
    ["the Federative Republic of Varland", "the Islamic Republic of Varland", "the Kingdom of Varland"],
)
def test_the_form_of_a_state_is_no_body(state: str) -> None:
    """Nor another state that goes by such a form alone."""
    (rehn,) = [mention for mention in read(f"Paul Rehn, president of {state}, agreed.") if mention.title]
    assert (rehn.title, rehn.of) == ("president", "Varland")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Volvar president Paul Rehn agreed. Volvar makes boats.", False),
        ("NFHA President Paul Rehn agreed. The NFHA met.", False),
        ("Varland's president, Paul Rehn, agreed. Varland waited for the Varlandic side.", True),
        ("Minister of Finance Paul Rehn agreed. Finance was short.", False),
    ],
)
def test_what_has_a_president_is_not_yet_a_country(text: str, country: bool) -> None:
    """Firms and federations have one, too; a portfolio has a minister."""
    assert any(mention.kind == "country" for mention in read(text)) is country
