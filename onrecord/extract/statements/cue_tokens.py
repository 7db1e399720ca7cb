"""The words that attribute: which tokens are cues, and the span each cue covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.grammar import agent_of, is_infinitive
from onrecord.extract.statements.cue_lexicon import statement_words
from onrecord.records.spans import Span
from onrecord.text.verbs import Cue, cue_verbs, verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS = statement_words("modals")
_SUPPOSING = statement_words("supposing")
_AWAITING = statement_words("awaiting")


def cue_of(token: Token) -> Cue | None:
    """The entry of a token that is a cue verb in this place, or None.

    Left out: nouns and modifiers, what nobody said yet ("would say", "declined to say", "if Venn says no"),
    orders and questions put to the reader.
    """
    if token.pos_ not in ("VERB", "AUX", "ADJ") or token.dep_ in ("amod", "aux", "compound", "auxpass"):
        return None
    cue = cue_verbs().get(token.lemma_.lower())
    if cue is None or (token.pos_ == "ADJ" and not token.tag_.startswith("V")):
        return None
    if any(child.dep_ == "aux" and child.lower_ in _MODALS for child in token.children):
        return None
    if is_supposed(token):
        return None
    if token.tag_ == "VBN" and token.dep_ != "conj" and _is_bare(token):
        return None  # "islands referred to as", "a plan called"
    if token.tag_ == "VB" and is_infinitive(token):
        # "went on to say", but not "declined to say" or "in order to stress"
        return cue if token.dep_ == "xcomp" and token.head.lemma_ in verbs("saying", "leads") else None
    return cue


def is_supposed(verb: Token) -> bool:
    """Whether the clause of a verb is supposed or awaited: "if Venn says no", "until Venn says yes"."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb.dep_ != "advcl":
        return False
    marks = [child.lower_ for child in verb.lefts if child.dep_ in ("mark", "advmod")]
    if any(mark in _SUPPOSING for mark in marks):
        return True
    return verb.tag_ in ("VBZ", "VBP") and any(mark in _AWAITING for mark in marks)


def _is_bare(participle: Token) -> bool:
    """Whether a participle has neither helper nor subject; "as reported by Dorn" is as good as a clause."""
    if any(c.dep_ in ("aux", "auxpass", "nsubj") for c in participle.children):
        return False
    as_told = any(c.dep_ == "mark" and c.lower_ == "as" for c in participle.lefts)
    return not (as_told and agent_of(participle) is not None)


def cue_span(token: Token, content: Span | None = None) -> Span:
    """The cue with its auxiliaries before and, where it follows at once, "that" after."""
    start = token.idx
    for child in token.lefts:
        if child.dep_ in ("aux", "auxpass") and child.idx < start and token.i - child.i <= 3:
            start = child.idx
    end = token.idx + len(token)
    follow = token.i + 1
    if follow < len(token.doc) and token.doc[follow].lower_ == "that":
        after = token.doc[follow]
        if content is None or after.idx + len(after) <= content.start:
            end = after.idx + len(after)
    return Span(start, end)
