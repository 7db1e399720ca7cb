"""A guess at the day of an HTML page whose metadata tell none, by htmldate (Barbaresi 2020, JOSS 5(51))."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from htmldate import find_date

from onrecord.date.candidates import Candidate
from onrecord.date.lexicon import one_of, time_words

if TYPE_CHECKING:
    from onrecord.records.pages import Page

LATEST = "2099-12-31"  # a fixed bound: htmldate's own is the day it runs on
MAX_GUESSED = 2_000_000  # code points; larger pages cost seconds and are no press pages

_NEW_YEAR = re.compile(r"(?i)\bjan(?:uary|\.)?\s+0?1(?:st)?\b|\b0?1(?:st)?\s+jan|\b0?1[./-]0?1\b")


def guess_candidates(page: Page) -> tuple[Candidate, ...]:
    """What the heuristics of htmldate make of the page; empty where they find nothing or fail."""
    if not page.raw.strip() or len(page.raw) > MAX_GUESSED:
        return ()
    latest = page.retrieved[:10] if page.retrieved else LATEST
    try:
        value = find_date(page.raw, original_date=True, extensive_search=True, max_date=latest)
    except (ValueError, TypeError, RecursionError, AttributeError, OverflowError):
        return ()
    if not value or (value.endswith("-01-01") and not _NEW_YEAR.search(page.raw)):
        return ()  # from a year alone htmldate makes its first of January
    return (_located(page.raw, value),)


def _located(raw: str, value: str) -> Candidate:
    """The guess with the place where the page writes that day, where it is written in English or digits."""
    year, month, day = (int(part) for part in value.split("-"))
    name = one_of(word for word, number in time_words().months.items() if number == month)
    ordinal = rf"0?{day}(?:st|nd|rd|th)?"
    written = re.search(
        rf"\b(?:{name}\.?\s{{1,3}}{ordinal},?\s{{1,3}}{year}|{ordinal}\s{{1,3}}(?:of\s)?{name}\.?,?\s{{1,3}}{year}"
        rf"|{year}[-/.]0?{month}[-/.]0?{day}|0?{day}[./]0?{month}[./]{year})\b",
        raw,
    )
    if written is None:
        return Candidate(value, "guess", quote=value)
    return Candidate(value, "guess", written.start(), written.end(), written[0])
