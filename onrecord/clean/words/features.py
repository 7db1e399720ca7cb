"""What a block looks like: prose, a short line, furniture, a caption, a line about the article."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.clean.words.phrases import caption_phrases, furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.words.strand import Strand

SENTENCE_WORDS = 8  # a line this long that ends as a sentence is prose; headlines that end so are shorter
LONG_WORDS = 25  # no headline in running case is so long; a paragraph without its full stop is
LONG_CAPITALS = 0.6
LOOSE_WORDS = 8  # a line this long in running case is prose even without a full stop
LOOSE_CAPITALS = 0.45  # of the longer words; headlines in title case have 60 % and more, prose 20 %
DENSE_CHARS_PER_WORD = 2.0  # Chinese and Japanese have no spaces: so many characters make a word
MAX_CAPTION_WORDS = 70
MAX_META_WORDS = 22
ENDING_CHARS = 40  # of a block, enough to see how it ends
CREDIT_CHARS = 200  # the same for a photographer's credit or the date of a caption
MAX_BREADCRUMB = 120

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?,? {MONTH},? \d{{4}}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
)
CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?,? ?(?:gmt|utc|[ecmp][sd]?t|msk|ist|bst|cest?|jst)?"

_ENDING = re.compile(r"(?:[.!?…。！？]|\.\.\.)[\"'”’»)\]」』）]*$|[.!?,][\"”’»]$|[:;—–]$|[。！？」』]$")
_ARROW = re.compile(r"\s+(?:>+|»|›|→|::|/{2})\s+")
_TEASER = re.compile(r"(?<!\.)\.\.$|(?:\w)…$|\[(?:\.\.\.|…)\]$")
_NOT_ALNUM = re.compile(r"[\W_]+")
_ASCII_MARKS = {code: None for code in range(128) if not chr(code).isalnum()}
_WORD = re.compile(r"[^\W_]++(?:['’.-][^\W_]++)*+")
_LEAD_DATE = re.compile(rf"\b{DATE}", re.I)
_WHEN = re.compile(
    rf"(?:\b{DATE}|\b{CLOCK}(?![\w])|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
    r"|\b\d+ (?:second|minute|hour|day|week|month|year)s? ago\b|\b\d+[ -]min(?:ute)?s? read\b"
    r"|\b(?:updated|published|posted|last modified|modified|date|gmt|utc|edt|est|am|pm|at|on|by)\b"
    r"|\b(?:source|editor)\b"
    r"|[|:•·,()/\s-])",
    re.I,
)
_HAS_DIGIT = re.compile(r"\d")
_HAS_TIME = re.compile(r"\d|ago")
_CLOCK_OR_AGO = re.compile(r"\d{1,2}:\d{2}|\bago\b")
_BYLINE = re.compile(
    r"(?:by|written by|from|author|authors|editor|source|reporter|correspondent)\b ?:? .{2,90}", re.I
)
# A legislator's party is no place in a picture: "Sen. Name (R) of State".
_PARTY = re.compile(
    r"\b(?:Sen|Rep|Gov|Senator|Representative|Governor|Congress\w+)\.? [^().]{3,40}\([RDL]\)"
    r"|\([RDL]\)(?= of\b)"
)
_CAPTION_DATE = re.compile(rf"(?:,|\bon|\bin) (?:[a-z]+day,? )?{DATE}\.?(?: [^.]{{0,60}})?$", re.I)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Look:
    """The features of one block.

    Attributes:
        strand: the block.
        words: how many words it has.
        noise: no letters: numbers, bars, stars.
        furniture: page furniture by its words.
        cut: what follows it is furniture too.
        caption: a picture's caption or credit.
        meta: a line about the article: byline, source, time stamp.
        prose: a sentence or more.
        loose: running words that do not end as a sentence does.
        titled: written as a headline in title case; not asked of long prose.
        turn: it opens a speaker's turn, or is a speaker's name alone.
    """

    strand: Strand
    words: int
    noise: bool = False
    furniture: bool = False
    cut: bool = False
    caption: bool = False
    meta: bool = False
    prose: bool = False
    loose: bool = False
    titled: bool = False
    turn: bool = False

    @property
    def text(self) -> str:
        """The words of the block."""
        return self.strand.text

    @property
    def own(self) -> bool:
        """Whether it may be the article's: no furniture, caption or noise."""
        return not (self.noise or self.furniture or self.caption)


def look_at(strand: Strand) -> Look:
    """The features of a block."""
    text = strand.text
    found = _WORD.findall(text)
    words = len(found) + _dense_words(text)
    if not any(char.isalpha() for char in text) or text in {"<…>", "<...>"}:
        return Look(strand, words, noise=True)
    if furniture().is_cut(text):
        return Look(strand, words, furniture=True, cut=True)
    if furniture().holds(text) or is_list_of_links(text) or is_breadcrumb(text):
        return Look(strand, words, furniture=True)
    if is_caption(text, words):
        return Look(strand, words, caption=True)
    if is_meta(text, words):
        return Look(strand, words, meta=True)
    teaser = words < LONG_WORDS and bool(_TEASER.search(text[-ENDING_CHARS:]))
    ends = bool(_ENDING.search(text[-ENDING_CHARS:])) and (
        words >= SENTENCE_WORDS or _is_short_sentence(text)
    )
    if ends and words >= LONG_WORDS:
        return Look(strand, words, prose=True)  # as most paragraphs are
    share = _capitals(found)
    prose = not teaser and (ends or (words >= LONG_WORDS and share < LONG_CAPITALS))
    return Look(
        strand,
        words,
        prose=prose,
        loose=not prose and not teaser and words >= LOOSE_WORDS and share < LOOSE_CAPITALS,
        titled=words >= 4 and share >= LOOSE_CAPITALS,
    )


def count_words(text: str) -> int:
    """Words as a reader counts them; Chinese and Japanese by two characters."""
    return len(_WORD.findall(text)) + _dense_words(text)


def _dense_words(text: str) -> int:
    if text.isascii() or not _DENSE.search(text):
        return 0
    return int(len(_DENSE.findall(text)) / DENSE_CHARS_PER_WORD)


def capital_share(text: str) -> float:
    """How many of the words of four letters and more begin with a capital; 0 to 1."""
    return _capitals(_WORD.findall(text))


def _capitals(words: Sequence[str]) -> float:
    long = [word[0] for word in words if len(word) >= 4]
    return sum([initial.isupper() for initial in long]) / len(long) if long else 0.0


def is_caption(text: str, words: int) -> bool:
    """Whether a line is a picture's caption or credit.

    Surely so where it names who is left and right, or ends with a photographer's credit; else where
    it is one sentence in the present tense that ends with a full date, as captions do.
    """
    if words > MAX_CAPTION_WORDS:
        return False
    phrases = caption_phrases()
    text = _PARTY.sub("", text) if "(" in text else text
    tail = text[-CREDIT_CHARS:]
    if phrases.is_certain(text) or phrases.credits(tail):
        return True
    if '"' in text or ". " in text[:-1].replace("U.S. ", "").replace("U.N. ", ""):
        return False
    dated = _HAS_DIGIT.search(tail) and _CAPTION_DATE.search(tail)
    return bool(dated and phrases.scene.search(text))


def is_meta(text: str, words: int) -> bool:
    """Whether a line tells who wrote the article, where it is from, or when it was put up."""
    if words > MAX_META_WORDS or len(text) > 160:
        return False
    if _BYLINE.fullmatch(text) and not _ENDING.search(text):
        return True
    if not _HAS_TIME.search(text) or not (_LEAD_DATE.search(text) or _CLOCK_OR_AGO.search(text)):
        return False
    return count_words(_WHEN.sub(" ", text)) <= 4


def is_list_of_links(text: str) -> bool:
    """Whether a line is a menu: short names between bars, dashes or dots."""
    for bar in (" | ", " - ", " · ", " • ", " / ", " » ", " > "):
        names = text.split(bar) if text.count(bar) >= 4 else ()
        if names and sum(len(name) for name in names) / len(names) < 30:
            return True
    return text.count(" | ") >= 2 and not _ENDING.search(text)


def is_breadcrumb(text: str) -> bool:
    """Whether a line is the way to the page: short names of sections between arrows."""
    names = _ARROW.split(text) if len(text) <= MAX_BREADCRUMB else []
    return len(names) >= 2 and not _ENDING.search(text) and all(len(name.split()) <= 4 for name in names[:-1])


@cache
def script_of(char: str) -> str:
    """The script of a letter, by its Unicode name: LATIN, CYRILLIC, CJK, HIRAGANA."""
    return unicodedata.name(char, "UNKNOWN").split()[0]


def main_script(text: str) -> str:
    """The script most letters of ``text`` are in; empty where there is none."""
    counts: dict[str, int] = {}
    for char in text[:2000]:
        if char.isalpha():
            name = script_of(char)
            name = "CJK" if name in {"HIRAGANA", "KATAKANA"} else name
            counts[name] = counts.get(name, 0) + 1
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def plain(text: str) -> str:
    """Letters and digits only, in lower case: to compare blocks."""
    if text.isascii():
        return text.lower().translate(_ASCII_MARKS)  # many times faster
    return _NOT_ALNUM.sub("", text.casefold())


def _is_short_sentence(text: str) -> bool:
    """A short line that is yet a sentence: it ends with a full stop, and is no headline or name."""
    return text[-1] in ".。" and count_words(text) >= 3 and capital_share(text) < 0.6
