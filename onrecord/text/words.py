"""Words of a text as keys for comparing: lemmas in lower case, without function words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_OWNING = re.compile(r"['’]s?$")
MAX_STEPS = 3  # from a form to its lemma: "dealings", "dealing", "deal"


@cache
def function_words() -> frozenset[str]:
    """English function words and the verbs of saying, which say nothing of what a text is about."""
    return word_set("text", "function_words")


@dataclass(frozen=True, slots=True, eq=False)
class Lemmas:
    """The lemmas of words, as the parser found them in the articles of a record.

    Each form has one lemma in the whole record, so that the same words are the same keys in all articles.
    Words that no article has, such as those of a table, are their own lemmas.

    Attributes:
        of_form: forms, in lower case, that differ from their lemma.
    """

    of_form: Mapping[str, str]

    @classmethod
    def over(cls, tables: Iterable[Iterable[tuple[str, str]]]) -> Lemmas:
        """The lemmas of several articles' forms (`Reading.lemmas`): of each form that most of them give."""
        given: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for table in tables:
            for form, lemma in table:
                given[form][lemma] += 1
        of_form = {form: min(found, key=lambda one: (-found[one], one)) for form, found in given.items()}
        return cls({form: _last(form, of_form) for form in of_form})

    def lemma(self, word: str) -> str:
        """The lemma of a word in lower case."""
        return self.of_form.get(word, word)

    def content_words(self, text: str) -> frozenset[str]:
        """The lemmas of the words that say what the text is about."""
        skip = function_words()
        return frozenset(self.lemma(word) for word in words_of(text) if word and word not in skip)


def _last(form: str, of_form: Mapping[str, str]) -> str:
    """The lemma of the lemma, and so on: "meetings" is a form of "meeting", which may be one of "meet"."""
    lemma = form
    for _ in range(MAX_STEPS):
        lemma = of_form.get(lemma, lemma)
    return lemma


def words_of(text: str) -> list[str]:
    """The words of the text in lower case, possessive endings cut off."""
    return [_OWNING.sub("", word.group().lower()) for word in _WORD.finditer(text)]


def content_lemmas(doc: Doc) -> tuple[tuple[str, str], ...]:
    """The forms of content words that differ from their lemma, each with its commonest lemma in the text.

    Returns:
        pairs of form and lemma, in lower case and in the order of the forms. The lemma of a compound ends
        with that of its last part.
    """
    ends, skip = {token.idx + len(token): token.lemma_ for token in doc}, function_words()
    given: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in _WORD.finditer(doc.text):
        word = _OWNING.sub("", match.group().lower())
        lemma = ends.get(match.start() + len(word), "").lower()
        if word not in skip and lemma:
            given[word][_compound(word, lemma)] += 1
    found = (
        (form, min(counts, key=lambda one: (-counts[one], one))) for form, counts in sorted(given.items())
    )
    return tuple((form, lemma) for form, lemma in found if form != lemma)


def _compound(word: str, lemma: str) -> str:
    """The lemma of a word by that of its last part: "cease-fires" has the token "fires"."""
    first, mark, _ = word.rpartition("-")
    return f"{first}-{lemma}" if mark and "-" not in lemma else lemma


def likeness(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Shared words over all words (Jaccard); 0.0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def containment(part: AbstractSet[str], whole: AbstractSet[str]) -> float:
    """The share of ``part`` that stands in ``whole``; 0.0 where ``part`` is empty."""
    return len(part & whole) / len(part) if part else 0.0
