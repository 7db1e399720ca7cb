"""Titles without a name, unnamed people, groups and papers that speak, to actors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.resolve.chains.actor_register import SAME_NAME, Entry, side_of
from onrecord.resolve.offices.known_pairs import pair_of
from onrecord.resolve.offices.office_holders import localised
from onrecord.resolve.offices.unnamed_sources import PRESS_KEY, is_no_actor, owned_key, unnamed_key
from onrecord.text.names import fold
from onrecord.text.titles import (
    can_stand_for,
    head_of,
    is_interim,
    is_observer,
    is_office,
    is_specific,
    normal_title,
    office_meant,
)
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from onrecord.records.indexes import Spot
    from onrecord.records.rows import Office
    from onrecord.resolve.bodies.nations import Nations
    from onrecord.resolve.chains.actor_register import Register
    from onrecord.resolve.chains.mention_chains import MentionChain, Mentioned
    from onrecord.resolve.offices.office_holders import Holders

_IN_PLACE = re.compile(r"\b(?:in|from|at|on|near|to|who|which|that)\b.*$", re.S)
_OURS = re.compile(r"(?i)(?:our|my|your)\b")
_BY_DAY = "the office, which the record shows nobody else to hold about that day"
_THE_PRESS = "the press, or the occasion at which it is told"
_BY_ARTICLE = "the office, whose holder the article names"
_BY_SPEECH = "who has just spoken, of whom no other office is told"
_BY_COUNTRY = "the only one of that country whom the article names without an office"
_LEADING = word_sets("resolve", "offices")["leading"]
_OTHERS = word_sets("resolve", "offices")["of_others"]
_NAMED = re.compile(r"\b[A-Z]")
_FAR = 1  # paragraphs from the last mention of a speaker to an office that means the same person
_HEADED = word_sets("resolve", "offices")["headed"]


def file_titles(
    chains: list[MentionChain], mentioned: Mentioned, nations: Nations, register: Register, holders: Holders
) -> dict[Spot, tuple[Entry, ...]]:
    """Titles without a name, unnamed people, groups and papers; returns the groups that are two actors."""
    present: dict[str, list[MentionChain]] = {}
    joint: dict[Spot, tuple[Entry, ...]] = {}
    for chain in mentioned.chains:
        for each in chain.with_copies():
            present.setdefault(each.article, []).append(each)
    offices = _offices_by_entry(register)
    for chain in sorted(chains, key=lambda chain: chain.owner is not None):
        entry, reason = None, ""
        if chain.anchor.form == "title":
            people = [other for other in present[chain.article] if _is_named_person(other)]
            held = _holder(chain, nations, register, holders)
            called = _called_here(chain, people, nations, register, offices)
            entry = held or called if chain.anchor.relation == "counterpart" else called or held
            reason = _BY_DAY if entry is held else _BY_ARTICLE
            if entry is None and (entry := _who_spoke(chain, people, nations, register)):
                reason = _BY_SPEECH
            if entry is None and (entry := _leader_there(chain, people, nations, register)):
                reason = _BY_COUNTRY
        elif pair := pair_of(chain, present[chain.article], register, nations, holders):
            joint.update(dict.fromkeys(chain.spots(), pair))
            continue
        if entry is not None:
            register.file(chain, entry, reason)
        elif _is_worth_filing(chain):
            unnamed = _unnamed_entry(chain, nations, register)
            heard = unnamed.key == ("group", *PRESS_KEY)
            register.file(chain, unnamed, _THE_PRESS if heard else SAME_NAME)
    return joint


def _is_named_person(chain: MentionChain) -> bool:
    return chain.anchor.kind == "person" and bool(chain.anchor.name)


def _is_worth_filing(chain: MentionChain) -> bool:
    if chain.anchor.form in {"pronoun"} or not chain.forms:
        return False
    if chain.anchor.of is None and is_no_actor(max(chain.forms, key=lambda form: (len(form), form))):
        return False
    if not chain.source and _OURS.match(chain.anchor.span.of(chain.text)):
        return False  # "our leaders": of whoever speaks
    return chain.used or (chain.anchor.kind == "group" and chain.anchor.of is not None)


def _offices_by_entry(register: Register) -> dict[int, list[Office]]:
    return {id(entry): list(entry.offices) for entry in register.entries.values() if entry.kind == "person"}


def _called_here(
    chain: MentionChain,
    present: list[MentionChain],
    nations: Nations,
    register: Register,
    offices: dict[int, list[Office]],
) -> Entry | None:
    """The person named in the same article whose office, known from any article, the title names.

    Somebody whose country nothing tells is not meant where somebody of the title's country, of whom no title
    is told, can be: "Russia's Venn called President Dorn ... the Russian president".
    """
    title, at = normal_title(chain.anchor.title or ""), chain.anchor.span.start
    of = nations.country(chain.anchor.of)
    there = [entry for one in present if (entry := register.of.get(id(one)))]
    native = of is not None and any(entry.side == of and not _is_titled(entry) for entry in there)
    fits: dict[int, tuple[tuple[int, int], Entry]] = {}
    for other in present:
        entry = register.of.get(id(other))
        if entry is None or (native and entry.side is None):
            continue
        if any(_names_office(chain, title, office, entry) for office in offices.get(id(entry), ())):
            before = [mention.span.start for mention in other.mentions if mention.span.start < at]
            rank = (1, max(before)) if before else (0, -min(mention.span.start for mention in other.mentions))
            fits[id(entry)] = max(fits.get(id(entry), (rank, entry)), (rank, entry), key=lambda item: item[0])
    return max(fits.values(), key=lambda item: item[0])[1] if fits else None


def _leader_there(
    chain: MentionChain, present: list[MentionChain], nations: Nations, register: Register
) -> Entry | None:
    """Who leads a country, of which the article has only one without an office: "Varland's Venn"."""
    title, of = normal_title(chain.anchor.title or ""), nations.country(chain.anchor.of)
    if of is None or title not in _LEADING or chain.anchor.relation is not None:
        return None
    named = [one for one in present if one.anchor.span.start < chain.anchor.span.start]
    there = {id(entry): entry for one in named if (entry := register.of.get(id(one))) and entry.side == of}
    return (
        next(iter(there.values())) if len(there) == 1 and not any(map(_is_titled, there.values())) else None
    )


def _is_titled(entry: Entry) -> bool:
    return any(chain.titles for chain in entry.chains)


def _who_spoke(
    chain: MentionChain, present: list[MentionChain], nations: Nations, register: Register
) -> Entry | None:
    """The speaker named last before an office that speaks: "Venn said that ... the Kesmari president said".

    None where the record gives that person any office or occupation that the title does not name.
    """
    title, at = normal_title(chain.anchor.title or ""), chain.anchor.span.start
    head, of = head_of(title), nations.country(chain.anchor.of) or chain.anchor.of
    if not chain.source or chain.anchor.relation == "counterpart" or not is_office(head) or head in _OTHERS:
        return None
    last: tuple[int, Entry] | None = None
    for other in present:
        before = [mention.span.start for mention in other.mentions if mention.span.start < at]
        entry = register.of.get(id(other))
        if other.source and before and entry and (last is None or max(before) > last[0]):
            last = (max(before), entry)
    if last is None or chain.text[last[0] : at].count("\n\n") > _FAR:
        return None
    if of and (" " in of or of.isupper() or last[1].side) and of != last[1].side:
        return None  # of another country, or of a body: "the River Board's secretary"
    told = [titled for other in last[1].chains for titled in other.titles]
    if is_interim(chain.anchor.title or ""):  # who holds it in full, as this article tells, is not meant
        here = [
            titled for other in last[1].chains if other.article == chain.article for titled in other.titles
        ]
        return None if any(can_stand_for(title, one.title) and not one.former for one in here) else last[1]
    if (
        chain.anchor.relation == "former"
    ):  # who has another office now may have had this one, of no body named
        in_office = any(can_stand_for(title, titled.title) and not titled.former for titled in told)
        return None if in_office or _NAMED.search(chain.anchor.span.of(chain.text)) else last[1]
    fits = all(can_stand_for(title, titled.title) or titled.former for titled in told)
    return last[1] if fits else None


def _names_office(chain: MentionChain, title: str, office: Office, entry: Entry) -> bool:
    """Whether the title names this office; its dates do not count, since few articles may show them.

    But who is called a former holder by then is not meant, unless the title says "former".
    """
    of, over, former = chain.anchor.of, office.over_by, chain.anchor.relation == "former"
    if former and over is None and chain.date and office.to and office.to >= chain.date[: len(office.to)]:
        return False
    if over and not former and (not chain.date or chain.date[: len(over)] >= over):
        return False
    if of and of not in {office.of, entry.side} and (office.of or entry.side):
        return False
    if is_interim(chain.anchor.title or "") and not any(is_interim(one.quote) for one in office.evidence):
        return False
    return can_stand_for(title, office.title)


def _holder(chain: MentionChain, nations: Nations, register: Register, holders: Holders) -> Entry | None:
    """The holder of the office at the article's date, or the only former one that the record shows."""
    of = nations.country(chain.anchor.of) or chain.anchor.of
    title = normal_title(chain.anchor.title or "")
    if chain.anchor.relation == "counterpart":
        title = localised(title, of)
    title, of = office_meant(title, of)
    if of is None or not (is_specific(title) or title in _HEADED):
        return None
    if is_interim(chain.anchor.title or ""):
        return None  # the day tells who holds it, not who does for the time being
    former = chain.anchor.relation == "former"
    person = holders.before(title, of, chain.date) if former else holders.at(title, of, chain.date)
    return register.of.get(id(person.chains[0])) if person else None


def _unnamed_entry(chain: MentionChain, nations: Nations, register: Register) -> Entry:
    anchor = chain.anchor
    owner = register.whose(chain.owner)
    if owner is not None:
        name, owned = owned_key(chain, owner.name, owner.key)
        return Entry(name, "group", ("group", *owned), side=side_of(owner))
    of = nations.country(anchor.of) or anchor.of
    title = normal_title(anchor.title or "")
    if anchor.form == "title" and of and is_specific(title) and anchor.relation is None:
        name = f"{title} of {of}"
        entry = Entry(name, "group", ("group", fold(name)))
    else:
        side = None if is_observer(title) else nations.side_of(anchor.of)
        if side is None and anchor.of is None and anchor.form != "document":
            side = nations.named_in(_IN_PLACE.sub("", anchor.span.of(chain.text)))
        name, key = unnamed_key(chain, side)
        return Entry(name, "group", ("group", *key), side=side)
    entry.side = nations.side_of(anchor.of)
    return entry
