"""The status of an event from its trigger: modifiers, the nouns and the verb around a noun, or its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.event_status import clause_status, noun_status, verb_key
from onrecord.extract.event_words import event_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.event_triggers import Trigger
    from onrecord.records.readings import EventStatus


def trigger_status(trigger: Trigger) -> EventStatus:
    """The status of the event a trigger names; "unknown" where a definite noun stands with no word on it."""
    if trigger.slot == "self":
        return clause_status(trigger.token)
    return _by_modifier(trigger) or _by_nouns(trigger) or _by_carrier(trigger)


def _by_modifier(trigger: Trigger) -> EventStatus | None:
    """The status a modifier tells: "forthcoming visit", "cancelled summit"."""
    cues = event_words().cues
    words = {
        child.lower_
        for child in (*trigger.token.children, *trigger.top.children)
        if child.i < trigger.top.i or child.dep_ == "acl"
    }
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
    for noun in trigger.above:
        status = noun_status(noun)
        if status:
            return status
    return None


def _by_carrier(trigger: Trigger) -> EventStatus:
    """The status by the verb that the noun is subject or object of, or hangs on."""
    carrier = _clause_of(trigger)
    if carrier is None:
        return "unknown" if is_definite(trigger) else "hypothetical"
    governors = event_words().governors
    key, base = verb_key(carrier), clause_status(carrier)
    real = base == "happened"
    if trigger.slot in ("object", "subject"):
        if key in governors["cancel"]:
            return "cancelled" if real else "hypothetical"
        if key in governors["postpone"]:
            return "planned" if real or base == "planned" else base
        if trigger.slot == "object" and key in governors["deny"]:
            return "denied" if real else "hypothetical"
        if trigger.slot == "object" and key in governors["plan"]:
            return "planned" if real or base == "planned" else base
        if trigger.slot == "object" and key in governors["wish"] and key not in governors["happen"]:
            return "hypothetical"
    return _by_preposition(trigger, key, base)


def _by_preposition(trigger: Trigger, key: str, base: EventStatus) -> EventStatus:
    governors = event_words().governors
    if trigger.slot in ("for", "on", "about", "over") and key in governors["wish"]:
        return "hypothetical"
    if trigger.slot in ("before", "ahead", "until", "pending"):
        return "planned"
    if trigger.slot in ("after", "following", "since", "despite"):
        return "happened" if base == "happened" else "unknown"
    if trigger.slot in ("at", "during") and base == "denied":
        return "happened"
    if trigger.above or key not in governors["happen"]:
        return _loose(trigger, base)
    return base


def _loose(trigger: Trigger, base: EventStatus) -> EventStatus:
    """The status where the verb says nothing of the event itself: its own only for "a meeting"."""
    if (
        trigger.slot in ("at", "during", "in", "subject")
        and not trigger.above
        and base in ("happened", "planned")
    ):
        return base
    if is_definite(trigger):
        return "unknown"
    return "hypothetical" if trigger.above or base == "denied" else base


def _clause_of(trigger: Trigger) -> Token | None:
    """The verb whose tense tells: a clause on the noun itself ("talks held"), else its carrier."""
    governors = event_words().governors
    for child in trigger.top.rights:
        if child.dep_ in ("acl", "relcl"):
            key = verb_key(child)
            if any(key in governors[group] for group in ("happen", "plan", "cancel", "postpone")):
                return child
    return trigger.carrier


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
