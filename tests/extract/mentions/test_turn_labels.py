"""Labels of speakers' turns hold names, in capitals or not."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import read_spans

from onrecord.records.articles import Part
from onrecord.records.spans import Span


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Paul Dorn", "Paul Dorn"),
        ("ZORL TEBBIN", "ZORL TEBBIN"),
        ("Zorl Tebbin", "Zorl Tebbin"),
        ("michael holm", "Michael Holm"),
        ("maria de holm", "Maria De Holm"),
        ("mr dorn", None),
        ("michael", None),
        ("michael 2 holm", None),
        ("zorl tebbin", None),
        ("maria de la holm reyl dorn venn", None),
        ("question", None),
    ],
)
def test_a_label_is_a_person(label: str, name: str | None) -> None:
    """Small letters need a given name before, and no more words than names have."""
    text = f"{label}: We wait in the port."
    part = Part("turn", 0, len(text), label=Span(0, len(label)))
    people = [mention for mention in read_spans(text, [], parts=(part,)) if mention.kind == "person"]
    assert [mention.name for mention in people] == ([name] if name else [])


def test_a_label_without_a_part_is_no_name() -> None:
    """The same words before a colon in running text."""
    assert not read_spans("michael holm: We wait in the port.", [])


def test_a_body_in_a_label_stays_a_body() -> None:
    """Who speaks for it is not named."""
    text = "NATO: We wait in the port."
    part = Part("turn", 0, len(text), label=Span(0, 4))
    assert [mention.kind for mention in read_spans(text, [], parts=(part,))] == ["organisation"]
