"""Whether an article tells an event as its news: in its own voice, in the simple past, with no other time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.clause_status import lemma, past_tense, verb_key
from onrecord.extract.events.event_lexicon import event_words
from onrecord.extract.events.trigger_phrases import points_back, points_elsewhere
from onrecord.extract.events.triggers import noun_entry
from onrecord.extract.grammar import is_cue

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.extract.events.triggers import Trigger

_PERFECT = frozenset({"had", "has", "have", "'ve", "’ve", "'d", "’d"})
_BEFORE = frozenset(
    {"already", "once", "previously", "earlier", "ever", "initially", "originally", "formerly"}
)
_AFTER = frozenset({"at", "in", "during", "after", "following", "with"})


def lends(trigger: Trigger, carrier: Token) -> bool:
    """Whether the carrier's time is the event's: "held on Monday", "said at a meeting on Monday"."""
    if trigger.slot in ("at", "during"):
        return True
    if trigger.slot == "in":
        phases = event_words().cues["phases"]
        return all(lemma(noun) in phases or noun_entry(noun) is not None for noun in trigger.above)
    if trigger.slot not in ("object", "subject") or trigger.above:
        return False
    governors = event_words().governors
    key = verb_key(carrier)
    if trigger.kind.has("addressed") and key == "tell":
        return True
    return any(key in governors[group] for group in ("happen", "plan", "postpone"))


def tells_its_day(context: Context, trigger: Trigger) -> bool:
    """Whether a readout tells in the simple past, in its own voice, what took place on its own day."""
    if context.article.genre not in ("readout", "transcript"):
        return False
    if len(context.published_at(trigger.token.idx).value or "") < len("2019-02-16") or not _in_own_voice(
        context, trigger
    ):
        return False
    verb = trigger.token if trigger.slot == "self" else trigger.carrier
    if verb is None or verb.dep_ not in ("ROOT", "conj", "advcl"):
        return False
    if points_elsewhere(trigger) or points_back(trigger):
        return False
    told = trigger.slot in ("self", "object", "subject") and not trigger.above
    return told and _simple_past(verb)


def is_news(context: Context, trigger: Trigger) -> bool:
    """Whether the main clause tells it in the simple past: "met", "held talks", "said after a meeting"."""
    verb = trigger.token if trigger.slot == "self" else trigger.carrier
    if verb is None or points_elsewhere(trigger) or not _in_own_voice(context, trigger):
        return False
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and trigger.slot == "object":
        return _attributed(context, verb.head) and lends(trigger, verb)  # "said, opening the meeting"
    if not _simple_past(verb) or any(child.lower_ in _BEFORE for child in verb.children):
        return False
    if trigger.slot in _AFTER and _attributed(context, verb):
        return True
    if verb.dep_ not in ("ROOT", "conj"):
        return False
    return trigger.slot == "self" or lends(trigger, verb)


def _attributed(context: Context, verb: Token) -> bool:
    """Whether the verb attributes a statement in the simple past."""
    return is_cue(context, verb) and _simple_past(verb)


def _in_own_voice(context: Context, trigger: Trigger) -> bool:
    """Whether it stands in the running text, outside what anybody is told to have said."""
    at = trigger.token.idx
    if not any(part.role == "body" and part.start <= at < part.end for part in context.article.parts):
        return False
    return not any(span.start <= at < span.end for said in context.statements for span in said.content)


def _simple_past(verb: Token) -> bool:
    return past_tense(verb) and not any(child.lower_ in _PERFECT for child in verb.children)
