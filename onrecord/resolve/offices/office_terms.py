"""Terms in offices that one person holds at a time, from what dated articles show.

Articles of later years still say "President Holm" of one who was; somebody calls the deputy minister. So the
articles on an office, in order of time, are divided into terms with the least cost: each article that names
another holder than the term's costs 1, each change of holder a little less, a return a little more.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.text.countries import country_by_name
from onrecord.text.organisations import organisation_by_name
from onrecord.text.titles import is_sole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.resolve.offices.office_holders import Held
    from onrecord.resolve.people.people_merging import Person

# Less than one article, so that a single last article still shows a successor; a return must be shown by two.
CHANGE = 0.9
RETURN = 1.5


def shown_title(title: str) -> str:
    """A title in normal form with the capitals of the country or body behind "to": "ambassador to Norway"."""
    head, to, rest = title.partition(" to ")
    body = organisation_by_name(rest)
    return f"{head}{to}{country_by_name(rest) or (body.name if body else rest)}"


def divide_terms(held: Sequence[tuple[Person, Sequence[Held]]]) -> dict[int, int | None]:
    """By the ``id()`` of each `Held` of a sole office: the number of its term, or None for one out of place.

    Offices without a country or body, and articles without a date, are in no term.
    """
    shows: dict[tuple[str, str], list[tuple[str, int, Held]]] = defaultdict(list)
    for number, (_, rows) in enumerate(held):
        for row in rows:
            if row.of and row.date and is_sole(row.title):
                shows[(row.title, row.of)].append((row.date, number, row))
    out: dict[int, int | None] = {}
    for found in shows.values():
        found.sort(key=lambda item: (*item[:2], item[2].evidence))
        out.update(_divided(found))
    return out


def _divided(shows: Sequence[tuple[str, int, Held]]) -> dict[int, int | None]:
    if len({number for _, number, _ in shows}) == 1:
        return {}
    told = list(
        dict.fromkeys((number, row.evidence.article) for _, number, row in shows)
    )  # each article once
    holders = [number for number, _ in told]
    terms: dict[tuple[int, str], int | None] = {}
    term, last = 0, holders[0]
    for one, holder in zip(told, _cheapest(holders), strict=True):
        if holder != last:
            term, last = term + 1, holder
        terms[one] = term if one[0] == holder else None
    return {id(row): terms[number, row.evidence.article] for _, number, row in shows}


def _cheapest(holders: Sequence[int]) -> list[int]:
    """Who is taken for the holder at each article; ties go to the one named there."""
    first: Mapping[int, int] = {number: holders.index(number) for number in set(holders)}
    people = sorted(first)
    cost = {person: float(person != holders[0]) for person in people}
    back: list[dict[int, int]] = []
    for i, shown in enumerate(holders[1:], start=1):
        before = min(people, key=lambda person: (cost[person], person != holders[i - 1], person))
        new: dict[int, float] = {}
        steps: dict[int, int] = {}
        for person in people:
            change = cost[before] + (CHANGE if first[person] == i else RETURN)
            steps[person] = person if cost[person] <= change else before
            new[person] = min(cost[person], change) + (person != shown)
        cost = new
        back.append(steps)
    last = min(people, key=lambda person: (cost[person], person != holders[-1], person))
    out = [last]
    for steps in reversed(back):
        out.append(steps[out[-1]])
    return out[::-1]
