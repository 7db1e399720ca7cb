"""Which words of a parse name an event: nouns with enough around them, verbs with what they need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.extract.events.clause_status import lemma, verb_key
from onrecord.extract.events.event_lexicon import Atom, EventWords, Noun, event_words
from onrecord.extract.events.event_roles import complements, head_word, modifiers
from onrecord.extract.grammar import antecedent, is_passive
from onrecord.records.event_types import event_types

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc, Token

    from onrecord.records.event_types import EventType

_CARRIERS = ("happen", "plan", "cancel", "postpone")
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
_MAX_CONTROL = 4  # verbs climbed for a subject
_NOBODY = frozenset({"nothing", "everything", "anything", "something"})
_REFUSALS = frozenset({"refuse", "decline", "reject"})
_PARTITIVES = frozenset(
    {"round", "series", "session", "set", "flurry", "phase", "stage", "start", "number", "package"}
)
_COMPLEMENTS = frozenset({"with", "between", "among", "of", "to", "by", "from"})
_WHERE = frozenset({"in", "at", "on"})
_NAMES = frozenset({"PERSON", "GPE", "NORP", "ORG", "LOC", "FAC", "EVENT", "DATE"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event, and the verb that carries it.

    Attributes:
        token: the trigger.
        top: the noun phrase's head: the trigger, or what it is a round, series or lifting of.
        type: the event type.
        plover: PLOVER root code, or None.
        carrier: the verb ``top`` is subject or object of or hangs on by a preposition; for a verb
            trigger, the trigger. None where there is none.
        slot: how ``top`` stands to the carrier: subject, object, a preposition, or "self".
        above: nouns between ``top`` and the carrier, nearest first ("plans for a visit").
        bare: a definite noun with nothing else, an event only where the article names it before.
    """

    token: Token
    top: Token
    type: str
    plover: str | None
    carrier: Token | None = None
    slot: str = "self"
    above: tuple[Token, ...] = field(default=())
    bare: bool = False

    @property
    def kind(self) -> EventType:
        """The row of the event type."""
        return event_types()[self.type]


def find_triggers(doc: Doc, nouns: AbstractSet[int], timed: Mapping[int, object]) -> list[Trigger]:
    """All triggers in the order of the text.

    Args:
        doc: the parsed article.
        nouns: indexes of the nouns that can name an event (`noun_entry`).
        timed: indexes of the words a date hangs on.
    """
    words = event_words()
    found: list[Trigger] = []
    for token in doc:
        trigger = None
        pos = token.pos_
        if pos in ("NOUN", "PROPN"):
            trigger = _noun_trigger(token, words, timed) if token.i in nouns else None
        elif pos in ("VERB", "AUX") or token.tag_.startswith("VB"):
            trigger = _verb_trigger(token, words)
        if trigger:
            found.append(trigger)
    return _without_doubles(found)


def noun_entry(token: Token) -> Noun | None:
    """What a noun can name, by itself or with the modifier just before it."""
    words = event_words().nouns
    key = lemma(token)
    if token.i and token.nbor(-1).head.i == token.i:
        before = token.nbor(-1)
        double = words.get(f"{lemma(before)} {key}") or words.get(f"{before.lower_} {key}")
        if double:
            return double
    return words.get(key)


def _noun_trigger(token: Token, words: EventWords, timed: Mapping[int, object]) -> Trigger | None:
    entry = noun_entry(token)
    if entry is None or token.dep_ in ("compound", "nmod", "amod"):
        return None
    top, wrapped = _top(token, entry)
    carrier, slot, above = _carrier(top)
    strength = _strength(token, top, entry, timed) | (2 if wrapped else 0)
    if entry.anchor == "verb":
        if wrapped or _carried(token, top, entry, carrier, slot):
            strength = 2
    elif strength < 2 and carrier is not None and slot in ("object", "subject"):
        key = verb_key(carrier)
        if any(key in words.governors[group] for group in _CARRIERS):
            strength = 2
    if not strength or (strength < 2 and not entry.bare):
        return None
    return Trigger(token, top, entry.type, entry.plover, carrier, slot, above, bare=strength < 2)


def _top(token: Token, entry: Noun) -> tuple[Token, bool]:
    """Climbs from "talks" to "round" in "round of talks", to "lifting" in "lifting of sanctions"."""
    if token.dep_ == "pobj" and token.head.lower_ in ("of", "from", "on", "in"):
        outer = token.head.head
        key = lemma(outer)
        if outer.pos_ in ("NOUN", "PROPN") and key in entry.heads:
            return outer, True
        if token.head.lower_ == "of" and key in _PARTITIVES:
            return outer, False
    return token, False


def _carrier(top: Token) -> tuple[Token | None, str, tuple[Token, ...]]:
    above: list[Token] = []
    node = top
    slot = ""
    for _ in range(6):
        dep, head = node.dep_, node.head
        if head is node:
            return None, "", tuple(above)
        if dep == "conj" and head.pos_ in ("NOUN", "PROPN"):
            node = head
        elif dep == "pobj" and head.lower_ == "of" and lemma(head.head) in event_words().cues["phases"]:
            node = head.head  # "at the beginning of talks" is at the talks
        elif dep in ("pobj", "pcomp"):
            slot = slot or head.lower_
            node = head
        elif head.pos_ in ("VERB", "AUX"):
            slot = slot or _slot_name(dep)
            return head, slot, tuple(above)
        elif head.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and dep in ("prep", "acl", "compound"):
            above.append(head)
            node = head
        elif dep in ("prep", "pcomp", "agent"):
            node = head
        else:
            return None, "", tuple(above)
    return None, "", tuple(above)


def clauses(noun: Token) -> list[Token]:
    """The clauses on a noun, also those parsed onto its last complement ("the talks with X set for May")."""
    found = [child for child in noun.rights if child.dep_ in ("acl", "relcl")]
    for target in complements(noun, _COMPLEMENTS):
        found += [child for child in target.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    follower = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if follower.tag_ == "VBN" and follower not in found and not any(True for _ in follower.lefts):
        found.append(follower)  # "under the deal struck Monday, ...", parsed as a clause of its own
    return found


def _slot_name(dep: str) -> str:
    if dep in _OBJECTS:
        return "object"
    return "subject" if dep in ("nsubj", "csubj") else dep


def _strength(token: Token, top: Token, entry: Noun, timed: Mapping[int, object]) -> int:
    """2 where one event is named, 1 for a bare "the talks", 0 for talks in general."""
    cues = event_words().cues
    nodes = (token,) if token is top else (token, top)
    if any(node.i in timed for node in nodes):
        return 2
    if entry.anchor == "verb":
        return 2 if _qualified(nodes, entry) else _bare_definite(nodes)
    for node in nodes:
        targets = complements(node, _COMPLEMENTS)
        if _named(targets) or (targets and event_types()[entry.type].about == "place"):
            return 2
        if any(target.ent_type_ in _NAMES for target in complements(node, _WHERE)):
            return 2
        if any(word.ent_type_ in _NAMES or word.dep_ == "poss" for word in modifiers(node)):
            return 2
    if any(child.lower_ in cues["future"] or child.lower_ in cues["past"] for child in token.lefts):
        return 2
    if entry.anchor == "any" and any(True for _ in top.lefts):
        return 2 if not _bare_definite(nodes) else 1
    return _bare_definite(nodes)


def _qualified(nodes: tuple[Token, ...], entry: Noun) -> bool:
    """Whether the words around tell which: "a final agreement", "a deal between", "the 2015 accord"."""
    for node in nodes:
        if _named(complements(node, entry.links)):
            return True
        if any(
            child.lower_ in entry.qualifiers or (child.ent_type_ == "DATE" and child.dep_ != "det")
            for child in node.lefts
        ):
            return True
    return False


def _named(targets: list[Token]) -> bool:
    actor = event_words().classes["actor"]
    return any(target.ent_type_ in _NAMES or lemma(target) in actor for target in targets)


def _bare_definite(nodes: tuple[Token, ...]) -> int:
    definite = event_words().cues["definite"]
    return int(any(child.lower_ in definite for node in nodes for child in node.lefts))


def _carried(token: Token, top: Token, entry: Noun, carrier: Token | None, slot: str) -> bool:
    """Whether a noun that needs its verb has it ("reached an agreement", "the deal struck")."""
    if entry.of:
        kind = event_words().classes[entry.of]
        return any(
            head_word(target) in kind or target.ent_type_ in kind
            for target in complements(token, frozenset({"of"}))
        )
    if carrier is not None and slot in ("object", "subject", "on", "to") and verb_key(carrier) in entry.verbs:
        return slot != "subject" or verb_key(carrier) in ("come", "break", "end")
    if any(child.dep_ in ("acl", "relcl") and lemma(child) in entry.verbs for child in top.rights):
        return True
    return token.dep_ == "pobj" and lemma(token.head.head) in entry.heads


# ---------------------------------------------------------------- verbs


def _verb_trigger(token: Token, words: EventWords) -> Trigger | None:
    entries = words.verbs.get(lemma(token), ())
    if entries and any(lemma(thing) in _NOBODY for thing in objects(token)):
        return None  # "nothing is agreed until everything is agreed"
    for entry in entries:
        for need in entry.needs:
            if all(_holds(token, atom, words) for atom in need):
                return Trigger(token, token, entry.type, entry.plover, carrier=token)
    return None


def _holds(verb: Token, atom: Atom, words: EventWords) -> bool:
    if atom.slot == "alone":
        return not any(child.dep_ in ("dobj", "xcomp", "ccomp", "prep") for child in verb.children)
    if atom.slot == "passive":
        return is_passive(verb)
    if atom.slot in ("xcomp", "ccomp"):
        kind = words.classes[atom.kind] if atom.kind else None
        return any(
            child.dep_ == atom.slot and (kind is None or lemma(child) in kind) for child in verb.children
        )
    if atom.slot == "prt":
        return any(child.dep_ == "prt" and child.lower_ == atom.kind for child in verb.children)
    fillers = fill(verb, atom.slot)
    if atom.kind is None:
        led = any(child.dep_ == "prep" and child.lower_ == atom.slot for child in verb.children)
        return bool(fillers) or led
    if atom.kind == "name":
        return any(filler.pos_ == "PROPN" for filler in fillers)
    wanted = words.classes[atom.kind]
    return any(filler.ent_type_ in wanted or head_word(filler) in wanted for filler in fillers)


def fill(verb: Token, slot: str) -> list[Token]:
    """The words in a slot of a verb: "object", "subject" or a preposition."""
    if slot == "object":
        return objects(verb)
    if slot == "subject":
        return subjects(verb)
    return complements(verb, frozenset({slot}))


def objects(verb: Token) -> list[Token]:
    """What a verb is done to, by active, passive, participle or relative clause."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN":
        found = [verb.head]
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ == "VBN":
        found = [child for child in verb.head.children if child.dep_ == "nsubjpass"]
        if not found and is_passive(verb):
            found = subjects(verb.head)
    return [antecedent(word, verb) for word in found]


def subjects(verb: Token) -> list[Token]:
    """Who does it; a conjunct or infinitive takes the subject, or object, of the verb above it."""
    node = verb
    for _ in range(_MAX_CONTROL):
        found = [child for child in node.children if child.dep_ == "nsubj"]
        agents = complements(node, frozenset({"by"})) if node.tag_ == "VBN" else []
        if found or agents:
            return [antecedent(word, node) for word in (found or agents)]
        passive = [child for child in node.children if child.dep_ == "nsubjpass"]
        if passive and node is not verb:
            return [antecedent(word, node) for word in passive]
        if node.head is node:
            return []
        if node.dep_ == "acl" and node.tag_ == "VB" and node.head.head.pos_ == "VERB":
            node = node.head.head  # "accepted an invitation to visit": who accepts visits
        elif node.dep_ in ("conj", "xcomp", "advcl", "pcomp", "ccomp") and (
            node.dep_ != "ccomp" or node.tag_ == "VB"
        ):
            above = node.head.head if node.dep_ == "pcomp" else node.head
            if node.dep_ in ("xcomp", "ccomp") and lemma(above) in event_words().governors["steer"]:
                asked = [child for child in above.children if child.dep_ in ("dobj", "nsubjpass")]
                if asked:
                    return asked  # "invited him to visit": he visits
            node = above
        else:
            return []
    return []


def _without_doubles(found: list[Trigger]) -> list[Trigger]:
    """Drops a noun whose verb already tells the same event ("signed the signing of ...")."""
    verbs = {trigger.token.i: trigger for trigger in found if trigger.slot == "self"}
    kept = []
    for trigger in found:
        carrier = trigger.carrier
        twin = verbs.get(carrier.i) if carrier is not None and trigger.slot != "self" else None
        if twin is not None and trigger.slot == "object" and _same_act(trigger.kind, twin.kind):
            continue
        above = trigger.token.head
        if (
            trigger.slot == "self"
            and trigger.token.dep_ == "xcomp"
            and above.i in verbs
            and lemma(above) in _REFUSALS
        ):
            continue
        kept.append(trigger)
    return kept


def _same_act(noun: EventType, verb: EventType) -> bool:
    """Whether a noun names what its verb does: "signed the agreement", "rejected the agreement"."""
    return noun.name == verb.name or (noun.has("agreed") and verb.about == "object")
