"""Utterances: the same saying reported by several articles, in its words, in part or in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from onrecord.records.rows import row_id
from onrecord.resolve.statements.paraphrases import find_paraphrases
from onrecord.resolve.statements.wording import clash, matter_of, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.rows import Statement
    from onrecord.text.words import Lemmas

SHINGLE = 4  # words; long enough that two statements rarely share one by chance
MIN_CONTAINMENT = 0.7  # share of the shorter content's shingles that the longer one holds
MIN_WORDS = 6  # a shorter content says the same only where it is identical
SHORT = 12  # words; in fewer, one replaced by another is as likely another saying
MAX_SHINGLE_STATEMENTS = 50  # a stock phrase in more statements than this joins nobody
NEAR_DAYS = 3  # between two tellings in other words; outlets retell the news of the last days
_DAY = len("2019-02-16")
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?;](?=\s|[”\"’']|$)")


def group_utterances(
    statements: Sequence[Statement],
    copies: Mapping[str, Copies],
    copied: Mapping[str, str],
    days: Mapping[str, str],
    lemmas: Lemmas,
) -> Mapping[str, str]:
    """The utterance of every statement, by statement id.

    Two statements report one utterance where their speakers do not differ, their days and occasions do not
    contradict each other, and the shorter one's words stand in the longer one; or where one known speaker
    is told, of one time, in other words that agree in all that
    `onrecord.resolve.statements.wording` compares.

    Args:
        statements: of the whole record.
        copies: lets the same words on two copies of one article be one utterance whoever spoke.
        copied: statements that are another's by their place in the text, which share its utterance.
        days: by statement, the day it was said, else published; "" for neither.
        lemmas: of the words of the record.
    """
    words = {s.id: tuple(_WORD.findall(" ".join(e.quote for e in s.content).casefold())) for s in statements}
    by_id = {s.id: s for s in statements}
    groups = _Groups(by_id)
    for copy, original in copied.items():
        groups.join(copy, original)
    index = _shingle_index(words)
    for one in sorted(words):
        for other in _candidates(one, words, index):
            first, second = by_id[one], by_id[other]
            if _same_act(first, second, copies) and _contained(first, second, words, lemmas):
                groups.join(one, other)
    for pair in find_paraphrases(statements, lemmas):
        if all(
            _same_act(by_id[one], by_id[other], copies) and _near(days[one], days[other], pair.telling)
            for one in groups.members(pair.one)
            for other in groups.members(pair.other)
        ):
            groups.join(pair.one, pair.other)
    return {s.id: row_id("utterance", groups.root(s.id)) for s in statements}


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
    if _is_inside(one, other):
        return False
    same_level = (one.parent is None) == (other.parent is None)
    if same_level and copies[one.article].group == copies[other.article].group:
        return True
    if one.speaker != other.speaker and one.speaker is not None and other.speaker is not None:
        return False
    if one.polarity != other.polarity and "doubted" in (one.polarity, other.polarity):
        return False
    if one.occasion != other.occasion and one.occasion is not None and other.occasion is not None:
        return False
    if one.said_on is None or other.said_on is None:
        return True
    first, second = one.said_on.value, other.said_on.value
    return first.startswith(second) or second.startswith(first)


def _is_inside(one: Statement, other: Statement) -> bool:
    """Whether one reports the other: what Dorn said Venn had said is an act of each."""
    return one.article == other.article and any(
        a.start < b.end and b.start < a.end for a in one.content for b in other.content
    )


def _near(one: str, other: str, unknown: bool) -> bool:
    """Whether two days, at the precision both have, are a few days apart; ``unknown`` for a day not known."""
    size = min(len(one), len(other))
    if size < _DAY:
        return one[:size] == other[:size] if size else unknown
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= NEAR_DAYS


def _contained(
    one: Statement, other: Statement, words: Mapping[str, tuple[str, ...]], lemmas: Lemmas
) -> bool:
    """Whether the shorter one's words stand in the longer one, with no slot changed where they stand."""
    short, long = sorted((one, other), key=lambda row: (len(words[row.id]), row.id))
    part, whole = words[short.id], words[long.id]
    if len(part) < MIN_WORDS:
        return part == whole and short.polarity == long.polarity
    first, second = _shingles(part), _shingles(whole)
    if len(first & second) < MIN_CONTAINMENT * len(first):
        return False
    if first == second:
        return short.polarity == long.polarity
    told, there = _told(short), _where(long, part)
    own, theirs = matter_of(told, lemmas), matter_of(there, lemmas)
    if own - theirs and theirs - own and len(part) < SHORT:
        return False
    return not clash(wording_of(told, lemmas, short.polarity), wording_of(there, lemmas, long.polarity))


def _told(row: Statement) -> str:
    return " ".join(part.quote for part in row.content)


def _where(row: Statement, part: tuple[str, ...]) -> str:
    """The words of a content where ``part`` stands in it, to the end of the sentence."""
    text = _told(row)
    found = list(_WORD.finditer(text))
    low = tuple(match.group().casefold() for match in found)
    at = {low[i : i + SHINGLE]: i for i in range(len(low) - SHINGLE, -1, -1)}
    places = [(i, at[part[i : i + SHINGLE]]) for i in range(len(part)) if part[i : i + SHINGLE] in at]
    if not places:
        return text
    first = max(0, places[0][1] - places[0][0])
    last = min(len(found), places[-1][1] + len(part) - places[-1][0])
    ended = _END.search(text, found[last - 1].end())
    end = ended.start() if ended else len(text)
    return text[found[first].start() : end]


class _Groups:
    """Statements joined; the smallest id is the root, so that the order of joining does not matter."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}
        self._members = {name: [name] for name in self._parent}

    def root(self, item: str) -> str:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def members(self, item: str) -> list[str]:
        return self._members[self.root(item)]

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parent[second] = first
            self._members[first] += self._members.pop(second)
