"""The country of officials whose title tells none, from where the reports come and what they speak for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.resolve.people.outlets import Outlets
from onrecord.text.countries import country_by_seat
from onrecord.text.titles import head_of, is_observer
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.readings import FiledReading
    from onrecord.resolve.bodies.nations import Nations
    from onrecord.resolve.chains.mention_chains import MentionChain
    from onrecord.resolve.people.people_merging import Person

# Offices a state has: reports from its capital name them without the country.
_STATE = re.compile(r"\b(?:president|minister|premier|chancellor|ministry|government|cabinet|coast guard)\b")
_SPOKEN = word_sets("resolve", "people")["spokespeople"]
# Members of the United States Congress as the press marks them: "(R-Tenn.)", "(D., N.J.)".
_PARTY_AND_STATE = re.compile(r"[’']?s?,? \((?:R|D|I|Rep|Dem|Ind)\.?(?:-|–|, ?)[A-Z][\w. ]{1,13}\)")
_NATIONAL = word_sets("resolve", "people")["national"]
_MIN_HOLDERS = 2
_GENITIVE = re.compile(r"((?:[A-Z][\w.-]+ )*[A-Z][\w.-]+)(?:[’']s|[’'](?<=s.)) $")
_LONGEST = 40  # characters of a country's name with its genitive
_PLACE = re.compile(r"^\W*([^\W\d_][\w. '’-]*?)\s*(?=,|\(|--|—|–|/|\.|$)")


@dataclass(slots=True)
class Homes:
    """Where articles come from, and for which country a source speaks in them.

    ``dateline``: the country whose capital stands in an article's dateline. ``spoken``: by article and
    source, the countries that open the source's indirect statements ("Varland would ask", she said).
    ``outlets``: the countries of the outlets.
    """

    dateline: dict[str, str] = field(default_factory=dict)
    spoken: dict[tuple[str, int, int], str] = field(default_factory=dict)
    outlets: Outlets = field(default_factory=Outlets)

    def of(self, chains: Sequence[MentionChain]) -> str | None:
        """The country of a state's official: that of the reports' datelines, if so spoken for."""
        titled = [one for chain in chains for one in chain.titles]
        if not any(_is_of_state(one.title) for one in titled) or any(one.of for one in titled):
            return None
        lines = {self.dateline[chain.article] for chain in chains if chain.article in self.dateline}
        spoken = {self.spoken[spot] for chain in chains for spot in chain.spots() if spot in self.spoken}
        return next(iter(lines)) if len(lines) == 1 and lines == spoken else None


def _is_of_state(title: str) -> bool:
    return head_of(title) in _SPOKEN or _STATE.search(title) is not None


def learn_homes(filed: Sequence[FiledReading], nations: Nations) -> Homes:
    """What the articles tell."""
    homes = Homes()
    for reading in filed:
        if country := _dateline_country(reading, nations):
            homes.dateline[reading.id] = country
        _read_spoken(reading, nations, homes)
    return homes


def _dateline_country(filed: FiledReading, nations: Nations) -> str | None:
    article = filed.reading.article
    for part in article.parts:
        if part.role == "dateline":
            found = _PLACE.match(article.text[part.start : part.end])
            return country_by_seat(found[1]) or nations.governed_from(found[1]) if found else None
    return None


def _read_spoken(filed: FiledReading, nations: Nations, homes: Homes) -> None:
    reading = filed.reading
    names = {mention.span.start: mention for mention in reading.mentions if mention.kind == "country"}
    for statement in reading.statements:
        first = names.get(statement.content[0].start)
        if statement.source is None or statement.mode == "direct" or first is None:
            continue
        if country := nations.country(first.name):
            homes.spoken[(filed.id, statement.source.start, statement.source.end)] = country


def side_of_person(person: Person, nations: Nations, outlets: Outlets) -> str | None:
    """The country of most of the person's titles, ties by name; else the one that outlets leave out.

    A genitive before the name counts like a title: "Varland's Ana Dorn".
    """
    titles = [(chain, titled) for chain in person.chains for titled in chain.titles]
    told = Counter(
        side for _, titled in titles if not is_observer(titled.title) and (side := nations.side_of(titled.of))
    )
    told.update(
        side
        for chain in person.chains
        for mention in chain.mentions
        if mention.form == "name" and (side := _owner(chain.text, mention.span.start, nations))
    )
    if not told:
        told = Counter(
            side for chain, titled in titles if (side := outlets.country(chain, titled, person))
        ) or Counter("United States" for _, titled in titles if titled.title == "secretary of state")
    return max(sorted(told), key=lambda side: told[side]) if told else None


def _owner(text: str, at: int, nations: Nations) -> str | None:
    """The country whose genitive stands right before a name."""
    found = _GENITIVE.search(text[max(0, at - _LONGEST) : at])
    words = found[1].split() if found else []
    return next(
        (country for i in range(len(words)) if (country := nations.country(" ".join(words[i:])))), None
    )


def countries_of_titles(people: Sequence[Person], nations: Nations) -> dict[str, str]:
    """Titles that the record gives people of one country only, often enough to mean it: "defence secretary".

    Outlets leave the country out where it is their own.
    """
    seen: dict[str, dict[str, set[int]]] = {}
    for number, person in enumerate(people):
        for titled in (one for chain in person.chains for one in chain.titles):
            country = nations.side_of(titled.of)
            if country and (head_of(titled.title) in _NATIONAL or titled.title in _NATIONAL):
                seen.setdefault(titled.title, {}).setdefault(country, set()).add(number)
    return {
        title: country
        for title, found in seen.items()
        for country, holders in found.items()
        if len(found) == 1 and len(holders) >= _MIN_HOLDERS
    }


def side_by_title(chains: Sequence[MentionChain], countries: Mapping[str, str]) -> str | None:
    """The country of an official of untold country: by party and state behind the name, or by title."""
    titles = sorted(
        (titled.title for chain in chains for titled in chain.titles), key=lambda one: (-len(one), one)
    )
    found = {countries[title] for title in titles if title in countries}
    if any(_has_state(chain) for chain in chains):
        return "United States"
    return next(iter(found)) if len(found) == 1 else None


def _has_state(chain: MentionChain) -> bool:
    return any(_PARTY_AND_STATE.match(chain.text, mention.span.end) for mention in chain.mentions)
