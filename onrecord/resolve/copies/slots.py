"""What a translation leaves as it is: the names and numbers of a text, in their order.

Numbers are their digits without separators, powers of ten and zeros at the ends, so that `1,250`, `1 250`
and `1.250` are alike, and so are `3.6 million`, `3,6 Millionen` and `360万`. Names are skeletons
(`onrecord.resolve.copies.skeletons`) of capitalised words, of Japanese words in katakana, and of all words of
scripts that have neither. Numbers in words, and names in Han, whose sounds are not written, are passed over.
"""

from __future__ import annotations

import re
from decimal import Decimal

from onrecord.resolve.copies.skeletons import skeleton_of

LEAST_CLASSES = 3  # of a name's consonants; shorter skeletons are shared by names of all kinds
LEAST_DIGITS = 2  # of a number that tells: 83, 1952; those of one digit (3, 40) are in most texts

_POWERS = {"万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12}
_MYRIAD = rf"\d[\d.,]{{0,20}}[{''.join(_POWERS)}]"  # bounded, so that no text takes time by its square
_SLOT = re.compile(
    rf"(?P<powers>(?:{_MYRIAD})+(?:\d{{1,4}}(?!\d))?)"
    r"|(?P<date>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d))"
    r"|(?P<number>\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"|(?P<kana>[ァ-ヺー]+)"
    r"|(?P<word>[^\W\d_ァ-ヺー]+)"
)
_PART = re.compile(rf"(\d[\d.,]*)([{''.join(_POWERS)}]?)")
_SILENT = re.compile("[\u3040-\u309f\u3400-\u9fff]")  # hiragana, in which names are not written, and Han


def slots_of(text: str) -> list[str]:
    """The names and numbers of a text, in their order: skeletons, and ``#`` with digits."""
    return [key for match in _SLOT.finditer(text) for key in _keys(match.lastgroup, match.group())]


def is_telling(slot: str) -> bool:
    """Whether few texts have it by chance."""
    return not slot.startswith("#") or len(slot) > LEAST_DIGITS


def _keys(kind: str | None, words: str) -> list[str]:
    if kind == "powers":
        return _number(_written_out(words))
    if kind == "date":
        return [key for part in words.split(".") for key in _number(part)]
    if kind == "number":
        return _number(words)
    if kind == "word" and (words[0].islower() or _SILENT.match(words)):
        return []
    key = skeleton_of(words)
    return [key] if len(key) >= LEAST_CLASSES else []


def _number(written: str) -> list[str]:
    digits = "".join(str(int(one)) for one in written if one.isdecimal()).strip("0")
    return [f"#{digits}"] if digits else []


def _written_out(words: str) -> str:
    """The digits of a number written with the powers of ten of East Asia: 1万3000 is 13000."""
    total = Decimal()
    for digits, power in _PART.findall(words):
        whole, _, rest = digits.replace(",", "").strip(".").partition(".")
        total += Decimal(f"{whole}.{rest.replace('.', '')}").scaleb(_POWERS.get(power, 0))
    return f"{total:f}"
