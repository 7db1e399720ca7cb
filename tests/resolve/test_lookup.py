"""Wikidata ids from a table of the user's."""

from __future__ import annotations

import pytest

from onrecord.records.rows import Actor, NameForm
from onrecord.resolve.lookup import read_table, with_ids

TABLE = """name\tid\tkind\tcountry
# people
Oda Lund\tQ1\tperson\tKesmar
Oda Lund\tQ2\tperson\tVarland
Lund\tQ3
Georgia\tQ230\tcountry
Georgia\tQ1428\tgroup
Concord Council\tQ5\torganisation

Jon Aske\tQ6
J. Aske\tQ7
Ilka Brandt\tQ8\tperson\tRussian
"""


def actor(name: str, kind: str = "person", side: str | None = None, *forms: str) -> Actor:
    """An actor with its forms."""
    return Actor(f"actor_{name}", name, kind, tuple(NameForm(form, "en", 1) for form in forms), side, ())


KESMAR = actor("Kesmar", "country")
RUSSIA = actor("Russia", "country")


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (actor("Oda Lund", "person", KESMAR.id), "Q1"),
        (actor("ODA LUND", "person", RUSSIA.id), None),
        (actor("Oda Lund"), None),
        (actor("Georgia", "country"), "Q230"),
        (actor("Georgia", "organisation"), None),
        (actor("The Council", "organisation", None, "Concord Council"), "Q5"),
        (actor("Jon Aske", "person", None, "J. Aske"), "Q6"),
        (actor("Mia Lund", "person", None, "Lund"), None),
        (actor("Ilka Brandt", "person", RUSSIA.id), "Q8"),
        (actor("Nobody"), None),
    ],
)
def test_an_id_is_given_where_one_fits(one: Actor, found: str | None) -> None:
    """Name, then kind and country; two that fit are none; a family name alone is none."""
    assert with_ids([one, KESMAR, RUSSIA], read_table(TABLE))[0].wikidata == found


@pytest.mark.parametrize("line", ["Oda Lund\t42", "Oda Lund", "Oda Lund\tQ0", "Oda Lund\tQ1\tship"])
def test_a_line_that_is_wrong_is_named(line: str) -> None:
    """With its number, so that it can be found."""
    with pytest.raises(ValueError, match="line 2"):
        read_table(f"Georgia\tQ230\n{line}")
