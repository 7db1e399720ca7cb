"""Datelines: where and when a report was sent, and by which agency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.clean.words.features import MONTH
from onrecord.clean.words.phrases import agencies, masthead_words
from onrecord.text.countries import country_by_name

MAX_DATELINE = 110  # characters; the longest measured, with agency and full date, has 62

_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_MIXED = r"[A-ZÀ-ÖØ-Þ][\w.'’-]+"
_REGION = rf"(?:, (?!(?i:{MONTH})\W){_MIXED}(?: {_MIXED}){{0,2}})?"
_PLACE = (
    rf"(?P<upper>{_UPPER}(?:(?: |/| and | AND ){_UPPER}){{0,4}}{_REGION})"
    rf"|(?P<mixed>{_MIXED}(?:[ /]{_MIXED}){{0,3}}{_REGION})"
)
_DAY = (
    rf"(?i:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?)"
)
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE})(?:,? (?P<day>{_DAY}))?\.?,? ?)?"
    r"(?:\((?P<agency>[^()]{2,70})\)|/(?P<slashed>[A-Za-z][A-Za-z -]{1,30})/)?\.? ?"
    r"(?P<dash>--+|—|–|-(?= )|:(?= ))? ?"
)
_SIGNED = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.&'’-]*)(?: (?:of|the|[A-ZÀ-ÖØ-Þ][\w.&'’-]*)){0,4}")
_DATED = re.compile(rf"\b(?:{MONTH}|[a-z]+day)(?!\w)", re.I)
_TAIL = re.compile(rf"[ ,-]*(?:{_DAY}).*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a block: where it ends, and the agency it signs for, or None."""

    end: int
    agency: str | None


def find_dateline(text: str) -> Dateline | None:
    """The dateline that opens ``text``, dash included, or None.

    It needs two of three: a place (in capitals, or before a known agency), a day, an agency; or a
    place in capitals and a dash.
    """
    match = _DATELINE.match(text[: MAX_DATELINE + 1])
    if not match or not 0 < match.end() <= MAX_DATELINE or match.end() >= len(text):
        return None
    signature = match["agency"] or match["slashed"] or ""
    agency = agency_of(signature)
    upper, dash, day = bool(match["upper"]), bool(match["dash"]), bool(match["day"])
    place = upper or bool(match["mixed"])
    signed = match["agency"] is not None or match["slashed"] is not None
    sure = (
        (agency is not None and (dash or upper or (place and bool(match["slashed"]))))
        or (upper and dash and len(match["upper"]) > 2)
        or (upper and day and signed)
        or (place and day and signed and dash)
        or (place and day and dash and match["dash"] != ":")
    )
    if not sure or (match["dash"] == ":" and not signed):
        return None
    return Dateline(match.end(), agency or (signed_name(signature) if upper and dash else None))


def agency_of(signature: str) -> str | None:
    """The news agency named in a signature such as ``UrduPoint News / Sputnik - 22nd November``."""
    names = [name.strip(" .,-") for name in re.split(r" ?/ ?|, | and | with ", _TAIL.sub("", signature))]
    known = agencies()
    return next((known[name.casefold()] for name in reversed(names) if name.casefold() in known), None)


def signed_name(signature: str) -> str | None:
    """The name in a signature that is on no list of agencies: ``Norlan Press``.

    None for a date, a country, or a paper that calls itself by one word (``Herald``).
    """
    own = masthead_words().name
    name = re.split(r" ?/ ?|, ", _TAIL.sub("", signature))[-1].strip(" .,-")
    if not _SIGNED.fullmatch(name) or _DATED.search(name) or country_by_name(name) or name.casefold() in own:
        return None
    return name
