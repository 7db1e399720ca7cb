"""Heads of bodies: the press calls them chief or head, whatever their office is called."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.text.organisations import organisation_by_name
from onrecord.text.titles import can_stand_for
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.resolve.bodies.nations import Nations

HEAD = "head"
_GENERIC = word_sets("resolve", "bodies")["generic_heads"]
_BODIES = word_sets("resolve", "bodies")["kinds_of_bodies"]
_OF_A_BODY = word_sets("resolve", "bodies")["heads_of_bodies"]


def head_title(title: str, of: str | None, nations: Nations) -> str | None:
    """The title of whoever heads the body, where title and body tell no more than that; else None.

    "chief" and "head" of a body are one office; whose "chief" of a country is, nobody can tell.
    """
    if not of or nations.country(of) or of.casefold().endswith("administration"):
        return None
    body = organisation_by_name(of)
    known = body is not None or " " in of or of.isupper()
    if title in _GENERIC and known:
        return HEAD
    stateless = body is None or not body.country
    return title if title in _OF_A_BODY and known and stateless else None


def without_kind(title: str) -> str:
    """A title without the noun for the body that somebody named before: "the agency's director general"."""
    first, _, rest = title.partition(" ")
    return rest if rest and first in _BODIES else title


def heads_of(known: Mapping[str, Counter[str]]) -> Counter[str]:
    """Of what a person is said to be the head, in any title of a head, by titles and their owners."""
    out: Counter[str] = Counter()
    for title in sorted(known):
        if can_stand_for(HEAD, title) or title in _GENERIC:
            out += known[title]
    return out
