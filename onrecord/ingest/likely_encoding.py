"""The encoding of bytes that name none, by the language that they are when they are read with it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

from onrecord.text.language import likely_language
from onrecord.text.word_lists import word_rows

SAMPLE_BYTES = 12_000  # of the lines that tell encodings apart; the language model sees a part of them
SAMPLE_CHARS = 1_500
SEARCHED_BYTES = 1 << 20  # of a page; its text begins in the first part of it
ODD_WEIGHT = 2.0  # a reading of which half of the letters are odd is worth nothing in any language
OLD = 0.2  # what an encoding of old systems has to be better by; the model errs by 0.15 at times
UNNATURAL = 0.1  # what a reading in a language of another encoding is worth: a Polish name in an English page
WESTERN, WESTERN_LIKELY = "cp1252", 0.4  # what browsers take pages for that are ASCII but for a few letters
FEW = 0.1  # share of letters beyond ASCII; Polish has 8 %, Czech 15 %, and both read oddly as Western
DECLARED_LIKELY = 0.5  # what a page that declares a language is believed to be in it, at least

_TAG = re.compile(rb"<[^<>]*>")
_LANGUAGE = re.compile(rb"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?([a-z]{2})\b", re.I)
_HIGH = re.compile(r"[^\x00-\x7f]")
_JOINERS = frozenset("\u2019'\u2018\u2010\u2011\u00b7\u00ad-")  # what stands between letters of one word
_COMMON_SIGNS = frozenset("\u00a9\u00ae\u2122\u00b0\u00a7\u20ac\u00a3")


def likely_encoding(data: bytes) -> str | None:
    """The most likely encoding; None if the bytes are text in none that is known."""
    sample = _sample(data)
    declared = _LANGUAGE.search(data[: 1 << 16])
    language = declared[1].decode().lower() if declared else ""
    best, found = 0.0, None
    for encoding, languages, is_old in _encodings():
        text = _read(sample, encoding)
        score = _score(text, languages, language) - (OLD if is_old else 0) if text else 0.0
        if text and encoding == WESTERN and len(_HIGH.findall(text)) <= FEW * len(text):
            score = max(score, WESTERN_LIKELY - ODD_WEIGHT * _odd_share(text))
        if score > best:
            best, found = score, encoding
    return found


@cache
def _encodings() -> tuple[tuple[str, frozenset[str], bool], ...]:
    rows = word_rows("ingest", "encodings", None)
    return tuple((row["encoding"], frozenset(row["languages"].split()), row["age"] == "old") for row in rows)


def _sample(data: bytes) -> bytes:
    """The lines of text that are not ASCII alone."""
    text = _TAG.sub(b"\n", data[:SEARCHED_BYTES])
    lines = [line for line in re.split(rb"[\r\n]+", text) if not line.isascii()]
    return b"\n".join(lines)[:SAMPLE_BYTES] or data[:SAMPLE_BYTES]


def _read(sample: bytes, encoding: str) -> str | None:
    """The sample read strictly; it may end within a character."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeError:
        return None


def _score(text: str, languages: frozenset[str], declared: str) -> float:
    language, likely = likely_language(text[:SAMPLE_CHARS])
    natural = likely if language in languages else 0.0
    if declared in languages:
        natural = max(natural, DECLARED_LIKELY)
    return natural + UNNATURAL - ODD_WEIGHT * _odd_share(text)


def _odd_share(text: str) -> float:
    high = [match.start() for match in _HIGH.finditer(text)]
    return sum(_is_odd(text, at) for at in high) / max(1, len(high))


def _is_odd(text: str, at: int) -> bool:
    """Whether a character does not go with its neighbours, as those of wrong readings do not."""
    char, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cn", "Co", "Sk"):
        return True
    if kind[0] in "LM":
        return (
            (char.isupper() and before.islower())
            or (char.islower() and behind.isupper())
            or _is_mixed(char, before, behind)
        )
    if char in _JOINERS or char in _COMMON_SIGNS:
        return False
    within = before.isalpha() and behind.isalpha()
    return within or kind in ("So", "No")


def _is_mixed(char: str, before: str, behind: str) -> bool:
    """Whether a letter that is not Latin stands beside a small letter of ASCII."""
    if unicodedata.name(char, "").startswith("LATIN"):
        return False
    return any(near.isascii() and near.islower() for near in (before, behind))
