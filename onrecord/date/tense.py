"""Whether the words around a time expression tell of what was or of what will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.date.lexicon import time_words

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_CLIMB = 8  # heads climbed from the time word to its verb; longer ways are parse errors

_TENSE = time_words().tense
_PLAIN = ("VBD", "VBZ", "VBP")
_VERBS = ("VERB", "AUX")
_MODALS = _TENSE["modals"]


def direction_of(token: Token) -> int:
    """-1 where ``token`` hangs on words that tell the past, 1 the future, 0 where neither shows."""
    preposition, of_noun = "", False
    for _ in range(MAX_CLIMB):
        word = token.lower_
        if word in _TENSE["surely_ahead"]:
            return 1
        if word in _TENSE["surely_behind"]:
            return -1
        if token.tag_ == "IN" and not preposition:
            preposition = word
        if token.pos_ in _VERBS:
            direction = _direction_of_verb(token, preposition)
            if of_noun and token.tag_ in _PLAIN and not _helpers(token):
                direction = 0  # "warns of Thursday's vote": the verb's plain tense does not date the vote
            if direction is not None:
                return direction or _by_preposition(preposition)
        if token.head.i == token.i:
            break
        token = token.head
        of_noun = of_noun or token.pos_ in ("NOUN", "PROPN")
    return _by_preposition(preposition)


def cues_of(token: Token) -> frozenset[str]:
    """What the words around ``token`` say of the direction, as names of learned weights.

    The preposition (``preposition:by``), the form of the nearest verb above and of the next above that
    (``verb:VBD``, ``above:modal``), an infinitive (``to``), a noun between (``noun``), a possessive, no verb.
    """
    preposition, nouns = "", False
    cues: set[str] = set()
    if token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS":
        cues.add("possessive")
    for _ in range(MAX_CLIMB):
        if token.tag_ == "IN" and not preposition:
            preposition = token.lower_
        if token.pos_ in _VERBS or token.head.i == token.i:
            break
        token = token.head
        nouns = nouns or token.pos_ in ("NOUN", "PROPN")
    cues.add(f"preposition:{preposition}")
    return frozenset(cues | (_cues_of_verb(token, nouns=nouns) if token.pos_ in _VERBS else {"verbless"}))


def _cues_of_verb(verb: Token, *, nouns: bool) -> set[str]:
    cues = {f"verb:{verb.tag_}"}
    if nouns:
        cues.add(f"noun:{verb.tag_}")
    if any(child.tag_ == "TO" for child in _helpers(verb)):
        cues.add("to")
    above = verb
    for _ in range(MAX_CLIMB):
        if above.head.i == above.i:
            break
        above = above.head
        if above.pos_ in _VERBS:
            modal = any(child.lower_ in _MODALS for child in _helpers(above))
            cues.add("above:modal" if modal else f"above:{above.tag_}")
            break
    return cues


def _helpers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass")]


def _by_preposition(word: str) -> int:
    if word in _TENSE["ahead_prepositions"]:
        return 1
    return -1 if word in _TENSE["behind_prepositions"] else 0


def _direction_of_verb(verb: Token, preposition: str) -> int | None:
    """The direction of one verb; None where its governor has to tell."""
    helpers = _helpers(verb)
    words, lemma = {child.lower_ for child in helpers}, verb.lemma_.lower()
    if verb.pos_ == "AUX" and verb.lower_ in _MODALS:
        return 1
    if words & _MODALS:
        return -1 if "have" in words and words & _TENSE["modals_of_perfect"] else 1
    if any(child.tag_ == "TO" for child in helpers):
        return _direction_of_infinitive(verb)
    if words & _TENSE["helpers_of_past"]:
        return -1
    if verb.tag_ == "VBD":
        return -1
    if verb.tag_ == "VBN":
        for_later = preposition == "for" and lemma in _TENSE["ahead_before_for"]
        return 1 if for_later or lemma in _TENSE["ahead"] else -1
    if verb.tag_ in ("VBZ", "VBP", "VB"):
        unclear = verb.tag_ != "VBZ" and lemma in _TENSE["same_past"]
        return 0 if unclear or lemma in _TENSE["reporting"] else 1
    if verb.tag_ == "VBG":
        return _direction_of_ing(verb, words)
    return 0


def _direction_of_infinitive(verb: Token) -> int | None:
    governed = verb.dep_ in ("xcomp", "ccomp") and verb.head.pos_ in _VERBS
    if governed and verb.head.lemma_ == "be" and verb.head.tag_ == "VBD":
        return 0  # "was to be launched": ahead of a past that may be before or behind the day of writing
    return None if governed and verb.head.lemma_.lower() in _TENSE["behind"] else 1


def _direction_of_ing(verb: Token, helpers: set[str]) -> int | None:
    if helpers & _TENSE["being_past"]:
        return -1
    if helpers & _TENSE["being_present"]:
        return 1
    return None if verb.head.i != verb.i else 0
