"""A title alone goes to whom other articles call so at the time."""

from __future__ import annotations

import pytest

from onrecord.records.spans import Span
from onrecord.resolve.actors import resolve_actors
from tests.reading_of import reading_of

VENN = [reading_of(f"k{i}", f"2021-03-0{i}", "President Rex Venn spoke. Venn waited.") for i in range(1, 7)]
ORTH = [reading_of(f"o{i}", f"2021-03-0{i}", "Norwegian President Ulf Orth spoke.") for i in range(1, 4)]
LONG_AGO = "President Ulf Orth built it. Rex Venn came. Rex Venn saw it. The president was angry."
ABROAD = "President Ulf Orth wrote a letter. Rex Venn read it. The president was angry."


@pytest.mark.parametrize(
    ("others", "text", "meant"),
    [
        (VENN, LONG_AGO, "Rex Venn"),
        (VENN[:1], LONG_AGO, "Ulf Orth"),
        ([*VENN, *ORTH], ABROAD, "Rex Venn"),
        ([*VENN, *ORTH], ABROAD.replace("Rex Venn read it.", "It was read."), "Ulf Orth"),
        ([*VENN, *ORTH], "Rex Venn came. President Ulf Orth left. The president was angry.", "Ulf Orth"),
    ],
)
def test_who_a_title_alone_means(others: list[object], text: str, meant: str) -> None:
    """Who holds it in other articles, unless only one does; of two who hold it who was named last."""
    index = resolve_actors([*others, reading_of("p1", "2021-03-09", text)])  # type: ignore[list-item]
    at = text.index("The president")
    found = index.actor_of("p1", Span(at, at + len("The president")))
    assert found is not None
    assert index.name_of(found) == meant
