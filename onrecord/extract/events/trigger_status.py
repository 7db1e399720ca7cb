"""The status of an event from its trigger: modifiers, the nouns and the verb around a noun, or its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.clause_status import (
    clause_status,
    disclaims,
    lemma,
    noun_status,
    past_tense,
    verb_key,
)
from onrecord.extract.events.event_lexicon import event_words
from onrecord.extract.events.triggers import clauses, noun_entry, subjects
from onrecord.extract.grammar import has_negation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.events.triggers import Trigger
    from onrecord.records.readings import EventStatus

_TELLING = frozenset({"object", "subject", "to", "at", "in", "during", "with"})


def trigger_status(trigger: Trigger) -> EventStatus:
    """The status of the event a trigger names; "unknown" where a definite noun stands with no word on it."""
    if trigger.slot == "self":
        return clause_status(trigger.token)
    if _disclaimed(trigger):
        return "denied"
    own = _clause_of(trigger)
    if own is not None and own is not trigger.carrier:  # "an agreement they negotiated" tells for itself
        return _by_modifier(trigger) or _by_carrier(trigger)
    return _by_modifier(trigger) or _by_nouns(trigger) or _by_carrier(trigger)


def _disclaimed(trigger: Trigger) -> bool:
    """Whether somebody says there was none: "denied any meeting", "denied reports of a meeting"."""
    carrier, reports = trigger.carrier, event_words().cues["reports"]
    if carrier is None or clause_status(carrier) != "happened":
        return False
    if trigger.above and lemma(trigger.above[-1]) in reports:
        return disclaims(carrier)
    return verb_key(carrier) == "deny" and trigger.slot == "object" and not trigger.above


def deniers(trigger: Trigger) -> list[Token]:
    """Who denies it: a party to what it is accused of, where nobody else is named."""
    node = trigger.token if trigger.slot == "self" else trigger.carrier
    if node is not None and node.dep_ == "ccomp":
        node = node.head
    return subjects(node) if node is not None and disclaims(node) else []


def came_to_nothing(trigger: Trigger) -> bool:
    """Whether it tells that no agreement came about, which is no event and nobody's denial."""
    carrier = trigger.carrier
    if not trigger.kind.has("agreed") or trigger.slot == "self" or carrier is None or _disclaimed(trigger):
        return False
    if any(child.lower_ == "no" for child in trigger.token.children):
        return True
    told = trigger.slot in ("object", "subject") and not trigger.above
    return told and _did_not(carrier) and verb_key(carrier) not in event_words().governors["deny"]


def _did_not(verb: Token) -> bool:
    """Whether a verb is negated in the past tense: "did not reach", "was not reached"."""
    return has_negation(verb) and (past_tense(verb) or any(child.lower_ == "did" for child in verb.children))


def _by_modifier(trigger: Trigger) -> EventStatus | None:
    """The status a modifier tells: "forthcoming visit", "cancelled summit"."""
    cues = event_words().cues
    words = {
        child.lower_
        for child in (*trigger.token.children, *trigger.top.children)
        if child.i < trigger.top.i or child.dep_ == "acl"
    }
    if "no" in words:
        return "denied"
    if words & cues["cancelled"]:
        return "cancelled"
    if words & cues["postponed"]:
        return "planned"
    if words & cues["future"]:
        return "planned"
    if words & cues["possible_strong"]:
        return "hypothetical"
    return None


def _by_nouns(trigger: Trigger) -> EventStatus | None:
    """The status that nouns around it tell: "plans for a visit"; not "agreement on", "talks on"."""
    for noun in trigger.above:
        if noun_entry(noun) is None:
            status = noun_status(noun)
            if status:
                return status
    return None


def _by_carrier(trigger: Trigger) -> EventStatus:
    """The status by the verb that the noun is subject or object of, or hangs on."""
    carrier = _clause_of(trigger)
    if carrier is None:
        return "unknown" if is_definite(trigger) else "hypothetical"
    key, base = verb_key(carrier), clause_status(carrier)
    if trigger.slot in ("object", "subject") or carrier is not trigger.carrier:
        told = _as_argument(trigger, carrier, key, base)
        if told:
            return told
    elif (
        trigger.slot in ("at", "during", "in")
        and key in event_words().governors["plan"]
        and _impersonal(carrier)
    ):
        return "planned" if base == "happened" else base  # "during the visit it is planned to"
    entry = noun_entry(trigger.token)
    happens = key in event_words().governors["happen"] or (entry is not None and key in entry.verbs)
    own = carrier is not trigger.carrier
    if happens and (own or (not trigger.above and trigger.slot in _TELLING)):
        if trigger.slot in ("at", "in", "during") and base == "denied":
            return "happened"  # "failed to agree at talks in Tarn"
        return base
    return _by_preposition(trigger, key, base)


def _impersonal(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.lower_ == "it" for child in verb.children)


def _as_argument(trigger: Trigger, carrier: Token, key: str, base: EventStatus) -> EventStatus | None:
    """The status where the carrier sets, moves, cancels, denies or wants the event itself."""
    governors = event_words().governors
    real = base == "happened"
    if key in governors["cancel"]:
        if base == "denied":
            return "unknown"  # "the visit is not cancelled"
        return "cancelled" if real else "hypothetical"
    if key in governors["postpone"]:
        return "planned" if real or base == "planned" else base
    if trigger.slot == "subject" and carrier is trigger.carrier:
        still_open = event_words().cues["open"]
        if key == "be" and any(
            child.dep_ == "acomp" and lemma(child) in still_open for child in carrier.children
        ):
            return "hypothetical"
        return "unknown" if key == "be" and base == "denied" and is_definite(trigger) else None
    if key == "announce":
        return "planned" if trigger.kind.has("announced") and real else base
    if key == "be":
        named = [status for subject in subjects(carrier) if (status := noun_status(subject))]
        return named[0] if named else None
    if key in governors["deny"]:
        return "denied" if real else "hypothetical"
    if key in governors["plan"]:
        return "planned" if real or base == "planned" else base
    if key in governors["wish"] and key not in governors["happen"]:
        return "unknown" if is_definite(trigger) or key == "call" else "hypothetical"
    return None


def _by_preposition(trigger: Trigger, key: str, base: EventStatus) -> EventStatus:
    if trigger.slot in ("for", "on", "about", "over") and key in event_words().governors["wish"]:
        return "hypothetical"
    if trigger.slot == "for" and not is_definite(trigger) and key not in event_words().cues["motion"]:
        return "hypothetical"  # "open for talks", but "flew in for talks"
    if trigger.slot in ("ahead", "pending"):
        return "planned"
    if trigger.slot == "before":
        return "unknown"
    if trigger.slot in ("after", "following", "since", "despite"):
        return "happened" if base == "happened" else "unknown"
    if trigger.slot in ("at", "during") and base == "denied":
        return "happened"
    return _loose(trigger, base)


def _loose(trigger: Trigger, base: EventStatus) -> EventStatus:
    """The status where the verb says nothing of the event itself: its own only for "at a meeting"."""
    phases = event_words().cues["phases"]
    inside = all(lemma(noun) in phases for noun in trigger.above)  # "at the beginning of talks"
    if trigger.slot in ("at", "during", "in") and inside and base in ("happened", "planned"):
        return base
    if is_definite(trigger):
        return "unknown"
    return "hypothetical" if trigger.above or base == "denied" else base


def _clause_of(trigger: Trigger) -> Token | None:
    """The verb whose tense tells: a clause on the noun itself ("talks held"), else its carrier."""
    governors = event_words().governors
    carrier = trigger.carrier
    if carrier is not None and trigger.slot in ("object", "subject"):
        key = verb_key(carrier)
        if key in governors["cancel"] or key in governors["postpone"]:
            return carrier
    takes_place = (
        carrier is not None and trigger.slot == "object" and verb_key(carrier) in governors["happen"]
    )
    for child in clauses(trigger.top):
        key = verb_key(child)
        if takes_place and key not in governors["happen"]:
            continue  # "ended a visit that had been put off"
        if any(key in governors[group] for group in ("happen", "plan", "cancel", "postpone")):
            return child
    return carrier


def is_definite(trigger: Trigger) -> bool:
    """Whether the noun is spoken of as known: "the talks", "Monday's talks", "the Geneva talks"."""
    cues = event_words().cues["definite"]
    return any(
        child.lower_ in cues or child.dep_ == "poss" or child.ent_type_ in ("GPE", "DATE", "ORDINAL")
        for node in (trigger.token, trigger.top)
        for child in node.lefts
    )


def was_moved(trigger: Trigger) -> bool:
    """Whether the event was put off: "postponed the visit", "the delayed summit"."""
    words = event_words()
    carrier = _clause_of(trigger) if trigger.slot != "self" else None
    postponed = carrier is not None and verb_key(carrier) in words.governors["postpone"]
    if postponed and carrier is not None and trigger.slot in ("object", "subject"):
        return clause_status(carrier) in ("happened", "planned")
    return any(child.lower_ in words.cues["postponed"] for child in trigger.top.lefts)


def is_past(trigger: Trigger) -> bool:
    """Whether the verb that tells of the event stands in a past tense."""
    verb = _clause_of(trigger) if trigger.slot != "self" else trigger.token
    return verb is not None and past_tense(verb)
