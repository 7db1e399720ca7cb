"""To whom something was said: the words beside the cue that name a listener."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.grammar import agent_of, has_that
from onrecord.extract.statements.cue_lexicon import occasion_nouns, statement_words
from onrecord.extract.statements.said_times import governors
from onrecord.extract.statements.source_phrases import can_speak, noun_phrase
from onrecord.records.spans import Span
from onrecord.text.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from onrecord.records.readings import StatementMention

_TOLD = statement_words("told")
_ONE_WAY = statement_words("one_way")  # on air, but not to the broadcaster
_OPENING = frozenset({'"', "“", "‘", "``"})
_CLOSING = frozenset({'"', "”", "’", "''"})
MAX_TITLE = 6  # words of the title of a programme
_PRESS = frozenset({"presser", "briefing"})
_SHOW = re.compile(
    r"(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})(?:['’]s?)?,? "
    r"[“\"‘'](?:[A-Z][\w’']*(?: [\w’']+){0,5})[,.]?[”\"’']"
)


def addressee_of(cue: Token, statement: StatementMention, occasion: Token | None) -> Span | None:
    """The listener that the words beside the cue name, without what the statement's parts cover already.

    Args:
        cue: the token that heads the cue.
        statement: the statement with its content and source.
        occasion: the noun of the occasion beside it, or None.
    """
    heard = _listener(cue) or _asker(cue) or _written_to(cue)
    found = None
    if occasion is not None and _is_before_the_press(occasion):
        compounds = [child for child in occasion.lefts if child.dep_ == "compound"]
        found = Span((compounds or [occasion])[0].idx, occasion.idx + len(occasion))
    elif heard is None and occasion is not None:
        heard = _other_party(occasion)
    if found is None and heard is None and occasion is not None and occasion.lemma_.lower() == "interview":
        found = _quoted_title(occasion.nbor(-1)) if occasion.i else None
    if heard is not None and (can_speak(heard) or _listens(cue, heard)):
        found = _titled(heard) or noun_phrase(heard)
    elif found is None and heard is None:
        found = _show(cue)
    if found is None:
        return None
    if statement.source is not None and found.overlaps(statement.source):
        return None
    bid = cue.lemma_.lower() in verbs("listener", "bid")
    overlapping = [part for part in statement.content if part.overlaps(found)]
    if all(bid and part.start == found.start for part in overlapping):
        return found  # "urged both sides to go on": the listener opens the content
    return None


def _written_to(cue: Token) -> Token | None:
    """Whom the words are in a letter to: "wrote to Dorn praising the plan"."""
    for verb in governors(cue):
        if verb != cue and verb.lemma_.lower() == "write":
            return _listener(verb)
    return None


def _listener(cue: Token) -> Token | None:
    heard, lemma = None, cue.lemma_.lower()
    hears, bidden = lemma in verbs("listener", "heard"), lemma in verbs("listener", "bid")
    for child in cue.children:
        if hears and child.dep_ in ("dobj", "dative") and child.i > cue.i:
            heard = heard or child
        elif child.dep_ in ("prep", "dative") and (child.lower_ == "to" or _calls_on(cue, child)):
            heard = next((g for g in child.children if g.dep_ == "pobj"), heard)
        elif bidden and child.dep_ in ("ccomp", "xcomp") and child.i > cue.i:
            heard = heard or _bidden(child)
    return heard


def _listens(cue: Token, heard: Token) -> bool:
    """Whether whom the cue names hears it: whoever is told, "told growers", if it is not what is told."""
    return cue.lemma_.lower() == "tell" and heard.pos_ in ("NOUN", "PROPN") and heard.lemma_ not in _TOLD


def _calls_on(cue: Token, preposition: Token) -> bool:
    return cue.lemma_.lower() == "call" and preposition.lower_ in ("on", "upon")


def _asker(cue: Token) -> Token | None:
    """Who asked: "when asked by reporters whether it was so, she said"."""
    for child in cue.children:
        if child.dep_ == "advcl" and child.lemma_.lower() == "ask":
            return agent_of(child)
    return None


def _is_before_the_press(occasion: Token) -> bool:
    """A news conference or briefing, at which journalists are told."""
    if occasion.lemma_.lower() in _PRESS:
        return True
    return any(child.dep_ == "compound" and child.lower_ in ("news", "press") for child in occasion.children)


def _bidden(clause: Token) -> Token | None:
    """Who is to do it in "asked both governments to open a line", "asked that Dorn be brief"."""
    helpers = [child for child in clause.children if child.dep_ == "aux"]
    asked_that = has_that(clause) and not helpers and clause.head.lemma_.lower() == "ask"
    if not asked_that and not any(child.tag_ == "TO" for child in helpers):
        return None
    return next((child for child in clause.children if child.dep_ == "nsubj"), None)


def _other_party(occasion: Token) -> Token | None:
    """The party after "with": Kono in "a meeting with his counterpart Kono" or "opening talks with Kono"."""
    beside = list(occasion.children)
    if occasion.dep_ in ("dobj", "pobj") and occasion.head.pos_ == "VERB":
        beside += [child for child in occasion.head.children if child.i > occasion.i]
    for child in beside:
        if child.dep_ == "prep" and child.lower_ == "with":
            party = next((g for g in child.children if g.dep_ == "pobj"), None)
            if party is not None and can_speak(party):
                return party
    return None


def _show(cue: Token) -> Span | None:
    """The broadcaster or programme on which it was said: "appearing on Norlan One", "on Varland Live"."""
    for verb in governors(cue):
        for near in (verb, *_appearances(verb)):
            if near.lemma_.lower() not in verbs("listener", "aired"):
                continue
            for child in near.children:
                if child.dep_ == "prep" and child.lower_ == "on":
                    named = next((g for g in child.children if g.dep_ == "pobj"), None)
                    found = _programme(named) if named is not None else None
                    if found is not None:
                        return found
    return None


def _appearances(verb: Token) -> Iterator[Token]:
    """The participles that tell how the speaker came to say it, and those of the occasion."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.tag_ in ("VBG", "VBN"):
            yield child
        elif child.dep_ == "nsubj" and child.lemma_.lower() not in _ONE_WAY:
            yield from (grand for grand in child.children if grand.dep_ == "acl")
        elif child.dep_ == "prep":
            for noun in (g for g in child.children if g.lemma_.lower() in occasion_nouns() - _ONE_WAY):
                yield from (g for g in noun.children if g.dep_ == "acl")


def _programme(named: Token) -> Span | None:
    titled = _titled(named)
    if titled is not None:
        return titled
    return noun_phrase(named) if named.ent_type_ == "ORG" else _quoted_title(named)


def _quoted_title(last: Token) -> Span | None:
    """A title in quotation marks that ends with this word or mark: “Face the Press” interview."""
    doc = last.doc
    end = last.i if last.text in _CLOSING else last.i + 1
    if end >= len(doc) or doc[end].text.strip(",.") not in ("", *_CLOSING):
        return None
    for i in range(end - 1, max(-1, end - 1 - MAX_TITLE), -1):
        if doc[i].text in _OPENING:
            words = doc[i + 1 : end]
            return Span(words.start_char, words.end_char) if words and words[0].text[:1].isupper() else None
    return None


def _titled(named: Token) -> Span | None:
    """A programme with its title: NBC’s “Meet the Press”, from the broadcaster to the closing mark."""
    doc = named.doc
    first = named.left_edge if named.ent_type_ == "ORG" else named
    start = first.idx
    stretch = doc[first.i : min(len(doc), first.i + 14)].text
    match = _SHOW.match(stretch)
    if match is None:
        return None
    end = len(match.group().rstrip(",. "))
    return Span(start, start + end)
