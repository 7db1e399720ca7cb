"""What became of a promise: by the event it names, or by a later sentence about the same act."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from math import log
from typing import TYPE_CHECKING

from onrecord.assess.evidence import quoted
from onrecord.records.rows import Commitment, Evidence
from onrecord.records.spans import Span
from onrecord.text.word_lists import word_sets
from onrecord.text.words import Lemmas, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.records.indexes import ActorIndex, EventIndex
    from onrecord.records.readings import CommitmentMention, FiledReading
    from onrecord.records.rows import Event

_DEED = re.compile(r"\b(?:to|will|would|shall|not|['’]ll)\s+(?:also\s+|soon\s+)?([A-Za-z]+)")
_NEGATED = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b")  # what is not to be done is kept by silence
Outcome = tuple[str, tuple[Evidence, ...]]

KEPT_OVERLAP = 0.6  # of the promise's act words (weighed by rarity) that a sentence must repeat
BROKEN_OVERLAP = 0.6
MIN_ACT_WORDS = 2  # fewer words in common are chance
SUBJECT_REACH = 80  # code points from the start of the sentence in which its doer must be named
REACH = 60  # code points after "has not" in which the act must be named
MAX_EVIDENCE = 3  # sentences kept for an outcome: the earliest ones


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment on its way to an outcome: its row, where it stands, its words, its party's side."""

    row: Commitment
    reading: FiledReading
    mention: CommitmentMention
    words: frozenset[str]
    places: frozenset[str]
    side: str | None
    parties: frozenset[str]

    @property
    def made_on(self) -> str | None:
        """The day it was made."""
        return self.row.made_on


@dataclass(frozen=True, slots=True)
class _Sentence:
    reading: FiledReading
    span: Span
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class SentenceIndex:
    """All sentences of the record by their content words, with how rare each word is."""

    lemmas: Lemmas
    sentences: tuple[_Sentence, ...] = ()
    by_word: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def build(cls, filed: Sequence[FiledReading], lemmas: Lemmas) -> SentenceIndex:
        """The index over the running text of dated articles."""
        sentences: list[_Sentence] = []
        for reading in filed:
            if reading.reading.published.value is None:
                continue
            text = reading.reading.article.text
            sentences.extend(
                _Sentence(reading, span, lemmas.content_words(span.of(text)))
                for span in reading.reading.sentences
            )
        by_word: dict[str, list[int]] = {}
        for at, sentence in enumerate(sentences):
            for word in sentence.words:
                by_word.setdefault(word, []).append(at)
        weights = {word: log(1 + len(sentences) / len(spots)) for word, spots in by_word.items()}
        spots_of = {word: tuple(spots) for word, spots in by_word.items()}
        return cls(lemmas, tuple(sentences), spots_of, weights)

    def about(self, words: frozenset[str]) -> Iterator[_Sentence]:
        """Sentences that hold one of the two rarest of these words."""
        known = sorted(
            (word for word in words if word in self.by_word), key=lambda word: (len(self.by_word[word]), word)
        )
        spots = sorted({at for word in known[:MIN_ACT_WORDS] for at in self.by_word[word]})
        return (self.sentences[at] for at in spots)

    def weight(self, words: frozenset[str]) -> float:
        """The summed rarity of the words."""
        return sum(self.weights.get(word, 0.0) for word in sorted(words))


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    words = sorted(word_sets("assess", "outcomes")[kind], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b", re.IGNORECASE)


def event_outcome(
    promise: Promise, events: EventIndex, groups: Mapping[str, str], days: Mapping[str, str | None]
) -> Outcome | None:
    """The outcome the merged history of the promised event tells, or None."""
    by_id = {event.id: event for event in events.events}
    for mention in promise.reading.reading.events:
        event = by_id.get(events.event_of(promise.reading.id, mention.span) or "")
        if event is None or mention.status != "planned" or not promise.mention.text.overlaps(mention.span):
            continue
        found = _from_history(promise, event, groups, days)
        if found is not None:
            return found
    return None


def _from_history(
    promise: Promise, event: Event, groups: Mapping[str, str], days: Mapping[str, str | None]
) -> Outcome | None:
    later = [
        step
        for step in event.history
        if _after(days.get(step.evidence.article), promise.made_on)
        and groups.get(step.evidence.article) != groups.get(promise.reading.id)
    ]
    moved = [
        step
        for step in later
        if step.status == "planned" and step.start and event.start and _differ(step.start, promise)
    ]
    for kind, steps in (
        ("broken", [step for step in later if step.status == "cancelled"]),
        ("changed", moved),
        ("kept", [step for step in later if step.status == "happened"]),
    ):
        if steps and (kind != "broken" or event.status == "cancelled"):
            return kind, tuple(sorted({step.evidence for step in steps})[:MAX_EVIDENCE])
    return None


def _differ(start: str, promise: Promise) -> bool:
    due = promise.row.due.start if promise.row.due is not None else None
    length = min(len(start), len(due)) if due is not None else 0
    return due is not None and start[:length] != due[:length]


def _after(day: str | None, other: str | None) -> bool:
    """Whether ``day`` is surely later than ``other``, at the precision both have."""
    if day is None or other is None:
        return False
    length = min(len(day), len(other))
    return day[:length] > other[:length]


def sentence_outcome(
    promise: Promise, index: SentenceIndex, actors: ActorIndex, groups: Mapping[str, str]
) -> Outcome | None:
    """The outcome that later sentences about the same party and act tell, or None."""
    act = promise.words
    whole = index.weight(act - promise.places)
    deeds = _deeds(promise.row.text.quote, index.lemmas)
    if (
        len(act) < MIN_ACT_WORDS
        or not whole
        or not act - promise.places
        or _NEGATED.search(promise.row.text.quote)
    ):
        return None
    found: dict[str, list[_Sentence]] = {}
    for sentence in index.about(act):
        if not _later(promise, sentence, groups) or not _of_party(promise, sentence, actors):
            continue
        shared = act & sentence.words
        told = _told(sentence, act, deeds, index.lemmas) if len(shared) >= MIN_ACT_WORDS else None
        floor = KEPT_OVERLAP if told == "kept" else BROKEN_OVERLAP
        if told is not None and index.weight(shared - promise.places) / whole >= floor:
            found.setdefault(told, []).append(sentence)
    for outcome in ("broken", "changed", "kept"):
        if outcome in found:
            ranked = sorted(
                found[outcome],
                key=lambda one: (one.reading.reading.published.value or "", one.reading.id, one.span),
            )
            return outcome, tuple(quoted(one.reading, one.span) for one in ranked[:MAX_EVIDENCE])
    return None


@cache
def _promising() -> frozenset[str]:
    return word_sets("assess", "outcomes")["promising"]


def place_words(filed: FiledReading, text: Span, lemmas: Lemmas) -> frozenset[str]:
    """Words of places named at ``text``: a place may be called otherwise by the other side."""
    body = filed.reading.article.text
    places = (mention.span for mention in filed.reading.mentions if mention.kind == "place")
    named = " ".join(span.of(body) for span in places if text.overlaps(span))
    return lemmas.content_words(named)


def act_words(filed: FiledReading, text: Span, lemmas: Lemmas) -> frozenset[str]:
    """What is undertaken at ``text``: without the names of actors, the times and the verb of promising."""
    body = filed.reading.article.text
    skip = {lemmas.lemma(word) for word in _promising()}
    for span in (
        *(mention.span for mention in filed.reading.mentions if mention.kind != "place"),
        *(time.span for time in filed.reading.times),
    ):
        if text.overlaps(span):
            skip |= lemmas.content_words(span.of(body))
    return frozenset(word for word in lemmas.content_words(text.of(body)) - skip if not word.isdecimal())


def _deeds(words: str, lemmas: Lemmas) -> frozenset[str]:
    """The verbs that are undertaken: what follows "to" or "will"."""
    return frozenset(lemmas.lemma(match.group(1).lower()) for match in _DEED.finditer(words))


def _later(promise: Promise, sentence: _Sentence, groups: Mapping[str, str]) -> bool:
    other = sentence.reading
    if groups.get(other.id, other.id) == groups.get(promise.reading.id, promise.reading.id):
        return False
    return _after(other.reading.published.value, promise.made_on)


def _of_party(promise: Promise, sentence: _Sentence, actors: ActorIndex) -> bool:
    """Whether the sentence names the party or somebody of its side."""
    if not promise.parties:
        return False
    mentions = sentence.reading.reading.mentions
    first = bisect_left(mentions, sentence.span.start, key=lambda mention: mention.span.start)
    for mention in mentions[first:]:
        if mention.span.start >= sentence.span.end:
            return False
        if mention.span.start > sentence.span.start + SUBJECT_REACH:
            return False
        actor = actors.actor_of(sentence.reading.id, mention.span)
        if actor is not None and (
            actor in promise.parties or promise.side == actors.side_of(actor) is not None
        ):
            return True
    return False


def _told(sentence: _Sentence, act: frozenset[str], deeds: frozenset[str], lemmas: Lemmas) -> str | None:
    """Whether the sentence says the act was done, not done, or changed; None where it tells neither."""
    words = sentence.span.of(sentence.reading.reading.article.text)
    for kind in ("changed", "broken"):
        if any(_near(words, match.end(), act, lemmas) for match in _phrases(kind).finditer(words)):
            return kind
    if _phrases("broken").search(words) or _phrases("open").search(words) or words.rstrip().endswith("?"):
        return None
    return "kept" if _past(words, deeds, lemmas) else None


def _near(words: str, at: int, act: frozenset[str], lemmas: Lemmas) -> bool:
    """Whether the act is named right after the words that tell its fate."""
    return bool(lemmas.content_words(words[at : at + REACH]) & act)


def _past(words: str, deeds: frozenset[str], lemmas: Lemmas) -> bool:
    """Whether one of the deeds themselves stands in the past tense."""
    for word in words_of(words):
        done = (word.endswith("ed") and len(word) > 4) or _phrases("past").fullmatch(word) is not None
        if done and lemmas.lemma(word) in deeds:
            return True
    return False
