"""Utterances: the same words reported by several articles, in full or in part."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.records.rows import row_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.rows import Statement

SHINGLE = 4  # words; long enough that two statements rarely share one by chance
MIN_CONTAINMENT = 0.7  # share of the shorter content's shingles that the longer one holds
MIN_WORDS = 6  # a shorter content says the same only where it is identical
MAX_SHINGLE_STATEMENTS = 50  # a stock phrase in more statements than this joins nobody
_WORD = re.compile(r"\w+")


def group_utterances(
    statements: Sequence[Statement], copies: Mapping[str, Copies], copied: Mapping[str, str]
) -> Mapping[str, str]:
    """The utterance of every statement, by statement id.

    Two statements report one utterance where their speakers do not differ, their days do not
    contradict each other, and the shorter one's words stand in the longer one.
    ``copies`` lets the same words on two copies of one article be one utterance whoever spoke; ``copied``
    tells statements that are another's by their place in the text, which share its utterance.
    """
    words = {s.id: tuple(_WORD.findall(" ".join(e.quote for e in s.content).casefold())) for s in statements}
    by_id = {s.id: s for s in statements}
    parent = {s.id: s.id for s in statements}
    for copy, original in copied.items():
        _join(parent, copy, original)
    index = _shingle_index(words)
    for one in sorted(words):
        for other in _candidates(one, words, index):
            if _same_act(by_id[one], by_id[other], copies) and _contained(words[one], words[other]):
                _join(parent, one, other)
    return {s.id: row_id("utterance", _root(parent, s.id)) for s in statements}


def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    if len(words) < MIN_WORDS:
        return frozenset({words})
    return frozenset(words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1))


def _shingle_index(words: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, ...], list[str]]:
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for statement in sorted(words):
        for shingle in _shingles(words[statement]):
            index[shingle].append(statement)
    return index


def _candidates(
    one: str, words: Mapping[str, tuple[str, ...]], index: Mapping[tuple[str, ...], list[str]]
) -> list[str]:
    found: set[str] = set()
    for shingle in _shingles(words[one]):
        listed = index[shingle]
        if len(listed) <= MAX_SHINGLE_STATEMENTS:
            found.update(other for other in listed if other > one)
    return sorted(found)


def _same_act(one: Statement, other: Statement, copies: Mapping[str, Copies]) -> bool:
    if copies[one.article].group == copies[other.article].group:
        return True
    if one.speaker != other.speaker and one.speaker is not None and other.speaker is not None:
        return False
    if one.said_on is None or other.said_on is None:
        return True
    first, second = one.said_on.value, other.said_on.value
    return first.startswith(second) or second.startswith(first)


def _contained(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if min(len(one), len(other)) < MIN_WORDS:
        return one == other
    first, second = _shingles(one), _shingles(other)
    return len(first & second) >= MIN_CONTAINMENT * min(len(first), len(second))


def _root(parent: dict[str, str], item: str) -> str:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _join(parent: dict[str, str], one: str, other: str) -> None:
    """Joins two groups; the smaller id becomes the root, so that the order of joining does not matter."""
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first
