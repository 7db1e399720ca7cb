"""Exports of Factiva as text or RTF: many articles, each closed by its accession number.

Two layouts. With field codes: ``HD`` headline, ``BY``, ``WC``, ``PD`` day, ``SN`` source, ``LA``, ``LP`` and
``TD`` text, ``AN`` number, each at the beginning of its line. Without: headline, byline, ``543 words``, day,
time, source, its code, language, copyright, the text, ``Document`` and the number.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ingest.databases.exported import Exported, labels, language_of, line_of, names_of
from onrecord.records.pages import GivenMetadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CODES = frozenset(
    "HD BY WC PD ET SN SC ED SE PG VOL LA CY LP TD CT RF CO IN NS RE IPD IPC PUB AN CR".split()  # noqa: SIM905
)
ONCE = ("HD", "PD", "SN")  # an article has each once
TEXT_CODES = ("LP", "TD")
MUST_HAVE = frozenset(("HD", "PD"))
MIN_CODES = 5  # the least any export shows
MAX_HEAD = 16  # lines above the text; exports show 6 to 12
MAX_SECTION_WORDS = 3  # "World News"; headlines of so few words are rarer than sections
MAX_NAME_WORDS = 4

ACCESSION = r"[A-Z][A-Z0-9]{2,9}(?:19|20)\d{6}[a-z0-9]{6,10}"
_END = re.compile(rf"\s*(?:\w{{4,12}}\s*)?\b({ACCESSION})\W*")
_CODED = re.compile(r"([A-Z]{2,3})(?:[\t\u00a0]+| {2,}|\s*\n|$)(.*)", re.S)
_WORDS = re.compile(r"[\d.,\s\u00a0]{1,9}\s*(\w[\w.]{1,9})")
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s*[ap]m)?(?:\s*[A-Z]{2,4})?", re.I)
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{2,9}")
_COPYRIGHT = re.compile(r".{0,30}(?:\(c\)|©|\bcopyright\b|\u00a9).*", re.I | re.S)


@dataclass(slots=True)
class _Head:
    """The lines above the text of an article without codes."""

    title: str | None = None
    byline: str | None = None
    date: str | None = None
    outlet: str | None = None
    language: str | None = None


def is_factiva(lines: Sequence[str]) -> bool:
    """Whether these paragraphs are such an export."""
    codes = {found[1] for line in lines if (found := _CODED.fullmatch(line))}
    ends = any(_END.fullmatch(line) for line in lines)
    return (codes >= MUST_HAVE and len(codes & CODES) >= MIN_CODES) or (
        ends and any(_is_word_count(line) for line in lines)
    )


def articles_of(lines: Sequence[str]) -> Iterator[Exported]:
    """The articles of the export in its order."""
    stretch: list[str] = []
    number = 0
    for line in lines:
        coded = _CODED.fullmatch(line)
        end = _END.fullmatch(coded[2] if coded and coded[1] == "AN" else line)
        if end is None:
            stretch.append(line)
            continue
        number += 1
        yield _exported(end[1], stretch, number)
        stretch = []
    if any(_is_word_count(line) or _is_headline(line) for line in stretch):  # cut off within an article
        yield _exported(str(number + 1), stretch, number + 1)


def count_articles(lines: Sequence[str]) -> int:
    """How many articles the export has, by their numbers or by the fields that each has once."""
    coded = [_CODED.fullmatch(line) for line in lines]
    ends = (
        _END.fullmatch(found[2] if found and found[1] == "AN" else line)
        for line, found in zip(lines, coded, strict=True)
    )
    codes = Counter(found[1] for found in coded if found)
    return max(sum(1 for end in ends if end), *(codes[code] for code in ONCE))


def from_fields(key: str, fields: Mapping[str, Sequence[str]]) -> Exported:
    """The article whose fields were told by code, each as its paragraphs."""
    text = tuple(paragraph for code in TEXT_CODES for paragraph in fields.get(code, ()))
    one = {code: " ".join(values) for code, values in fields.items()}
    given = GivenMetadata(
        title=line_of(one.get("HD")),
        date=line_of(one.get("PD")),
        outlet=line_of(one.get("SN")),
        byline=names_of(one.get("BY")),
        language=language_of(one.get("LA")),
    )
    return Exported(key, text, given, None if text else "it has neither a lead (LP) nor a text (TD)")


def from_lines(key: str, lines: Sequence[str]) -> Exported:
    """The article in the layout without codes."""
    head, rest = _read_head(lines)
    given = GivenMetadata(
        title=line_of(head.title),
        date=line_of(head.date),
        outlet=line_of(head.outlet),
        byline=names_of(head.byline),
        language=head.language,
    )
    if head.date is None:
        return Exported(key, (), given, "the line with its number of words is missing")
    return Exported(key, tuple(rest), given, None if rest else "there is no text below its fields")


def _exported(key: str, lines: Sequence[str], number: int) -> Exported:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        coded = _CODED.fullmatch(line)
        if coded and coded[1] in CODES:
            code, line = coded[1], coded[2]
        if code and line.strip():
            fields.setdefault(code, []).append(line.strip())
    return from_fields(key, fields) if len(fields) >= 3 else from_lines(key, lines)


def _read_head(lines: Sequence[str]) -> tuple[_Head, list[str]]:
    """The head, and the lines of the text below it."""
    lines = [line.strip() for line in lines if line.strip()]
    at = next((at for at, line in enumerate(lines[:MAX_HEAD]) if _is_word_count(line)), None)
    head = _Head()
    if at is None or at + 1 >= len(lines):
        return head, []
    head.title, head.byline = _title_and_byline(lines[:at])
    head.date = lines[at + 1]
    rest = at + 2
    if rest < len(lines) and _TIME.fullmatch(lines[rest]):
        rest += 1
    head.outlet = lines[rest] if rest < len(lines) else None
    return head, list(lines[_end_of_head(lines, rest + 1, head) :])


def _title_and_byline(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Of the lines above the number of words; the name of a section may stand first, a byline last."""
    byline = lines[-1] if len(lines) > 1 and _is_byline(lines[-1]) else None
    above = [line for line in lines if line is not byline]
    while len(above) > 1 and len(above[0].split()) <= MAX_SECTION_WORDS:
        above = above[1:]
    return (above[0] if above else None), byline


def _is_byline(line: str) -> bool:
    names = names_of(line)
    return line.split(" ", 1)[0].casefold() in labels("byline") or (
        len(names) > 0 and all(len(name.split()) <= MAX_NAME_WORDS and name.istitle() for name in names)
    )


def _end_of_head(lines: Sequence[str], begin: int, head: _Head) -> int:
    """Where the text begins: below the copyright line, else the language, else the code of the source."""
    end = begin
    for at in range(begin, min(begin + MAX_HEAD, len(lines))):
        language = language_of(lines[at])
        if _COPYRIGHT.fullmatch(lines[at]):
            return at + 1
        if language and head.language is None:
            head.language, end = language, at + 1
        elif head.language is None and _SOURCE_CODE.fullmatch(lines[at]):
            end = at + 1
    return end


def _is_headline(line: str) -> bool:
    """Whether a line is the field of a headline, which each article has once."""
    found = _CODED.fullmatch(line)
    return found is not None and found[1] == "HD"


def _is_word_count(line: str) -> bool:
    found = _WORDS.fullmatch(line.strip())
    return bool(found and found[1].casefold() in labels("words"))
