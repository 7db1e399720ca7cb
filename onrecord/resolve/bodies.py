"""Organisations under their names and acronyms."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.resolve.nations import adjective_of
from onrecord.resolve.register import SAME_NAME
from onrecord.text.names import fold
from onrecord.text.organisations import organisation_by_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.readings import FiledReading, Mention
    from onrecord.resolve.nations import Nations

_ACRONYM = re.compile(r"\s?\((?:the )?([A-Z][A-Za-z&.-]{1,9})\)")
_STATE_BODY = re.compile(r"(?i)\b(ministry|parliament|embassy|judiciary|military|army|navy|supreme court)$")


def find_acronyms(filed: Sequence[FiledReading]) -> dict[str, str]:
    """Acronyms that the record explains: "International Atomic Energy Agency (IAEA)"."""
    found: dict[str, Counter[str]] = {}
    for reading in filed:
        text = reading.reading.article.text
        for mention in reading.reading.mentions:
            if mention.kind != "organisation" or not mention.name or " " not in mention.name:
                continue
            match = _ACRONYM.match(text, mention.span.end)
            if match and _spells(match[1], mention.name):
                found.setdefault(match[1].replace(".", ""), Counter())[_bare(mention.name)] += 1
    return {short: max(sorted(names), key=lambda name: names[name]) for short, names in found.items()}


def _spells(acronym: str, name: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return acronym.replace(".", "").upper() == initials


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|The) ", "", name)


def body_name(mention: Mention, nations: Nations, acronyms: dict[str, str]) -> str:
    """The canonical name: by table, by the meaning of an acronym, a state's body with its state."""
    name = _bare(mention.name or "")
    known = organisation_by_name(name)
    if known:
        return known.name
    name = acronyms.get(name.replace(".", ""), name)
    country = nations.country(mention.of)
    if country and _STATE_BODY.search(name):
        return f"{adjective_of(country)} {_titled(name)}"
    return name


def _titled(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def body_key(mention: Mention, nations: Nations, acronyms: dict[str, str]) -> tuple[str, ...]:
    """What tells one organisation from another."""
    return (fold(body_name(mention, nations, acronyms)),)


def why_body(mention: Mention, acronyms: dict[str, str]) -> str:
    """Why a mention is of the organisation that `body_name` says."""
    name = _bare(mention.name or "")
    known = organisation_by_name(name)
    if known and fold(known.name) != fold(name):
        return "names and acronyms of a known body"
    if known is None and name.replace(".", "") in acronyms:
        return "an acronym that an article explains"
    return SAME_NAME
