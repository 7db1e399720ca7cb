"""Articles taken out of the export of a news database."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from onrecord.ingest.documents.document_text import PARAGRAPH_BREAK
from onrecord.records.pages import GivenMetadata, Page, Reject
from onrecord.text.word_lists import word_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.ingest.inputs import Input

# Languages that the databases tell by their own names, beside English ones.
OWN_NAMES = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "ru",
    "ja",
    "zh",
    "ko",
    "pl",
    "sv",
    "da",
    "nb",
    "tr",
    "ar",
)

_SPLIT_NAMES = re.compile(r"\s*(?:;|&|\||,|\band\b)\s*")
_BY = re.compile(r"^(?:by|von|par|por|di|door)\b:?\s*", re.I)
MAX_DAY = 80  # characters of a line with a day
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{4}年|\d{4}년")
_TROUBLE = re.compile(r"[\ud800-\udfff\x00]")


@dataclass(frozen=True, slots=True)
class Exported:
    """One article of an export.

    Attributes:
        key: what tells it from the others: its accession number, else its place counted from 1.
        paragraphs: its text.
        given: the fields.
        trouble: why it is no article; None where it is one.
    """

    key: str
    paragraphs: tuple[str, ...]
    given: GivenMetadata
    trouble: str | None = None


def pages_of_export(source: Input, articles: Sequence[Exported], held: int) -> Iterator[Page | Reject]:
    """The page or reject of each article; what was given with the input fills what its fields leave open.

    ``held`` is how many articles there are, counted apart; those that were not told from others are a reject.
    """
    source.holds(max(held, len(articles)))
    if held > len(articles):
        hidden = held - len(articles)
        told = f"Articles not told from the one before, as the mark between them is damaged: {hidden:,}."
        yield Reject(f"{source.locator}#hidden", "bad_article", told, records=hidden)
    for article in articles:
        locator = f"{source.locator}#{article.key}"
        text = _TROUBLE.sub("\ufffd", PARAGRAPH_BREAK.join(article.paragraphs))
        trouble = article.trouble or (None if text.strip() else "it has no text")
        if trouble:
            yield Reject(locator, "bad_article", f"Article {article.key} cannot be read: {trouble}.")
            continue
        given = _filled(article.given, source.given)
        yield Page(locator, text.encode(), text, "utf-8", "text/plain", given, source.retrieved)


def _filled(given: GivenMetadata, other: GivenMetadata) -> GivenMetadata:
    return replace(
        given,
        outlet=given.outlet or other.outlet,
        language=given.language or other.language,
    )


@cache
def labels(kind: str) -> frozenset[str]:
    """The labels of a kind, in lower case (``data/export_labels.tsv``)."""
    return _all_labels()[kind]


@cache
def _all_labels() -> Mapping[str, frozenset[str]]:
    rows = word_rows("ingest", "export_labels", None)
    return {row["kind"]: frozenset(row["labels"].split()) for row in rows}


def is_label(name: str, kind: str) -> bool:
    """Whether ``name`` is a label of this kind, whatever its case and with spaces or hyphens in it."""
    return "-".join(name.casefold().strip(" :\u00a0").replace("-", " ").split()) in labels(kind)


def line_of(text: str | None) -> str | None:
    """A field as one line, None where it says nothing."""
    return " ".join(_TROUBLE.sub("\ufffd", text or "").split()) or None


def is_day_line(line: str) -> bool:
    """Whether a line is a day, with or without weekday and time, and nothing else."""
    if len(line) > MAX_DAY or not _YEAR.search(line):
        return False
    words = [word.casefold() for word in _LETTERS.findall(line)]
    months, others = _calendar_words()
    if any(word not in months and word not in others for word in words):
        return False
    return any(word in months for word in words) or _DIGITS.search(line) is not None


@cache
def _calendar_words() -> tuple[frozenset[str], frozenset[str]]:
    """The names of months; of weekdays, times and zones, and the small words of a day."""
    locales = [Locale.parse(code) for code in OWN_NAMES]
    months, days = (
        frozenset(
            word.casefold()
            for locale in locales
            for forms in getattr(locale, kind).values()
            for names in forms.values()
            for name in names.values()
            for word in _LETTERS.findall(name)
            if len(word) > 1
        )
        for kind in ("months", "days")
    )
    return months, days | labels("day")


def names_of(text: str | None) -> tuple[str, ...]:
    """The names in a byline; one in capitals is spelled as names are."""
    line = _BY.sub("", line_of(text) or "")
    if line.isupper():
        line = line.title().replace(" And ", " and ")
    return tuple(dict.fromkeys(name for name in _SPLIT_NAMES.split(line) if name))


def language_of(name: str | None) -> str | None:
    """The code of a language told by its English or its own name, or by its code; None for others."""
    first = re.split(r"[;,(]", name or "", maxsplit=1)[0].strip().casefold()
    return _languages().get(first)


@cache
def _languages() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for code in OWN_NAMES:
        names |= {code: code, (Locale.parse(code).get_language_name() or "").casefold(): code}
    for code, name in Locale.parse("en").languages.items():
        if len(code) == 2:
            names.setdefault(name.casefold(), code)
    return names
