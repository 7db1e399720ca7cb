"""International bodies, organs of states and news agencies by their names and acronyms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.text.word_lists import word_rows


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body: canonical English name, other forms of it, the country it is an organ of ("" for none)."""

    name: str
    names: tuple[str, ...]
    country: str


@cache
def organisations() -> tuple[Organisation, ...]:
    """All bodies of the table."""
    return tuple(
        Organisation(row["name"], tuple(form for form in row["names"].split("|") if form), row["country"])
        for row in word_rows("text", "organisations")
    )


@cache
def _by_form() -> dict[str, Organisation]:
    table: dict[str, Organisation] = {}
    for body in organisations():
        for form in (body.name, *body.names):
            table.setdefault(form.casefold(), body)
    return table


def organisation_by_name(form: str) -> Organisation | None:
    """The body with this name or acronym ("the UN Security Council"), or None."""
    return _by_form().get(form.casefold()) or _by_form().get(form.casefold().removeprefix("the "))
