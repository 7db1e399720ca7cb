"""What the rules of conditions share: what they find, and how the consequent is cut out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.grammar import children, clause, is_in, is_passive, own_subject, phrase, predicate
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.records.spans import Span

_AGENTS = ("PROPN", "PRON")
_STATES = frozenset({"country", "side", "government", "minister", "president", "state", "nation", "party"})


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule read: the cue, the two halves, and the token of who sets the condition, if it says."""

    cue: Token
    prerequisite: Span | None
    consequent: Span | None
    setter: Token | None = None


def words(name: str) -> frozenset[str]:
    """The list ``name`` of the conditions."""
    return word_sets("extract", "conditions")[name]


def bare(target: Token, without: list[Token]) -> Span | None:
    """The act that hangs on the condition: a party's own as a verb phrase, anything else as a clause."""
    without = without + [word for word in target.children if word.lower_ == "then"]
    if target.pos_ not in ("VERB", "AUX"):
        return phrase(target, [*without, *children(target, "punct")])
    there = next((child for child in target.children if child.dep_ == "attr"), None)
    if there is not None and any(child.dep_ == "expl" for child in target.children):
        return phrase(there, [*without, *(word for word in there.lefts if word.lower_ == "no")])
    subject = own_subject(target)
    if subject is None or (not is_passive(target) and is_agent(subject) and target.pos_ == "VERB"):
        return predicate(target, without)
    return clause(target, [*without, *children(target, "advmod")[:1]] if _opens_late(target) else without)


def _opens_late(target: Token) -> bool:
    return any(
        word.dep_ == "advmod" and word.lower_ in ("so", "thus", "however", "also") for word in target.lefts
    )


def is_agent(subject: Token) -> bool:
    """Whether the subject acts: a name, a personal pronoun, a state or an office."""
    if subject.pos_ == "PRON":
        return subject.lower_ in ("i", "we", "he", "she", "they")
    return subject.pos_ in _AGENTS or subject.lemma_.lower() in _STATES


def inner(governor: Token) -> Token:
    """For a verb of saying, the verb of what is said: clauses are often hung on the wrong one."""
    if is_in(governor, words("say")):
        return next(iter(children(governor, "ccomp")), governor)
    return governor
