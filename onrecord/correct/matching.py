"""The row that an entry of the log is about, found by its content.

Ids and spans change when articles come or reading gets better; the words mostly stay. A row is the one meant
where at least half of what the target rests on is the row's, and no other row has as much.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.correct.looks import SINGLE, Look
from onrecord.records.corrections import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.corrections import Target

ENOUGH = 0.5  # of the characters, mentions or names: a clear majority would lose spans cut by a few words
OTHER_NAME = 0.9  # the name of the target is not the first of the row's


@dataclass(frozen=True, slots=True)
class Match:
    """The id of the row that is meant, or None and why there is none, in a sentence."""

    row: str | None = None
    why: str | None = None


class Shelf:
    """The rows of a kind, by what a target may know them by.

    Args:
        rows: all of the kind.
    """

    def __init__(self, rows: Iterable[Look]) -> None:
        self._at: dict[str, dict[str, Look]] = defaultdict(dict)
        for look in rows:
            keys = {look.id, *(name.casefold() for name in look.names), *(one[0] for one in look.words)}
            for key in keys:
                self._at[key][look.id] = look

    def near(self, target: Target) -> list[Look]:
        """The rows that have its id, one of its names, or words in one of its articles."""
        keys = {target.id or "", *(name.casefold() for name in target.names)}
        keys |= {one.article for one in target.words}
        return list({look.id: look for key in keys for look in self._at.get(key, {}).values()}.values())


def find_row(target: Target, rows: Iterable[Look], texts: Mapping[str, str]) -> Match:
    """The row that a target is about.

    Args:
        target: what the row rested on and was called.
        rows: all rows of its kind, or all of them in the articles of the target.
        texts: the text of each article of the record.
    """
    words = [found for one in target.words if (found := place_of(one, texts)) is not None]
    if target.words and not words:
        return Match(why=why_nowhere(target.words, texts))
    return best_row(target, [(one.article, one.start, one.end) for one in words], rows)


def best_row(target: Target, spots: Sequence[tuple[str, int, int]], rows: Iterable[Look]) -> Match:
    """The row that holds most of these stretches of words; without any, the one called as the target is."""
    ranked = sorted((_rank(target, spots, look), look.id) for look in rows)
    fits = [pair for pair in ranked if pair[0][0] >= ENOUGH]
    if not fits:
        return Match(why=f"there is none of the {target.kind} any more that rests on these words or names")
    if len(fits) > 1 and fits[-1][0] == fits[-2][0]:
        return Match(why=f"{fits[-2][1]} and {fits[-1][1]} fit equally well")
    return Match(fits[-1][1])


def place_of(words: Words, texts: Mapping[str, str]) -> Words | None:
    """Where the words stand by now: at their place, else at the nearest other; None for nowhere."""
    text = texts.get(words.article)
    if text is None:
        return None
    if text[words.start : words.end] == words.quote:
        return words
    found, nearest = text.find(words.quote), None
    while found >= 0:
        if nearest is None or abs(found - words.start) < abs(nearest - words.start):
            nearest = found
        found = text.find(words.quote, found + 1)
    return None if nearest is None else Words(words.article, nearest, nearest + len(words.quote), words.quote)


def why_nowhere(words: Sequence[Words], texts: Mapping[str, str]) -> str:
    """Why none of these words stands in any article, in a clause."""
    missing = sorted({one.article for one in words if one.article not in texts})
    if len(missing) == len({one.article for one in words}):
        return f"{missing[0]}, where its words stood, is not in the record"
    return "its words no longer stand in the article"


def _rank(target: Target, spots: Sequence[tuple[str, int, int]], look: Look) -> tuple[float, bool, bool, int]:
    shared = len({name.casefold() for name in target.names} & {name.casefold() for name in look.names})
    share = share_of(spots, look.words, both=target.kind in SINGLE) if spots else _called(target, look)
    return share, look.id == target.id, look.type == target.type, shared


def share_of(
    wanted: Sequence[tuple[str, int, int]], found: Sequence[tuple[str, int, int]], *, both: bool
) -> float:
    """The share of the characters of ``wanted`` that ``found`` holds; of the longer one's where ``both``."""
    by_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for article, start, end in found:
        by_article[article].append((start, end))
    shared = sum(
        max(0, min(end, other[1]) - max(start, other[0]))
        for article, start, end in wanted
        for other in by_article.get(article, ())
    )
    whole = sum(end - start for _, start, end in wanted)
    if both:
        whole = max(whole, sum(end - start for _, start, end in found))
    return min(1.0, shared / whole)


def _called(target: Target, look: Look) -> float:
    """How surely a row is the one of these names."""
    if look.id == target.id:
        return 1.0
    if not target.names or not look.names:
        return 0.0
    asked = [name.casefold() for name in target.names]
    known = [name.casefold() for name in look.names]
    if asked[0] == known[0]:
        return 1.0
    if asked[0] in known:
        return OTHER_NAME
    return len(set(asked) & set(known)) / len(set(asked) | set(known))
