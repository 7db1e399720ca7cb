"""International bodies, organs of states and news agencies by their names and acronyms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body: canonical English name, other forms of it, the country it is an organ of ("" for none)."""

    name: str
    names: tuple[str, ...]
    country: str


@cache
def organisations() -> tuple[Organisation, ...]:
    """All bodies of the table."""
    table = files("onrecord.text").joinpath("data/organisations_en.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(
        Organisation(row[0], tuple(form for form in row[1].split("|") if form), row[2]) for row in rows
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
