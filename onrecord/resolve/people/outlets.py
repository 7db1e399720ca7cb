"""The country whose officials an outlet names without it: "Defence Secretary Holm" in a paper of Varland's.

The press leaves the country out where it is its own. Which one that is shows in the outlet's name ("The
Varland Times"), or in the officials whose country other titles tell. For any other official so named, the
office must be one that the record knows of that country, and nobody else's at the time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.text.countries import country_by_seat
from onrecord.text.titles import head_of, is_sole, offices_of_home
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.resolve.bodies.nations import Nations
    from onrecord.resolve.chains.mention_chains import MentionChain, Titled
    from onrecord.resolve.people.people_merging import Person

_HEADS = word_sets("resolve", "people")["heads_of_offices"]
_ALONE = word_sets("resolve", "people")["alone"]
_OF_ANY = word_sets("resolve", "people")["of_any_country"]
_FAMILIES = frozenset(("secretary", "minister"))
_NO_STATE = ("press secretary", "opposition leader", "party leader", "personal attorney", "general secretary")
# Measured on nine records of the press and of a government by hiding the country of those whose it is told.
MIN_NAMED, MIN_SHARE = (
    3,
    0.6,
)  # officials of told country that an outlet names without it; share of one country
MIN_ALL, MIN_ALL_SHARE = 10, 0.75  # the same over all outlets, for one that has too few of its own
SURE_SHARE = 0.9  # from here on any "… secretary" of a country that has secretaries, "… minister" likewise
_NEAR = 180  # days before and after another holder is shown within which an office is taken


@dataclass(slots=True)
class Outlets:
    """The countries of outlets, and the offices that the record knows of them.

    ``home`` gives for each outlet its country and the share of it, 0 where only the other outlets tell;
    ``outlet`` those of the articles; ``holders`` for each title and country the days on which somebody is
    shown to hold it, with who; ``foreign`` for each article the countries whose officials it names.
    """

    home: dict[str | None, tuple[str, float]] = field(default_factory=dict)
    outlet: Mapping[str, str | None] = field(default_factory=dict)
    holders: dict[tuple[str, str], list[tuple[str, int]]] = field(default_factory=dict)
    foreign: dict[str, set[str]] = field(default_factory=dict)

    def country(self, chain: MentionChain, titled: Titled, person: Person) -> str | None:
        """The country of an office that an article names without one; None where that is not clear."""
        found = self.home.get(self.outlet.get(chain.article))
        if found is None or titled.title in _OF_ANY or not _is_bare_title(chain, titled):
            return None
        country, share = found
        known = self.holders.get((titled.title, country), [])
        told = any(other != id(person) for _, other in known) or titled.title in offices_of_home(country)
        if not told and not (share >= SURE_SHARE and self._has_alike(country, titled.title)):
            return None
        if head_of(titled.title) == "minister" and self.foreign.get(chain.article, set()) - {country}:
            return None  # at talks, the ministers of both sides stand without their country
        if titled.former or not is_sole(titled.title):
            return country
        return None if _is_taken(known, chain.date, id(person)) else country

    def _has_alike(self, country: str, title: str) -> bool:
        """Whether a title of a secretary or minister can be of this country, whose others are called so."""
        heads = Counter(head_of(other) for other, of in self.holders if of == country)
        head = head_of(title)
        return head in _FAMILIES and heads[head] == max(heads[one] for one in _FAMILIES) > 0


def learn_outlets(
    people: Sequence[Person],
    chains: Sequence[MentionChain],
    nations: Nations,
    outlets: Mapping[str, str | None],
) -> Outlets:
    """What the record tells; ``chains`` are all of it, ``outlets`` those of the articles, by id."""
    out = Outlets(outlet=outlets)
    for chain in chains:
        named = (nations.side_of(titled.of) for titled in chain.titles)
        out.foreign.setdefault(chain.article, set()).update(side for side in named if side)
    votes: dict[str | None, Counter[str]] = defaultdict(Counter)
    for person in people:
        sides = Counter(side for _, titled in _titles(person) if (side := nations.side_of(titled.of)))
        for chain, titled in _titles(person):
            side = nations.side_of(titled.of)
            if side and chain.date and not titled.former:
                out.holders.setdefault((titled.title, side), []).append((chain.date, id(person)))
        if sides:
            side = min(sides, key=lambda name: (-sides[name], name))
            for chain in person.chains:
                if any(_is_bare_title(chain, titled) for titled in chain.titles):
                    votes[outlets.get(chain.article)][side] += 1
    overall = _most(sum(votes.values(), Counter()), MIN_ALL, MIN_ALL_SHARE)
    for outlet in sorted({*outlets.values()}, key=lambda name: name or ""):
        found = votes.get(outlet, Counter())
        home = _most(found, MIN_NAMED, MIN_SHARE)
        if home is None and (called := _country_called(outlet, nations)):
            home = (called, 1.0)
        if home is None and found.total() < MIN_NAMED and overall and found.total() == found[overall[0]]:
            home = (overall[0], 0.0)
        if home:
            out.home[outlet] = home
    return out


def _country_called(outlet: str | None, nations: Nations) -> str | None:
    """The only country that an outlet is called after, by name, adjective or capital."""
    words = (outlet or "").split()
    parts = (
        " ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 3, len(words)) + 1)
    )
    found = {nations.country(part) or country_by_seat(part) or nations.governed_from(part) for part in parts}
    return next(iter(found - {None})) if len(found - {None}) == 1 else None


def _most(votes: Counter[str], least: int, share: float) -> tuple[str, float] | None:
    if votes.total() < least:
        return None
    country = min(votes, key=lambda name: (-votes[name], name))
    part = votes[country] / votes.total()
    return (country, part) if part >= share else None


def _titles(person: Person) -> Iterator[tuple[MentionChain, Titled]]:
    return ((chain, titled) for chain in person.chains for titled in chain.titles)


def _is_bare_title(chain: MentionChain, titled: Titled) -> bool:
    """Whether the article gives an office of state right before the name, and nowhere a country or body."""
    head, words = head_of(titled.title), titled.title
    if head not in _HEADS or words.endswith(_NO_STATE) or (" " not in words and words not in _ALONE):
        return False
    if titled.copied or any(one.of for one in chain.titles):
        return False
    quote, name = titled.evidence.quote, (chain.anchor.name or "").split()
    return quote[:1].isupper() and bool(name) and name[-1] in quote and not quote.startswith(name[0])


def _is_taken(known: Sequence[tuple[str, int]], day: str | None, person: int) -> bool:
    """Whether somebody else is shown in the office about that day."""
    others: dict[int, list[str]] = defaultdict(list)
    for shown, other in known:
        if other != person:
            others[other].append(shown)
    if day is None:
        return bool(others)
    return any(
        min(days) <= day <= max(days) or min(_days(day, one) for one in days) <= _NEAR
        for days in others.values()
    )


def _days(one: str, other: str) -> int:
    return abs((_date(one) - _date(other)).days)


def _date(text: str) -> date:
    parts = [int(part) for part in text.split("-")[:3]]
    return date(parts[0], parts[1] if len(parts) > 1 else 7, parts[2] if len(parts) > 2 else 15)
