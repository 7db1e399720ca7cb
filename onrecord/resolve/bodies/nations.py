"""Countries: those of the table, and those that only the record itself knows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.text.countries import countries, country_by_demonym, country_by_name
from onrecord.text.names import fold, shares_stem
from onrecord.text.organisations import organisation_by_name
from onrecord.text.titles import head_of, is_specific, normal_title
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.readings import FiledReading, Mention
    from onrecord.resolve.chains.mention_chains import MentionChain

_OF_PARTS = word_sets("resolve", "bodies")["of_parts_of_states"]
_STATE_HEADS = word_sets("resolve", "bodies")["state_heads"]
_PEOPLE = re.compile(r"(?:i|is|ian|ians|ers?|ese)$")
_ADJECTIVE = re.compile(r"(?:ian|ean|ese|ish|ic|i|an|er)$")
_CAPITAL = (
    r"(?P<of>[A-Z][\w-]+)(?:[’']s)? capital(?: city)?(?: of)?,? (?P<name>[A-Z][\w-]+)",
    r"(?P<name>[A-Z][\w-]+), (?:the )?capital of (?P<of>[A-Z][\w-]+)",
    r"(?P<name>[A-Z][\w-]+), (?:the )?(?P<of>[A-Z][\w-]+)(?:[’']s)? capital",
    r"capital of (?P<of>[A-Z][\w-]+), (?P<name>[A-Z][\w-]+)",
)
_CAPITALS = tuple(re.compile(pattern) for pattern in _CAPITAL)
# Words that a state's organs sit in a town: one is a hint, for a visitor's delegation sits there as well.
_SEAT = (
    r"\b(?P<of>[A-Z][\w-]+) (?:government|cabinet|parliament|(?:foreign )?ministry) in (?P<name>[A-Z][\w-]+)",
    r"\b[Ii]n (?P<name>[A-Z][\w-]+), (?:the )?(?P<of>[A-Z][\w-]+)(?:[’']s)? "
    r"(?:government|cabinet|parliament|(?:[Ff]oreign|[Pp]rime) [Mm]inist(?:er|ry)|[Pp]resident)\b",
)
_SEATS = tuple(re.compile(pattern) for pattern in _SEAT)
_MIN_SEATS = 2  # articles that must agree; two states' ministers who meet in a third town never do


@dataclass(slots=True)
class Nations:
    """The countries the record speaks of, by every form that names one.

    ``learned`` maps folded names, adjectives and capitals that no table knows to the country's name.
    """

    learned: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)  # folded capital → country's name
    governments: dict[str, str] = field(default_factory=dict)  # folded "Venn administration" → country's name

    def country(self, raw: str | None) -> str | None:
        """The country with this name or adjective, or None."""
        if not raw:
            return None
        known = country_by_name(raw) or country_by_demonym(raw) or self.learned.get(fold(raw))
        return known or self._people(fold(raw))

    def _people(self, word: str) -> str | None:
        """The country, unknown to the table, whose name with the ending of a people this is: "Varlanders"."""
        base = _PEOPLE.sub("", word) if self.learned else word
        return self.learned.get(base) if base != word else None

    def governed_from(self, place: str | None) -> str | None:
        """The country, unknown to the table, that is governed from this capital, or None."""
        return self.capitals.get(fold(place)) if place else None

    def named_in(self, words: str) -> str | None:
        """The only country, unknown to the table, whose name or adjective stands among the words, or None."""
        found = {self.learned.get(fold(word)) for word in re.findall(r"[^\W\d_]+", words)} - {None}
        return next(iter(found)) if len(found) == 1 else None

    def side_of(self, raw: str | None) -> str | None:
        """The country that this country or body belongs to, or None."""
        country = self.country(raw)
        if country or not raw:
            return country
        if government := self.governments.get(fold(raw)):
            return government
        body = organisation_by_name(raw)
        return body.country or None if body else None


def adjective_of(country: str) -> str:
    """The adjective of a country of the table; the name itself for others."""
    return _adjectives().get(country, country)


def _adjectives() -> dict[str, str]:
    return {country.name: (country.demonyms or (country.name,))[0] for country in countries()}


def learn_nations(chains: Sequence[MentionChain], filed: Sequence[FiledReading]) -> Nations:
    """Countries by use: somebody is their minister or president, and no table knows them."""
    raw = _unknown_owners(chains)
    families = {chain.words[-1] for chain in chains if chain.anchor.kind == "person" and len(chain.words) > 1}
    raw = Counter({name: count for name, count in raw.items() if fold(name) not in families})
    firms = _presided_bodies(chains, raw)
    raw = Counter({name: count for name, count in raw.items() if name not in firms})
    named = {
        fold(chain.anchor.name) for chain in chains if chain.anchor.name and " " not in chain.anchor.name
    }
    nouns = [name for name in sorted(raw) if fold(name) in named and not _is_adjective_of_any(name, raw)]
    nations = Nations({fold(name): name for name in nouns})
    for name in sorted(raw):
        match = [noun for noun in nouns if shares_stem(name, noun)]
        if fold(name) not in nations.learned and len(match) == 1:
            nations.learned[fold(name)] = match[0]
    if nations.learned:
        _learn_capitals(nations, filed)
    return nations


def _unknown_owners(chains: Sequence[MentionChain]) -> Counter[str]:
    """Names and adjectives that offices of state belong to, or that are called a side, and no table knows."""
    raw: Counter[str] = Counter()
    for chain in chains:
        for mention in chain.mentions:
            owner = mention.of
            if not owner or " " in owner or country_by_name(owner) or country_by_demonym(owner):
                continue
            raw[owner] += _is_state_role(mention)
    raw += Counter()  # drops the zeros
    return raw


def _presided_bodies(chains: Sequence[MentionChain], raw: Counter[str]) -> set[str]:
    """Of the owners, those that have no more than a president, no adjective, and are taken for bodies."""
    kinds: dict[str, set[str]] = {}
    ruled: set[str] = set()
    for chain in chains:
        if chain.anchor.name:
            kinds.setdefault(fold(chain.anchor.name), set()).add(chain.anchor.kind)
        for mention in chain.mentions:
            head = head_of(normal_title(mention.title)) if mention.title else ""
            if mention.of and _is_state_role(mention) and head != "president":
                ruled.add(mention.of)
    return {
        name
        for name in raw
        if name not in ruled
        and not _ADJECTIVE.search(name)
        and (name.isupper() or not kinds.get(fold(name), set()) & {"country", "place"})
        and not any(other != name and shares_stem(name, other) for other in raw)
    }


def _is_state_role(mention: Mention) -> bool:
    if mention.kind == "country":
        return True
    title = normal_title(mention.title) if mention.title else ""
    body = organisation_by_name(mention.of or "") is not None
    if _OF_PARTS & set(title.split()):
        return False
    return not body and head_of(title) in _STATE_HEADS and (is_specific(title) or title == "minister")


def _is_adjective_of_any(name: str, raw: Counter[str]) -> bool:
    return bool(_ADJECTIVE.search(name)) and any(
        other != name and len(other) < len(name) and shares_stem(name, other) for other in raw
    )


def _learn_capitals(nations: Nations, filed: Sequence[FiledReading]) -> None:
    """Capitals that the record calls so; else towns where organs of only one country sit."""
    called: dict[str, Counter[str]] = {}
    seats: dict[str, Counter[str]] = {}
    for reading in filed:
        text = reading.reading.article.text
        if "capital" in text:
            _count_towns(_CAPITALS, text, nations, called)
        _count_towns(_SEATS, text, nations, seats)
    for town, owners in sorted(seats.items()):
        if len(owners) == 1 and owners.total() >= _MIN_SEATS:
            nations.capitals[town] = min(owners)
    for town, owners in sorted(called.items()):
        nations.capitals[town] = max(sorted(owners), key=lambda name: owners[name])


def _count_towns(
    patterns: Sequence[re.Pattern[str]], text: str, nations: Nations, found: dict[str, Counter[str]]
) -> None:
    """Counts, once for the text, each town and country that the patterns find together."""
    told = {
        (fold(match["name"]), country)
        for pattern in patterns
        for match in pattern.finditer(text)
        if (country := nations.learned.get(fold(match["of"])))
    }
    for town, country in told:
        found.setdefault(town, Counter())[country] += 1
