"""Chains of persons by the words of their names, so that a name is held only against those that it can be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.text.names import family_word, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.extract.mentions.name_chains import Chain

MAX_NAMESAKES = 50
"""Persons of one family name that a name is held against, the last named; an article with more is a list."""

Key = tuple[str, str]


class Namesakes:
    """The chains of one article; ``all`` has them in the order in which they were added."""

    def __init__(self) -> None:
        self.all: list[Chain] = []
        self._at: dict[Key, list[int]] = defaultdict(list)

    def add(self, chain: Chain) -> None:
        """Adds a chain with the words and the anchor that it has now."""
        last = chain.words[-1]
        family = family_word(chain.anchor.name or "")
        keys = [*_spellings(chain.words), ("beginning", last[0]), ("family", family)]
        if len(last) == 1:
            keys.append(("initial", last))
        if family == last:  # any word of such a name will do for it, but no syllable behind a hyphen
            keys.extend(("word", word) for word in dict.fromkeys(chain.words))
        for key in keys:
            self._at[key].append(len(self.all))
        self.all.append(chain)

    def like(self, words: tuple[str, ...]) -> Iterator[Chain]:
        """All chains whose name `same_person_name` may take for one of these words, and others."""
        last = words[-1]
        begins = [("beginning", last)] if len(last) == 1 else []
        return self._under([*_spellings(words), ("initial", last[0]), *begins])

    def of_family(self, word: str) -> Iterator[Chain]:
        """The chains with this family name."""
        return self._under([("family", word)])

    def with_word(self, word: str) -> Iterator[Chain]:
        """The chains in whose name the word may stand for all of it."""
        return self._under([("word", word)])

    def _under(self, keys: Iterable[Key]) -> Iterator[Chain]:
        numbers = {number for key in keys for number in self._at.get(key, ())[-MAX_NAMESAKES:]}
        return (self.all[number] for number in sorted(numbers))


def _spellings(words: tuple[str, ...]) -> list[Key]:
    """Other spellings of the last word have its consonants; other orders have the same words."""
    return [("consonants", skeleton(words[-1])), ("words", " ".join(sorted(words)))]
