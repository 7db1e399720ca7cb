"""Whom a pronoun means: the likeliest of the chains before it.

The subject of the last sentence outside quotations, the speaker of a running attribution, of fitting
gender. (Centering: Grosz, Joshi and Weinstein 1995.)
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_chains import clash, last_before
from onrecord.extract.mentions.name_lists import word_list
from onrecord.text.names import name_words

if TYPE_CHECKING:
    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.mentions.name_chains import Chain, Linking

# Weights of the choice of a pronoun's antecedent, chosen by hand on the gold texts (see the tests).
_SUBJECT = 3.0
_SOURCE = 1.5
_LAST_SPEAKER = 2.0
_PER_SENTENCE = 1.2
_SAME_SENTENCE_OBJECT = -0.5
_MAX_BACK = 8  # sentences outside quotations

_PAPER_NEAR = 2  # sentences, quoted ones too

_TO_THE_FORE = frozenset(("nsubj", "nsubjpass", "agent", "ROOT", "csubj"))
_GENDERED = frozenset(("he", "she"))
_RELATIVE = word_list("relative")


def of_pronoun(state: Linking, draft: Draft) -> Chain | None:
    """The chain a pronoun goes to, None where none before it fits."""
    low = state.words.lower[draft.first]
    if low in {"i", "we", "you"}:
        return None
    if low in _RELATIVE:
        return _of_relative(state, draft)
    if low == "it" and (paper := _paper_before(state, draft)):
        return paper
    if low in _GENDERED and (inside := _inside_quotation(state, draft, low)):
        return inside
    if low in _GENDERED and draft.source and (new := _just_introduced(state, draft, low)):
        return new
    scored = [(salience(state, chain, draft), chain) for chain in state.chains if _can_be(chain, draft, low)]
    scored = [(score, chain) for score, chain in scored if score is not None]
    best = max(scored, key=lambda item: (item[0], last_before(item[1], draft.first)), default=None)
    if best is None:
        return None
    return (_subject_of_paragraph(state, best[1], draft) if low in _GENDERED else None) or best[1]


def _paper_before(state: Linking, draft: Draft) -> Chain | None:
    """The paper that was the last source, here or in the sentence before: "the statement said. It added"."""
    last = state.last_source
    if last is None or last.form != "document" or not state.in_one_entry(last.first, draft.first):
        return None
    near = state.words.sentence[draft.first] - state.words.sentence[last.head]
    return state.of.get(id(last)) if near <= _PAPER_NEAR else None


def _inside_quotation(state: Linking, draft: Draft, low: str) -> Chain | None:
    """The last subject before a pronoun inside the same quotation: of its words, not of who quotes."""
    words = state.words
    if not words.quoted[draft.first]:
        return None
    for other in reversed(state.drafts):
        if other.first >= draft.first or not words.quoted[other.head]:
            continue
        if "\n\n" in words.text[words.start[other.first] : words.start[draft.first]]:
            return None
        chain = state.of.get(id(other))
        if chain and words.dep[other.head] in _TO_THE_FORE and _can_be(chain, draft, low):
            return chain
    return None


def _just_introduced(state: Linking, draft: Draft, low: str) -> Chain | None:
    """Whom the sentence before, in another paragraph, names last and for the first time, with who that is.

    "Reporters asked Ilka Brandt, a mother of two." and then: "“We wait,” she said."
    """
    words = state.words
    here = state.plain[words.sentence[draft.first]]
    last: Draft | None = None
    for at in range(bisect_left(state.drafts, draft.first, key=lambda one: one.first) - 1, -1, -1):
        other = state.drafts[at]
        rank = state.plain[words.sentence[other.first]]
        if rank < here - 1 or not state.in_one_entry(other.first, draft.first):
            break
        if words.quoted[other.head] or other.kind != "person":
            continue
        if rank == here or (last is not None and words.dep[other.head] in _TO_THE_FORE):
            return None
        last = last or other
    if last is None or not last.is_named_person() or words.dep[last.head] in _TO_THE_FORE:
        return None
    if "\n\n" not in words.text[words.start[last.end - 1] : words.start[draft.first]]:
        return None
    chain = state.of.get(id(last))
    after = words.words[last.end] if last.end < len(words) else ""
    new = chain is not None and chain.drafts[0] is last and len(name_words(last.name or "")) > 1
    return chain if chain is not None and new and after == "," and _can_be(chain, draft, low) else None


def _subject_of_paragraph(state: Linking, chain: Chain, draft: Draft) -> Chain | None:
    """The subject of the pronoun's sentence, rather than an unnamed source of the paragraph before."""
    if chain.anchor.form == "name" or chain.gender != "n":
        return None
    last = max(other.end for other in chain.drafts) - 1
    words = state.words
    if "\n\n" not in words.text[words.end[last] : words.start[draft.first]]:
        return None
    subject = subject_before(state, draft, words.lower[draft.first])
    return subject if subject is not None and subject.anchor.form == "name" else None


def subject_before(state: Linking, draft: Draft, low: str) -> Chain | None:
    """The first subject of the same sentence that the pronoun can stand for."""
    words = state.words
    for other in state.drafts:
        if other.first >= draft.first:
            return None
        here = words.sentence[other.head] == words.sentence[draft.first] and not words.quoted[other.head]
        chain = state.of.get(id(other))
        if here and chain and words.dep[other.head] in _TO_THE_FORE and _can_be(chain, draft, low):
            return chain
    return None


def _of_relative(state: Linking, draft: Draft) -> Chain | None:
    before = [
        other for other in state.drafts
        if other.end <= draft.first and draft.first - other.end <= 2 and id(other) in state.of
    ]  # fmt: skip
    return state.of[id(max(before, key=lambda other: (other.end, -other.first)))] if before else None


def _can_be(chain: Chain, draft: Draft, low: str) -> bool:
    anchor = chain.anchor
    if low in {"it", "its"}:
        return anchor.kind in {"country", "organisation"} or anchor.form == "document"
    if low in word_list("pronouns_of_groups"):
        return anchor.kind in {"group", "country", "organisation"} and anchor.form != "document"
    if anchor.kind != "person":
        return False
    return not clash(chain, draft)


def salience(state: Linking, chain: Chain, draft: Draft) -> float | None:
    """How likely a chain is meant at a mention, by nearness and role; None where it is far off."""
    words = state.words
    here = state.plain[words.sentence[draft.first]]
    best: float | None = None
    for other in chain.drafts:
        if other.first >= draft.first or words.quoted[other.head]:
            continue
        if not state.in_one_entry(other.first, draft.first):
            continue
        back = here - state.plain[words.sentence[other.first]]
        if back > _MAX_BACK:
            continue  # pronouns stand behind the names of a chain, so what follows may be nearer
        score = -_PER_SENTENCE * back
        subject = words.dep[other.head] in _TO_THE_FORE
        score += _SUBJECT if subject else 0.0
        score += _SOURCE if other.source else 0.0
        if back == 0 and not subject:
            score += _SAME_SENTENCE_OBJECT
        best = score if best is None else max(best, score)
    if chain is state.last_speaker and best is not None:
        best += -_SOURCE if _another_begins(state, chain, draft) else _LAST_SPEAKER
    return best


def _another_begins(state: Linking, speaker: Chain, draft: Draft) -> bool:
    """Whether the pronoun's paragraph has another person as its subject, not the last speaker."""
    words = state.words
    begin = words.text.rfind("\n\n", 0, words.start[draft.first])
    here = [other for other in state.drafts if other.first < draft.first and words.start[other.first] > begin]
    subjects = [
        other for other in here if words.dep[other.head] in _TO_THE_FORE and not words.quoted[other.head]
    ]
    if any(state.of.get(id(other)) is speaker for other in subjects):
        return False
    return any(other.is_named_person() for other in subjects)
