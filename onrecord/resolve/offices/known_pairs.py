"""Groups that are two known actors: "both sides", "the two ministers", "the ministers of A and B"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.resolve.chains.actor_register import side_of
from onrecord.text.titles import can_stand_for, normal_title
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.resolve.bodies.nations import Nations
    from onrecord.resolve.chains.actor_register import Entry, Register
    from onrecord.resolve.chains.mention_chains import MentionChain
    from onrecord.resolve.offices.office_holders import Holders

_TWO = re.compile(r"(?i)^(?:the two|both|two)\s+(?!.*\band\b)(?P<noun>[\w -]+)$")
_OF_TWO = re.compile(
    r"^(?:[Tt]he )?(?P<noun>[\w -]+?) of (?:the )?(?P<one>[A-Z][\w-]+) and (?:the )?(?P<other>[A-Z][\w-]+)$"
)
_STATES = word_sets("resolve", "offices")["states"]


def pair_of(
    chain: MentionChain,
    present: Sequence[MentionChain],
    register: Register,
    nations: Nations,
    holders: Holders,
) -> tuple[Entry, ...] | None:
    """The two actors a group stands for, or None where the article does not leave exactly two."""
    if chain.anchor.kind != "group":
        return None
    start = chain.anchor.span.start
    words = " ".join(chain.anchor.span.of(chain.text).split())
    longer = " ".join(chain.text[start : chain.anchor.span.end + 40].split())
    if two := _TWO.match(words):
        if two["noun"].casefold() in _STATES:
            return _sides(present, register)
        return _people(two["noun"], present, register)
    if " of " in words and (both := _of_two(words, longer)):
        return _holders_of(both, chain, nations, holders, register)
    return None


def _of_two(words: str, longer: str) -> re.Match[str] | None:
    """The words of the group, where they go on with "and" and another name."""
    found = re.match(re.escape(words) + r"(?: and (?:the )?[A-Z][\w-]+)?", longer)
    return _OF_TWO.match(found[0]) if found else None


def _sides(present: Sequence[MentionChain], register: Register) -> tuple[Entry, ...] | None:
    """The two countries that all of an article's actors are or belong to."""
    entries = [entry for chain in present if (entry := register.whose(chain)) is not None]
    named = sorted({side for entry in entries if (side := side_of(entry))})
    return (register.country(named[0]), register.country(named[1])) if len(named) == 2 else None


def _people(noun: str, present: Sequence[MentionChain], register: Register) -> tuple[Entry, ...] | None:
    """The persons of an article who can be called so, where they are two, of two sides."""
    title = normal_title(_singular(noun))
    found: dict[tuple[str, ...], Entry] = {}
    for chain in sorted(present, key=lambda other: other.place()):
        entry = register.whose(chain)
        named = entry is not None and entry.kind == "person"
        held = [office for office in entry.offices if not office.only_past] if entry and named else []
        if entry and any(can_stand_for(title, office.title) for office in held):
            found[entry.key] = entry
    sides = {entry.side for entry in found.values()}
    return tuple(found.values()) if len(found) == len(sides) == 2 else None


def _holders_of(
    both: re.Match[str], chain: MentionChain, nations: Nations, holders: Holders, register: Register
) -> tuple[Entry, ...] | None:
    """Who held the office in either country on the day."""
    title = normal_title(_singular(both["noun"]))
    out = []
    for name in (both["one"], both["other"]):
        country = nations.country(name)
        person = holders.at(title, country, chain.date) if country else None
        entry = register.whose(person.chains[0]) if person else None
        if entry is None:
            return None
        out.append(entry)
    return tuple(out) if out[0] is not out[1] else None


def _singular(noun: str) -> str:
    return noun.removesuffix("s")
