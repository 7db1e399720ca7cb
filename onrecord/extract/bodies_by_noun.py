"""Bodies that a noun makes known, whatever the model takes their names for: administrations and banks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.names import Run
from onrecord.text.titles import is_person_noun

if TYPE_CHECKING:
    from onrecord.extract.names import Names

_KINDS_OF_BANK = frozenset(("central", "national", "reserve", "state", "people's", "federal", "european"))


def find_bodies_by_noun(names: Names) -> None:
    """Adds them to the names."""
    _find_administrations(names)
    _find_banks(names)


def _find_administrations(names: Names) -> None:
    """For "The Obama administration" is a body, whatever the model takes Obama for."""
    words = names.words
    for i, low in enumerate(words.lower):
        if low == "administration" and i > 0 and words.capital[i - 1] and not names.kind_at(i - 1):
            names.add(Run(i - 1, i + 1, "organisation", f"{words.words[i - 1]} administration"))


def _find_banks(names: Names) -> None:
    """For "the Central Bank of Varland", "the Bank of Tarn": a body, with the name of its country or town."""
    words = names.words
    for i in range(len(words) - 2):
        if words.words[i] != "Bank" or words.lower[i + 1] != "of" or not words.capital[i + 2]:
            continue
        if is_person_noun(words.lower[i + 2]) or names.kind_at(i) == "organisation":
            continue
        first, run = i, names.owner[i + 2]
        while first > 0 and words.capital[first - 1] and words.lower[first - 1] in _KINDS_OF_BANK:
            first -= 1
        end = run.end if run is not None and run.first == i + 2 else i + 3
        names.add(Run(first, end, "organisation", words.surface(first, end)))
