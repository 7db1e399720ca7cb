"""Authors, outlet and agency as a plain-text page prints them around its article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.clean.parts.datelines import agency_of, signed_name
from onrecord.clean.parts.mastheads import find_masthead, is_publication
from onrecord.clean.words.features import CLOCK, DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NAME = (
    rf"[A-ZÀ-Þ][\w.'’-]+(?: (?!(?i:{_WEEKDAY})\b)(?:[A-ZÀ-Þ][\w.'’-]*|de|da|al|el|bin|van|von|der)){{1,3}}"
)
_BY = re.compile(
    rf"(?i:by|written by|author:?|reporter:?) (?P<names>{_NAME}(?:(?:,| and|, and| &) {_NAME}){{0,5}})"
)
_STAMPED = re.compile(
    rf"(?P<names>{_NAME})\W+(?i:(?:{_WEEKDAY},? )?"
    rf"(?:(?:\d+|an?) (?:second|minute|hour|day)s? ago|{DATE}|{CLOCK}))"
)
_SOURCE = re.compile(r"(?i:source|agency) ?: ?(?P<source>[^|:\d]{2,40})")
_SIGNATURE = re.compile(r"\((?P<source>[^()|:\d]{2,40})\)")
_AGENCY_WORD = re.compile(r"\b(?:Press|News|Agency|Newswire|Wire|Service)\b")
_OWNER = re.compile(
    r"(?:©|\([cC]\)|Copyright)\W{0,4}(?:\d{4}(?: ?[-–] ?\d{4})?)?[\s,.]*"
    r"(?P<owner>[A-Z][\w&'’. -]{1,50}?)(?: ?\d{4}| all rights|[.,|;]|$)",
    re.I,
)
_DOMAIN = re.compile(r"\b(?P<name>[A-Z][A-Za-z0-9-]{2,30}\.(?:com|net|org|ru|jp|pk|info|news|co\.uk|tv))\b")
_OWNER_NOISE = re.compile(
    r"\b(?:all rights reserved|network|inc|llc|ltd|limited|corporation|corp|co|the)\b\.?", re.I
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What the lines around an article say of it."""

    byline: tuple[str, ...] = ()
    outlet: str | None = None
    agency: str | None = None


def read_printed(head: Sequence[str], tail: Sequence[str], title: str | None) -> Printed:
    """What the lines that are not the article's say of its authors, outlet and agency.

    Args:
        head: those above the body.
        tail: those within and below it.
        title: the headline.
    """
    above, below = ([line for line in lines if len(line) <= 200] for lines in (head, tail))
    short = [*above, *below]
    outlet = find_masthead(above, below, title) or _owner(short)
    return Printed(_byline(short), outlet, _agency(short))


def _byline(lines: Sequence[str]) -> tuple[str, ...]:
    for line in lines:
        match = _BY.match(line) or _STAMPED.match(line)
        if match:
            names = [name.strip() for name in re.split(r",? and |, | & ", match["names"])]
            people = tuple(dict.fromkeys(name for name in names if not is_publication(name)))
            if people:
                return people
    return ()


def _agency(lines: Sequence[str]) -> str | None:
    """The agency of a source line, or of a signature alone on its line."""
    matches = (_SOURCE.match(line) or _SIGNATURE.fullmatch(line) for line in lines)
    sources = [match["source"].strip() for match in matches if match]
    known = (agency_of(source) for source in sources)
    named = (signed_name(source) for source in sources if _AGENCY_WORD.search(source))
    return next((agency for agency in (*known, *named) if agency), None)


def _owner(lines: Sequence[str]) -> str | None:
    """The holder of the copyright, else a site that is named more than once or alone on its line."""
    for line in lines:
        match = _OWNER.search(line)
        if match:
            owner = " ".join(_OWNER_NOISE.sub(" ", match["owner"]).split()).strip(" ,.-")
            if owner:
                return owner
    for line in lines:
        domain = _DOMAIN.search(line)
        if domain and len(line) <= 60:
            return domain["name"].rsplit(".", 1)[0] if domain["name"].count(".") == 1 else domain["name"]
    return None
