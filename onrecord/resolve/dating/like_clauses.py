"""Clauses that undated and dated articles share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.resolve.events.echoes import unit_vector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.records.readings import FiledReading, TimeExpression
    from onrecord.records.tellings import Telling
    from onrecord.resolve.events.told import Rarity

LIKE = 0.3  # the cosine from which two clauses are alike
MOST_CLAUSES = 400  # dated clauses that have a word; a word of more makes no two of them alike


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its words by weight, and the time nearest to its head: its own, else its sentence's."""

    telling: Telling
    vector: Mapping[str, float]
    time: TimeExpression | None
    time_words: str


@dataclass(frozen=True, slots=True)
class LikeClause:
    """A clause of an undated article, and the clause of a dated one that is most like it.

    Attributes:
        own: the undated article's clause.
        number: of the dated article.
        other: its clause.
        likeness: the cosine of the two.
    """

    own: Clause
    number: int
    other: Clause
    likeness: float


def like_clauses(
    dated: Sequence[FiledReading], undated: Sequence[FiledReading], rarity: Rarity
) -> dict[str, list[LikeClause]]:
    """What each undated article shares with dated ones, which have their number in the row; by its id.

    An index of the rarer words finds them, so that the work grows with the articles. ``rarity`` is counted
    over all articles of the record.
    """
    others = [(number, clause) for number, filed in enumerate(dated) for clause in _clauses(filed, rarity)]
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, (_, clause) in enumerate(others):
        for word, weight in clause.vector.items():
            holders[word].append((at, weight))
    rare = {word: rows for word, rows in holders.items() if len(rows) <= MOST_CLAUSES}
    return {
        filed.id: [
            LikeClause(clause, number, others[at][1], likeness)
            for clause in _clauses(filed, rarity)
            for number, (likeness, at) in _best(clause, rare, others).items()
        ]
        for filed in undated
    }


def _best(
    clause: Clause, rare: Mapping[str, Sequence[tuple[int, float]]], others: Sequence[tuple[int, Clause]]
) -> dict[int, tuple[float, int]]:
    """For each dated article the cosine and the place of the likest clause; of equals the first."""
    sums: defaultdict[int, float] = defaultdict(float)
    for word, weight in clause.vector.items():
        for at, other in rare.get(word, ()):
            sums[at] += weight * other
    best: dict[int, tuple[float, int]] = {}
    for at, likeness in sorted(sums.items()):
        number = others[at][0]
        if likeness >= LIKE and likeness > best.get(number, (0.0, 0))[0]:
            best[number] = (likeness, at)
    return best


def _clauses(filed: FiledReading, rarity: Rarity) -> Iterator[Clause]:
    reading = filed.reading
    times = [time for time in reading.times if time.type in ("DATE", "TIME")]
    for telling in reading.tellings:
        sentence = reading.sentences[telling.sentence]
        near = [time for time in times if sentence.contains(time.span)]
        own = [time for time in near if any(part.contains(time.span) for part in telling.parts)]
        own.sort(key=lambda time: (abs(time.span.start - telling.trigger.start), time.span))
        time = next(iter(own or near), None)
        words = time.span.of(reading.article.text) if time else ""
        yield Clause(telling, unit_vector(telling.words, rarity), time, words)
