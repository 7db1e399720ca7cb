"""Whom a description means: "the farmer" who was introduced as one, "the Kesmar conservative" named last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_chains import clash, last_before
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.pronouns import likeliest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.mentions.name_chains import Chain, Linking

_INTRODUCED_WITHIN = 10  # tokens behind a name: "Ulf Tarn, 61, a farmer"
_NEAR = 3  # sentences outside quotations from a group to "some" of it
_FAR = 30  # sentences from a person to a description of him
_AGED = "-year-old"


def described(state: Linking, draft: Draft) -> Chain | None:
    """The person named before whom a source of one definite person describes; None where none is clear."""
    words = state.words
    noun = draft.noun or words.lemma[draft.head]
    member = noun in word_list("members_of_parties")  # "the Tarn Democrat", who need not speak
    if not (draft.source or member) or draft.plural or draft.of or words.lower[draft.first] != "the":
        return None
    here = words.sentence[draft.first]
    near = {
        key: chain for at in range(here - _FAR, here + 1) for key, chain in state.near.get(at, {}).items()
    }
    people = [
        chain for chain in sorted(near.values(), key=lambda chain: chain.number)
        if chain.anchor.is_named_person()
        and last_before(chain, draft.first)[0] >= 0
        and not clash(chain, draft)
    ]  # fmt: skip
    introduced = [chain for chain in people if any(_is_introduced(state, one, noun) for one in chain.drafts)]
    if introduced:
        return max(introduced, key=lambda chain: last_before(chain, draft.first))
    if noun not in word_list("descriptions") and not words.lower[draft.head].endswith(_AGED):
        return None
    if (subject := _last_subject(state, draft, people)) is not None:
        return subject
    return likeliest(state, draft, people, "he")


def _last_subject(state: Linking, draft: Draft, people: Sequence[Chain]) -> Chain | None:
    """The person who is the subject of the last sentence outside quotations."""
    words, here = state.words, state.plain[state.words.sentence[draft.first]]
    for chain in people:
        for one in chain.drafts:
            just = here - state.plain[words.sentence[one.head]] == 1 and not words.quoted[one.head]
            if one.first < draft.first and just and words.dep[one.head] == "nsubj":
                return chain
    return None


def _is_introduced(state: Linking, draft: Draft, noun: str) -> bool:
    """Whether a comma and the noun follow a name in its sentence: "Ulf Tarn, 61, a farmer"."""
    words = state.words
    if draft.end >= len(words) or words.words[draft.end] != ",":
        return False
    behind = range(draft.end + 1, min(draft.end + _INTRODUCED_WITHIN, len(words)))
    near = (i for i in behind if words.lemma[i] == noun and words.sentence[i] == words.sentence[draft.head])
    return any(words.dep[i] == "appos" or words.lower[i - 1] in word_list("articles") for i in near)


def share_of_group(state: Linking, draft: Draft) -> Chain | None:
    """For "some say": the group that was the last source nearby."""
    words = state.words
    alone = draft.end - draft.first == 1 or (draft.end - draft.first == 2 and words.lower[draft.first] == "a")
    if not alone or words.lower[draft.head] not in word_list("shares_of_groups"):
        return None
    last = state.last_source
    if last is None or not last.plural or last.members or last.form != "unnamed":
        return None
    near = state.plain[words.sentence[draft.first]] - state.plain[words.sentence[last.head]]
    return state.of.get(id(last)) if near <= _NEAR else None
