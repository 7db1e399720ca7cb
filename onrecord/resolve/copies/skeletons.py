"""Names of any script as rough consonants, so that one name is alike in all: Шмидт, シュミット, Schmidt.

Romanised by Unicode (`anyascii`), then consonants that scripts confuse are one class, vowels and half
vowels are dropped, and doubled classes are one. Like Soundex (Russell 1918), but for sounds across
languages: l and r, which Japanese does not tell apart, are one, and so are voiced and unvoiced.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_CACHED = 1 << 16  # words; a record uses the same names again and again
_UNHEARD = re.compile(
    "[ーッゝヽ゛゜'’ʼʻʿʾ`]"
)  # lengthening, doubling and apostrophes, which have no consonant
# In this order: what several letters write before what one does.
_SOUNDS = (
    (re.compile("shch|dsch|tsch|dzh|sch|tch|sh|zh|ch|ts|tz|dj|cz|dz|c(?=[eiy])|[szj]"), "S"),
    (re.compile("kh|gh|ck|[kgqc]|h(?=[aeiouy])"), "K"),
    (re.compile("x"), "KS"),
    (re.compile("dt|th|[td]"), "T"),
    (re.compile("ph|[bpfv]|w(?=[aeiouy])"), "P"),
    (re.compile("m(?=P)|n"), "N"),
    (re.compile("m"), "M"),
    (re.compile("[lr]"), "R"),
    (re.compile("[^A-Z]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=_CACHED)
def skeleton_of(word: str) -> str:
    """The consonant classes of a word, in capitals; empty where it has none."""
    letters = anyascii(_UNHEARD.sub("", word)).lower()
    for sound, mark in _SOUNDS:
        letters = sound.sub(mark, letters)
    return letters
