"""The shortest phrase that names an event, around its trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.clause_status import lemma
from onrecord.extract.events.event_lexicon import event_words
from onrecord.extract.events.event_roles import complements
from onrecord.extract.events.triggers import objects
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.events.triggers import Trigger

MAX_PHRASE = 16  # tokens; the longest phrase that names an event in our gold has 22, 95 % have at most 14
_VERB_PARTS = frozenset({"dobj", "prt", "xcomp", "prep", "attr", "oprd", "dative", "agent", "npadvmod"})
_RIGHT_PREPS = frozenset(
    {"with", "between", "among", "of", "to", "in", "at", "on", "for", "from", "by", "over", "about"}
)


def event_phrase(trigger: Trigger) -> Span:
    """The shortest phrase that names the event."""
    doc, token, top = trigger.token.doc, trigger.token, trigger.top
    start, end = min(token.i, top.i), max(token.i, top.i)
    if trigger.slot == "self":
        start = _verb_start(token)
        rights = [
            child
            for child in token.rights
            if child.dep_ in _VERB_PARTS or (child.dep_ == "ccomp" and lemma(token) == "agree")
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
    """The last word of a complement, cut before a comma, long dash, bracket or relative clause."""
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
            and 0 < verb.i - child.left_edge.i <= MAX_PHRASE // 2
        ):
            return child.left_edge.i
    return verb.i


def points_back(trigger: Trigger) -> bool:
    """Whether a noun refers to what is known already: "the talks", "this meeting", "their visit"."""
    if trigger.slot == "self":
        return False
    definite = event_words().cues["definite"]
    return any(child.lower_ in definite for node in (trigger.token, trigger.top) for child in node.lefts)


def points_elsewhere(trigger: Trigger) -> bool:
    """Whether a modifier puts it at another time: "the last meeting", "a recent visit"."""
    cues = event_words().cues
    return any(child.lower_ in cues["past"] or child.lower_ in cues["future"] for child in trigger.top.lefts)


def about(trigger: Trigger) -> str | None:
    """What it is about or called, in lowercase lemmas: "peace treaty", "g20 summit"; None where unsaid."""
    token, says = trigger.token, trigger.kind.about
    if trigger.slot == "self":
        things = objects(token) if says != "place" else []
    elif says == "object":
        paper = lemma(token) in event_words().classes["instrument"]  # "the 1956 declaration"
        things = [token] if paper else complements(token, frozenset({"of"}))
    elif says == "itself":
        things = [token]
    elif says == "name":
        return _own_name(token)
    else:
        return None
    things = [thing for thing in things if thing.pos_ in ("NOUN", "PROPN") and not _is_actor(thing)]
    return _noun_name(things[0]) if things else None


def _is_actor(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "GPE", "NORP") or lemma(token) in event_words().classes["human"]


def _noun_name(noun: Token) -> str:
    """The noun with the nouns before it: "peace treaty", without adjectives and names of countries."""
    words = [
        lemma(child)
        for child in noun.lefts
        if child.dep_ == "compound"
        and (child.pos_ == "NOUN" or not child.ent_type_)
        and not (child.i and child.nbor(-1).text in ("-", "–"))  # "short-term"
    ]
    return " ".join((*words, lemma(noun)))


def _own_name(noun: Token) -> str | None:
    """The proper name of a meeting ("g20 summit"), None for one that has no name."""
    words = [
        lemma(child)
        for child in noun.lefts
        if child.dep_ in ("compound", "poss")
        and child.pos_ == "PROPN"
        and child.ent_type_ not in ("PERSON", "GPE", "NORP", "DATE", "LOC", "FAC")
    ]
    return " ".join((*words, lemma(noun))) if words else None
