"""How a cue tells its words: as one act of saying, as a view held, or as not said yet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.statements.cue_lexicon import cue_nouns, statement_words
from onrecord.text.verbs import verbs
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.records.readings import Telling

_FUTURE = statement_words("future")
_EARLIER = statement_words("earlier")
_PERFECT = statement_words("perfect")
_HABIT = frozenset({"would", "could"})  # "would only say" tells what was said
_ONLY = statement_words("only")
_GOVERNED = frozenset({"conj", "advcl", "xcomp", "acl", "pcomp", "prep", "dep", "parataxis"})
MAX_GOVERNORS = 6  # from a participle up to the verb that tells its tense


@dataclass(frozen=True, slots=True)
class TellingWords:
    """Lemmas by how they tell: of `onrecord.text.verbs`, and of ``data/statements_en.toml``."""

    narrative: frozenset[str]
    standing: frozenset[str]
    planned: frozenset[str]
    bounds: frozenset[str]
    appearing: frozenset[str]
    briefed: frozenset[str]
    papers: frozenset[str]
    releasing: frozenset[str]
    repeated: frozenset[str]


@cache
def telling_words() -> TellingWords:
    """The words that tell how a cue tells."""
    words = word_sets("extract", "statements")
    return TellingWords(
        narrative=verbs("telling", "act"),
        standing=verbs("telling", "view"),
        planned=verbs("telling", "plan") | words["planned"],
        bounds=words["bounds"],
        appearing=verbs("day", "appearing"),
        briefed=words["briefed"],
        papers=words["papers"],
        releasing=verbs("day", "releasing"),
        repeated=words["repeated"],
    )


def telling_of(cue: Token) -> Telling:
    """``act`` where the cue tells one act of saying, ``view`` a standing view, ``plan`` what is not said yet.

    So "will say", "may want" and "must make clear" are; "would only say" was said.

    Args:
        cue: the token that heads the cue: a verb, noun, adjective or preposition.
    """
    if cue.pos_ == "NOUN":
        return "view" if cue.lemma_.lower() in cue_nouns() else "act"
    if cue.pos_ in ("VERB", "AUX") and _is_planned(cue, cue):
        return "plan"
    if cue.pos_ == "ADJ":
        return "plan" if _is_planned(cue, cue.head) else "view"
    if cue.pos_ not in ("VERB", "AUX") or cue.lower_ == "according":
        return "act"
    verb = _finite(cue)
    if verb.dep_ == "advcl" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ in _EARLIER for child in verb.children
    ):
        return "view"  # "came after Kesmar threatened that": no news of the day
    present = verb.tag_ in ("VBZ", "VBP")
    if present and _by_briefed(verb):
        return "act"
    if cue.lemma_.lower() in telling_words().standing:
        return "view"
    if _is_planned(cue, verb):
        return "plan"
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & statement_words("have"):
        return "view"
    if present and not helpers:
        return "act" if _is_narrative(cue, verb) else "view"
    return "act"


def tells_news(cue: Token) -> bool:
    """Whether a cue in the perfect is news where an article opens: "Dorn has condemned the plan"."""
    verb = _finite(cue)
    words = {child.lower_ for child in verb.children}
    perfect = any(child.lower_ in _PERFECT and child.dep_ == "aux" for child in verb.children)
    return (
        perfect and verb.lemma_.lower() in telling_words().narrative and not words & telling_words().repeated
    )


def _finite(cue: Token) -> Token:
    """The verb that carries the tense: of "saying" and "to say", the one above."""
    verb = cue
    for _ in range(MAX_GOVERNORS):
        if verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or verb.dep_ == "ROOT":
            return verb
        if any(child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in verb.children):
            return verb
        if verb.dep_ not in _GOVERNED:
            return verb
        verb = verb.head
    return verb


def _by_briefed(verb: Token) -> bool:
    """Whether unnamed people in the know are the subject, without helping verbs: "diplomats believe"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or any(child.dep_ in ("aux", "neg") for child in verb.children):
        return False
    return subject.tag_ == "NNS" and subject.lemma_.lower() in telling_words().briefed


def _is_planned(cue: Token, verb: Token) -> bool:
    words = list(verb.children)
    helpers = {child.lower_ for child in words if child.dep_ == "aux"}
    if helpers & _FUTURE:
        only = any(child.lower_ in _ONLY for child in words)
        return not (only and helpers & _HABIT)
    infinitive = any(child.tag_ == "TO" for child in cue.children)
    return infinitive and cue.dep_ == "xcomp" and cue.head.lemma_.lower() in telling_words().planned


def _is_narrative(cue: Token, verb: Token) -> bool:
    """Whether a present tense tells one act: a verb of saying, of one speaker or of named ones."""
    if not {cue.lemma_.lower(), verb.lemma_.lower()} & telling_words().narrative:
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject is None or subject.tag_ != "NNS"
