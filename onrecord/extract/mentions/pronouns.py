"""Whom a pronoun means: the likeliest of the chains before it.

The subject of the last sentence outside quotations, the speaker of a running attribution, of fitting
gender. (Centering: Grosz, Joshi and Weinstein 1995.)
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_chains import TO_THE_FORE, clash, last_before, told_by
from onrecord.extract.mentions.name_lists import word_list
from onrecord.text.names import name_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.mentions.name_chains import Chain, Linking, Role
    from onrecord.extract.tokens import Words

# Weights of the choice of a pronoun's antecedent, chosen by hand on the gold texts (see the tests).
_SUBJECT = 3.0
_SOURCE = 1.5
_LAST_SPEAKER = 2.0
_PER_SENTENCE = 1.2
_SAME_SENTENCE_OBJECT = -0.5
_MAX_BACK = 8  # sentences outside quotations
_MAX_DRAFTS_BACK = (
    400  # mentions before a pronoun that are looked at one by one; a paragraph of the press has 60
)

_PAPER_NEAR = 2  # sentences, quoted ones too

_GENDERED = frozenset(("he", "she"))
_RELATIVE = word_list("relative")
_OBJECTS = word_list("object_pronouns")


def of_pronoun(state: Linking, draft: Draft) -> Chain | None:
    """The chain a pronoun goes to, None where none before it fits."""
    low = state.words.lower[draft.first]
    if low in {"i", "we", "you"}:
        return None
    if low in _RELATIVE:
        return _of_relative(state, draft)
    if low == "it" and (paper := _paper_before(state, draft)):
        return paper
    if low in _OBJECTS and (owner := _owner_of_subject(state, draft, low)):
        return owner
    if low in _GENDERED and (inside := _inside_quotation(state, draft, low)):
        return inside
    if low in _GENDERED and draft.source and (new := _just_introduced(state, draft, low)):
        return new
    speaker = told_by(state, draft.first)  # who would say "I"
    near = (chain for chain in _chains_near(state, draft) if chain is not speaker)
    scored = [(salience(state, chain, draft), chain) for chain in near if _can_be(chain, draft, low)]
    scored = [(score, chain) for score, chain in scored if score is not None]
    best = max(scored, key=lambda item: (item[0], last_before(item[1], draft.first)), default=None)
    if best is None:
        return None
    return (_subject_of_paragraph(state, best[1], draft) if low in _GENDERED else None) or best[1]


def _chains_near(state: Linking, draft: Draft) -> list[Chain]:
    """The chains mentioned near enough for a pronoun, in their order."""
    here = state.plain[state.words.sentence[draft.first]]
    near: dict[int, Chain] = {}
    for rank in range(here - _MAX_BACK, here + 1):
        near.update(state.near.get(rank, {}))
    return sorted(near.values(), key=lambda chain: chain.number)


def _owner_of_subject(state: Linking, draft: Draft, low: str) -> Chain | None:
    """Whose the subject is, for an object of the same verb: "Venn's aide quoted him as saying"."""
    words = state.words
    verb = words.head[draft.head]
    if words.dep[draft.head] not in {"dobj", "dative", "pobj"}:
        return None
    for number in range(bisect_left(state.firsts, draft.first) - 1, -1, -1):
        other = state.drafts[number]
        if words.sentence[other.head] != words.sentence[draft.head]:
            return None
        owned = words.head[other.head]
        if words.dep[other.head] != "poss":
            continue
        if words.dep[owned] in TO_THE_FORE and words.head[owned] == verb:
            chain = state.of.get(id(other))
            return chain if chain is not None and _can_be(chain, draft, low) else None
    return None


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
    before = bisect_left(state.firsts, draft.first)
    for other in reversed(state.drafts[max(0, before - _MAX_DRAFTS_BACK) : before]):
        if not words.quoted[other.head]:
            continue
        if state.parted(words.start[other.first], words.start[draft.first]):
            return None
        chain = state.of.get(id(other))
        if chain and words.dep[other.head] in TO_THE_FORE and _can_be(chain, draft, low):
            return chain
    return None


def _just_introduced(state: Linking, draft: Draft, low: str) -> Chain | None:
    """Whom the sentence before, in another paragraph, names last and for the first time, with who that is.

    "Reporters asked Ilka Brandt, a mother of two." and then: "“We wait,” she said."
    """
    words = state.words
    here = state.plain[words.sentence[draft.first]]
    last: Draft | None = None
    before = bisect_left(state.firsts, draft.first)
    for at in range(before - 1, max(0, before - _MAX_DRAFTS_BACK) - 1, -1):
        other = state.drafts[at]
        rank = state.plain[words.sentence[other.first]]
        if rank < here - 1 or not state.in_one_entry(other.first, draft.first):
            break
        if words.quoted[other.head] or other.kind != "person":
            continue
        if rank == here or (last is not None and words.dep[other.head] in TO_THE_FORE):
            return None
        last = last or other
    if last is None or not last.is_named_person() or words.dep[last.head] in TO_THE_FORE:
        return None
    if not state.parted(words.start[last.end - 1], words.start[draft.first]):
        return None
    chain = state.of.get(id(last))
    after = words.words[last.end] if last.end < len(words) else ""
    new = chain is not None and chain.drafts[0] is last and len(name_words(last.name or "")) > 1
    return chain if chain is not None and new and after == "," and _can_be(chain, draft, low) else None


def _subject_of_paragraph(state: Linking, chain: Chain, draft: Draft) -> Chain | None:
    """The subject of the pronoun's sentence, rather than an unnamed source of the paragraph before."""
    if chain.anchor.form == "name" or chain.gender != "n":
        return None
    words = state.words
    if not state.parted(words.end[chain.end - 1], words.start[draft.first]):
        return None
    subject = subject_before(state, draft, words.lower[draft.first])
    return subject if subject is not None and subject.anchor.form == "name" else None


def subject_before(state: Linking, draft: Draft, low: str) -> Chain | None:
    """The first subject of the same sentence that the pronoun can stand for."""
    words = state.words
    before = bisect_left(state.firsts, draft.first)
    for other in state.drafts[max(0, before - _MAX_DRAFTS_BACK) : before]:
        here = words.sentence[other.head] == words.sentence[draft.first] and not words.quoted[other.head]
        chain = state.of.get(id(other))
        if here and chain and words.dep[other.head] in TO_THE_FORE and _can_be(chain, draft, low):
            return chain
    return None


def _of_relative(state: Linking, draft: Draft) -> Chain | None:
    last = bisect_left(state.firsts, draft.first)
    before = [
        other for other in state.drafts[max(0, last - _MAX_DRAFTS_BACK) : last]
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
    here = state.plain[state.words.sentence[draft.first]]
    dep = state.words.dep
    scores = [
        _score(here - rank, role)
        for rank in range(max(here - _MAX_BACK, state.first_rank(draft.first)), here)
        for role in chain.roles.get(rank, ())
    ]
    scores += [
        _score(0, role)
        for role in {
            (dep[other.head] in TO_THE_FORE, other.source)
            for other in chain.plain.get(here, ())
            if other.first < draft.first
        }
    ]
    best = max(scores, default=None)
    if chain is state.last_speaker and best is not None:
        best += -_SOURCE if _another_begins(state, chain, draft) else _LAST_SPEAKER
    return best


def _score(back: int, role: Role) -> float:
    """Of a mention so many sentences back."""
    is_subject, is_source = role
    score = -_PER_SENTENCE * back
    score += _SUBJECT if is_subject else 0.0
    score += _SOURCE if is_source else 0.0
    return score + _SAME_SENTENCE_OBJECT if back == 0 and not is_subject else score


def _another_begins(state: Linking, speaker: Chain, draft: Draft) -> bool:
    """Whether the pronoun's paragraph has another person as its subject, not the last speaker."""
    if _is_introduced(state, speaker, draft):
        return True
    begin = state.paragraph_of(draft.first)

    def stands_before(firsts: Sequence[int]) -> bool:
        before = bisect_left(firsts, draft.first)
        return before > 0 and state.words.start[firsts[before - 1]] > begin

    return not stands_before(speaker.subjects) and stands_before(state.named_subjects)


def _is_introduced(state: Linking, speaker: Chain, draft: Draft) -> bool:
    """Whether the last subject before is another, newly named, with who that is: "Ulf Tarn, 61, wept"."""
    words = state.words
    at = bisect_left(state.named_subjects, draft.first)
    if not at or words.start[state.named_subjects[at - 1]] <= state.paragraph_of(draft.first):
        return False
    first = state.named_subjects[at - 1]
    number = bisect_left(state.firsts, first)
    while not state.drafts[number].is_named_person():
        number += 1
    last = state.drafts[number]
    chain = state.of.get(id(last))
    new = chain is not None and chain is not speaker and chain.firsts[0] == last.first
    followed = last.end < len(words) and words.words[last.end] == ","
    return new and followed and len(name_words(last.name or "")) > 1 and _leads(words, last)


def _leads(words: Words, draft: Draft) -> bool:
    """Whether a subject is that of its sentence's main verb."""
    verb = words.head[draft.head]
    return words.dep[draft.head] in TO_THE_FORE and words.head[verb] == verb
