"""The shortest phrase that names an event, around its trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.records.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.event_triggers import Trigger

MAX_PHRASE = 16  # tokens; the longest phrase that names an event in our gold has 22, 95 % have at most 14
_RIGHT_PREPS = frozenset(
    {"with", "between", "among", "of", "to", "in", "at", "on", "for", "from", "by", "over", "about"}
)


def word_span(token: Token) -> Span:
    """The word itself."""
    return Span(token.idx, token.idx + len(token))


def phrase(trigger: Trigger) -> Span:
    """The shortest phrase that names the event."""
    doc, token, top = trigger.token.doc, trigger.token, trigger.top
    start, end = min(token.i, top.i), max(token.i, top.i)
    if trigger.slot == "self":
        start = _verb_start(token)
        rights = [
            child
            for child in token.rights
            if child.dep_ in ("dobj", "prt", "xcomp", "prep", "attr", "oprd", "dative", "agent", "npadvmod")
        ]
    else:
        start = _noun_start(top if top.i < token.i else token)
        rights = [
            child
            for child in token.rights
            if (child.dep_ == "prep" and child.lower_ in _RIGHT_PREPS)
            or (child.dep_ == "acl" and child.tag_ == "VBN")
        ]
    for child in rights:
        edge = _right_edge(child)
        if edge - start >= MAX_PHRASE:
            break
        end = max(end, edge)
    return Span(doc[start].idx, doc[end].idx + len(doc[end]))


def _right_edge(token: Token) -> int:
    """The last word of a complement, cut before a comma, dash, bracket or relative clause."""
    last = token.i
    for word in token.subtree:
        if word.i < token.i:
            continue
        if (
            word.is_space
            or word.dep_ == "relcl"
            or (word.is_punct and word.text[0] not in "-–'’.")
            or word.tag_ in ("WDT", "WP")
        ):
            break
        last = word.i
    if token.doc[last].text in (".", "-", "–"):
        last -= 1
    return max(last, token.i)


def _noun_start(noun: Token) -> int:
    start = noun.i
    for child in reversed(list(noun.lefts)):
        if child.dep_ in (
            "det",
            "poss",
            "amod",
            "compound",
            "nummod",
            "nmod",
            "quantmod",
            "predet",
            "neg",
            "advmod",
        ):
            start = child.left_edge.i
    doc = noun.doc
    while start < noun.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start


def _verb_start(verb: Token) -> int:
    """The verb itself; its passive subject where that stands close before it."""
    for child in verb.children:
        if (
            child.dep_ == "nsubjpass"
            and child.tag_ not in ("WDT", "WP", "PRP")
            and verb.i - child.left_edge.i <= MAX_PHRASE // 2
        ):
            return child.left_edge.i
    return verb.i
