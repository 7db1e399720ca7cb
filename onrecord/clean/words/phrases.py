"""Phrase lists of cleaning, read once from ``data/``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.word_lists import word_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

# A furniture line is short; a longer one that begins the same way is a sentence of the article.
MAX_LINE = 400
MAX_BAR_LINE = 120  # a line of several links side by side

_BARS = re.compile(r"\s+[|·•/–—-]\s+")


Rare = tuple[tuple[str, re.Pattern[str]], ...]
"""Patterns that are slow to look for, each with a word that stands in what it finds: that is seen at once."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What tells a line of page furniture: ``line`` and ``rare`` are for lower case, ``cased`` for any."""

    line: re.Pattern[str]
    rare: Rare
    cased: re.Pattern[str]
    cut: re.Pattern[str]
    gallery: re.Pattern[str]

    def is_cut(self, text: str) -> bool:
        """Whether this line and all that follows it is furniture."""
        return len(text) <= 80 and self.cut.fullmatch(text) is not None

    def holds(self, text: str) -> bool:
        """Whether this line is furniture."""
        if self.gallery.match(text):
            return True
        if len(text) > MAX_LINE:
            return False
        names = _BARS.split(text) if len(text) <= MAX_BAR_LINE else ()
        if len(names) > 1 and all(self._is_line(name) for name in names):
            return True
        return self._is_line(text) or self.is_cut(text)

    def _is_line(self, text: str) -> bool:
        lowered = text.lower()
        if self.line.fullmatch(lowered) or self.cased.fullmatch(text):
            return True
        return any(word in lowered and pattern.fullmatch(lowered) for word, pattern in self.rare)


@dataclass(frozen=True, slots=True)
class CaptionPhrases:
    """What tells a caption; see ``data/captions_en.tsv``."""

    opening: re.Pattern[str]
    bracket: re.Pattern[str]
    within: Rare
    credit: tuple[re.Pattern[str], ...]
    scene: re.Pattern[str]

    def is_certain(self, text: str) -> bool:
        """Whether a line is surely a caption."""
        if self.opening.match(text):
            return True
        if any(word in text and pattern.search(text) for word, pattern in self.within):
            return True
        return "(" in text and self.bracket.search(text) is not None

    def credits(self, tail: str) -> bool:
        """Whether a line ends with a photographer's credit."""
        return any(pattern.search(tail) for pattern in self.credit)


@dataclass(frozen=True, slots=True)
class TurnWords:
    """Words of turn labels; see ``data/turns_en.tsv``."""

    alone: frozenset[str]
    role: frozenset[str]
    small: frozenset[str]
    never: frozenset[str]
    before: frozenset[str]
    tells: frozenset[str]
    unnamed: frozenset[str]
    answers: frozenset[str]
    sound: frozenset[str]


@dataclass(frozen=True, slots=True)
class MastheadWords:
    """Words of publications' names; see ``data/mastheads_en.tsv``."""

    name: frozenset[str]
    section: frozenset[str]
    small: frozenset[str]


@dataclass(frozen=True, slots=True)
class HintWords:
    """What the words of class names hint at, and the kinds of hints; see ``data/box_words.tsv``."""

    words: Mapping[str, str]
    kinds: tuple[str, ...]


@cache
def furniture() -> Furniture:
    """The furniture lines of all languages at once: pages mix languages."""
    kinds: dict[str, list[str]] = {"line": [], "cased": [], "cut": [], "gallery": []}
    rare: list[tuple[str, re.Pattern[str]]] = []
    for told, pattern in (*_rows("boilerplate"), *_rows("boilerplate", "ru")):
        kind, needs = _needs(told)
        made = {"start": f"(?:{pattern}).*", "end": f".*(?:{pattern})"}.get(kind, f"(?:{pattern})")
        into = kind if kind in kinds and kind != "line" else "cased" if "(?-i:" in pattern else "line"
        if needs:
            rare.extend((word, re.compile(_lowered(made))) for word in needs)
        else:
            kinds[into].append(_lowered(made) if into == "line" else made)
    line = re.compile("|".join(kinds["line"]))  # much faster than a pattern that disregards case
    cased, cut, gallery = (re.compile("|".join(kinds[kind]), re.I) for kind in ("cased", "cut", "gallery"))
    return Furniture(line, tuple(rare), cased, cut, gallery)


def _lowered(pattern: str) -> str:
    """A pattern for words in lower case; its escapes stay."""
    return re.sub(r"(\\.)|([A-ZÀ-ÞА-ЯЁ])", lambda found: found[1] or found[2].lower(), pattern)


@cache
def caption_phrases() -> CaptionPhrases:
    """The caption phrases."""
    rows = _grouped("captions")
    told = [(_needs(kind), pattern) for kind, pattern in _rows("captions")]
    within = [(word, pattern) for (kind, needs), pattern in told if kind == "within" for word in needs]
    return CaptionPhrases(
        re.compile("|".join(rows["opening"])),
        re.compile("|".join(rows["bracket"])),
        tuple((word, re.compile(pattern)) for word, pattern in within),
        tuple(re.compile(rf"{pattern}\s*$") for pattern in rows["credit"]),
        re.compile(rf"\b(?:{'|'.join(rows['scene'])})\b"),
    )


@cache
def turn_words() -> TurnWords:
    """The words of turn labels."""
    rows = {kind: frozenset(found[0].split("|")) for kind, found in _grouped("turns").items()}
    return TurnWords(
        rows["alone"],
        rows["role"],
        rows["small"],
        rows["never"],
        rows["before"],
        rows["tells"],
        rows["unnamed"],
        rows["answers"],
        rows["sound"],
    )


@cache
def masthead_words() -> MastheadWords:
    """The words of publications' names."""
    rows = {kind: frozenset(found[0].split("|")) for kind, found in _grouped("mastheads").items()}
    return MastheadWords(rows["name"], rows["section"], rows["small"])


@cache
def hint_words() -> HintWords:
    """The words of class names and ids."""
    rows = _rows("box_words", None)
    words = {word: kind for kind, told in reversed(rows) for word in told.split()}
    return HintWords(words, tuple(kind for kind, _ in rows))


@cache
def agencies() -> Mapping[str, str]:
    """Form of an agency's name, in lower case, to its canonical name."""
    rows = word_rows("clean", "agencies", None)
    return {form.casefold(): row["name"] for row in rows for form in row["forms"].split("|")}


def _grouped(name: str) -> Mapping[str, list[str]]:
    out: dict[str, list[str]] = {}
    for kind, words in _rows(name):
        out.setdefault(kind, []).append(words)
    return out


def _needs(told: str) -> tuple[str, tuple[str, ...]]:
    """Of ``line needs a|b`` the kind, and the words."""
    kind, _, needs = told.partition(" needs ")
    return kind, tuple(needs.split("|")) if needs else ()


def _rows(name: str, language: str | None = "en") -> list[tuple[str, str]]:
    return [(row["kind"], row["words"]) for row in word_rows("clean", name, language)]
