"""From when on an office was held no more, as articles that call somebody a former holder show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.resolve.offices.office_holders import Held


def end_terms(rows: Sequence[Held]) -> list[Held]:
    """The rows of one person, those that speak of a holder of old without saying so left without a day.

    For each office, the articles that call the person its holder and those that call him its former holder
    are parted by the day at which fewest are on the wrong side; without such a day, all stay as they are but
    "former", which is then left out: of a term before, or a slip.
    """
    offices: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
    for row in rows:
        offices[(row.title, row.of)].append(row)
    out: list[Held] = []
    for found in offices.values():
        out += _ended(found) if any(row.over for row in found) else found
    return out


def _ended(rows: Sequence[Held]) -> list[Held]:
    held = [row.date for row in rows if row.date]
    over = sorted(row.over for row in rows if row.over)
    wrong = {day: sum(one >= day for one in held) + sum(one < day for one in over) for day in over}
    day = min(over, key=lambda one: (wrong[one], one))
    if wrong[day] >= len(over):
        return [row for row in rows if not row.over]
    return [
        replace(row, date=None, shown=None) if row.date and row.date >= day else row
        for row in rows
        if not row.over or row.over >= day
    ]
