"""Bodies with "and" in their names."""

from __future__ import annotations

import pytest
from extract.mentions.mentions_read import COLUMNS, check, rule

CASES = [
    rule(
        "police of two places",
        "The Orlav and Ister Police said no.",
        "Orlav and Ister Police is organisation Orlav and Ister Police",
        "Maria Dorn and Ister Police said no.",
        "no Dorn and Ister Police is",
    ),
    rule(
        "not a country and a body",
        "The Orlav and Ister Council agreed.",
        "Orlav and Ister Council is organisation Orlav and Ister Council",
        "Japan and Ister Council agreed.",
        "Japan is country Japan; no Japan and Ister Council is",
    ),
    rule(
        "a firm and its partners",
        "Tarn and Partners, a law firm, said no.",
        "Tarn and Partners is organisation Tarn and Partners",
        "Tarn and partners of the firm said no.",
        "no Tarn and partners is organisation",
    ),
    rule(
        "a firm of several",
        "Tarn, Reyl and Sons said no.",
        "Tarn, Reyl and Sons is organisation Tarn, Reyl and Sons",
        "Tarn, Reyl and others said no.",
        "no Tarn, Reyl and is organisation",
    ),
    rule(
        "a ministry of two fields",
        "The Ministry of Trade and Industry said no.",
        "Ministry of Trade and Industry is organisation Ministry of Trade and Industry",
        "The Ministry of Trade and Maria Dorn said no.",
        "Maria Dorn is person Maria Dorn; no Ministry of Trade and Maria Dorn is",
    ),
    rule(
        "in small letters, with the capitals of the name",
        "The ministry of trade and industry said no.",
        "ministry of trade and industry is organisation Ministry of Trade and Industry",
        "The office of mothers and daughters was closed.",
        "no office of mothers and daughters is organisation",
    ),
]


@pytest.mark.parametrize(COLUMNS, CASES)
def test_bodies_with_and(text: str, fact: str, counter: str, instead: str) -> None:
    """One body, not two; but two named side by side stay two."""
    check(text, fact)
    check(counter, instead)
