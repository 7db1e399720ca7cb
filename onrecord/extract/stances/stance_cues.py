"""The cues of a stance: words with a sign, what they are about, and how high they stand in the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.grammar import (
    agent_of,
    antecedent,
    chain_up,
    children,
    has_negation,
    is_infinitive,
    is_negated,
    is_passive,
    own_subject,
    subject_of,
)
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

_OBJECTS = ("dobj", "xcomp", "ccomp", "dative", "attr")
_LINKS = (
    "on",
    "for",
    "to",
    "against",
    "with",
    "of",
    "about",
    "in",
    "over",
    "at",
    "toward",
    "towards",
    "from",
)
_OF_OTHERS = ("VBZ", "VBD")  # "he hopes", "they hoped": read on the examples, where none is a position
WEAK = 1  # how many levels of the parse a mere "will" or judging word counts lower than a verb


@dataclass(frozen=True, slots=True)
class Signal:
    """A cue with its sign (+1 for, -1 against, 0 open), its target, and its depth in the parse."""

    cue: Token
    sign: int
    target: Token | None
    depth: int


def signals(tokens: Sequence[Token]) -> Iterator[Signal]:
    """The cues among ``tokens``."""
    lists = word_sets("extract", "stances")
    inside = {token.i for token in tokens}
    for token in tokens:
        found = _signal(token, lists)
        if found is not None and not _buried(token, inside):
            yield found


def _buried(token: Token, inside: set[int]) -> bool:
    """Whether the cue stands in a relative clause or participle of a noun: it describes only."""
    for head in chain_up(token):
        if head.i not in inside or head.head.i not in inside:
            return False
        if head.dep_ == "relcl" or (head.dep_ == "acl" and head.tag_ != "VB"):
            return True
        if head.dep_ == "pobj" and head.i != token.i and head.head.head.pos_ == "NOUN":
            return True
    return False


def _signal(token: Token, lists: dict[str, frozenset[str]]) -> Signal | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        return _verb(token, lemma, lists)
    if token.pos_ in ("ADJ", "NOUN", "ADV"):
        return _judging(token, lemma, lists)
    if token.pos_ == "AUX":
        return _modal(token, lists)
    return None


def _depth(token: Token) -> int:
    return sum(1 for _ in chain_up(token))


def _verb(verb: Token, lemma: str, lists: dict[str, frozenset[str]]) -> Signal | None:
    if lemma in ("give", "rule") and any(child.dep_ == "prt" for child in verb.children):
        return Signal(verb, 1 if is_negated(verb) else -1, target_of(verb), _depth(verb))
    if lemma in ("withdraw", "vote", "pull") and _from_or_against(verb):
        return Signal(verb, 1 if is_negated(verb) else -1, target_of(verb), _depth(verb))
    if lemma in ("insist", "demand", "claim", "require") and _no_longer(verb):
        return Signal(verb, 0, target_of(verb), _depth(verb))
    if lemma in lists["open_verbs"]:
        return Signal(verb, 0, target_of(verb), _depth(verb)) if _wished(verb, lists) else None
    if lemma in lists["own_verbs"] and verb.tag_ in _OF_OTHERS:
        return None
    sign = 1 if lemma in lists["support_verbs"] or _praises(verb) or _has_to(verb) else 0
    sign = -1 if lemma in lists["oppose_verbs"] else sign
    if not sign or verb.dep_ in ("amod", "compound") or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return None
    target = target_of(verb)
    if (
        sign > 0
        and target is not None
        and target.pos_ == "VERB"
        and target.lemma_.lower() in lists["oppose_verbs"]
    ):
        return Signal(target, -sign, target_of(target) or target, _depth(verb))
    if sign > 0 and target is not None and target.lemma_.lower() in lists["ends"]:
        return Signal(verb, -1, _linked(target) or target, _depth(verb))
    if sign > 0 and target is not None and target.lemma_.lower() in lists["open_verbs"]:
        return Signal(verb, 0, target_of(target) or target, _depth(verb))
    return Signal(verb, -sign if _flipped(verb, lists) else sign, target, _depth(verb))


def _from_or_against(verb: Token) -> bool:
    """As in "withdraw from the deal", "vote against it": not "withdraw the boats"."""
    links = {child.lower_ for child in children(verb, "prep")}
    return "against" in links or ("from" in links and not children(verb, "dobj") and verb.lemma_ != "vote")


def _no_longer(verb: Token) -> bool:
    """A demand that is given up leaves the matter open."""
    return any(child.lower_ == "longer" for child in verb.children) or (
        is_negated(verb) and verb.lemma_ in ("insist", "demand")
    )


def _praises(verb: Token) -> bool:
    """As in "spoke highly of the plan"."""
    return verb.lemma_ in ("speak", "think") and any(
        child.lower_ in ("highly", "warmly", "favourably") for child in verb.children
    )


def _has_to(verb: Token) -> bool:
    """As in "had to be settled"."""
    return verb.lemma_ == "have" and any(
        is_infinitive(child) for child in children(verb, "xcomp") if child.i > verb.i
    )


def _wished(verb: Token, lists: dict[str, frozenset[str]]) -> bool:
    """As in "ready to discuss", "hope to consider", "will discuss": not "they discussed"."""
    if verb.tag_ not in ("VB", "VBG"):
        return False
    head = verb.head
    words = {head.lemma_.lower(), *(child.lower_ for child in children(verb, "aux"))}
    return bool(
        words
        & (
            lists["open_words"]
            | {"will", "shall", "hope", "want", "glad", "agree", "opportunity", "let", "like"}
        )
    )


def _flipped(verb: Token, lists: dict[str, frozenset[str]]) -> bool:
    negated = is_negated(verb)
    if verb.dep_ in ("xcomp", "pcomp", "ccomp") and own_subject(verb) is None:
        head = verb.head if verb.dep_ != "pcomp" else verb.head.head
        if head.lemma_.lower() in lists["flips"] or has_negation(head):
            negated = not negated
    return negated


def target_of(cue: Token) -> Token | None:
    """What the cue is about: object, complement, passive subject, or what a preposition links to it."""
    if is_passive(cue):
        return own_subject(cue)
    for dep in _OBJECTS:
        found = [child for child in children(cue, dep) if child.i > cue.i or dep == "ccomp"]
        if found:
            return found[0]
    link = next((child for child in children(cue, "prep") if child.lower_ in _LINKS), None)
    if link is not None:
        held = children(link, "pobj", "pcomp")
        if held:
            return held[0]
    if cue.dep_ in ("relcl", "acl"):
        return cue.head
    return None


def _judging(word: Token, lemma: str, lists: dict[str, frozenset[str]]) -> Signal | None:
    if lemma in lists["no_support"] and any(child.lower_ == "no" for child in word.children):
        return Signal(word, 1, _linked(word), _depth(word))
    form = word.lower_
    if lemma in lists["open_words"] and word.dep_ in ("acomp", "attr", "dobj", "oprd", "conj"):
        return _open(word, lists)
    sign = (
        1
        if lemma in lists["support_words"]
        else -1
        if lemma in lists["oppose_words"] or form in lists["oppose_words"]
        else 0
    )
    if sign and lemma in lists["leading_nouns"] and word.pos_ == "NOUN":
        return Signal(word, sign, _linked(word), _depth(word))
    if sign > 0 and word.pos_ == "ADJ" and _to_discuss(word, lists):
        return Signal(word, 0, _discussed(word, lists), _depth(word))
    if not sign or word.dep_ not in ("acomp", "attr", "oprd", "dobj", "conj", "advmod", "amod", "ROOT"):
        return None
    if word.dep_ == "amod":
        return _described(word, sign)
    if word.dep_ == "advmod" and lemma != "far":
        return None
    verb = word.head
    if is_negated(verb) or any(child.lower_ in ("no", "not", "n't", "never") for child in word.children):
        sign = -sign
    subject = own_subject(verb) if verb.pos_ in ("AUX", "VERB") else None
    target = _linked(word) or (subject if subject is not None and subject.pos_ != "PRON" else None)
    return Signal(word, sign, target, _depth(word) + WEAK)


def _discussed(word: Token, lists: dict[str, frozenset[str]]) -> Token | None:
    verb = next(token for token in word.head.subtree if token.lemma_.lower() in lists["open_verbs"])
    return target_of(verb) or verb


def _to_discuss(word: Token, lists: dict[str, frozenset[str]]) -> bool:
    """As in "glad to have an opportunity to discuss"."""
    return word.dep_ == "acomp" and any(
        token.i > word.i
        and token.lemma_.lower() in lists["open_verbs"]
        and token.pos_ == "VERB"
        and token.tag_ == "VB"
        for token in word.head.subtree
    )


def _open(word: Token, lists: dict[str, frozenset[str]]) -> Signal | None:
    target = _linked(word) or target_of(word.head)
    negated = is_negated(word.head) or any(child.lower_ in ("no", "not") for child in word.children)
    act = target is not None and target.pos_ == "VERB" and target.lemma_.lower() not in lists["open_verbs"]
    ready = word.lemma_.lower() in ("ready", "prepared", "readiness", "willing", "willingness")
    return Signal(word, -1 if negated else 1 if act and ready else 0, target, _depth(word))


def _described(word: Token, sign: int) -> Signal | None:
    """As in "an important step", "the right decision": a judging adjective inside a predicate noun."""
    noun = word.head
    if noun.dep_ not in ("attr", "dobj", "oprd"):
        return None
    verb = noun.head
    subject = own_subject(verb)
    target = noun if noun.dep_ == "dobj" else _linked(noun) or subject
    return Signal(word, -sign if is_negated(verb) else sign, target, _depth(word) + WEAK)


def _linked(word: Token) -> Token | None:
    for child in word.rights:
        if child.dep_ == "prep":
            held = children(child, "pobj", "pcomp")
            if held:
                return held[0]
        if child.dep_ in ("xcomp", "ccomp", "acl"):
            return child
    return None


def _modal(token: Token, lists: dict[str, frozenset[str]]) -> Signal | None:
    verb = token.head
    if token.dep_ != "aux":
        return None
    negated = is_negated(verb)
    subject = own_subject(verb) or subject_of(verb)
    if token.lower_ in lists["must"]:
        return Signal(token, -1 if negated else 1, subject if _thing(subject) else verb, _depth(verb))
    first = subject is not None and (subject.lower_ in ("we", "i") or _party(subject, lists))
    if (
        token.lower_ in ("will", "'ll", "’ll", "wo", "cannot", "can", "ca")
        and first
        and (negated or token.lower_[0] == "w")
    ):
        if verb.lemma_.lower() in ("be", "see", "know", "have"):
            return None
        return Signal(token, -1 if negated else 1, target_of(verb) or verb, _depth(verb) + WEAK - 1)
    return None


def _thing(subject: Token | None) -> bool:
    return subject is not None and subject.pos_ == "NOUN"


def outlet_signal(token: Token) -> Signal | None:
    """The cue, if ``token`` is one by which an outlet reports a party's stance as a fact."""
    lists = word_sets("extract", "stances")
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in lists["outlet_verbs"]:
        found = _verb(token, lemma, lists)
        return found if found is not None and _by_party(token, lists) else None
    if token.pos_ in ("NOUN", "ADJ") and lemma in lists["outlet_words"]:
        return _outlet_word(token, lemma, lists)
    return None


def _by_party(verb: Token, lists: dict[str, frozenset[str]]) -> bool:
    agent = agent_of(verb)
    return _party(agent or doer_of(verb), lists) and not (agent is None and is_passive(verb))


def doer_of(verb: Token) -> Token | None:
    """The subject of the verb; for a relative pronoun, the noun it stands for."""
    found = subject_of(verb)
    return antecedent(found, verb) if found is not None else None


def _party(doer: Token | None, lists: dict[str, frozenset[str]]) -> bool:
    if doer is None:
        return False
    return (
        doer.pos_ == "PROPN"
        or doer.lemma_.lower() in lists["parties"]
        or doer.ent_type_ in ("GPE", "NORP", "PERSON")
    )


def _outlet_word(word: Token, lemma: str, lists: dict[str, frozenset[str]]) -> Signal | None:
    owner = next(iter(children(word, "poss")), None)
    if word.pos_ == "NOUN" and (owner is None or not _party(owner, lists)):
        return None
    if word.pos_ == "ADJ" and (
        word.dep_ not in ("acomp", "oprd") or not _party(subject_of(word.head), lists)
    ):
        return None
    against = lemma in lists["oppose_words"]
    sign = -1 if against else 0 if lemma in ("open",) else 1
    if lemma in ("ready", "willing"):
        return _open(word, lists)
    return Signal(word, -sign if is_negated(word.head) else sign, _linked(word), _depth(word))
