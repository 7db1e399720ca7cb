"""Accounts that differ in kind: what somebody undertook, why something failed, whether it is so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.assess.claims import Claim, apart, conflict_of, cue_words, short
from onrecord.assess.evidence import actor_at, quoted, sentence_at
from onrecord.text.words import containment, likeness, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onrecord.records.indexes import ActorIndex, InstrumentIndex
    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Conflict, Evidence, Statement
    from onrecord.records.spans import Span
    from onrecord.text.words import Lemmas

SAME_OBJECT = 0.4  # of the shorter undertaking's words that the other repeats
MIN_SHARED = 2  # words two accounts must share besides the names
SAME_EFFECT = 0.3  # shared words of two outcomes somebody explains
OTHER_CAUSE = 0.2  # reasons that share more are the same reason
SAME_CLAIM = 0.7  # shared words of an assertion and its denial
MIN_CLAIM_WORDS = 4
HEDGE_REACH = (
    3  # words between a verb that obliges and its hedge; any hedge of the sentence gave 60 false pairs
)
VERB_REACH = 3  # words between an instrument's name and the verb it is subject of
_NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "dozen"}
)


@dataclass(frozen=True, slots=True)
class _Account:
    article: str
    words: frozenset[str]
    flag: bool
    evidence: Evidence


def undertaking_conflicts(
    filed: Sequence[FiledReading], actors: ActorIndex, groups: Mapping[str, str], lemmas: Lemmas
) -> Iterator[Conflict]:
    """The same undertaking of the same party, once as a promise, once as mere consideration."""
    told: dict[str, list[_Account]] = {}
    for reading in filed:
        for mention in reading.reading.commitments:
            party = actor_at(reading, mention.party, actors)
            if party is None:
                continue
            evidence = quoted(reading, mention.text)
            words = _matter(evidence.quote, lemmas) - lemmas.content_words(actors.name_of(party))
            hedged = _is_hedged(evidence.quote)
            told.setdefault(party, []).append(_Account(reading.id, words, hedged, evidence))
    for party, accounts in sorted(told.items()):
        yield from _pairs(
            accounts,
            groups,
            f"What {actors.name_of(party)} undertook",
            lambda a, b: _same_act(a.words, b.words),
        )


def _matter(text: str, lemmas: Lemmas) -> frozenset[str]:
    """Content words with the numbers: "two islands" is more of the same than "islands"."""
    return lemmas.content_words(text) | (_NUMBERS & set(words_of(text)))


def instrument_conflicts(
    filed: Sequence[FiledReading], instruments: InstrumentIndex, groups: Mapping[str, str], lemmas: Lemmas
) -> Iterator[Conflict]:
    """What one instrument obliges to, told once as a duty, once as mere talk about the same objects."""
    names = {one.id: one.name for one in instruments.instruments}
    told: dict[str, dict[Evidence, _Account]] = {}
    for reading in filed:
        for mention in reading.reading.instruments:
            found = instruments.instrument_of(reading.id, mention.span)
            sentence = sentence_at(reading, mention.span.start)
            if found is None or found not in names or sentence is None:
                continue
            evidence = quoted(reading, sentence)
            if not _is_told_of(evidence, mention.span):
                continue
            words = _matter(evidence.quote, lemmas) - lemmas.content_words(names[found])
            hedged = _is_hedged(evidence.quote)
            told.setdefault(found, {})[evidence] = _Account(reading.id, words, hedged, evidence)
    for instrument, accounts in sorted(told.items()):
        yield from _pairs(
            list(accounts.values()),
            groups,
            f"What it says: {names[instrument]}",
            lambda a, b: _same_object(a.words, b.words),
        )


@cache
def _duty(hedged: bool) -> re.Pattern[str]:
    """A verb that obliges, with a hedge among the few words after it: "agreed to consider handing over"."""
    verb = _one_of("obliging")
    near = rf"(?:\W+\w+){{0,{HEDGE_REACH}}}?\W+{_one_of('hedges')}" if hedged else ""
    return re.compile(rf"\b{verb}\b{near}\b", re.IGNORECASE)


def _one_of(kind: str) -> str:
    words = sorted(cue_words(kind), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word) for word in words)})"


def _is_hedged(words: str) -> bool:
    return _duty(True).search(words) is not None


def _is_told_of(evidence: Evidence, instrument: Span) -> bool:
    """Whether the sentence says what the instrument obliges to: the verb comes soon after its name."""
    after = evidence.quote[instrument.end - evidence.start :]
    found = _duty(False).search(after)
    return found is not None and len(words_of(after[: found.start()])) <= VERB_REACH


def _same_object(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two accounts are about the same counted things, or share most of what they say."""
    shared = one & other
    return len(shared) > MIN_SHARED or (len(shared) >= MIN_SHARED and bool(shared & _NUMBERS))


def _same_act(one: frozenset[str], other: frozenset[str]) -> bool:
    smaller, larger = sorted((one, other), key=lambda words: (len(words), sorted(words)))
    shared = one & other
    if len(shared) >= MIN_SHARED and shared & _NUMBERS:
        return True
    return len(shared) > MIN_SHARED and containment(smaller, larger) >= SAME_OBJECT


def _pairs(
    accounts: Sequence[_Account],
    groups: Mapping[str, str],
    subject: str,
    same: Callable[[_Account, _Account], bool],
) -> Iterator[Conflict]:
    """A conflict for every two accounts of one thing by different sources that differ in kind."""
    ordered = sorted(accounts, key=lambda one: one.evidence)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if one.flag != other.flag and apart(one.article, other.article, groups) and same(one, other):
                claims = [Claim(str(a.flag), short(a.evidence.quote), a.evidence) for a in (one, other)]
                found = conflict_of("characterisation", subject, claims, groups)
                if found is not None:
                    yield found


@cache
def _because() -> re.Pattern[str]:
    words = "|".join(re.escape(words) for words in sorted(cue_words("causes"), key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:mainly |largely |partly |mostly )?(?:{words})\b", re.IGNORECASE)


def cause_conflicts(
    filed: Sequence[FiledReading], groups: Mapping[str, str], lemmas: Lemmas
) -> Iterator[Conflict]:
    """The same failure laid to different causes."""
    told: list[tuple[_Account, frozenset[str]]] = []
    for reading in filed:
        for sentence in reading.reading.sentences:
            found = _explained(reading, sentence, lemmas)
            if found is not None:
                told.append(found)
    told.sort(key=lambda pair: pair[0].evidence)
    for at, (one, cause) in enumerate(told):
        for other, reason in told[at + 1 :]:
            if (
                not apart(one.article, other.article, groups)
                or likeness(one.words, other.words) < SAME_EFFECT
            ):
                continue
            if likeness(cause, reason) >= OTHER_CAUSE or containment(cause, reason) >= 1.0:
                continue
            claims = [
                Claim(" ".join(sorted(c)), short(a.evidence.quote), a.evidence)
                for a, c in ((one, cause), (other, reason))
            ]
            conflict = conflict_of(
                "characterisation", f"Why: {short(one.evidence.quote, 80)}", claims, groups
            )
            if conflict is not None:
                yield conflict


def _explained(
    reading: FiledReading, sentence: Span, lemmas: Lemmas
) -> tuple[_Account, frozenset[str]] | None:
    words = sentence.of(reading.reading.article.text)
    match = _because().search(words)
    if match is None or not any(cue in words[: match.start()].lower() for cue in cue_words("outcomes")):
        return None
    effect = lemmas.content_words(words[: match.start()])
    cause = lemmas.content_words(words[match.end() :])
    if len(effect) < MIN_SHARED or not cause:
        return None
    return _Account(reading.id, effect, True, quoted(reading, sentence)), cause


def denial_conflicts(
    statements: Sequence[Statement], actors: ActorIndex, groups: Mapping[str, str], lemmas: Lemmas
) -> Iterator[Conflict]:
    """One side asserts what another denies, in almost the same words."""
    by_word: dict[str, list[tuple[Statement, frozenset[str], bool]]] = {}
    for row in sorted(statements, key=lambda row: row.id):
        if row.side is None:
            continue
        text = " ".join(part.quote for part in row.content)
        words = lemmas.content_words(text)
        if len(words) < MIN_CLAIM_WORDS:
            continue
        cue = words_of(row.cue.quote) if row.cue is not None else []
        denied = bool({*words_of(text), *cue} & cue_words("negations")) or "n't" in text or "n’t" in text
        entry = (row, words, denied)
        for word in sorted(words)[:]:
            by_word.setdefault(word, []).append(entry)
    seen: set[tuple[str, str]] = set()
    for word in sorted(by_word):
        if len(by_word[word]) > MAX_BUCKET:
            continue
        for at, one in enumerate(by_word[word]):
            for other in by_word[word][at + 1 :]:
                if (one[0].id, other[0].id) not in seen and _contradict(one, other):
                    seen.add((one[0].id, other[0].id))
                    conflict = _denied(one, other, actors, groups)
                    if conflict is not None:
                        yield conflict


MAX_BUCKET = 60  # a word in more statements than this tells nothing of what they are about


def _contradict(
    one: tuple[Statement, frozenset[str], bool], other: tuple[Statement, frozenset[str], bool]
) -> bool:
    return one[2] != other[2] and one[0].side != other[0].side and likeness(one[1], other[1]) >= SAME_CLAIM


def _denied(
    one: tuple[Statement, frozenset[str], bool],
    other: tuple[Statement, frozenset[str], bool],
    actors: ActorIndex,
    groups: Mapping[str, str],
) -> Conflict | None:
    claims = [
        Claim(str(denied), f"{actors.name_of(row.side)}: {short(row.content[0].quote)}", row.content[0])
        for row, _, denied in (one, other)
        if row.side is not None
    ]
    return conflict_of("characterisation", f"Whether: {short(one[0].content[0].quote, 80)}", claims, groups)
