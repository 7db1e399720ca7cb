"""The rows of the record, field for field as the output contract names them.

These classes are what `store` keeps and `export` writes (see docs/record.md). Ids derive from
content. An optional field that is unknown is None. ``corrections`` are the entries of the user's log that
were applied to the row, oldest first (`onrecord.records.corrections`); one confirms a ``confirmed`` row.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from onrecord.records.readings import EventStatus, Mode, Polarity, Stance, Verbatim, Voice

_ID_LENGTH = 16  # 64 bits: one collision expected in 4 billion rows of one kind


def row_id(kind: str, *content: object) -> str:
    """A stable id: ``kind`` and the first 64 bits of the hash of what the row is."""
    digest = sha256("\x1f".join(str(part) for part in content).encode()).hexdigest()
    return f"{kind}_{digest[:_ID_LENGTH]}"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """An exact span of an article that supports a row: ``text[start:end] == quote``, always."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class SaidOn:
    """When the words were said, at the precision known, and what tells it."""

    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed statement.

    ``confidence`` (0 to 1) is how likely it is right: its words, and who says them. ``shown`` is False if the
    gate holds it back: it is in the record, but lists leave it out (`onrecord.records.shown_rows`).
    """

    id: str
    article: str
    mode: Mode
    content: tuple[Evidence, ...]
    cue: Evidence | None
    speaker_mention: Evidence | None
    speaker: str | None
    speaker_name: str | None
    side: str | None
    addressee: str | None
    said_on: SaidOn | None
    occasion: str | None
    verbatim: Verbatim
    issues: tuple[str, ...]
    utterance: str
    confidence: float
    parent: str | None = None
    speakers: tuple[str, ...] = ()  # all of a joint source; ``speaker`` is the first named
    copy_of: str | None = None  # the statement of the original whose words these are, in a copy
    polarity: Polarity = (
        "affirmed"  # whether the speaker says that it is so, that it is not, or leaves it open
    )
    polarity_words: Evidence | None = None  # what denies or doubts the content
    addressee_mention: Evidence | None = None  # whom the words were said to, as named beside them
    confirmed: bool = False
    corrections: tuple[str, ...] = ()
    shown: bool = True  # whether it passes the gate; what does not is kept, and shown if asked for


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part in an event: actor id where resolved, canonical name, role."""

    actor: str | None
    name: str
    role: str  # participant | host | visitor | agent | target


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step in the history of a plan: as of that day, that status."""

    as_of: str | None
    status: EventStatus
    start: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the matters that decided whether two tellings are of one event.

    ``matter`` is one of `onrecord.records.link_reasons.MATTERS`, ``what`` is what they share of it, or what
    each says, and ``without`` (0 to 1) is how likely they would be of one event if nothing were known of the
    matter: below ``Link.likely`` it speaks for one event, above against it.
    """

    matter: str
    what: tuple[str, ...]
    without: float


@dataclass(frozen=True, slots=True)
class Link:
    """Why a telling is taken for one event with another: how likely that is (0 to 1), and what decided it."""

    one: Evidence
    other: Evidence
    likely: float
    reasons: tuple[Reason, ...]  # what decided most first


@dataclass(frozen=True, slots=True)
class Event:
    """A real-world event, merged over all articles.

    ``confidence`` (0 to 1) is how likely an analyst would list it. ``shown`` is False if the gate holds it
    back: it is in the record, but lists leave it out (`onrecord.records.shown_rows`). ``links`` hold the
    tellings of an event that is shown together: one fewer than there are tellings, the surest first.
    """

    id: str
    type: str
    label: str
    participants: tuple[Participant, ...]
    place: str | None  # the place's name
    start: str | None
    end: str | None
    basis: str
    status: EventStatus
    history: tuple[Milestone, ...]
    mentions: tuple[Evidence, ...]
    articles: tuple[str, ...]
    independent_sources: int
    rank: int
    background: bool
    plover: str | None
    confirmed: bool = False
    corrections: tuple[str, ...] = ()
    confidence: float = 1.0  # how likely an analyst would list it, 0 to 1
    shown: bool = True  # whether it passes the gate; what does not is kept, and shown if asked for
    links: tuple[Link, ...] = ()

    @property
    def first_reported(self) -> str | None:
        """The day of the first dated article that reports the event, or None."""
        return min((step.as_of for step in self.history if step.as_of), default=None)


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of an article."""

    article: str
    start: int
    end: int
    quote: str
    type: str
    value: str
    anchor: str | None
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form a name is found in, and how often."""

    form: str
    language: str
    count: int


@dataclass(frozen=True, slots=True)
class Office:
    """A role held over a time: ``from_``/``to`` are the first and last days the record shows it held.

    A basis is ``told`` where words of an article bound the term ("until 2014"), ``shown`` where it is the day
    of an article that speaks of the holder as such, None where the bound is unknown. None is inferred.
    ``over_by`` is the day of the first article that calls the holder a former one: the term ended by then.
    None where none does or the end is told. Without ``from_`` and ``to``, that is all the record tells.
    """

    title: str
    of: str | None
    from_: str | None
    to: str | None
    evidence: tuple[Evidence, ...]
    from_basis: str | None = None
    to_basis: str | None = None
    over_by: str | None = None

    @property
    def only_past(self) -> bool:
        """Whether no article shows the office held: one only calls the holder a former one."""
        return self.over_by is not None and self.from_ is None and self.to is None


@dataclass(frozen=True, slots=True)
class Join:
    """Why these forms are taken for one actor's, and some of the words that are so taken."""

    forms: tuple[str, ...]
    reason: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts and speaks."""

    id: str
    name: str
    kind: str  # person | country | organisation | group
    names: tuple[NameForm, ...]
    side: str | None
    offices: tuple[Office, ...]
    merged: tuple[Join, ...] = ()  # empty where the record mentions it in one chain of one article only
    wikidata: str | None = None  # the id that a table given by the user has for it
    confirmed: bool = False
    corrections: tuple[str, ...] = ()
    short: str | None = None  # the part of a person's name that the press uses alone; None for others

    @property
    def times_named(self) -> int:
        """How often the articles name it."""
        return sum(name.count for name in self.names)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A form of a place's name and the actors who use it."""

    form: str
    language: str
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place with all its names."""

    id: str
    name: str
    names: tuple[PlaceName, ...]
    country: str | None
    evidence: tuple[Evidence, ...]
    confirmed: bool = False
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, declaration, agreement, resolution or plan."""

    id: str
    name: str
    names: tuple[str, ...]
    date: str | None
    parties: tuple[str, ...]  # actor ids
    mentions: tuple[Evidence, ...]
    confirmed: bool = False
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What the sides negotiate about."""

    id: str
    label: str
    terms: tuple[str, ...]
    from_: str  # codebook | discovered
    statements: tuple[str, ...]
    confirmed: bool = False
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One side's stance on one issue at one time."""

    id: str
    actor: str | None
    side: str | None
    issue: str
    stance: Stance
    as_of: str | None
    statement: str | None
    evidence: tuple[Evidence, ...]
    shift_from: str | None
    confidence: float
    voice: Voice
    confirmed: bool = False
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """X must come before Y."""

    id: str
    holder: str | None
    prerequisite: Evidence
    consequent: Evidence | None
    since: str | None
    evidence: tuple[Evidence, ...]
    confirmed: bool = False
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """When an undertaking falls due."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """An undertaking and what became of it."""

    id: str
    party: str | None
    text: Evidence
    made_on: str | None
    due: Due | None
    outcome: str  # kept | broken | changed | pending | no_evidence
    outcome_evidence: tuple[Evidence, ...]
    searched_until: str | None
    confirmed: bool = False
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One of the claims that cannot all be right."""

    claim: str
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...]
    independent_sources: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that cannot all be right."""

    id: str
    subject: str
    kind: str  # number | date | place | participants | characterisation | attribution
    versions: tuple[Version, ...]
    confirmed: bool = False
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectRow:
    """An input that did not become an article."""

    locator: str
    reason: str
    message: str
