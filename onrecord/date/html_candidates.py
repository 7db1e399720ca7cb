"""Dates in the markup of an HTML page: metadata, data of the page itself, time elements, addresses.

Read with bounded patterns on the raw page, not from a tree, so that each has its exact raw offsets.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.date.candidates import Candidate
from onrecord.date.isodates import make_day
from onrecord.date.stamps import parse_date
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.date.candidates import CandidateKind
    from onrecord.date.own_data import OwnData
    from onrecord.date.surroundings import Layout

_TAG = re.compile(r"<(meta|time)\b([^<>]{3,2000})>", re.IGNORECASE)
_ITEM = re.compile(
    r"<([a-z]{1,10})\b([^<>]{0,300}\bitemprop=[\"']?datePublished\b[^<>]{0,300})>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"""([\w:.-]{1,40})\s{0,5}=\s{0,5}(?:"([^"]{0,400})"|'([^']{0,400})'|([^\s"'>]{1,100}))"""
)
_JSON_KINDS: dict[str, CandidateKind] = {"datePublished": "published_meta", "dateModified": "updated"}
_PUBLISHED_CLASS = re.compile(
    r"(?i)\b(?:dt-published|published|pubdate|publish(?:ed)?[-_]?date|entry-date|post-date"
    r"|article[-_]?date|date-?published)\b"
)
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-/._]?)(0[1-9]|1[0-2]|[1-9](?=[-/._]))\2(0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[-/](0[1-9]|1[0-2])(?=/|$)")
_LINK = re.compile(r"<link\b[^<>]{0,300}\brel\s{0,3}=\s{0,3}[\"']?canonical[^<>]{0,600}>", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s{0,3}=\s{0,3}["']([^"'<>]{1,500})""", re.IGNORECASE)

MAX_FOUND = 200  # dates of a kind of markup taken; pages full of comments have hundreds, the first ones count
SCANNED = 3_000_000  # code points of a page looked at; real pages are below 3 MB


def _names() -> Mapping[str, frozenset[str]]:
    return word_sets("date", "publication_markup", None)


def markup_candidates(
    layout: Layout, data: OwnData, eras: frozenset[str] = frozenset()
) -> tuple[Candidate, ...]:
    """Dates of metadata and time elements, in the order of the page; ``eras`` as of `parse_date`."""
    found = [*islice(_json_candidates(data, eras), MAX_FOUND)]
    found += islice(_tag_candidates(layout, eras), MAX_FOUND)
    return tuple(sorted(found, key=lambda candidate: (candidate.start, candidate.kind)))


def _json_candidates(data: OwnData, eras: frozenset[str]) -> Iterator[Candidate]:
    for each in data.objects:
        own = data.is_own(each)
        for key, kind in _JSON_KINDS.items():
            for text, start, end in each.words.get(key, ())[:1]:
                value = parse_date(text, eras)
                if value:
                    yield Candidate(value, kind if own else "other_object", start, end, text)


def _tag_candidates(layout: Layout, eras: frozenset[str]) -> Iterator[Candidate]:
    raw = layout.raw
    items = _ITEM.finditer(raw) if "datePublished" in raw else ()
    for tag in (*_TAG.finditer(raw), *items):
        if layout.block(tag.start()) != "page":
            continue
        name = tag[1].lower()
        attributes = {
            match[1].lower(): (match, match.lastindex or 2) for match in _ATTRIBUTE.finditer(tag[2])
        }
        kind = _kind_of(name, {key: match[group] for key, (match, group) in attributes.items()})
        key = next((key for key in ("content", "datetime", "title") if key in attributes), None)
        if kind is None or key is None:
            continue
        match, group = attributes[key]
        value = parse_date(match[group], eras)
        if value:
            start = tag.start(2) + match.start(group)
            yield Candidate(value, kind, start, start + len(match[group]), match[group])


def _kind_of(tag: str, attributes: dict[str, str]) -> CandidateKind | None:
    names = {
        attributes.get(key, "").lower() for key in ("property", "name", "itemprop", "http-equiv", "pubdate")
    }
    if names & _names()["published"]:
        return "published_time" if tag == "time" else "published_meta"
    if names & _names()["updated"]:
        return "updated"
    if tag == "time" and "datetime" in attributes:
        published = "pubdate" in attributes or _PUBLISHED_CLASS.search(attributes.get("class", ""))
        return "published_time" if published else "time_tag"
    return None


def url_candidates(url: str | None, raw: str, html: bool) -> tuple[Candidate, ...]:
    """Dates in the address of the page: as given, else as the page itself names it."""
    found: list[Candidate] = []
    if url:
        found.extend(_dates_of_url(url, -1))
    elif html:
        link = _LINK.search(raw[:SCANNED])
        href = _HREF.search(link[0]) if link else None
        if link and href:
            found.extend(_dates_of_url(href[1], link.start() + href.start(1)))
    return tuple(found)


def _dates_of_url(url: str, offset: int) -> Iterator[Candidate]:
    path = url[:500].partition("?")[0]
    for match in _URL_DAY.finditer(path):
        day = make_day(int(match[1]), int(match[3]), int(match[4]))
        if day:
            yield _url_candidate(day.isoformat(), match, offset)
            return
    match_month = _URL_MONTH.search(path)
    if match_month:
        yield _url_candidate(f"{match_month[1]}-{match_month[2]}", match_month, offset)


def _url_candidate(value: str, match: re.Match[str], offset: int) -> Candidate:
    if offset < 0:
        return Candidate(value, "url", quote=match.string)
    return Candidate(value, "url", offset + match.start(), offset + match.end(), match[0])
