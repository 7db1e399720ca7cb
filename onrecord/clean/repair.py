"""Mojibake repaired where it is certain."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ftfy import fix_encoding
from ftfy.badness import is_bad

from onrecord.clean.strand import Strand, join

MAX_REPAIR_CHARS = 20_000  # alignment is quadratic in the worst case; no real paragraph is longer

# What good text has beside ASCII without being mojibake: marks of typography, the letters of no bad sequence.
_SOUND = re.compile(r"[\x00-\x7f\u2010-\u2015\u2018\u2019\u201c\u201d\u2026\u00a0]*+")
# In every sequence that ftfy's pattern of bad ones lists two characters beyond ASCII are neighbours, one
# of them no common letter of Greek, Cyrillic or Chinese; or it has one of a few that stand alone.
_DOUBTFUL = re.compile(
    r"[\x80-\x9f\u00c2\u00c3\u0152\u0153]"
    r"|[^\x00-\x7f](?:[^\x00-\x7f\u0391-\u03c9\u0410-\u044f\u3000-\ud7ff]"
    r"|(?<=[^\x00-\x7f\u0391-\u03c9\u0410-\u044f\u3000-\ud7ff])[^\x00-\x7f])"
)


def repair(strand: Strand) -> Strand:
    """The strand with mojibake (``â€™`` for ``’``) put right; each repaired stretch keeps its place."""
    if len(strand.text) > MAX_REPAIR_CHARS or strand.text.isascii():
        return strand
    if _SOUND.fullmatch(strand.text) or not _DOUBTFUL.search(strand.text) or not is_bad(strand.text):
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
