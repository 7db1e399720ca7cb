"""Place names to places, over all articles.

Forms are one place where they are spellings of one name (Kunashir, Kunashiri) or where a text says so
(see `onrecord.resolve.places.place_names`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.records.indexes import PlaceIndex
from onrecord.records.rows import Evidence, Place, PlaceName, row_id
from onrecord.resolve.places.place_names import bare, find_same_names
from onrecord.text.countries import country_by_demonym, country_by_name, country_by_seat
from onrecord.text.names import fold, same_word, shares_stem, skeleton
from onrecord.text.organisations import organisation_by_name
from onrecord.text.word_lists import word_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.indexes import ActorIndex, Spot
    from onrecord.records.readings import FiledReading

_MIN_LETTERS = 6  # shorter names are one only if they are equal: Tarn, Torn
_MAX_EVIDENCE = 20  # spans kept per place, those that tell of other names first
_DROPPED = frozenset(word_table("resolve", "places")["dropped"])
_AT = re.compile(r"\b(?:in|at|near|from|outside|to|of|leaving) (?:the )?$")
_IN_COUNTRY = re.compile(
    r", ((?:the )?[A-Z][\w.]*\w(?: [A-Z]\w+)?)(?=[.;:)]|,(?! [A-Z])| on | where | after )"
)
_CLASS_OF = re.compile(r"^(?:[Ii]slands?|[Cc]ity|[Tt]own|[Pp]ort) of (?:the )?")
_COMPASS: Mapping[str, str] = word_table("resolve", "places")["compass"]
_CITY_OF = re.compile(
    r"(?:the |The )?(?P<of>[A-Z][\w-]+)(?:[’']s)? (?:\w+ )?"
    r"(?:city|town|capital|port|island|province|resort|village)(?: of)? $"
)


@dataclass(slots=True, eq=False)
class _Form:
    """A form of a name, by its key, as it stands in the texts."""

    key: tuple[str, ...]
    surfaces: Counter[tuple[str, str]] = field(default_factory=Counter)  # (form, language)
    spots: list[Spot] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    telling: list[Evidence] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)
    users: set[str] = field(default_factory=set)
    same: set[tuple[str, ...]] = field(default_factory=set)


def resolve_places(filed: Sequence[FiledReading], actors: ActorIndex) -> PlaceIndex:
    """The places of the record; the same whatever the order of the articles."""
    forms: dict[tuple[str, ...], _Form] = {}
    families = {fold(actor.short or actor.name) for actor in actors.actors if actor.kind == "person"}
    for reading in sorted(filed, key=lambda item: item.id):
        _read_article(reading, forms, actors, families)
    groups = _groups(forms)
    rows: list[Place] = []
    spots: dict[Spot, str] = {}
    for group in groups:
        row = _row(group)
        rows.append(row)
        spots.update({spot: row.id for form in group for spot in form.spots})
    rows.sort(key=lambda row: row.id)
    return PlaceIndex(tuple(rows), spots, {row.id: row.name for row in rows})


def _key(name: str) -> tuple[str, ...]:
    words = re.findall(r"[\w’'-]+", fold(bare(name)))
    kept = tuple(_COMPASS.get(word, word) for word in words if word not in _DROPPED)
    return tuple(re.sub(r"(?<=[b-df-hj-np-rtv-z])(?:es|s)$|(?<=l)es$", "", word) for word in kept) or tuple(
        words
    )


def _form(forms: dict[tuple[str, ...], _Form], name: str) -> _Form:
    key = _key(name)
    return forms.setdefault(key, _Form(key))


def _read_article(
    filed: FiledReading, forms: dict[tuple[str, ...], _Form], actors: ActorIndex, families: set[str]
) -> None:
    article = filed.reading.article
    text, language = article.text, article.language
    places = []
    for mention in filed.reading.mentions:
        spot = (filed.id, mention.span.start, mention.span.end)
        if not mention.name or spot in actors.spots or not (mention.kind == "place" or spot in actors.places):
            continue
        if fold(mention.name) in families:
            continue
        form = _form(forms, mention.name)
        form.surfaces[(_unshouted(_CLASS_OF.sub("", bare(mention.name))), language)] += 1
        form.spots.append(spot)
        form.evidence.append(Evidence(*spot, mention.span.of(text)))
        country = mention.of or _country_beside(text, mention.span.start, mention.span.end)
        if country:
            form.countries[country] += 1
        places.append((mention.span.start, mention.span.end))
    _read_same_names(filed, forms, actors, places)


def _read_same_names(
    filed: FiledReading,
    forms: dict[tuple[str, ...], _Form],
    actors: ActorIndex,
    places: Sequence[tuple[int, int]],
) -> None:
    text, language = filed.reading.article.text, filed.reading.article.language
    for told in find_same_names(text, places):
        if any(_is_no_place(name) for name in (told.one, told.other)):
            continue
        one, other = _form(forms, told.one), _form(forms, told.other)
        if one is other:
            continue
        one.same.add(other.key)
        other.same.add(one.key)
        evidence = Evidence(filed.id, told.start, told.end, text[told.start : told.end])
        for form, name, user in ((one, told.one, told.one_user), (other, told.other, told.other_user)):
            if not form.surfaces:
                form.surfaces[(name, language)] += 1
            form.telling.append(evidence)
            if actor := _user(user, actors):
                form.users.add(actor)


def _is_no_place(name: str) -> bool:
    return (
        bool(country_by_name(name) or country_by_demonym(name) or organisation_by_name(name))
        or name.isupper()
    )


def _user(name: str | None, actors: ActorIndex) -> str | None:
    """The actor who uses a name: a country by name, adjective or capital."""
    if not name:
        return None
    country = country_by_name(name) or country_by_demonym(name) or country_by_seat(name) or name
    if country in actors.countries:
        return actors.countries[country]
    named = [actor for name, actor in sorted(actors.countries.items()) if shares_stem(name, country)]
    return named[0] if len(named) == 1 else None  # the adjective of a country no table knows


def _unshouted(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name


def _country_beside(text: str, start: int, end: int) -> str | None:
    """For "Lausanne, Switzerland", "the Japanese city of Nagoya"."""
    before = _CITY_OF.search(text, max(0, start - 60), start)
    if before and (country := country_by_demonym(before["of"]) or country_by_name(before["of"])):
        return country
    if not _AT.search(text, max(0, start - 12), start):
        return None
    after = _IN_COUNTRY.match(text, end)
    return country_by_name(after[1]) if after else None


def _groups(forms: dict[tuple[str, ...], _Form]) -> list[list[_Form]]:
    """The forms of each place, the commonest first."""
    parent = {key: key for key in forms}

    def root(key: tuple[str, ...]) -> tuple[str, ...]:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    def join(one: tuple[str, ...], other: tuple[str, ...]) -> None:
        low, high = sorted((root(one), root(other)))
        parent[high] = low

    for key, form in forms.items():
        for other in form.same:
            join(key, other)
    for one, other in _spellings(forms):
        join(one, other)
    groups: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
    for key in sorted(forms):
        groups[root(key)].append(forms[key])
    ordered = [sorted(group, key=lambda form: (-len(form.spots), form.key)) for group in groups.values()]
    return [group for group in ordered if any(form.spots for form in group)]


def _spellings(forms: dict[tuple[str, ...], _Form]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of forms that are spellings of one name, within blocks of the same consonants."""
    blocks: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(forms):
        blocks[tuple(skeleton(word) for word in key)].append(key)
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for block in blocks.values():
        for i, one in enumerate(block):
            pairs.extend((one, other) for other in block[i + 1 :] if _same_spelling(one, other))
    return pairs


def _same_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(
        a == b or (min(len(a), len(b)) >= _MIN_LETTERS and same_word(a, b))
        for a, b in zip(one, other, strict=True)
    )


def _row(group: Sequence[_Form]) -> Place:
    surfaces: Counter[tuple[str, str]] = Counter()
    users: dict[tuple[str, str], set[str]] = defaultdict(set)
    countries: Counter[str] = Counter()
    for form in group:
        for surface, count in form.surfaces.items():
            surfaces[surface] += count
            users[surface] |= form.users
        countries.update(form.countries)
    ordered = sorted(surfaces, key=lambda item: (-surfaces[item], item))
    names = tuple(
        PlaceName(form, language, tuple(sorted(users[(form, language)]))) for form, language in ordered
    )
    telling = sorted({evidence for form in group for evidence in form.telling})
    shown = sorted({evidence for form in group for evidence in form.evidence})
    country = max(sorted(countries), key=lambda name: countries[name]) if countries else None
    evidence = tuple([*telling, *shown][:_MAX_EVIDENCE])
    return Place(row_id("place", *min(form.key for form in group)), ordered[0][0], names, country, evidence)
