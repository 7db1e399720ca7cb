"""Who held which office when, by the titles that dated articles give."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.records.rows import Evidence, Office
from onrecord.resolve.bodies.heads_of_bodies import HEAD, head_title, heads_of, without_kind
from onrecord.text.names import name_words
from onrecord.text.titles import can_stand_for, head_of, is_specific, office_meant
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.resolve.bodies.nations import Nations
    from onrecord.resolve.chains.mention_chains import Titled
    from onrecord.resolve.people.outlets import Outlets
    from onrecord.resolve.people.people_merging import Person

# An office named without its holder goes to the holder shown nearest in time, but no further than this
# from the evidence where nothing on the other side confirms it (a term is rarely shorter than two years).
MAX_GAP_DAYS = 365
_MAX_EVIDENCE = 12  # spans kept per office: the first and last show it, the rest say how often

_FOREIGN_MINISTER_OF = {"United States": "secretary of state", "United Kingdom": "foreign secretary"}
_TITLE_OF = re.compile(r"\b(Chief|Head) of\b")
_COUNTRY_OF = {"secretary of state": "United States"}


@dataclass(frozen=True, slots=True)
class Held:
    """One article's word that a person held an office: ``of`` is canonical, or None.

    ``date`` may be a year or month that the article's bounds share; ``shown`` is its day of publication; both
    are None where the article tells of a term that was over by then. ``since`` and ``until`` are told bounds;
    ``over`` is the day, month or year of an article that calls the person a former holder.
    """

    title: str
    of: str | None
    date: str | None
    evidence: Evidence
    shown: str | None = None
    since: str | None = None
    until: str | None = None
    over: str | None = None


@dataclass(slots=True)
class Holders:
    """Offices by title and country, with who is shown to hold them at which dates, in order."""

    by_office: dict[tuple[str, str], list[tuple[str, int, Person]]] = field(default_factory=dict)
    by_country: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)

    def at(self, title: str, of: str, day: str | None) -> Person | None:
        """The holder of the office, or of the only office so called, around a day; None where not clear."""
        if (title, of) in self.by_office:
            return _nearest(self.by_office[(title, of)], day)
        found = {
            id(person): person
            for held in self.by_country.get(of, ())
            if can_stand_for(title, held)
            and (person := _nearest(self.by_office[(held, of)], day)) is not None
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def before(self, title: str, of: str, day: str | None) -> Person | None:
        """Who alone is shown to have held the office before its holder of a day; None where not clear."""
        now = self.at(title, of, day)
        shown = self.by_office.get((title, of), ())
        earlier = {
            id(person): person for held, _, person in shown if day and held < day and person is not now
        }
        return next(iter(earlier.values())) if now is not None and len(earlier) == 1 else None


def _nearest(shown: list[tuple[str, int, Person]], day: str | None) -> Person | None:
    everybody = {id(person): person for _, _, person in shown}
    if day is None:
        return shown[0][2] if len(everybody) == 1 else None
    at = bisect_left(shown, day, key=lambda item: item[0][: len(day)])
    before = shown[at - 1] if at else None
    after = shown[at] if at < len(shown) else None
    if before and after and before[2] is after[2]:
        return before[2]
    near = [item for item in (before, after) if item and _days(item[0], day) <= MAX_GAP_DAYS]
    if len(near) == 2:
        gaps = sorted(near, key=lambda item: _days(item[0], day))
        same_day = _days(gaps[0][0], day) == 0 and _days(gaps[1][0], day) > 0
        return gaps[0][2] if same_day else None
    return near[0][2] if near else None


def _days(one: str, other: str) -> int:
    return abs((_date(one) - _date(other)).days)


def _date(text: str) -> date:
    parts = [int(part) for part in text.split("-")[:3]]
    return date(parts[0], parts[1] if len(parts) > 1 else 7, parts[2] if len(parts) > 2 else 15)


def held_by(person: Person, nations: Nations, outlets: Outlets) -> list[Held]:
    """The offices that articles say the person held at their time, with missing countries filled in."""
    told = [(chain, titled) for chain in person.chains for titled in chain.titles]
    known = _owners_told([titled for _, titled in told], person, nations)
    out = []
    for chain, titled in told:
        bounds = titled.told
        over = titled.former or (bounds is not None and _is_past(bounds.until, chain.date))
        if over and bounds is None and not chain.date:
            continue
        title, of = _meant(titled, known, nations)
        of = of or outlets.country(chain, titled, person)
        heads = head_title(title, of, nations)
        if heads is None and not is_specific(title):
            continue
        title = heads or title
        out.append(
            Held(
                title, of, None if over else chain.date, titled.evidence, None if over else chain.shown,
                bounds.since if bounds else None, bounds.until if bounds else None,
                chain.date if over and bounds is None else None,
            )
        )  # fmt: skip
    return sorted(out, key=lambda held: (held.date or "", held.title, held.of or "", held.evidence))


def _owners_told(told: Sequence[Titled], person: Person, nations: Nations) -> Mapping[str, Counter[str]]:
    """Whose each title of a person is: by the words that name the person, else by titles alone."""
    known: dict[str, Counter[str]] = defaultdict(Counter)
    for titled in told:
        if (of := owner(titled, nations)) and _names(titled, person):
            known[titled.title][of] += 1
    sure = frozenset(known)
    for titled in told:
        if titled.title not in sure and (of := owner(titled, nations)):
            known[titled.title][of] += 1
    return known


def _names(titled: Titled, person: Person) -> bool:
    """Whether the words that give the title name the person: a title alone may be another's."""
    words = set(name_words(titled.evidence.quote))
    return any(variant[-1] in words for variant in person.variants)


def _meant(titled: Titled, known: Mapping[str, Counter[str]], nations: Nations) -> tuple[str, str | None]:
    """Title and owner, the owner filled in from what other articles say of the person."""
    title, of = titled.title, owner(titled, nations)
    if of is None:
        bare = without_kind(title)
        owners = known[title] or known[bare] or (heads_of(known) if bare != title else Counter())
        of = owners.most_common(1)[0][0] if owners else _COUNTRY_OF.get(title)
        title = bare if of else title
    return office_meant(localised(title, of) if titled.copied else title, of)


def name_heads(held: Sequence[tuple[Person, Sequence[Held]]]) -> list[tuple[Person, list[Held]]]:
    """The same offices, with the head of a body under the title that the record shows for it.

    The title that the person has there goes before; else the only one that anybody has there.
    """
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for _, rows in held:
        for row in rows:
            if row.of and row.title == HEAD:
                said[row.of].update(match[1].lower() for match in _TITLE_OF.finditer(row.evidence.quote))
            if row.of and row.title != HEAD and can_stand_for(HEAD, row.title):
                shown[row.of][row.title] += 1
    out = []
    for person, rows in held:
        own = {(row.of, row.title) for row in rows}
        rows = [_named(row, shown.get(row.of or "", Counter()), own) for row in rows]
        out.append((person, [_as_said(row, said.get(row.of or "", Counter())) for row in rows]))
    return out


def _as_said(row: Held, said: Counter[str]) -> Held:
    """The head of a body by the title that capitals give: "Chief of the Harbour Staff"."""
    if row.title != HEAD or not said:
        return row
    return replace(row, title=min(said, key=lambda word: (-said[word], word != HEAD, word)))


def _named(row: Held, shown: Counter[str], own: set[tuple[str | None, str]]) -> Held:
    if row.title != HEAD:
        return row
    mine = [title for title in sorted(shown) if (row.of, title) in own]
    titles = mine or sorted(shown)
    return replace(row, title=titles[0]) if len(titles) == 1 else row


def _is_past(until: str | None, day: str | None) -> bool:
    """Whether a term ended before the day, as far as their precisions tell."""
    return until is not None and (day is None or until < day[: len(until)] or len(until) < len(day))


def owner(titled: Titled, nations: Nations) -> str | None:
    """The country, or else the body, the title belongs to."""
    return nations.country(titled.of) or titled.of


def localised(title: str, of: str | None) -> str:
    """A title copied to a counterpart becomes that country's own: foreign minister, Secretary of State."""
    if title in word_sets("resolve", "offices")["foreign_ministers"]:
        return _FOREIGN_MINISTER_OF.get(of or "", "foreign minister")
    return title


def list_holders(held: Sequence[tuple[Person, Sequence[Held]]]) -> Holders:
    """The table of holders; ``held`` in an order that does not depend on that of the articles."""
    out = Holders()
    for number, (person, rows) in enumerate(held):
        out.numbers[id(person)] = number
        for row in rows:
            if row.of and row.date:
                out.by_office.setdefault((row.title, row.of), []).append((row.date, number, person))
    for (title, of), shown in sorted(out.by_office.items(), key=lambda item: item[0]):
        shown.sort(key=lambda item: item[:2])
        out.by_country.setdefault(of, []).append(title)
    return out


def office_rows(held: Sequence[Held], terms: Mapping[int, int | None]) -> tuple[Office, ...]:
    """One row per office, country and term: from the first to the last day that shows it held, or tells it.

    ``terms`` gives the number of the term of a `Held`, by its ``id()``, None for one that is out of place
    (`onrecord.resolve.offices.office_terms`); such are left out where the holder has a term of that office.
    """
    groups: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
    for row in held:
        groups[(row.title, row.of)].append(row)
    _drop_countryless(groups)
    out = []
    for (title, of), rows in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        out += [_office(title, of, found) for found in _by_term(rows, terms)]
    return tuple(sorted(out, key=lambda office: (office.from_ or "", office.title, office.of or "")))


def _by_term(rows: Sequence[Held], terms: Mapping[int, int | None]) -> list[list[Held]]:
    """The rows of one office by terms; those that are in none join the nearest."""
    sure = {number: [row for row in rows if terms.get(id(row)) == number] for number in set(terms.values())}
    sure = {number: found for number, found in sure.items() if found and number is not None}
    if not sure:
        return [list(rows)]
    for row in rows:
        if id(row) not in terms:
            near = min(sure, key=lambda number: (_gap(row, sure[number]), number or 0))
            sure[near].append(row)
    return list(sure.values())


def _gap(row: Held, others: Sequence[Held]) -> int:
    day = row.date or row.since or row.until or row.over
    return min((_days(day, other.date) for other in others if day and other.date), default=0)


def _office(title: str, of: str | None, rows: Sequence[Held]) -> Office:
    days = sorted(row.shown for row in rows if row.shown)
    start, end = (days[0], days[-1]) if days else (None, None)
    since = min((row.since for row in rows if row.since), default=None)
    until = max((row.until for row in rows if row.until), default=None)
    over = min((row.over for row in rows if row.over), default=None)
    told_start = since is not None and (start is None or since <= start)
    told_end = until is not None and (end is None or until >= end[: len(until)])
    from_basis = "told" if told_start else "shown" if start else None
    to_basis = "told" if told_end else "shown" if end else None
    bounds = (since if told_start else start, until if told_end else end)
    over_by = None if told_end else over
    return Office(title, of, *bounds, _spread(rows), from_basis, to_basis, over_by)


def _spread(rows: Sequence[Held]) -> tuple[Evidence, ...]:
    """Evidence of the first and the last day and evenly between; told bounds before others."""
    over = min((row.over for row in rows if row.over), default=None)
    bounding = [row for row in rows if row.since or row.until or (row.over and row.over == over)]
    told = sorted({row.evidence for row in bounding})[: _MAX_EVIDENCE // 2]
    shown = sorted({(row.shown or "~", row.evidence) for row in rows if row.evidence not in told})
    room = _MAX_EVIDENCE - len(told)
    if len(shown) > room:
        shown = [shown[round(i * (len(shown) - 1) / (room - 1))] for i in range(room)]
    return tuple(sorted({*told, *(evidence for _, evidence in shown)}))


def _drop_countryless(groups: dict[tuple[str, str | None], list[Held]]) -> None:
    """Rows without a country join the same title with one, else the only shorter title: "army spokesman"."""
    for title, of in [key for key in groups if key[1] is None]:
        full = [key for key in groups if key[0] == title and key[1] is not None]
        full = full or [
            key for key in groups
            if key[1] is not None and head_of(key[0]) == head_of(title) and can_stand_for(key[0], title)
        ]  # fmt: skip
        if len(full) == 1:
            groups[full[0]].extend(groups.pop((title, of)))
