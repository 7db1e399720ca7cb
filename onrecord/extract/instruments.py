"""Extractor of instruments: treaties, declarations, agreements, resolutions and plans that are told apart.

Only mentions with something of their own are taken: a year, a party, a subject, a name in capitals.
"The deal" alone names none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.records.readings import InstrumentMention
from onrecord.records.spans import Span
from onrecord.text.countries import country_by_demonym, country_by_name
from onrecord.text.word_lists import word_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

    from onrecord.extract.context import Context

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NUMBER = re.compile(r"\d+")
_MAX_LEFT = 10
_MAX_RIGHT = 9


def find_instruments(context: Context) -> tuple[InstrumentMention, ...]:
    """Every one, in the order of the text; none overlaps another."""
    out: list[InstrumentMention] = []
    last = -1
    for found in sorted([*_by_head(context.doc), *_by_name(context.article.text)], key=_order):
        if found.span.start >= last:
            out.append(found)
            last = found.span.end
    return tuple(out)


def _order(found: InstrumentMention) -> tuple[int, int, bool]:
    return (found.span.start, -found.span.end, found.name not in _table()["known"])


def _table() -> Mapping[str, Any]:
    return word_table("extract", "instruments")


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(_table()[section]["words"].split())


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {form: name for name, forms in _table()["known"].items() for form in (name, *forms)}
    longest_first = sorted(names, key=lambda form: (-len(form), form))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"), names


def _by_name(text: str) -> list[InstrumentMention]:
    pattern, names = _known()
    out = []
    for match in pattern.finditer(text):
        name = names[match[0]]
        head = next((word for word in name.casefold().split() if word in _table()["heads"]), "treaty")
        out.append(InstrumentMention(Span(*match.span()), head, name))
    return out


def _by_head(doc: Doc) -> list[InstrumentMention]:
    heads = _table()["heads"]
    out = []
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN"} and (token.lower_ in heads or token.lemma_.lower() in heads):
            found = _read(token)
            if found is not None:
                out.append(found)
    return out


def _read(token: Token) -> InstrumentMention | None:
    doc = token.doc
    head = token.lower_ if token.lower_ in _table()["heads"] else token.lemma_.lower()
    first = _left(token)
    end, year = _right(token)
    told = [doc[i] for i in range(first, token.i) if _tells(doc[i])]
    year = year or next((word.text for word in told if _YEAR.fullmatch(word.text)), None)
    told = [word for word in told if not _YEAR.fullmatch(word.text)]
    parties = tuple(dict.fromkeys(party for word in doc[first:end] if (party := _party(word))))
    tail = doc[token.i + 1 : end].text if end > token.i + 1 else ""
    proper = (
        token.text[0].isupper()
        and bool(told or tail)
        and any(word.text[0].isupper() for word in told or [token])
    )
    words = [word.text for word in told if not _party(word)]
    if not _is_told(head, token, (year, parties, proper, words)):
        return None
    name = " ".join([*words, token.text]) + (f" {tail}" if tail and not _YEAR.search(tail) else "")
    return InstrumentMention(
        Span(doc[first].idx, doc[end - 1].idx + len(doc[end - 1])), head, name, year, parties
    )


def _is_told(head: str, token: Token, marks: tuple[str | None, tuple[str, ...], bool, list[str]]) -> bool:
    """Whether there is enough to tell the instrument from others of its kind."""
    year, parties, proper, words = marks
    if year or proper:
        return True
    if token.tag_ in {"NNS", "NNPS"}:
        return False
    weak = head in _table()["weak"]["heads"]
    joint = any(word.lower() == "joint" for word in words)
    return joint or (not weak and bool(words or parties))


def _left(token: Token) -> int:
    """The first token of the noun phrase before the head, determiners left out."""
    doc, i = token.doc, token.i
    while i > 0 and token.i - i < _MAX_LEFT:
        before = doc[i - 1]
        glued = before.text in {"-", "–"} and i - 1 > 0 and not doc[i - 2].whitespace_
        if not glued and not _modifies(before):
            break
        i -= 1
    while i < token.i and not _begins(doc, i, token.i):
        i += 1
    return i


def _modifies(token: Token) -> bool:
    if token.pos_ == "NOUN":
        return token.dep_ in {"compound", "nmod", "amod", "npadvmod"}
    return token.pos_ in {"ADJ", "PROPN", "NUM"} and token.ent_type_ not in {"PERSON", "CARDINAL"}


def _begins(doc: Doc, i: int, head: int) -> bool:
    """Whether a word can begin the name: no hyphen, judgement, count, or first part of "two-year-old"."""
    token = doc[i]
    if token.text in {"-", "–"} or (i > 0 and doc[i - 1].text in {"-", "–"} and not token.text[0].isupper()):
        return False
    hyphenated = i + 2 < head and doc[i + 1].text in {"-", "–"} and not doc[i + 2].text[0].isupper()
    return _tells(token) and not hyphenated


def _right(token: Token) -> tuple[int, str | None]:
    """Where the phrase ends after the head, and the year told there."""
    doc = token.doc
    end, year = token.i + 1, None
    if end < len(doc) and _NUMBER.fullmatch(doc[end].text) and token.lower_ == "resolution":
        return end + 1, None
    if token.text[0].isupper() and end < len(doc) and doc[end].lower_ in {"on", "of", "for"}:
        end = _capital_tail(doc, end)
    found = _year_after(doc, end)
    return found if found[1] else (end, year)


def _capital_tail(doc: Doc, start: int) -> int:
    """For "Treaty on the Protection of Birds": small words and capitals, ended by a capital."""
    end = start
    for i in range(start, min(len(doc), start + _MAX_RIGHT)):
        token = doc[i]
        named = token.pos_ in {"PROPN", "NOUN", "ADJ"} and token.ent_type_ not in {"PERSON", "GPE"}
        if named and token.text[0].isupper():
            end = i + 1
        elif token.lower_ not in _words("small"):
            break
    return end


def _year_after(doc: Doc, end: int) -> tuple[int, str | None]:
    """For "of 1956", "signed in 1956", "on trade and borders of 1855"."""
    signed = False
    for i in range(end, min(len(doc) - 1, end + _MAX_RIGHT)):
        token = doc[i]
        if token.lemma_.lower() in _words("signing"):
            signed = True
        if _ends_phrase(token) or (token.pos_ in {"VERB", "AUX"} and not signed):
            break
        year = doc[i + 1].text
        dates = token.lower_ == "of" or (token.lower_ == "in" and (signed or i == end))
        if dates and _YEAR.fullmatch(year):
            return i + 2, year
    return end, None


def _ends_phrase(token: Token) -> bool:
    if token.is_punct or token.is_sent_start or token.lower_ in _table()["heads"]:
        return True
    return token.pos_ in {"PRON", "CCONJ"} and token.lower_ != "and"


def _tells(token: Token) -> bool:
    low = token.lower_
    if token.text in {"-", "–"} or low in _words("clause"):
        return False
    if _YEAR.fullmatch(token.text):
        return True
    if token.text[0].isupper():
        return token.pos_ != "VERB"
    if token.pos_ == "ADJ":
        return low in _words("telling")
    return low not in _words("vague") and token.pos_ != "NUM"


def _party(token: Token) -> str | None:
    if not token.text[0].isupper():
        return None
    return country_by_demonym(token.text) or country_by_name(token.text)
