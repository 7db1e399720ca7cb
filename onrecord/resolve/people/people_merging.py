"""Chains of persons to persons, over all articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.resolve.chains.actor_register import SAME_NAME
from onrecord.resolve.chains.user_wishes import regroup, told
from onrecord.text.misspelt import MISSPELT, is_misspelt
from onrecord.text.names import family_word, is_given_name, name_words, same_person_name, skeleton, why_same
from onrecord.text.titles import is_sole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.resolve.bodies.nations import Nations
    from onrecord.resolve.chains.mention_chains import MentionChain
    from onrecord.resolve.chains.user_wishes import Bound
    from onrecord.text.titles import Gender

_CLEARLY_MORE = 4  # a family name alone goes to the bearer named so many times as often as the next
_MOST_WORDS = 4  # longer forms are mostly two names run together
_BY_NAME_ALONE = 1  # the score of a family name without title or country in common
_RUN_ON = "the name with words run on to it"
_NEVER_IN_FULL = "the same name alone, of somebody never named in full"
_FULLER = 0.3  # a fuller form is the name where it is found at least so often as the commonest full form


@dataclass(slots=True, eq=False)
class Person:
    """A person of the record: the name variants and the chains that name them.

    ``known_as`` is the name of the one of several that the user has joined whose name goes before.
    """

    variants: Counter[tuple[str, ...]] = field(default_factory=Counter)
    chains: list[MentionChain] = field(default_factory=list)
    sides: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    gender: Gender = "n"
    known_as: str | None = None
    families: set[str] = field(default_factory=set)
    named_in: set[str] = field(default_factory=set)  # the articles that name the person in full
    reasons: dict[int, str] = field(default_factory=dict)  # id(chain) → why it is this person's

    def add(self, chain: MentionChain, nations: Nations, reason: str = SAME_NAME) -> None:
        """Adds what an article says of the person, and why it is of this one."""
        self.chains.append(chain)
        self.reasons[id(chain)] = reason
        self.variants[chain.words if reason != _RUN_ON else next(iter(self.variants))] += len(chain.mentions)
        self.families.add(family_word(chain.anchor.name or ""))
        if len(chain.words) > 1:
            self.named_in.add(chain.article)
            self.families |= _used_alone(chain)
        for titled in chain.titles:
            self.titles[titled.title] += 1
            if side := nations.side_of(titled.of):
                self.sides[side] += 1
        self.gender = self.gender if self.gender != "n" else chain.gender

    @property
    def count(self) -> int:
        """How many mentions there are."""
        return sum(self.variants.values())

    def name(self) -> str:
        """The fullest of the frequent forms."""
        if self.known_as:
            return self.known_as
        forms: Counter[str] = Counter()
        for chain in self.chains:
            run_on = chain.anchor.name if self.reasons[id(chain)] == _RUN_ON else None
            for form, count in chain.forms.items():
                if form != run_on and any(mention.name == form for mention in chain.mentions):
                    forms[_unshouted(form)] += count
        if not forms:  # taken for a body, whose forms are the words that name it
            forms.update(chain.anchor.name or "" for chain in self.chains)
        full = {form: count for form, count in forms.items() if _is_plain(form)} or dict(forms)
        full = {form: count for form, count in full.items() if not _has_word_before(form, full)}
        most = max(full.values())
        often = [form for form, count in full.items() if count >= _FULLER * most]
        return max(often, key=lambda form: (len(form.split()), full[form], form))


def _used_alone(chain: MentionChain) -> set[str]:
    """Words of the full name by which its article calls the person alone, no given names: "Navarro"."""
    named = (
        name_words(mention.name) for mention in chain.mentions if mention.name and mention.form == "name"
    )
    return {words[0] for words in named if len(words) == 1 and not is_given_name(words[0])} & set(chain.words)


def _is_plain(form: str) -> bool:
    """Whether a form is a full name and not two names run together."""
    words = form.split()
    return 1 < len(words) <= _MOST_WORDS and len(set(words)) == len(words)


def _has_word_before(form: str, others: Mapping[str, int]) -> bool:
    """Whether a form is another one with a word before it that is no name."""
    first, _, rest = form.partition(" ")
    return " " in rest and others.get(rest, 0) >= others[form] and not is_given_name(first) and len(first) > 2


def _unshouted(form: str) -> str:
    return form.title() if form.isupper() and len(form) > 4 else form


def merge_people(
    chains: Sequence[MentionChain], nations: Nations, bound: Sequence[Bound] = ()
) -> list[Person]:
    """The persons behind the chains, whatever the order of the articles; the user's wishes go before."""
    ordered = sorted(chains, key=lambda chain: chain.place())
    people = _merge_full_names([chain for chain in ordered if len(chain.words) > 1], nations)
    people = _join_misspelt(people, nations)
    people = _as_wished(people, nations, bound)
    _merge_short_names([chain for chain in ordered if len(chain.words) == 1], people, nations)
    return _as_wished(people, nations, bound)


def _as_wished(people: list[Person], nations: Nations, bound: Sequence[Bound]) -> list[Person]:
    if not bound:
        return people
    before = {id(chain): person for person in people for chain in person.chains}
    out = []
    for chains in regroup((person.chains for person in people), bound):
        first = before[id(chains[0])]
        joined = any(before[id(chain)] is not first for chain in chains)
        person = Person(known_as=first.name() if joined else first.known_as)
        for chain in sorted(chains, key=lambda chain: (_is_run_on(chain, before), chain.place())):
            own = before[id(chain)]
            reason = own.reasons[id(chain)] if own is first else _by_user(chain, bound)
            alone = reason == _RUN_ON and not person.chains  # those whose name it ran on to have left
            person.add(chain, nations, SAME_NAME if alone else reason)
        out.append(person)
    return out


def _is_run_on(chain: MentionChain, before: Mapping[int, Person]) -> bool:
    return before[id(chain)].reasons[id(chain)] == _RUN_ON


def _by_user(chain: MentionChain, bound: Sequence[Bound]) -> str:
    """Whose wish has brought a chain to another person."""
    named = [one.wish for one in bound if any(chain is other for other in one.chains())]
    return told(named[-1] if named else bound[-1].wish)


def _merge_full_names(chains: list[MentionChain], nations: Nations) -> list[Person]:
    """Clusters name variants within blocks of one family name's consonants, longest and commonest first."""
    by_name = _by_name(chains)
    blocks: dict[str, list[Person]] = {}
    people: list[Person] = []
    order = sorted(by_name, key=lambda words: (-len(words), -len(by_name[words]), words))
    for words in order:
        keys = {skeleton(words[-1]), skeleton(words[0])}
        near = list(dict.fromkeys(person for key in sorted(keys) for person in blocks.get(key, ())))
        fits = [person for person in near if _same_person(person, words, by_name[words])]
        person = max(fits, key=lambda person: (person.count, *sorted(person.variants)[0]), default=None)
        if person is None:
            person = Person()
            people.append(person)
            for key in keys:
                blocks.setdefault(key, []).append(person)
        reason = why_same(words, next(iter(person.variants), words))
        for chain in by_name[words]:
            person.add(chain, nations, reason if chain.words == words else _RUN_ON)
    return people


def _by_name(chains: Sequence[MentionChain]) -> dict[tuple[str, ...], list[MentionChain]]:
    """The chains by name; a rare name that begins with the whole of a frequent one is that one, run on."""
    by_name: dict[tuple[str, ...], list[MentionChain]] = {}
    for chain in chains:
        by_name.setdefault(chain.words, []).append(chain)
    count = {words: sum(len(chain.mentions) for chain in found) for words, found in by_name.items()}
    for words in sorted(by_name, key=len, reverse=True):
        starts = [words[:at] for at in range(2, len(words)) if words[:at] in by_name]
        often = [start for start in starts if count[start] >= _CLEARLY_MORE * count[words]]
        if often:
            by_name[often[0]] += by_name.pop(words)
    return by_name


def _same_person(person: Person, words: tuple[str, ...], chains: list[MentionChain]) -> bool:
    genders = {chain.gender for chain in chains} | {person.gender}
    if {"m", "f"} <= genders:
        return False
    longest = max(len(variant) for variant in person.variants)
    return all(same_person_name(variant, words) for variant in person.variants if len(variant) == longest)


def _merge_short_names(chains: list[MentionChain], people: list[Person], nations: Nations) -> None:
    """A family name alone goes to the only bearer that fits, or to the one named far more often."""
    by_word: dict[str, list[Person]] = {}
    for person in people:
        for word in {
            word for variant in person.variants for word in (variant[-1], variant[0])
        } | person.families:
            by_word.setdefault(word, []).append(person)
    counts = {id(person): person.count for person in people}
    alone: dict[str, list[Person]] = {}
    for chain in chains:
        word = chain.words[0] if chain.words else ""
        candidates = by_word.get(word, [])
        if not chain.titles and sum(chain.article in person.named_in for person in candidates) > 1:
            continue  # the article names several in full, and does not say which of them is meant
        bearer, reason = _bearer(chain, candidates, counts, nations)
        if bearer is None:
            bearer, reason = _namesake(chain, alone.setdefault(word, []), nations), _NEVER_IN_FULL
        if bearer is None:
            bearer = Person()
            people.append(bearer)
            alone[word].append(bearer)
        bearer.add(chain, nations, reason)


def _bearer(
    chain: MentionChain, candidates: list[Person], counts: dict[int, int], nations: Nations
) -> tuple[Person | None, str]:
    """The person whom a name of one word means, and why; None where that is not clear."""
    scored = []
    for person in candidates:
        score = _fit(chain, person, nations)
        if score is not None:
            scored.append((score, counts[id(person)], person))
    if not scored:
        return None, ""
    scored.sort(key=lambda item: (-item[0], -item[1], sorted(item[2].variants)))
    best = scored[0][2]
    if len(candidates) > 1 and chain.titles and scored[0][0] <= _BY_NAME_ALONE:
        return None, ""  # "President Holm" is not the only Holm left when the others are women
    if len(candidates) == 1:
        return best, "a name alone that only one person of the record bears"
    if len(scored) == 1 or scored[0][0] > scored[1][0]:
        return best, "a name alone that several bear, by title, country or form of address"
    if scored[0][1] >= _CLEARLY_MORE * scored[1][1]:
        return best, f"a name alone that several bear, of whom one is named {_CLEARLY_MORE} times as often"
    return None, ""


def _fit(chain: MentionChain, person: Person, nations: Nations) -> int | None:
    """How well a chain of one word fits a person; None where title, country or gender speak against it.

    Nor is it the person whom its own article names in full, and apart from it.
    """
    if chain.article in person.named_in or {chain.gender, person.gender} == {"m", "f"}:
        return None
    last = chain.words[0] in person.families or _is_first(chain, person)
    sides = {side for titled in chain.titles if (side := nations.side_of(titled.of))}
    if sides and person.sides and not sides & set(person.sides):
        return None
    titles = {titled.title for titled in chain.titles}
    shared = bool(titles & set(person.titles))
    if not last and not shared:
        return None  # a first word alone needs the title or a form of address as well
    return 2 * shared + bool(sides & set(person.sides)) + last


def _is_first(chain: MentionChain, person: Person) -> bool:
    """Whether the first word of a name goes with a form of address as only family names do: "Mr Xi"."""
    word = chain.words[0]
    return chain.gender != "n" and not is_given_name(word) and any(v[0] == word for v in person.variants)


def _namesake(chain: MentionChain, candidates: list[Person], nations: Nations) -> Person | None:
    fits = [(fit, person) for person in candidates if (fit := _fit(chain, person, nations)) is not None]
    if not fits:
        return None
    return max(fits, key=lambda item: (item[0], item[1].count))[1]


def _join_misspelt(people: list[Person], nations: Nations) -> list[Person]:
    """The persons, those joined who differ in one letter of the given name and hold one office.

    An office that one person at a time holds, of the same country or body. Two names that are both
    known ones (Daniel, Daniela), or another gender, are two persons.
    """
    order = sorted(people, key=lambda person: (_full(person)[-1:], -person.count, _full(person)))
    gone: set[int] = set()
    for family in _families(order):
        for i, person in enumerate(family):
            for other in family[i + 1 :]:
                if {id(person), id(other)} & gone or not _is_one(person, other, nations):
                    continue
                for chain in other.chains:
                    person.add(chain, nations, MISSPELT)
                gone.add(id(other))
    return [person for person in people if id(person) not in gone]


def _families(order: list[Person]) -> list[list[Person]]:
    out: list[list[Person]] = [order[:1]]
    for before, person in pairwise(order):
        if _full(before)[-1:] == _full(person)[-1:]:
            out[-1].append(person)
        else:
            out.append([person])
    return [family for family in out if len(family) > 1]


def _full(person: Person) -> tuple[str, ...]:
    return max(person.variants, key=lambda words: (person.variants[words], words), default=())


def _is_one(person: Person, other: Person, nations: Nations) -> bool:
    alike = is_misspelt(_full(person), _full(other), {person.gender, other.gender})
    return alike and bool(_offices(person, nations) & _offices(other, nations))


def _offices(person: Person, nations: Nations) -> set[tuple[str, str]]:
    """The offices that one person at a time holds, with the country or body as the record calls it."""
    return {
        (titled.title, nations.country(titled.of) or titled.of)
        for chain in person.chains
        for titled in chain.titles
        if titled.of and is_sole(titled.title)
    }
