"""Mojibake repaired where it is certain."""

from __future__ import annotations

from difflib import SequenceMatcher

from ftfy import fix_encoding
from ftfy.badness import is_bad

from onrecord.clean.strand import Strand, join

MAX_REPAIR_CHARS = 20_000  # alignment is quadratic in the worst case; no real paragraph is longer


def repair(strand: Strand) -> Strand:
    """The strand with mojibake (``â€™`` for ``’``) put right; each repaired stretch keeps its place."""
    if strand.text.isascii() or len(strand.text) > MAX_REPAIR_CHARS or not is_bad(strand.text):
        return strand
    fixed = fix_encoding(strand.text)
    if fixed == strand.text:
        return strand
    parts = []
    for tag, a, b, c, d in SequenceMatcher(None, strand.text, fixed, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(strand.slice(a, b))
        elif d > c:
            raw = strand.slice(a, b).raw_cover()
            parts.append(Strand(fixed[c:d], ((0, d - c, *raw),) if raw else ()))
    return join(parts, "")
