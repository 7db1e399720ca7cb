"""Statements that tell the same in other words: rare words in common propose, the slots decide."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from onrecord.resolve.statements.wording import clash, matter_of, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.readings import Polarity
    from onrecord.records.rows import Statement
    from onrecord.text.words import Lemmas

# Swept on the pairs of tests/resolve/utterance_pairs.toml (bench/utterances.py), read on press.
MIN_LIKENESS = 0.65  # weight of the words in common over the mean of both weights
MIN_WITHIN = 0.85  # of a shorter telling's weight that the fuller one holds
TELLING = 0.75  # likeness at which the words tell by themselves that it is one saying,
TELLING_SHARED = 6  # and words in common: standing views ("the programme is peaceful") have fewer
MIN_SHARED = 3  # words in common, fewer tell nothing
KEYS = 8  # rarest words of a statement under which it is looked for
MAX_BUCKET = 40  # a word in more statements of one speaker than this proposes nobody
_SENTENCE = re.compile(r"(?<=[.!?])[”\"’]?\s+(?=[“\"‘A-Z])")


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement with its text, the words that it is about, and its sentences where it has several."""

    row: Statement
    text: str
    matter: frozenset[str]
    sentences: tuple[str, ...]


def _told_of(row: Statement, lemmas: Lemmas) -> _Told:
    text = " ".join(part.quote for part in row.content)
    pieces = tuple(_SENTENCE.split(text))
    return _Told(row, text, matter_of(text, lemmas), pieces if len(pieces) > 1 else ())


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """Two statements, by id, that tell the same.

    Attributes:
        likeness: weight of the words in common over the mean of both weights.
        one: the smaller id.
        other: the other.
        telling: whether they have so much in common that they are one saying where no day is known.
    """

    likeness: float
    one: str
    other: str
    telling: bool


def find_paraphrases(statements: Sequence[Statement], lemmas: Lemmas) -> list[Paraphrase]:
    """Pairs of statements of one speaker whose contents tell the same, the most alike first.

    Days and occasions are the caller's to compare.
    """
    told = {
        row.id: _told_of(row, lemmas) for row in sorted(statements, key=lambda row: row.id) if row.speaker
    }
    counts = Counter(word for one in told.values() for word in one.matter)
    weights = {word: math.log1p(len(told) / count) for word, count in counts.items()}
    found = []
    for one, other in _candidates(told, weights):
        value = _likeness(told[one], told[other], weights, lemmas)
        if value:
            shared = len(told[one].matter & told[other].matter)
            found.append(Paraphrase(value, one, other, value >= TELLING and shared >= TELLING_SHARED))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _candidates(told: Mapping[str, _Told], weights: Mapping[str, float]) -> list[tuple[str, str]]:
    buckets: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for name, one in told.items():
        rarest = sorted(one.matter, key=lambda word: (-weights[word], word))[:KEYS]
        for word in rarest:
            buckets[one.row.speaker, word].append(name)
    pairs = Counter(
        pair for names in buckets.values() if len(names) <= MAX_BUCKET for pair in combinations(names, 2)
    )
    return sorted(pair for pair, shared in pairs.items() if shared > 1)


def _likeness(one: _Told, other: _Told, weights: Mapping[str, float], lemmas: Lemmas) -> float:
    """How much two statements have in common where they can tell the same; 0.0 where not.

    A single sentence may tell what one sentence of a longer statement does.
    """
    polarities = one.row.polarity, other.row.polarity
    best = _same((one.text, other.text), polarities, weights, lemmas)
    if best or bool(one.sentences) == bool(other.sentences):
        return best
    if one.sentences:
        return max(_same((sentence, other.text), polarities, weights, lemmas) for sentence in one.sentences)
    return max(_same((one.text, sentence), polarities, weights, lemmas) for sentence in other.sentences)


def _same(
    texts: tuple[str, str],
    polarities: tuple[Polarity, Polarity],
    weights: Mapping[str, float],
    lemmas: Lemmas,
) -> float:
    one, other = (matter_of(text, lemmas) for text in texts)
    shared = one & other
    if len(shared) < MIN_SHARED:
        return 0.0
    common, first, second = (_weight(words, weights) for words in (shared, one, other))
    value = 2 * common / (first + second)
    fuller = common / min(first, second) >= MIN_WITHIN and len(shared) > MIN_SHARED
    if value < MIN_LIKENESS and not (fuller and value > MIN_LIKENESS / 1.5):
        return 0.0
    first_slots, second_slots = (
        wording_of(text, lemmas, polarity) for text, polarity in zip(texts, polarities, strict=True)
    )
    return 0.0 if clash(first_slots, second_slots) else value


def _weight(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights.get(word, 0.0) for word in sorted(words))
