"""Names that were read as persons or bodies and are places, by how the whole record uses them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.text.countries import country_by_name, country_by_seat
from onrecord.text.names import fold
from onrecord.text.organisations import organisation_by_name
from onrecord.text.titles import is_person_noun
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.resolve.bodies.nations import Nations
    from onrecord.resolve.chains.mention_chains import MentionChain

_AT = re.compile(
    r"\b(?:in|at|near|into|around|off|outside|across|throughout|visit|visited|left|leave) (?:the )?$"
)
_IN = re.compile(r"\b(?:[Ii]n|near|into|across|throughout|outside) $")
_MIN_INSIDE = 2
_INSIDE = 12  # one mention in so many behind such a word makes a place of a word that never speaks
_WORKS_AT = re.compile(r"([^.;!?\n]*)\bat (?:the )?$")
_OFFICE_REACH = 80  # code points before "at the Institute" in which who works there can stand
_PARTNERS = word_sets("resolve", "bodies")["partners"]
_OUTLETS = word_sets("resolve", "bodies")["outlets"]
_FEW = 5  # one article in so many may make a place speak or give it a title by mistake
_REACH = 20  # code points before a name in which such a word can stand
_PLACE_HEAD = re.compile(
    r"(?i)\b(?:channel|strait|straits|islands?|isles?|sea|ocean|gulf|river|lake|bay|peninsula|mountains?|valley"
    r"|desert|province|prefecture|cape|port|harbou?r|coast)$"
)


def find_stray_places(chains: Sequence[MentionChain], nations: Nations) -> dict[int, MentionChain]:
    """The chains, by their ``id()``, of names that are places more often than anything else."""
    by_name: dict[str, list[MentionChain]] = defaultdict(list)
    for chain in chains:
        name = chain.anchor.name
        if name and chain.anchor.form == "name" and chain.anchor.kind in {"place", "person", "organisation"}:
            by_name[re.sub(r"^the ", "", fold(name))].append(chain)
    out: dict[int, MentionChain] = {}
    for name, named in by_name.items():
        doubtful = [chain for chain in named if chain.anchor.kind != "place"]
        if doubtful and not _is_known(name, nations) and _is_place(name, named):
            out.update((id(chain), chain) for chain in doubtful)
    return out


def _is_known(name: str, nations: Nations) -> bool:
    return bool(
        organisation_by_name(name)
        or country_by_name(name)
        or country_by_seat(name)
        or nations.country(name)
        or nations.governed_from(name)
    )


def _is_place(name: str, named: Sequence[MentionChain]) -> bool:
    """By majority of the mentions; a name that says what it is needs one mention as a place."""
    if name.split()[-1] in _OUTLETS and " " in name:
        return False  # "in the Harbour Times"
    if _FEW * sum(bool(chain.titles or chain.source) for chain in named) > len(named):
        return False
    at = sum(_stands_for_place(chain) for chain in named)
    rest = sum(len(chain.mentions) for chain in named) - at
    inside = sum(_lies_around(chain) for chain in named)
    silent = " " not in name and not any(chain.source or chain.anchor.kind == "person" for chain in named)
    town = silent and inside >= _MIN_INSIDE and _INSIDE * inside > rest
    return at > 0 and (at > rest or town or _PLACE_HEAD.search(name) is not None)


def _lies_around(chain: MentionChain) -> int:
    """The mentions of one word behind "in" and the like: nothing is in a body so often."""
    starts = (mention.span.start for mention in chain.mentions)
    return sum(_IN.search(chain.text, max(0, at - _REACH), at) is not None for at in starts)


def _stands_for_place(chain: MentionChain) -> int:
    if chain.anchor.kind == "place":
        return len(chain.mentions)
    starts = (mention.span.start for mention in chain.mentions)
    return sum(_is_at(chain.text, start) for start in starts)


def _is_at(text: str, start: int) -> bool:
    """Whether somebody or something is at what begins there; not where an analyst works."""
    if _AT.search(text, max(0, start - _REACH), start) is None:
        return False
    works = _WORKS_AT.search(text, max(0, start - _OFFICE_REACH), start)
    return works is None or not any(map(_is_of_people, re.findall(r"[a-z]+", works[1])))


def _is_of_people(word: str) -> bool:
    return is_person_noun(word) or word in _PARTNERS
