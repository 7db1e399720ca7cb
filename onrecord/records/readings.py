"""What is read in one article, alone. Spans point into that article's text; nothing has an id.

A `Reading` is the result of a pure function of a page, so it can be computed anywhere, cached by
`Page.content_key`, and is what an incremental build skips. Ids, actors and anything that needs a
second article come later, in `resolve` and `assess`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.articles import Article, PublicationDate, published_at
from onrecord.records.event_types import event_types
from onrecord.records.spans import Span
from onrecord.records.tellings import Telling as ToldClause

Mode = Literal["direct", "indirect", "mixed"]
Verbatim = Literal["verbatim", "translated", "paraphrase"]
Voice = Literal["own", "reported", "outlet"]
EventStatus = Literal["happened", "planned", "cancelled", "hypothetical", "denied", "unknown"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
MentionKind = Literal["person", "country", "organisation", "group", "place"]
MentionForm = Literal["name", "title", "pronoun", "document", "unnamed", "inner", "pointer"]
Telling = Literal["act", "view", "plan"]
Polarity = Literal["affirmed", "denied", "doubted"]
Stance = Literal["supports", "opposes", "conditional", "open"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, resolved against the article's day where that is known.

    ``value`` is a TIMEX3 value (``2019-02-16``, ``2019-W07``, ``P2M``, ``PRESENT_REF``,
    ``XXXX-06`` where the year is not known). ``start``/``end`` are the ISO dates the value covers at the
    precision known (``2019-02``), None where it names no calendar time. ``anchor`` is the day it
    was resolved against; ``alternatives`` are the other values it may have; ``direction`` is -1 where its
    sentence tells the past, 1 the future.
    """

    span: Span
    type: TimeType
    value: str
    start: str | None = None
    end: str | None = None
    anchor: str | None = None
    alternatives: tuple[str, ...] = ()
    direction: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, title or pronoun that stands for an actor or a place in one article.

    Attributes:
        span: the mention as it stands, title included ("Russian Foreign Minister Sergei Lavrov").
        kind: what it seems to be. A country named by its capital is a ``country``.
        form: ``name``; ``title`` for an office without a name ("the Russian minister");
            ``pronoun``; ``document`` for a paper as a source ("the declaration");
            ``unnamed`` for a source kept unnamed ("a senior official"); ``inner`` for a name inside other
            words ("Varlandic officials"), see `Reading.inner`; ``pointer`` for a pronoun that is read for
            nothing but whom it means, see `Reading.pointers`.
        name: the bare name in it, or None ("Sergei Lavrov"); for a country, its English name.
        title: the office in it, or None ("Foreign Minister").
        of: the country or body the office or group belongs to, as a canonical English name, or None.
        antecedent: index, in the reading's ``mentions``, of the named mention it stands for in this
            article, or None.
        relation: ``counterpart`` where the mention is relative to another ("his Japanese counterpart").
        members: indices of the mentions it stands for jointly ("Putin and Abe", "the two ministers").
        owner: index of the mention that an office or unnamed source belongs to ("his office", "a
            spokesman for Mr Venn"), or None.
    """

    span: Span
    kind: MentionKind
    form: MentionForm
    name: str | None = None
    title: str | None = None
    of: str | None = None
    antecedent: int | None = None
    relation: Literal["counterpart", "former"] | None = None
    members: tuple[int, ...] = ()
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class StatementMention:
    """An attributed statement in one article.

    Attributes:
        content: what was said, without enclosing quotation marks, cue or speaker; more than one
            span where the attribution splits it.
        cue: the words that attribute it ("said", "adding that", "according to").
        source: the speaker as mentioned, or None (a label of a turn, a pronoun, a name).
        implied: True where ``source`` stands in another sentence and was carried over.
        addressee: the listener as mentioned, or None.
        said_on: ISO date the words were said, at the precision known, or None.
        said_on_basis: ``time_words``, ``event``, ``dateline``, ``published``, ``context`` or None.
        said_times: the time expressions beside the cue, nearest first; some may wait for the article's day.
        said_around: time expressions beside the cue that only bound the day ("before Monday's talks").
        telling: ``act`` where the cue tells one act of saying ("said"), ``view`` what somebody holds
            ("insists", "has said"), ``plan`` what is not said yet ("is expected to say").
        polarity: ``denied`` or ``doubted`` where the cue keeps the content from being asserted.
        polarity_words: the words that deny or doubt it, or None.
        occasion: the words that name the event at which it was said, or None.
        parent: index of the statement it is nested in, or None.
        confidence: 0 to 1.
    """

    content: tuple[Span, ...]
    mode: Mode
    cue: Span | None = None
    source: Span | None = None
    implied: bool = False
    addressee: Span | None = None
    said_on: str | None = None
    said_on_basis: str | None = None
    occasion: Span | None = None
    parent: int | None = None
    confidence: float = 0.5
    said_times: tuple[Span, ...] = ()
    said_around: tuple[Span, ...] = ()
    telling: Telling = "act"
    polarity: Polarity = "affirmed"
    polarity_words: Span | None = None

    @property
    def span(self) -> Span:
        """From the first to the last content character."""
        return Span(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True, slots=True)
class EventMention:
    """A mention of something that happens between parties.

    ``trigger`` is the word that names it, ``span`` the shortest phrase that names it. Participants
    and place are spans of their own words, wherever in the sentence they stand. ``start``/``end``
    are ISO dates at the precision known. ``background`` is true for history the article tells for context.

    Attributes:
        definite: it is spoken of as known already ("the talks"), not introduced ("talks were held").
        about: lowercase words for what it is about or called, where it has that ("peace treaty" of a
            signing, "g20 summit" of a meeting), or None.
        moved: it was put off or got another day.
        basis: what ``start`` rests on: ``text`` (time words), ``published`` (a readout tells of its
            own day) or ``none``.
        news: the outlet tells it in its own voice and the simple past, with no time of its own, so it
            may have happened on the day the article tells of.
    """

    type: str
    trigger: Span
    span: Span
    status: EventStatus
    participants: tuple[Span, ...] = ()
    place: Span | None = None
    start: str | None = None
    end: str | None = None
    time: Span | None = None
    background: bool = False
    plover: str | None = None
    definite: bool = False
    about: str | None = None
    moved: bool = False
    basis: Literal["text", "published", "none"] = "none"
    news: bool = False

    def __post_init__(self) -> None:
        if self.type not in event_types():
            raise ValueError(f"not an event type: {self.type}")


@dataclass(frozen=True, slots=True)
class ConditionMention:
    """A condition: ``prerequisite`` must hold for ``consequent``; ``text`` is the whole sentence.

    ``holder`` is the span that names who sets it, or None; ``statement`` the index of the
    statement it stands in.
    """

    prerequisite: Span
    consequent: Span | None
    text: Span
    holder: Span | None = None
    statement: int | None = None


@dataclass(frozen=True, slots=True)
class CommitmentMention:
    """An undertaking of a future act of one's own; ``due_start``/``due_end`` are ISO dates or None."""

    text: Span
    party: Span | None = None
    due_start: str | None = None
    due_end: str | None = None
    statement: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something ("about 30 documents"): ``value`` 30, ``unit`` the lemma of the counted noun.

    ``span`` covers number and noun; ``approximate`` is true for "about", "some", "nearly", "over".
    """

    span: Span
    value: float
    unit: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """A treaty, declaration, agreement, resolution or plan referred to.

    ``head`` is the lemma of its noun ("declaration"); ``name`` the words that tell it from others
    ("joint declaration", "Resolution 2231"); ``year`` where the words give it; ``parties`` are
    canonical country names found in it.
    """

    span: Span
    head: str
    name: str
    year: str | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A noun phrase that may name an issue: its span without determiners, and its lowercase lemmas."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class StanceMention:
    """How a statement, or the outlet's own sentence, stands to what it names.

    Attributes:
        span: the clause that carries the stance.
        stance: as in RECORD.md.
        target: the words the stance is about.
        cue: the words that show the stance.
        statement: index of the statement it is in, or None where the outlet tells it.
        holder: whose stance, where the outlet tells it ("Japan claims the islands") or a speaker tells
            another's ("he said Japan claims the islands"); None where it is the speaker's own.
    """

    span: Span
    stance: Stance
    target: Span
    cue: Span | None = None
    statement: int | None = None
    holder: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything extracted from one article, alone.

    ``lemmas`` are the forms of content words that differ from their lemma, each with it, in lower case.
    ``inner`` are names inside other words ("Varlandic officials", "the Holm team"): they count as mentions of
    whom they name, and nothing else is read from them; their antecedents are in ``mentions``.
    ``tellings`` are its clauses, with what each may tell of an event.
    ``pointers`` are the pronouns of the third person that are no ``mentions``, for they neither speak nor are
    the subject outside quotations ("him", "his", "it", "he" in a quotation): those that mean somebody in
    ``mentions``, as their antecedent tells. They count as no mentions; nothing else is read from them.
    """

    article: Article
    published: PublicationDate
    sentences: tuple[Span, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[StatementMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    conditions: tuple[ConditionMention, ...] = ()
    commitments: tuple[CommitmentMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    instruments: tuple[InstrumentMention, ...] = ()
    terms: tuple[Term, ...] = ()
    stances: tuple[StanceMention, ...] = ()
    lemmas: tuple[tuple[str, str], ...] = ()
    inner: tuple[Mention, ...] = ()
    pointers: tuple[Mention, ...] = ()
    tellings: tuple[ToldClause, ...] = ()

    def published_at(self, offset: int) -> PublicationDate:
        """When the words at an offset came out: on their entry's day, else when the article did."""
        return published_at(self.published, self.article.entries, offset)


@dataclass(frozen=True, slots=True)
class FiledReading:
    """A reading that has its place in the record: the id of its article and where it came from."""

    id: str
    locator: str
    sha256: str
    media_type: str
    retrieved: str | None
    reading: Reading
