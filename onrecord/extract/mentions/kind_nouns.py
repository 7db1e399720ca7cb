"""Whom a noun of a kind means: "the group", "the agency" a body named, "the person" an unnamed source."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_chains import MAX_ALIKE, last_before
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.pronouns import likeliest
from onrecord.text.names import fold
from onrecord.text.organisations import organisation_by_name

if TYPE_CHECKING:
    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.mentions.name_chains import Chain, Linking

_NEAR = 2  # tokens between a body's name and the noun of its kind: "the Tidewatch news agency"
_OWNING = frozenset(("of", "from", "in", "for"))
_FIRMS = word_list("firms")
_DETERMINERS = word_list("pointing")


def body_of_kind(state: Linking, draft: Draft) -> Chain | None:
    """The body that "the Tidewatch movement" names, or that "the group" and the like mean."""
    noun = draft.noun
    if noun not in word_list("body_kinds") or draft.of:
        return None
    if named := _named_inside(state, draft):
        return named
    if draft.head - draft.first > 1 or state.words.lower[draft.first] not in _DETERMINERS:
        return None  # "the other group", "the opposition group" is none named so far
    if draft.head + 1 < len(state.words) and state.words.lower[draft.head + 1] in _OWNING:
        return None
    since = _last_new(state, draft, noun)
    bodies = [chain for chain in _bodies_near(state, draft) if last_before(chain, draft.first)[0] > since]
    called = [chain for chain in bodies if _is_called(state, chain, noun)]
    speaker = state.last_speaker
    if called:
        if noun in word_list("loose_bodies") and speaker in bodies and _is_stateless(speaker):
            called.append(
                speaker
            )  # "the Foundation said … the group said": nearer than who is called a group
        return max(called, key=lambda chain: last_before(chain, draft.first))
    if noun in word_list("outlets"):
        heard = [chain for chain in bodies if chain.is_source]
        outlets = [chain for chain in bodies if _is_outlet(state, chain)] or heard
        return max(outlets, key=lambda chain: last_before(chain, draft.first), default=None)
    if noun not in word_list("loose_bodies"):
        return None
    return likeliest(state, draft, [chain for chain in bodies if _is_stateless(chain)], "it")


def _named_inside(state: Linking, draft: Draft) -> Chain | None:
    """For "the Tidewatch movement": the body whose name stands right before the noun."""
    begin, end = bisect_left(state.firsts, draft.first), bisect_left(state.firsts, draft.head)
    for other in state.drafts[begin:end]:
        inside = draft.first <= other.first < other.end <= draft.head
        if inside and other.kind == "organisation" and draft.head - other.end < _NEAR:
            chain = state.of.get(id(other))
            known = organisation_by_name(other.name or "")
            foreign = (
                known is not None and known.country and not _ends_so(other, state.words.lemma[draft.head])
            )
            return None if foreign else chain  # "the Senate group" is not the Senate
    return None


def _ends_so(draft: Draft, noun: str) -> bool:
    """Whether a noun or one like it ends the name: "agency" that of the Central News Agency."""
    last = fold(draft.name or "").split()[-1:]
    return last == [noun] or (noun in _FIRMS and bool(_FIRMS & set(last)))


def _bodies_near(state: Linking, draft: Draft) -> list[Chain]:
    """The bodies, in their order; of very many those brought up last before."""
    if len(state.bodies) <= MAX_ALIKE:
        return state.bodies
    before = [chain for chain in state.bodies if chain.anchor.first <= draft.first]
    return before[-MAX_ALIKE:]


def _last_new(state: Linking, draft: Draft, noun: str) -> int:
    """Where the last other one was brought up before ("a group of senators"); -1 where none was."""
    if noun not in state.brought_up:
        words = state.words
        state.brought_up[noun] = [
            i
            for i in range(1, len(words))
            if words.lemma[i] == noun and not words.quoted[i]
            and (words.lower[i - 1] in word_list("indefinite") or words.lower[i + 1 : i + 2] == ["of"])
        ]  # fmt: skip
    before = bisect_left(state.brought_up[noun], draft.first)
    return state.brought_up[noun][before - 1] if before else -1


def _is_called(state: Linking, chain: Chain, noun: str) -> bool:
    """Whether the noun ends the name of the body, or the article puts it beside: "the group Tidewatch"."""
    seen, called = state.called.get((id(chain), noun), (0, False))
    called = called or any(_calls(state, draft, noun) for draft in chain.drafts[seen:])
    state.called[id(chain), noun] = len(chain.drafts), called
    return called


def _calls(state: Linking, draft: Draft, noun: str) -> bool:
    if _ends_so(draft, noun):
        return True
    lower = state.words.lower
    beside = [*lower[max(0, draft.first - 1) : draft.first], *lower[draft.end : draft.end + _NEAR]]
    return draft.form == "name" and noun in beside


def _is_outlet(state: Linking, chain: Chain) -> bool:
    """Whether a body is one that publishes, by its name or by the noun beside it."""
    named = set(fold(chain.anchor.name or "").split()) & word_list("outlet_names")
    return bool(named) or any(_is_called(state, chain, noun) for noun in word_list("outlets"))


def _is_stateless(chain: Chain) -> bool:
    """Whether a body is no organ of a state, no office and no outlet, by its name."""
    return not chain.anchor.of and not set(fold(chain.anchor.name or "").split()) & word_list("institutions")


def unnamed_of_kind(state: Linking, draft: Draft) -> Chain | None:
    """For "the person", "the source": the last unnamed one of any description, one alone."""
    if draft.noun not in word_list("anybody") or draft.plural or draft.head - draft.first > 1 or draft.of:
        return None
    fits = [
        chain for chain in state.unnamed[-MAX_ALIKE:]
        if chain.anchor.source and not chain.anchor.plural
    ]  # fmt: skip
    best = max(fits, key=lambda chain: last_before(chain, draft.first), default=None)
    return best if best is not None and best is state.last_speaker else None
