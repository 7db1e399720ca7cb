"""Mentions of events: what happened, is planned, was called off, or is only spoken of.

Triggers are found by `event_triggers` from the word lists in ``data/events_en.toml``; here each is
given its phrase, its people, place and time, and its status as of the article.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.extract.events.clause_status import lemma, verb_key
from onrecord.extract.events.event_lexicon import event_words
from onrecord.extract.events.event_news import is_news, lends, tells_its_day
from onrecord.extract.events.event_roles import (
    DEADLINES,
    Finder,
    actor_spans,
    complements,
    modifiers,
    named_place,
    place_span,
    time_of,
)
from onrecord.extract.events.trigger_phrases import about, event_phrase, points_back
from onrecord.extract.events.trigger_status import (
    came_to_nothing,
    deniers,
    is_past,
    trigger_status,
    was_moved,
)
from onrecord.extract.events.triggers import Trigger, clauses, find_triggers, noun_entry, objects, subjects
from onrecord.extract.grammar import word_span
from onrecord.records.event_types import event_types
from onrecord.records.readings import EventMention
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.event_types import EventType
    from onrecord.records.readings import EventStatus

_BESIDE = frozenset({"with", "between", "among", "to", "against"})
_CARRIERS = ("happen", "plan", "cancel", "postpone")
_MAX_CHAIN = 3
_PRESS = ("press conference", "news conference", "press briefing", "news briefing", "speech", "address")


def find_events(context: Context) -> tuple[EventMention, ...]:
    """Every mention of an event, in the order of the text."""
    nouns = frozenset(
        token.i for token in context.doc if token.pos_ in ("NOUN", "PROPN") and noun_entry(token) is not None
    )
    finder = Finder.of(context, nouns)
    named: set[str] = set()
    found: list[EventMention] = []
    for trigger in find_triggers(context.doc, nouns, finder.times):
        if (trigger.bare and trigger.type not in named) or came_to_nothing(trigger):
            continue
        named |= {trigger.type, *_swapped(trigger.kind)}
        found.append(_mention(finder, trigger))
    found.sort(key=lambda mention: (mention.span, mention.trigger))
    return tuple(_settled(found))


def _settled(mentions: list[EventMention]) -> Iterator[EventMention]:
    """Gives "the visit" of which nothing is said the status of the last visit spoken of."""
    last: dict[str, EventStatus] = {}
    for mention in mentions:
        status, kind = mention.status, event_types()[mention.type]
        if status == "unknown":
            if kind.about == "object":
                status = "happened" if mention.start else "hypothetical"
            elif mention.participants or mention.place or mention.start:
                status = "happened"
            else:
                same = (mention.type, *_swapped(kind))
                status = next((last[type_] for type_ in same if type_ in last), "happened")
        last[mention.type] = status
        yield replace(mention, status=status) if status != mention.status else mention


def _swapped(kind: EventType) -> list[str]:
    """The other types that a noun of this type can mean: "the talks" a meeting."""
    if not kind.has("swapped"):
        return []
    others = (other for other in event_types().values() if other.group == kind.group)
    return [other.name for other in others if other.has("swapped") and other is not kind]


def _mention(finder: Finder, trigger: Trigger) -> EventMention:
    hosts = _hosts(trigger)
    status = trigger_status(trigger)
    moved = was_moved(trigger)
    when = _when(finder, hosts, moved)
    published = finder.context.published_at(trigger.token.idx).value
    if status in ("happened", "unknown") and when.start and published and _later(when.start, published):
        if is_past(trigger):
            when = _When()  # "announced over the weekend" was taken for the coming one
        else:
            status = "planned"
    if when.time is None and status == "happened" and tells_its_day(finder.context, trigger):
        when = _When(published, basis="published")
    place = _place(finder, trigger, hosts)
    return EventMention(
        type=trigger.type,
        trigger=word_span(trigger.token),
        span=event_phrase(trigger),
        status=status,
        participants=_participants(finder, trigger, place),
        place=place,
        start=when.start,
        end=when.end,
        time=when.time,
        background=_background(when, published),
        plover=trigger.plover,
        definite=points_back(trigger),
        about=about(trigger),
        moved=moved,
        basis=when.basis,
        news=when.time is None and status == "happened" and is_news(finder.context, trigger),
    )


@dataclass(frozen=True, slots=True)
class _When:
    """Start and end of an event as ISO dates, the words that tell them, and what they rest on."""

    start: str | None = None
    end: str | None = None
    time: Span | None = None
    basis: Literal["text", "published", "none"] = "none"


def _when(finder: Finder, hosts: list[Token], moved: bool) -> _When:
    """The time of an event; a deadline ("by July") is its end, unless it was moved to then."""
    dated = time_of(finder, hosts)
    if dated is None:
        return _When()
    start, end = _day(dated.time.start), _day(dated.time.end)
    if dated.link in DEADLINES and not moved:
        return _When(None, end or start, dated.time.span, "text")
    return _When(start, end if end != start else None, dated.time.span, "text")


def _day(value: str | None) -> str | None:
    """The date without a time of day."""
    return value[: len("2019-02-16")] if value else None


def _later(start: str, published: str) -> bool:
    """Whether ``start`` is after ``published``, compared at the coarser precision of the two."""
    length = min(len(start), len(published))
    return start[:length] > published[:length]


def _background(when: _When, published: str | None) -> bool:
    """Whether the time is more than a year before the article."""
    last = when.end or when.start
    if not (last and published):
        return False
    return f"{int(published[:4]) - 1:04d}{published[4:]}" > last


# ---------------------------------------------------------------- who, where, when


def _hosts(trigger: Trigger) -> list[Token]:
    """The words whose time and place are the event's, nearest first."""
    hosts = [trigger.token]
    if trigger.top is not trigger.token:
        hosts.append(trigger.top)
    governors = event_words().governors
    for child in clauses(trigger.top):
        if any(verb_key(child) in governors[group] for group in ("happen", "plan", "postpone")):
            hosts.append(child)
            hosts += _due(child)
    carrier = trigger.carrier
    if carrier is not None and trigger.slot != "self" and lends(trigger, carrier):
        hosts.append(carrier)
        hosts += [child for child in carrier.children if child.dep_ == "xcomp"]
        hosts += _chain(carrier)
    elif trigger.slot == "self":
        hosts += _chain(trigger.token)
    return hosts


def _due(verb: Token) -> list[Token]:
    """Infinitives that tell more of it: "was due to open on Friday", "was to be held in May"."""
    adjectives = [child for child in verb.children if child.dep_ == "acomp"]
    return [child for above in (verb, *adjectives) for child in above.children if child.dep_ == "xcomp"]


def _chain(verb: Token) -> list[Token]:
    """Verbs above whose time is this verb's too: "is scheduled to visit", "arrives and meets"."""
    governors = event_words().governors
    found: list[Token] = []
    node = verb
    while node.dep_ == "xcomp" and node.head is not node and len(found) < _MAX_CHAIN:
        key = lemma(node.head)
        if key in ("agree", "promise", "decide") or not (
            key in governors["plan"] or key in governors["deny"]
        ):
            break
        node = node.head
        found.append(node)
    if (
        node.dep_ == "conj"
        and node.head.pos_ == "VERB"
        and not any(child.dep_ == "nsubj" for child in node.children)
    ):
        found.append(node.head)
    return found


def _place(finder: Finder, trigger: Trigger, hosts: list[Token]) -> Span | None:
    if trigger.kind.about == "place":
        for target in (
            *(objects(trigger.token) if trigger.slot == "self" else ()),
            *complements(trigger.token, frozenset({"to", "in"})),
        ):
            span = named_place(finder, target)
            if span:
                return span
    return place_span(finder, hosts, (trigger.token, trigger.top))


def _participants(finder: Finder, trigger: Trigger, place: Span | None) -> tuple[Span, ...]:
    """Who takes part: subjects and objects of its verb, possessors, "with", "between", "by"."""
    heads = _doers(trigger)
    for node in (trigger.token, trigger.top):
        heads += complements(node, _partner_preps(trigger))
    if trigger.slot != "self":
        for carrier in _light(trigger):
            heads += complements(carrier, _BESIDE)
    spans = actor_spans(finder, heads) or actor_spans(finder, deniers(trigger))
    return tuple(span for span in spans if span != place or trigger.kind.about == "place")


def _doers(trigger: Trigger) -> list[Token]:
    token, carrier = trigger.token, trigger.carrier
    if trigger.slot == "self":
        return subjects(token) + objects(token)
    heads: list[Token] = []
    for node in (token, trigger.top):
        heads += [word for word in modifiers(node) if word.dep_ != "amod" or word.ent_type_]
    if trigger.slot == "object":
        heads += [subject for light in _light(trigger) for subject in subjects(light)]
    attended = trigger.slot in ("at", "during") and _shares_speaker(trigger)
    if carrier is not None and (attended or _possessed(trigger)):
        heads += subjects(carrier)
    return heads


def _partner_preps(trigger: Trigger) -> frozenset[str]:
    """The prepositions after which somebody who takes part is named."""
    partners = event_words().partners["verbs" if trigger.slot == "self" else "nouns"]
    return partners.get(trigger.type, partners["any"])


def _possessed(trigger: Trigger) -> bool:
    """Whether it belongs to who is spoken of: "spoke after their talks", "put off his visit"."""
    return any(child.lower_ in ("their", "his", "her", "its") for child in trigger.top.lefts)


def _shares_speaker(trigger: Trigger) -> bool:
    """Whether who speaks or acts "at the talks" takes part: not at a summit with a name of its own."""
    return trigger.kind.has("attended") and about(trigger) in (None, *_PRESS)


def _light(trigger: Trigger) -> list[Token]:
    """The carrier, where its people are the event's: "held talks with", "the talks were held between"."""
    carrier = trigger.carrier
    if carrier is None or trigger.slot not in ("object", "subject") or trigger.above:
        return []
    key, governors = verb_key(carrier), event_words().governors
    entry = noun_entry(trigger.token)
    own = entry is not None and key in entry.verbs
    return [carrier] if own or any(key in governors[group] for group in _CARRIERS) else []
