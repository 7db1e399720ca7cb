"""UTF-8 that was read as Western bytes and written out again: ``JosÃ©`` for ``José``, ``â€œ`` for ``“``.

Each character of UTF-8 beyond ASCII became two to four characters, in a pattern that the encoding fixes. So
they are found one by one, and each of them keeps its place. Some such pairs stand in good text too: a capital
with an accent at the end of a word, and a mark behind it (``«PARTIÉ»``, ``“IRMÃ”``). They are read as one
character only on a page that is encoded twice throughout.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ROUNDS = 3  # a page that was encoded four times was not met
MIN_CERTAIN = 2  # sequences that make an encoding of the whole page

Repaired = tuple[int, int, str]
"""Start and end of what stands there, and the character that it was meant to be."""


def _bytes_of_characters() -> dict[str, int]:
    """What bytes characters were: those of Windows-1252, and the controls of Latin-1 where they were kept."""
    of = {chr(byte): byte for byte in range(0x80, 0x100)}
    of |= {bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(0x80, 0xA0)}
    of.pop("", None)
    return of


_BYTES = _bytes_of_characters()


def _of_bytes(first: int, last: int) -> str:
    return "[" + re.escape("".join(char for char, byte in _BYTES.items() if first <= byte <= last)) + "]"


_NEXT = _of_bytes(0x80, 0xBF)
_LONE = re.compile(rf"(?![\u00c2\u00c3] ){_of_bytes(0xC2, 0xF4)}")
# The last byte of a closing quotation mark has no character in Windows-1252 and is often lost.
_LOST = "\u00e2\u20ac"
_SEQUENCE = re.compile(
    f"{_of_bytes(0xC2, 0xDF)}{_NEXT}|{_of_bytes(0xE0, 0xEF)}{_NEXT}{{2}}|{_of_bytes(0xF0, 0xF4)}{_NEXT}{{3}}"
    f"|{_LOST}(?!{_NEXT})"
)
_CONTROL = re.compile(r"[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")  # has a character in Windows-1252
_ANY = re.compile(f"{_SEQUENCE.pattern}|{_CONTROL.pattern}")
# What is left where white space was squeezed: of "à" and of a space that breaks no line.
_SPACED = re.compile(r"[\u00c2\u00c3] ")
# Ranges of what press pages in Latin letters have beyond ASCII: letters, punctuation, signs.
_WESTERN = re.compile(
    r"[\u00a0-\u024f\u1e00-\u1eff\u2000-\u20bf\u2100-\u23ff\u2500-\u27bf\ufb00-\ufb06\ufeff\ufffd]"
)
_SCRIPTS = re.compile(r"[\u02b0-\u06ff\u0900-\u1cff\u3000-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_BEHIND_WORDS = frozenset(
    "\u2019\u201d\u00bb\u203a\u2026\u2013\u2014\u2022\u00a0\u2122\u00ae\u00a9\u00b0\u00b9\u00b2\u00b3\u201c\u2018"
    "\u00ab\u2039\u00ad"
)
"""What good text has right behind a capital: closing marks, some of which open elsewhere; the soft hyphen."""
_NUMBERS = frozenset("\u00b9\u00b2\u00b3")  # of notes
_OPENING = frozenset("\u201c\u2018\u00ab\u2039")
_ALONE = frozenset("\u00c2\u00c3")  # no words of one letter, and no end of a word in small letters


def mojibake(text: str, page: str) -> list[Repaired]:
    """Where characters of a text stand for others, in order, and for which.

    Args:
        text: a stretch of a page, entities read, white space and unseen characters as they stand.
        page: the raw page. If it is encoded twice throughout, the sequences are read that may be good text.
    """
    if text.isascii() or not (_ANY.search(text) or _SPACED.search(text)):
        return []
    found = list(_sequences(text))
    if all(certain for *_, certain in found) and not _SPACED.search(text):
        return [one[:3] for one in found]
    if not (_is_throughout(text) or _is_encoded_twice(page)):
        return [one[:3] for one in found if one[3]]
    spaced = ((*match.span(), _meaning_of_spaced(match[0])) for match in _SPACED.finditer(text))
    return sorted([*(one[:3] for one in found), *spaced])


def masked(text: str) -> str:
    """The text with letters of ASCII for what `mojibake` leaves because good text has it."""
    parts: list[str] = []
    at = 0
    for run in _runs(text):
        certain = {start for start, _, _, sure in _judged(text, run) if sure}
        for start, end in run:
            if start not in certain:
                parts += text[at:start], "a" * (end - start)
                at = end
    return _SPACED.sub("aa", "".join([*parts, text[at:]]))


def without_mojibake(page: str) -> str:
    """A raw page as it was meant, for what needs no place in it; the very same if it is sound."""
    for _ in range(MAX_ROUNDS):
        parts: list[str] = []
        at = 0
        for start, end, meant in mojibake(page, page):
            parts += page[at:start], meant
            at = end
        if not parts:
            break
        page = "".join([*parts, page[at:]])
    return page


@lru_cache(maxsize=1)
def _is_encoded_twice(page: str) -> bool:
    return _is_throughout(unescape(page) if "&" in page else page)


def _is_throughout(text: str) -> bool:
    """Whether a text has sequences that are certain, and no accented letter that is in none."""
    certain = at = 0
    for start, end, _, sure in _sequences(text):
        if _LONE.search(text, at, start):
            return False
        certain, at = certain + sure, end
    return certain >= MIN_CERTAIN and not _LONE.search(text, at)


def _sequences(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """The sequences that mean a character, what they mean, and whether good text has no such."""
    for run in _runs(text):
        yield from _judged(text, run)


def _judged(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int, str, bool]]:
    meanings = [_meaning(text[start:end]) for start, end in run]
    several = sum(1 for meaning in meanings if meaning) > 1
    for (start, end), meaning in zip(run, meanings, strict=True):
        if meaning:
            yield start, end, meaning, several or _is_certain(text, start, end, meaning)


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Sequences that follow each other without a character between them."""
    run: list[tuple[int, int]] = []
    for match in _ANY.finditer(text):
        if run and run[-1][1] != match.start():
            yield run
            run = []
        run.append(match.span())
    if run:
        yield run


def _meaning(sequence: str) -> str | None:
    """The character that a sequence means; None if it means none that press pages have."""
    if sequence == _LOST:
        return "\u201d"
    if len(sequence) == 1:
        return sequence.encode("latin-1").decode("cp1252")
    try:
        meant = bytes(_BYTES[char] for char in sequence).decode()
    except UnicodeDecodeError:
        return None
    known = "\x80" <= meant <= "\x9f" or _WESTERN.match(meant) or _SCRIPTS.match(meant) or meant > "\uffff"
    return meant if known else None


def _meaning_of_spaced(sequence: str) -> str:
    return "\u00e0 " if sequence[0] == "\u00c3" else " "


def _is_certain(text: str, start: int, end: int, meant: str) -> bool:
    """Whether good text has no such sequence there."""
    tail = text[start + 1 : end]
    if end - start in (1, 4) or text[start:end] == _LOST or _CONTROL.search(tail) or "\x81" in tail:
        return True
    if end - start == 3 and not _WESTERN.match(meant):
        return False  # one ideograph among Latin letters
    if not set(tail) <= _BEHIND_WORDS:
        return not "\x80" <= meant <= "\x9f"
    before, behind = text[start - 1 : start], text[end : end + 1]
    if end - start == 3:
        return before.isalpha() and behind.isalpha()
    if not _WESTERN.match(meant):
        return False
    if before.islower() or (tail in _OPENING | _NUMBERS and behind.isalpha()):
        return True
    return text[start] in _ALONE and not before.isalpha() and before not in {*_OPENING, '"', "'", "("}
