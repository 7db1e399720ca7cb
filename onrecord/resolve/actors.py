"""Mentions to actors, over all articles.

An actor is a person, a country, an organisation or a group. A title without a name ("the Russian
minister") is the person of the same article who holds such an office, else the holder at the
article's date where the record shows only one; else, for an office of a known state, an actor of
kind ``group`` named after the office ("foreign minister of Japan"). Unnamed sources and papers that
speak are actors of kind ``group`` of their own article, never merged across articles.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.records.indexes import ActorIndex
from onrecord.records.rows import Actor, NameForm, row_id
from onrecord.resolve.bodies import learn_nations
from onrecord.resolve.bodies.body_actors import (
    body_key,
    body_name,
    find_acronyms,
    find_things,
    homed,
    is_stateless,
    meant_beside,
    owner_in,
    short_forms,
    why_body,
)
from onrecord.resolve.bodies.stray_places import find_stray_places
from onrecord.resolve.chains import gather
from onrecord.resolve.chains.actor_register import SAME_NAME, Entry, Register
from onrecord.resolve.chains.bare_titles import part_titles
from onrecord.resolve.chains.copied_chains import set_aside
from onrecord.resolve.chains.merge_reasons import joins_of
from onrecord.resolve.chains.relatives import part_relatives
from onrecord.resolve.chains.user_wishes import bind, carry_out
from onrecord.resolve.offices import list_holders
from onrecord.resolve.offices.office_endings import end_terms
from onrecord.resolve.offices.office_holders import held_by, name_heads, office_rows
from onrecord.resolve.offices.office_terms import divide_terms, shown_title
from onrecord.resolve.offices.title_mentions import file_titles
from onrecord.resolve.people import merge_people
from onrecord.resolve.people.outlets import learn_outlets
from onrecord.resolve.people.sides import (
    Homes,
    countries_of_titles,
    learn_homes,
    side_by_title,
    side_of_person,
)
from onrecord.text.countries import country_by_name
from onrecord.text.names import family_word, fold, is_given_name, name_words, short_name
from onrecord.text.organisations import organisation_by_name
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.indexes import Spot
    from onrecord.records.readings import FiledReading, Mention
    from onrecord.records.wishes import Wish
    from onrecord.resolve.bodies.nations import Nations
    from onrecord.resolve.chains.mention_chains import MentionChain, Mentioned
    from onrecord.resolve.chains.user_wishes import Bound
    from onrecord.resolve.offices.office_holders import Holders
    from onrecord.resolve.people.people_merging import Person

NO_COPIES: Mapping[str, Copies] = {}
_MAY_BE_PERSON = frozenset(("person", "organisation"))
_SHORT_FORM = "the end of the only name in the article that ends so"
_BY_LEADER = "the government of who leads the country"
_DAYS = word_sets("resolve", "bodies")["days"]
_GOVERNING = word_sets("resolve", "bodies")["governing"]
_LEADERS = word_sets("resolve", "offices")["leaders"]
_MIN_MENTIONS = 2  # one word mentioned once, without a title, that neither speaks nor takes part is left out
# Several words that begin and end with a capital, or one that is an acronym or has a capital inside; longer
# words in capitals are mostly the towns of datelines.
_NAMELIKE = re.compile(
    r"[A-Z][\w.’'&-]*(?: (?:of|for|and|the|on|in|de|to|&|[A-Z][\w.’'&-]*))* [A-Z][\w.’'&-]*"
    r"|[A-Z]{2,5}|(?=\w*[a-z])[A-Z]\w*[A-Z]\w*"
)


def resolve_actors(
    filed: Sequence[FiledReading], wishes: Sequence[Wish] = (), copies: Mapping[str, Copies] = NO_COPIES
) -> ActorIndex:
    """The actors of the record; the same whatever the order of the articles.

    What the user wishes goes before what is found here; ``ActorIndex.unmet`` are the wishes that point at
    nobody. What a copy repeats of its original is the original's and counts once.
    """
    readings = sorted(filed, key=lambda reading: reading.id)
    mentioned = gather(readings)
    part_relatives(mentioned)
    part_titles(mentioned)
    bound = bind(wishes, mentioned)
    set_aside(mentioned, copies, bound)
    nations = learn_nations(mentioned.chains, readings)
    register = Register()
    strays = find_stray_places(mentioned.chains, nations)
    mentioned.chains = [chain for chain in mentioned.chains if id(chain) not in strays]
    homes = learn_homes(readings, nations)
    things = find_things(readings)
    mentioned.chains = [chain for chain in mentioned.chains if not _is_thing(chain, things)]
    rest = _file_bodies(mentioned, nations, register, find_acronyms(readings), homes)
    people = [chain for chain in rest if chain.anchor.kind in _MAY_BE_PERSON and chain.anchor.name]
    titled = [chain for chain in rest if not chain.anchor.name]
    merged = merge_people(people, nations, bound)
    outlets = {reading.id: reading.reading.article.outlet for reading in readings}
    homes.outlets = learn_outlets(merged, mentioned.chains, nations, outlets)
    holders = _file_people(merged, nations, register, homes, bound)
    _name_governments(register, nations)
    joint = file_titles(titled, mentioned, nations, register, holders)
    unmet = carry_out(bound, register)
    joint |= _file_joint(mentioned, register)
    parties = {
        party for reading in readings for seen in reading.reading.instruments for party in seen.parties
    }
    places = frozenset(spot for chain in strays.values() for spot in chain.spots())
    return replace(_index(register, joint, parties, places), unmet=unmet)


def _is_thing(chain: MentionChain, things: frozenset[str]) -> bool:
    name = (chain.anchor.name or "").replace(".", "")
    return chain.anchor.kind == "organisation" and name in things and organisation_by_name(name) is None


def _file_bodies(
    mentioned: Mentioned, nations: Nations, register: Register, acronyms: dict[str, str], homes: Homes
) -> list[MentionChain]:
    """Files countries, organisations and named groups; returns the rest, places left out."""
    rest = []
    families = _family_names(mentioned)
    short, beside = short_forms(mentioned.chains), meant_beside(mentioned.chains)
    for chain in mentioned.chains:
        anchor = chain.anchor
        if anchor.kind == "organisation" and fold(anchor.name or "") in _DAYS:
            continue
        if anchor.kind == "organisation" and _is_surname(anchor, families):
            rest.append(chain)
            continue
        country = nations.country(anchor.name) if anchor.form in {"name", "inner"} else None
        if country is None and (anchor.kind in {"country", "organisation"} or _is_bare_person(chain)):
            country = nations.governed_from(anchor.name)
        if anchor.name and (anchor.kind == "country" or country):
            name = country or anchor.name
            register.file(chain, Entry(name, "country", ("country", fold(name))), _why_country(chain, name))
        elif anchor.kind == "organisation" and anchor.name:
            full = short.get(id(chain))
            home = homes.dateline.get(chain.article)
            meant = replace(anchor, name=beside.get(fold(anchor.name), anchor.name))
            entry = _body_entry(full.anchor if full else homed(meant, home), nations, acronyms)
            if is_stateless(entry.name):
                entry.key = (
                    *entry.key,
                    chain.article,
                )  # each article's own: nobody knows whose ministry it is
            register.file(chain, entry, _SHORT_FORM if full else why_body(anchor, acronyms))
        elif anchor.kind != "place":
            rest.append(chain)
    return rest


def _body_entry(anchor: Mention, nations: Nations, acronyms: dict[str, str]) -> Entry:
    key = body_key(anchor, nations, acronyms)
    entry = Entry(body_name(anchor, nations, acronyms), "organisation", ("organisation", *key))
    entry.side = nations.side_of(anchor.of) or nations.side_of(entry.name) or owner_in(entry.name, nations)
    return entry


def _why_country(chain: MentionChain, name: str) -> str:
    if all(fold(form) == fold(name) for form in chain.forms):
        return SAME_NAME
    return "names of the country and its people, its capital or seat of government"


def _is_bare_person(chain: MentionChain) -> bool:
    """One word, no title, no form of address: it may be a capital that the model took for a person."""
    return (
        chain.anchor.kind == "person" and len(chain.words) == 1 and not chain.titles and chain.gender == "n"
    )


def _family_names(mentioned: Mentioned) -> set[str]:
    """The full names of people in the record and their last words."""
    people = [chain for chain in mentioned.chains if chain.anchor.kind == "person" and len(chain.words) > 1]
    return {chain.words[-1] for chain in people} | {fold(chain.anchor.name or "") for chain in people}


def _is_surname(anchor: Mention, families: set[str]) -> bool:
    """A body called like a person of the record is a person the model took for a body."""
    name = anchor.name or ""
    unknown = anchor.of is None and organisation_by_name(name) is None and not country_by_name(name)
    alone = name_words(name) if " " not in name else ()
    called = fold(name) in families or (len(alone) == 1 and alone[0] in families)  # "al-Holm"
    return bool(name) and unknown and called


def _file_people(
    people: list[Person], nations: Nations, register: Register, homes: Homes, bound: Sequence[Bound]
) -> Holders:
    wished = {id(chain) for one in bound for chain in one.chains()}
    taken: Counter[str] = Counter()
    named = sorted(
        ((person.name(), person) for person in people), key=lambda item: (item[0], _first(item[1]))
    )
    held = name_heads([(person, end_terms(held_by(person, nations, homes.outlets))) for _, person in named])
    terms, countries = divide_terms(held), countries_of_titles(people, nations)
    for (name, person), (_, offices) in zip(named, held, strict=True):
        side = side_of_person(person, nations, homes.outlets)
        if not _is_kept(person) and not any(id(chain) in wished for chain in person.chains):
            continue
        taken[fold(name)] += 1
        number = (str(taken[fold(name)]),) if taken[fold(name)] > 1 else ()
        entry = Entry(name, "person", ("person", fold(name), *number))
        entry.offices = office_rows(offices, terms)
        entry.side = side or homes.of(person.chains)
        entry.side = entry.side or side_by_title(person.chains, countries)
        for chain in person.chains:
            register.file(chain, entry, person.reasons[id(chain)])
    return list_holders(
        [(person, [row for row in rows if terms.get(id(row), 0) is not None]) for person, rows in held]
    )


def _name_governments(register: Register, nations: Nations) -> None:
    """The Venn administration is of the country of the only heads of government called Venn."""
    sides: dict[str, set[str]] = {}
    for entry in register.entries.values():
        leads = any(office.title in _LEADERS for office in entry.offices)
        if entry.kind == "person" and entry.side and leads:
            sides.setdefault(family_word(entry.name), set()).add(entry.side)
    for name, found in sorted(sides.items()):
        if len(found) == 1:
            nations.governments[f"{name} administration"] = min(found)
            nations.governments[f"{name} government"] = min(found)
    for entry in list(register.entries.values()):
        if entry.kind != "organisation":
            continue
        entry.side = entry.side or nations.governments.get(fold(entry.name))
        leader, _, noun = fold(entry.name).rpartition(" ")
        if noun in _GOVERNING and len(sides.get(leader, ())) == 1:
            register.merge(register.country(min(sides[leader])), entry, _BY_LEADER)


def _first(person: Person) -> tuple[str, int]:
    return min(chain.place() for chain in person.chains)


def _is_kept(person: Person) -> bool:
    """Whether there is more to a name than one stray mention, which may be no name at all."""
    full = any(len(variant) > 1 for variant in person.variants)
    if full:
        return True
    if any(chain.used or chain.titles for chain in person.chains):
        return True
    return person.count >= _MIN_MENTIONS and any(chain.gender != "n" for chain in person.chains)


def _file_joint(mentioned: Mentioned, register: Register) -> dict[Spot, tuple[Entry, ...]]:
    """Joint mentions: a group actor of their own, with the actors it joins."""
    joint: dict[Spot, tuple[Entry, ...]] = {}
    for article, mention in mentioned.joint:
        members = []
        for index in mention.members:
            chain = mentioned.of.get((article, index))
            entry = register.of.get(id(chain)) if chain else None
            if entry is not None and entry not in members:
                members.append(entry)
        if members:
            joint[(article, mention.span.start, mention.span.end)] = tuple(members)
    return joint


def _index(
    register: Register, joint: dict[Spot, tuple[Entry, ...]], parties: set[str], places: frozenset[Spot]
) -> ActorIndex:
    entries = [entry for entry in register.entries.values() if _is_shown(entry)]
    known = {entry.name for entry in entries if entry.kind == "country"}
    needed = (parties | {entry.side for entry in entries if entry.side}) - known
    entries += [Entry(name, "country", ("country", fold(name))) for name in sorted(needed)]
    for entry in entries:
        entry.id = row_id("actor", *entry.key)
    countries = {entry.name: entry.id for entry in entries if entry.kind == "country"}
    families = {fold(form) for entry in entries if entry.kind == "person" for form in _alone(entry)}
    rows = (_actor(entry, countries, families) for entry in entries)
    actors = tuple(sorted(rows, key=lambda actor: actor.id))
    ids = {entry.key: entry.id for entry in entries}
    spots = {spot: entry.id for entry in entries for chain in entry.chains for spot in chain.spots()}
    joined: dict[Spot, tuple[str, ...]] = {}
    for spot, members in joint.items():
        now = dict.fromkeys(register.now(entry).key for entry in members)
        found = tuple(ids[key] for key in now if key in ids)
        if found:
            spots[spot] = found[0]  # where only one is asked for, the first named
        if len(found) > 1:
            joined[spot] = found
    pointers = {spot: entry.id for entry in entries for chain in entry.chains for spot in chain.pointed()}
    return ActorIndex.build(actors, spots, joined, countries, places, pointers)


def _is_shown(entry: Entry) -> bool:
    """Whether a body mentioned once that does nothing may be one: its name has capitals and no figure."""
    if entry.kind != "organisation" or organisation_by_name(entry.name) is not None:
        return True
    count = sum(len(chain.mentions) for chain in entry.chains)
    told = count >= _MIN_MENTIONS or entry.side is not None or any(chain.used for chain in entry.chains)
    return told or _NAMELIKE.fullmatch(entry.name) is not None


def _alone(entry: Entry) -> Counter[str]:
    """How often parts of a person's name stand alone, by part."""
    alone: Counter[str] = Counter()
    for chain in entry.chains:
        for mention in chain.mentions:
            if mention.name and mention.form == "name" and fold(mention.name) != fold(entry.name):
                alone[mention.name] += not is_given_name(mention.name)
    return +alone


def _actor(entry: Entry, countries: dict[str, str], families: set[str]) -> Actor:
    forms: Counter[tuple[str, str]] = Counter()
    for chain in entry.chains:
        for form, count in chain.forms.items():
            forms[(form, chain.language)] += count
    names = tuple(
        NameForm(form, language, count)
        for (form, language), count in sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    )
    side = countries.get(entry.side) if entry.side and entry.kind != "country" else None
    name = entry.called or entry.name
    short = short_name(name, _alone(entry), families) if entry.kind == "person" else None
    offices = tuple(replace(office, title=shown_title(office.title)) for office in entry.offices)
    return Actor(entry.id, name, entry.kind, names, side, offices, joins_of(entry), short=short)
