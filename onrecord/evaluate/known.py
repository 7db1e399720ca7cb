"""How far the development knows the data behind a figure, and figures measured once by hand."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import date

Word = Literal["tuned", "read", "blind"]
MEANINGS: dict[Word, str] = {
    "tuned": "development looked at the misses and changed the program after them, or the shipped models "
    "have learned from the data. Such a figure shows that nothing broke, not how well new pages do.",
    "read": "the texts were read, or models learned from them with the scored part left out, but the misses "
    "were not looked at.",
    "blind": "the data took no part. Such a figure is the one to expect on new pages.",
}


@dataclass(frozen=True, slots=True)
class Known:
    """How far the data of a corpus are known, and why in a sentence."""

    word: Word
    why: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A table of figures that were measured once by hand and that no command makes again.

    Attributes:
        title: what was measured.
        word: how far the data were known then.
        commit: the program that was measured.
        date: when the figures were written down.
        how: how they were measured.
        heads: the heads of the columns.
        rows: the rows, a cell a head.
    """

    title: str
    word: Word
    commit: str
    date: date
    how: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def load_known() -> dict[str, Known]:
    """By corpus, how far it is known (``known.toml``)."""
    return {corpus: Known(**entry) for corpus, entry in _load("known.toml").items()}


def load_dated() -> tuple[Dated, ...]:
    """The figures measured by hand, in the order of the file (``dated.toml``)."""
    return tuple(
        Dated(**{**entry, "heads": tuple(entry["heads"]), "rows": tuple(map(tuple, entry["rows"]))})
        for entry in _load("dated.toml")["measurement"]
    )


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files("onrecord.evaluate").joinpath(name).read_text(encoding="utf-8"))
