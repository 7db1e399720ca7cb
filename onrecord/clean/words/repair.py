"""Mojibake repaired, and ligatures.

What was UTF-8 read as Western is repaired as the page is read, before white space and unseen characters are
squeezed, which are parts of such sequences (`undone`). ftfy repairs other mixtures afterwards, if it is
certain (`repair`).
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from unicodedata import normalize

from ftfy import fix_encoding
from ftfy.badness import is_bad

from onrecord.clean.words.mojibake import MAX_ROUNDS, masked, mojibake
from onrecord.clean.words.strand import Strand, join

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ALIGNED = 300  # characters; alignment is quadratic, and no word in any script is so long

# Repair may take the space of "Ã " for a part of a letter, but no letter or mark of ASCII.
_WORDS, _LETTERS = re.compile(r"[ -~]+"), re.compile(r"[!-~]+")
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
# What good text has beside ASCII without being mojibake: marks of typography, the letters of no bad sequence.
_SOUND = re.compile(r"[\x00-\x7f\u2010-\u2015\u2018\u2019\u201c\u201d\u2026\u00a0]*+")
# In every sequence that ftfy's pattern of bad ones lists two characters beyond ASCII are neighbours, one
# of them no common letter of Greek, Cyrillic or Chinese; or it has one of a few that stand alone.
_DOUBTFUL = re.compile(
    r"[\x80-\x9f\u00c2\u00c3\u0152\u0153]"
    r"|[^\x00-\x7f](?:[^\x00-\x7f\u0391-\u03c9\u0410-\u044f\u3000-\ud7ff]"
    r"|(?<=[^\x00-\x7f\u0391-\u03c9\u0410-\u044f\u3000-\ud7ff])[^\x00-\x7f])"
)


def undone(strand: Strand, page: str) -> Strand:
    """The strand, which is not squeezed yet, with UTF-8 for what reading it as Western made of it.

    Each character stands for the whole of its sequence. ``page`` is the raw page.
    """
    for _ in range(MAX_ROUNDS):
        parts: list[Strand] = []
        at = 0
        for start, end, meant in mojibake(strand.text, page):
            raw = strand.slice(start, end).raw_cover()
            parts.append(strand.slice(at, start))
            parts.append(Strand(meant, ((0, len(meant), *raw),) if raw else ()))
            at = end
        if not parts:
            break
        strand = join([*parts, strand.slice(at, len(strand.text))], "")
    return strand


def repaired_line(line: str, page: str) -> str:
    """A headline or a name of a page, repaired as its text is."""
    return line if line.isascii() else repair(undone(Strand(line, ()), page)).text


def repair(strand: Strand) -> Strand:
    """The strand with mojibake (``â€™`` for ``’``) and ligatures put right; each stretch keeps its place."""
    if strand.text.isascii():
        return strand
    strand = _without_ligatures(strand)
    if _SOUND.fullmatch(strand.text) or not _DOUBTFUL.search(strand.text) or not is_bad(masked(strand.text)):
        return strand
    fixed = fix_encoding(strand.text)
    if fixed == strand.text:
        return strand
    parts = []
    for a, b, c, d in _matched(strand.text, fixed):
        if strand.text[a:b] == fixed[c:d]:
            parts.append(strand.slice(a, b))
        elif d > c:
            raw = strand.slice(a, b).raw_cover()
            parts.append(Strand(fixed[c:d], ((0, d - c, *raw),) if raw else ()))
    return join(parts, "")


def _without_ligatures(strand: Strand) -> Strand:
    """The strand with letters for the ligatures that printers put in their place, so that words are found."""
    parts: list[Strand] = []
    at = 0
    for ligature in _LIGATURE.finditer(strand.text):
        letters, raw = normalize("NFKC", ligature[0]), strand.slice(*ligature.span()).raw_cover()
        parts.append(strand.slice(at, ligature.start()))
        parts.append(Strand(letters, ((0, len(letters), *raw),) if raw else ()))
        at = ligature.end()
    return join([*parts, strand.slice(at, len(strand.text))], "") if parts else strand


def _matched(text: str, fixed: str) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of a text and of its repaired form that belong together, in order, in linear time.

    Repair changes no ASCII letter. So the stretches between are matched one by one, and within a short one
    character by character.
    """
    for anchor in (_WORDS, _LETTERS):
        ours, theirs = (list(anchor.finditer(one)) for one in (text, fixed))
        if [one[0] for one in ours] == [one[0] for one in theirs]:
            break
    else:
        yield 0, len(text), 0, len(fixed)
        return
    at = there = 0
    for one, other in zip(ours, theirs, strict=True):
        yield from _aligned((text, at, one.start()), (fixed, there, other.start()))
        yield *one.span(), *other.span()
        at, there = one.end(), other.end()
    yield from _aligned((text, at, len(text)), (fixed, there, len(fixed)))


def _aligned(ours: tuple[str, int, int], theirs: tuple[str, int, int]) -> Iterator[tuple[int, int, int, int]]:
    """A stretch of each, character by character unless it is long."""
    (text, a, b), (fixed, c, d) = ours, theirs
    if b - a > MAX_ALIGNED or d - c > MAX_ALIGNED:
        yield a, b, c, d
        return
    matcher = SequenceMatcher(None, text[a:b], fixed[c:d], autojunk=False)
    for _, start, end, begin, stop in matcher.get_opcodes():
        yield a + start, a + end, c + begin, c + stop
