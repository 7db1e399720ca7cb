"""What a sentence says of an event: that it happened, is planned, was called off, is only thought of.

The judgement follows the verb that carries the event up the parse: its tense and modals, the
verb or noun it depends on ("plans to", "failed to", "hopes of"), if-clauses and negation. The idea
is that of factuality profiles (Saurí and Pustejovsky 2009), with the record's coarser values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.event_lexicon import event_words
from onrecord.extract.grammar import has_negation, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.records.readings import EventStatus

MAX_CLIMB = 8  # steps up the parse; deeper embeddings than this were all parse errors in what we read
_VERBS = frozenset({"VERB", "AUX"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_DOUBT = frozenset({"could", "may", "might", "can", "should", "must", "ca", "ought", "need"})
_NEVER = frozenset({"never", "not", "n't", "no", "n’t", "nor", "neither"})
_READY = frozenset(
    {"due", "ready", "set", "likely", "prepared", "scheduled", "willing", "poised", "bound", "slated"}
)
_UNREAL = frozenset({"hypothetical", "denied", "cancelled"})


def lemma(token: Token) -> str:
    """The lowercase lemma; a plural proper noun loses its s ("Talks")."""
    word = token.lemma_.lower()
    if token.tag_ == "NNPS" and word.endswith("s"):
        return word[:-1]
    return word


def verb_key(verb: Token) -> str:
    """The lemma of a verb, "cancel" and "postpone" for the particle verbs that mean it."""
    word = lemma(verb)
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    if (word, particle) == ("call", "off"):
        return "cancel"
    if (word, particle) in (("put", "off"), ("push", "back"), ("put", "back")):
        return "postpone"
    if (word, particle) == ("rule", "out"):
        return "exclude"
    return word


def clause_status(verb: Token) -> EventStatus:
    """Whether what ``verb`` tells happened, by its tense, modals and what it depends on."""
    status: EventStatus = _own_status(verb)
    if status == "planned" and _has_condition(verb):
        return "hypothetical"
    node = verb
    for _ in range(MAX_CLIMB):
        if _in_condition(node):
            return "hypothetical"
        if node.dep_ == "pcomp" and node.head.lower_ == "without":
            return "denied"
        if node.dep_ in ("acl", "relcl") and lemma(node.head) in event_words().cues["reports"]:
            return "denied" if disclaims(node.head.head) else status
        if node.dep_ not in ("ccomp", "xcomp", "conj", "advcl", "pcomp") or node.head is node:
            return status
        above = node.head
        if node.dep_ == "ccomp" and above.pos_ in _VERBS:
            status = _reported(verb_key(above), status)
        node = above
    return status


def disclaims(verb: Token) -> bool:
    """Whether somebody denies what is told: "denied reports", "dismissed a claim"."""
    return verb.pos_ in _VERBS and verb_key(verb) in event_words().governors["disclaim"]


def _has_condition(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb: "will sign only if"."""
    return any(child.dep_ in ("advcl", "ccomp") and _in_condition(child) for child in verb.children)


def _in_condition(verb: Token) -> bool:
    conditions = event_words().cues["if"]
    if any(child.dep_ == "mark" and lemma(child) in conditions for child in verb.children):
        return True
    above = verb.head  # "provided a treaty is signed" is often parsed with "provided" as the verb
    return verb.dep_ == "ccomp" and above.lower_ in conditions and above.tag_ in ("VBN", "VBD", "VBG")


def _reported(key: str, status: EventStatus) -> EventStatus:
    governors = event_words().governors
    if key == "deny":
        return "denied"
    if key in governors["wish"] and status == "planned":
        return "hypothetical"
    return status


def _own_status(verb: Token) -> EventStatus:
    """The status by the verb's own form; infinitives, gerunds and conjuncts ask what they depend on."""
    node = verb
    for _ in range(MAX_CLIMB):
        aux = [child for child in node.children if child.dep_ in ("aux", "auxpass")]
        words = {child.lower_ for child in aux}
        negative = has_negation(node) or any(child.lower_ in _NEVER for child in node.children)
        if "to" in words:
            return _infinitive(node, negative)
        if words & _FUTURE:
            return "denied" if negative else "planned"
        if "would" in words or "'d" in words:
            return _would(node, negative)
        if words & _DOUBT or "be" in words:  # "insisted that sanctions be lifted"
            return "hypothetical"
        if node.tag_ == "VBG" and not aux:
            return _gerund(node)
        if node.dep_ == "conj" and node.head.pos_ in _VERBS and _leans_on(node, aux):
            node = node.head
            continue
        if negative:
            return "hypothetical" if _still_open(node, words) else "denied"
        if node.tag_ == "VB" and not aux:
            return "hypothetical"
        return "happened"
    return "unknown"


def _still_open(verb: Token, aux: set[str]) -> bool:
    """It may still come: "has not signed", "never signed", "not yet signed"."""
    return bool(aux & {"has", "have", "'ve"}) or any(
        child.lower_ in ("never", "yet") for child in verb.children
    )


def _leans_on(verb: Token, aux: list[Token]) -> bool:
    """Whether a conjunct has its tense from the verb before ("will visit and sign")."""
    if aux or own_subject(verb) is not None:
        return False
    return verb.tag_ in ("VB", "VBN", "VBG")


def _would(verb: Token, negative: bool) -> EventStatus:
    """Future in the past under a past reporting verb ("said he would visit"), else a condition."""
    above = verb.head
    if verb.dep_ in ("ccomp", "conj") and above.tag_ in ("VBD", "VBN") and above is not verb:
        return "denied" if negative else "planned"
    return "hypothetical"


def _infinitive(verb: Token, negative: bool) -> EventStatus:
    above = verb.head
    if any(child.lower_ in ("how", "whether", "when") for child in verb.lefts):
        return "hypothetical"
    if verb.dep_ in ("acl", "relcl") or above.pos_ in ("NOUN", "PROPN", "PRON"):
        return noun_status(above) or ("hypothetical" if negative else "planned")
    if above.pos_ == "ADJ":
        return _by_adjective(above)
    status = _under(verb_key(above), above)
    if negative and status == "planned":
        return "denied"
    return status


def _by_adjective(adjective: Token) -> EventStatus:
    word = adjective.lower_
    if word in _READY:
        return "planned"
    return "denied" if word in ("unable", "unwilling") else "hypothetical"


def _under(key: str, above: Token) -> EventStatus:
    """The status of an infinitive or gerund under the verb ``above``."""
    governors = event_words().governors
    base = _finite(above)
    if key in governors["deny"]:
        return "hypothetical" if base in _UNREAL else "denied"
    if key in governors["wish"] or key == "have":  # "have to sign"
        return "hypothetical"
    if key in governors["plan"] or key in ("be", "go", "do"):
        return base if base in _UNREAL else "planned"
    if key in governors["happen"] or key in ("manage", "come", "proceed", "keep"):
        return base
    if base in _UNREAL:
        return base
    return "planned" if key in event_words().cues["motion"] else "hypothetical"


def _finite(verb: Token) -> EventStatus:
    """A shallow look at a governing verb: its modals and negation only."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if has_negation(verb):
        return "denied"
    if words & _FUTURE or "to" in words:
        return "planned"
    return "hypothetical" if words & _DOUBT or "would" in words else "happened"


def _gerund(verb: Token) -> EventStatus:
    above = verb.head
    if verb.dep_ == "pcomp":
        word = above.lower_
        if word in ("after", "following", "since", "upon", "despite"):
            return "happened"
        if word == "by" and above.head.pos_ in _VERBS:
            return _finite(above.head)
        if word in ("before", "without", "until"):
            return "hypothetical"
        governor = above.head
        if governor.pos_ in ("NOUN", "PROPN"):
            return noun_status(governor) or "hypothetical"
        if governor.pos_ in _VERBS and lemma(governor) in event_words().governors["judge"]:
            claimed = lemma(governor) == "accuse"
            return "hypothetical" if claimed else "happened"  # "thanked him for inviting us"
        if (
            governor.pos_ in _VERBS
            and word in ("with", "in")
            and verb_key(governor) not in event_words().governors["wish"]
        ):
            return _finite(governor)
        return "hypothetical"
    if verb.dep_ == "xcomp" and above.pos_ in _VERBS:
        return _under(verb_key(above), above)
    if verb.dep_ in ("advcl", "acl", "conj") and above.pos_ in _VERBS:
        return _finite(above)
    return "happened" if verb.dep_ in ("acl", "relcl", "ROOT", "advcl") else "hypothetical"


def past_tense(verb: Token) -> bool:
    """Whether the form alone puts it in the past: "signed", "was signed", "a deal signed in May"."""
    if verb.tag_ == "VBD":
        return True
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ != "VBN" or words & (_FUTURE | _DOUBT) or "to" in words or "be" in words:
        return False
    return bool(words & {"was", "were", "had", "has", "have", "been"}) or (not words and verb.dep_ == "acl")


def noun_status(noun: Token) -> EventStatus | None:
    """What a governing noun says of an event ("plans to", "hopes of"), or None."""
    cues = event_words().cues
    word = lemma(noun)
    if any(child.lower_ in _NEVER for child in noun.children):
        return "hypothetical"
    if word in cues["plan_nouns"]:
        return "planned"
    if word in ("refusal", "failure", "inability", "unwillingness"):
        return "denied"
    return "hypothetical" if word in cues["wish_nouns"] else None
