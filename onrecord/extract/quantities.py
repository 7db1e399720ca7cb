"""Numbers of something: "about 30 documents", "two of the four islands", "$100 billion"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.places import Taken
from onrecord.records.readings import Quantity
from onrecord.records.spans import Span
from onrecord.text.word_lists import word_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context

MAX_VALUE = 1e18  # beyond it a "number" in press text is a page id or a broken table
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,18}(?:\.\d{1,9})?")
_TENS: Sequence[str] = word_table("extract", "quantities")["tens"]
_SMALL = {word: value for value, word in enumerate(word_table("extract", "quantities")["small"])}
_SMALL |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_SCALES: Mapping[str, float] = word_table("extract", "quantities")["scales"]
_PLURALS = {f"{word}s": scale for word, scale in _SCALES.items() if len(word) > 2}  # "hundreds of people"
_ABOUT = frozenset(word_table("extract", "quantities")["about"])
_HEDGES = _ABOUT - frozenset(word_table("extract", "quantities")["about_no_number"])
_NO_UNITS = frozenset(word_table("extract", "quantities")["no_units"])
_CALENDAR = frozenset({"DATE", "TIME", "ORDINAL"})


def find_quantities(context: Context) -> tuple[Quantity, ...]:
    """Every number that counts or measures something, in the order of the text; dates are left out."""
    taken = Taken(time.span for time in context.times)
    found = []
    done = -1
    for token in context.doc:
        if token.i <= done or token.pos_ not in ("NUM", "NOUN", "DET", "SYM") or not _numeric(token):
            continue
        last = _run_end(token)
        done = last.i
        quantity = _quantity(token, last)
        if quantity and not taken.overlaps(quantity.span):
            found.append(quantity)
    return tuple(found)


def _numeric(token: Token) -> bool:
    if token.lower_ in _PLURALS:
        return True
    return token.pos_ == "NUM" and token.ent_type_ not in _CALENDAR and _stands_alone(token)


def _stands_alone(token: Token) -> bool:
    """Not the end of a name: the 1 of "P5+1"."""
    if token.i == 0 or token.nbor(-1).whitespace_:
        return True
    before = token.nbor(-1).text[-1]  # never doc.text here: spaCy joins all tokens anew at each call
    return before.isspace() or before in "$€£¥(\"“‘'[-–—"


def _run_end(token: Token) -> Token:
    """The last word of the number: "100 million", "twenty-one", "two hundred and five"."""
    last = token
    while (after := _next_word(last)) is not None:
        last = after
    return last


def _next_word(last: Token) -> Token | None:
    """The word that goes on with the number; "-" joins a unit to tens, "and" to hundreds and more."""
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    if after is None or after.pos_ == "NUM" or after.lower_ in _SCALES:
        return after
    joined = (after.text == "-" and last.lower_ in _TENS) or (
        after.lower_ == "and" and last.lower_ in _SCALES
    )
    unit = after.nbor() if joined and after.i + 1 < len(after.doc) else None
    return unit if unit is not None and unit.lower_ in _SMALL else None


def _quantity(first: Token, last: Token) -> Quantity | None:
    words = [word for token in first.doc[first.i : last.i + 1] for word in token.lower_.split("-")]
    value = number_value(words)
    counted = _counted(first, last)
    if value is None or counted is None:
        return None
    start, approximate = _with_hedges(first)
    money = _money(first)
    if money is not None:
        start = min(start, money.i)
    end = counted if money is None else last
    if end.i < last.i:
        end = last
    doc = first.doc
    unit = money.text if money is not None else counted.lemma_.lower()
    if unit in _NO_UNITS:
        return None
    approximate = approximate or any(word in _PLURALS for word in words)
    unit = "percent" if unit == "%" else unit
    return Quantity(Span(doc[start].idx, doc[end.i].idx + len(doc[end.i])), value, unit, approximate)


def number_value(words: list[str]) -> float | None:
    """The value of number words and digits ("three", "hundred"; "1,250"; "2.5", "million"), or None."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in ("and", ""):
            continue
        if _DIGITS.fullmatch(word):
            current += float(word.replace(",", ""))
        elif word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred" or word == "dozen":
            current = (current or 1.0) * _SCALES[word]
        elif word in _SCALES:
            total, current = total + (current or 1.0) * _SCALES[word], 0.0
        elif word in _PLURALS:
            total, current = total + (current or 1.0) * _PLURALS[word], 0.0
        else:
            return None
        seen = True
    value = total + current
    return value if seen and value <= MAX_VALUE else None


def _counted(first: Token, number: Token) -> Token | None:
    """The noun that is counted: the number's head, or what stands after "of"."""
    if number.dep_ == "conj" and number.head.i >= first.i:  # "two hundred and five boats"
        number = number.head
    head = number.head
    for child in number.children:
        if child.lower_ == "of":
            inner = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            if inner is not None:
                return inner
    if (
        number.dep_ in ("nummod", "compound", "amod", "quantmod")
        and head.pos_ in ("NOUN", "PROPN", "SYM", "NUM")
        and head is not number
    ):
        return head if head.i > number.i else None
    following = number.nbor() if number.i + 1 < len(number.doc) else None
    if following is not None and following.text in ("%", "percent"):
        return following
    return number if _money(first) is not None else None


def _money(token: Token) -> Token | None:
    before = token.nbor(-1) if token.i else None
    return before if before is not None and before.tag_ == "$" else None


def _with_hedges(first: Token) -> tuple[int, bool]:
    """Index of the first of the hedging words ("more than", "about") before it, and whether there is one."""
    start, hedged = first.i, False
    doc = first.doc
    while start > 0 and first.i - start < 4 and doc[start - 1].lower_ in _ABOUT | {"$", "at"}:
        start -= 1
        hedged = hedged or doc[start].lower_ in _HEDGES
    return (start, True) if hedged else (first.i, False)
