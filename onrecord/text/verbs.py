"""Verbs: what each does to the words around it, from ``data/verbs_en.tsv``; its head explains the columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.errors import WordListError
from onrecord.text.word_lists import word_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

Column = Literal["telling", "polarity", "day", "listener", "saying", "tense"]

ANSWERS: Mapping[Column, tuple[str, ...]] = {
    "telling": ("act", "view", "plan"),
    "polarity": ("denied", "denied_claims", "doubted", "contrary", "withheld"),
    "day": ("appearing", "releasing"),
    "listener": ("heard", "bid", "aired"),
    "saying": ("leads", "unsaid", "brief", "done"),
    "tense": ("ahead", "behind", "reporting", "same_past", "ahead_before_for"),
}
"""What a cell of each column may say."""

STRENGTHS = ("strong", "weak", "deed", "")
_FRAMES = frozenset("cqxnN")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that attributes.

    Attributes:
        clause: a clause can be its content ("said that ...").
        quote: it can stand beside a quotation.
        infinitive: an infinitive can be its content ("vowed to ...").
        noun: a noun phrase can be its content ("demanded concessions").
        cue_noun: only a noun of saying or thinking can be ("raised concerns about ...").
        prepositions: prepositions whose object can be its content ("called for ...").
        strong: it attributes whatever its subject; others need somebody as their subject.
    """

    clause: bool
    quote: bool
    infinitive: bool
    noun: bool
    cue_noun: bool
    prepositions: tuple[str, ...]
    strong: bool


@cache
def cue_verbs(language: str = "en") -> dict[str, Cue]:
    """Verbs that attribute by their lemma; those of strength ``deed`` are left out."""
    rows = (row for row in _rows(language) if row["strength"] in ("strong", "weak"))
    return {row["lemma"]: _cue(row) for row in rows}


@cache
def deeds(language: str = "en") -> frozenset[str]:
    """Lemmas of the verbs of strength ``deed``: what they report was rather done or meant than said."""
    return frozenset(row["lemma"] for row in _rows(language) if row["strength"] == "deed")


@cache
def verbs(column: Column, answer: str, language: str = "en") -> frozenset[str]:
    """Lemmas of the verbs for which a column of the table gives an answer, one of `ANSWERS`.

    Raises:
        FileNotFoundError: if the package has no table of the language.
        ValueError: if the column has no such answer.
        WordListError: if the table is malformed.
    """
    if answer not in ANSWERS[column]:
        raise ValueError(f"{answer} is no answer of the column {column}: {', '.join(ANSWERS[column])}")
    return frozenset(row["lemma"] for row in _rows(language) if answer in row[column].split("|"))


@cache
def _rows(language: str) -> tuple[Mapping[str, str], ...]:
    rows = word_rows("text", "verbs", language)
    check_verbs(rows, f"onrecord/text/data/verbs_{language}.tsv")
    return rows


def check_verbs(rows: tuple[Mapping[str, str], ...], file: str) -> None:
    """Checks that each verb has one row, and that its cells say something that is known.

    Raises:
        WordListError: if not; it names the file and the verb.
    """
    seen: set[str] = set()
    for row in rows:
        wrong: list[str] = [
            column for column in ANSWERS if set(row[column].split("|")) - {"", *ANSWERS[column]}
        ]
        if set(row["frames"].partition("p:")[0]) - _FRAMES:
            wrong.append("frames")
        if row["strength"] not in STRENGTHS or bool(row["strength"]) != bool(row["frames"]):
            wrong.append("strength")
        if wrong:
            raise WordListError(
                f"{file}, verb {row['lemma']}: see the head of the file on {', '.join(wrong)}"
            )
        if row["lemma"] in seen:
            raise WordListError(f"{file}, verb {row['lemma']}: it has two rows; join them")
        seen.add(row["lemma"])


def _cue(row: Mapping[str, str]) -> Cue:
    plain, _, prepositions = row["frames"].partition("p:")
    return Cue(
        clause="c" in plain,
        quote="q" in plain,
        infinitive="x" in plain,
        noun="n" in plain,
        cue_noun="N" in plain,
        prepositions=tuple(p for p in prepositions.split("|") if p),
        strong=row["strength"] == "strong",
    )
