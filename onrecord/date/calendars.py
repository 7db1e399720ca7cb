"""How languages name months and order the numbers of a date, from the Unicode CLDR (by way of babel)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from onrecord.records.articles import Article
    from onrecord.records.pages import Page

MIN_NAME = 3  # code points; CLDR abbreviates months to single letters and digits in some languages
LANGUAGE_REACH = 20_000  # code points of a page in which its root element stands
_PAGE_LANGUAGE = re.compile(
    r"<html\b[^<>]{0,500}?\blang\s{0,3}=\s{0,3}[\"']?([A-Za-z]{2,3}(?:-[A-Za-z]{2})?)", re.I
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a language says of dates.

    Attributes:
        months: lower-case name, form or abbreviation without its point, to 1-12.
        month_first: whether 3/4/2019 is the fourth of March.
    """

    months: dict[str, int]
    month_first: bool

    def month(self, word: str) -> int | None:
        """The number of the month a word names or, with three letters or more, is short for."""
        word = word.lower()
        if word in self.months or len(word) < MIN_NAME:
            return self.months.get(word)
        numbers = {number for name, number in self.months.items() if name.startswith(word)}
        return numbers.pop() if len(numbers) == 1 else None


@cache
def calendar_of(language: str) -> Calendar:
    """The calendar of a BCP 47 language, with English month names beside its own; English where not known."""
    locale = _locale(language) or Locale("en")
    months: dict[str, int] = {}
    for source in (Locale("en"), locale):
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in source.months[context][width].items():
                    words = [word for word in _WORD.findall(name.lower()) if len(word) >= MIN_NAME]
                    months.update((word, number) for word in words[:1])
    order = re.sub(r"[^dMy]", "", str(locale.date_formats["short"].pattern))
    return Calendar(months, month_first=order.startswith("M"))


def language_of(page: Page, article: Article) -> str:
    """The BCP 47 language that an HTML page declares, else that of its text."""
    declared = _PAGE_LANGUAGE.search(page.raw, 0, LANGUAGE_REACH) if page.media_type == "text/html" else None
    return declared[1] if declared else article.language


def _locale(language: str) -> Locale | None:
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError, TypeError):
            continue
    return None
