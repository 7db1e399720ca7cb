"""Commitments: undertakings of a future act of one's own, not predictions and not others' acts.

Cue words stand in ``data/commitments_en.toml``; each rule gives the verb or noun that carries the
undertaking, from which its text, party and due date are read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.commitments.commitment_parts import Undertaking
from onrecord.extract.commitments.commitment_rules import undertakings
from onrecord.extract.grammar import in_running_text, mention_at, mention_over, statement_at, trimmed
from onrecord.extract.places import Taken
from onrecord.records.readings import CommitmentMention
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.readings import Mention, Reading, TimeExpression

MIN_WORDS = 4  # shorter undertakings ("we will see", "he agreed to it") name no act
DEMONYM = 4  # letters a state's name and its adjective must share ("Keshar", "Keshari")
MONTH = (
    7  # length of an ISO month; a bare year beside no publication date names a document rather than a plan
)
_BY = ("by ", "until ", "before ", "through ", "till ", "no later than ")
_FIRST = frozenset({"i", "we"})
_JOINT = frozenset({"party", "side", "leader", "minister", "negotiator", "delegation"})
_THIRD = frozenset({"he", "she", "they", "it"})


def find_commitments(context: Context) -> tuple[CommitmentMention, ...]:
    """Every undertaking of the article, in the order of the text, none inside another."""
    found: list[CommitmentMention] = []
    taken = Taken()
    for candidate in undertakings(context.doc):
        mention = _mention(context, candidate) if in_running_text(context, candidate.text) else None
        if mention is not None and not taken.overlaps(mention.text):
            taken.take(mention.text)
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.text))


def _mention(context: Context, found: Undertaking) -> CommitmentMention | None:
    statement = statement_at(context, found.text)
    text = _clipped(context, found.text, statement)
    if text is None or len(text.of(context.article.text).split()) < MIN_WORDS:
        return None
    if statement is not None and _denied(context, statement):
        return None
    if found.plain and not _own_act(context, found, statement):
        return None
    due = _due(context, text)
    if found.needs_date and (due is None or not _soon(context, due)):
        return None
    party = _party(context, found, statement)
    if party is None and found.subject is not None and found.subject.pos_ == "PRON":
        return None
    start, end = _bounds(context, due)
    return CommitmentMention(text, party, start, end, statement)


def due_anew(reading: Reading) -> tuple[CommitmentMention, ...]:
    """The commitments of an article whose day became known after it was read, due as told from it."""
    found = []
    for mention in reading.commitments:
        start, end = _bounds(reading, _due(reading, mention.text))
        found.append(replace(mention, due_start=start, due_end=end))
    return tuple(found)


def _clipped(context: Context, text: Span, statement: int | None) -> Span | None:
    """The undertaking cut to the statement's content, where it is said by somebody."""
    if statement is None:
        return text
    cue = context.statements[statement].cue
    if cue is not None and text.contains(cue):
        return text
    part = max(context.statements[statement].content, key=lambda span: (span.overlap(text), -span.start))
    return trimmed(context.article.text, max(part.start, text.start), min(part.end, text.end))


def _denied(context: Context, statement: int) -> bool:
    """Whether its speaker denies it, leaves it open or rejects it."""
    said = context.statements[statement]
    words = said.cue.of(context.article.text).lower() if said.cue is not None else ""
    return said.polarity != "affirmed" or any(word in words for word in ("reject", "rule"))


def _own_act(context: Context, found: Undertaking, statement: int | None) -> bool:
    """Whether a plain "will" tells an act of the speaker's own side, or the outlet tells it."""
    subject = found.subject
    if statement is None:
        return subject is not None and subject.lower_ not in _FIRST
    said = context.statements[statement]
    if subject is None:
        return False
    if subject.lower_ in _FIRST:
        return True
    if said.mode != "direct" and subject.lower_ in _THIRD:
        return True
    if subject.lemma_.lower() in _JOINT and subject.tag_ == "NNS":
        return True
    if found.scheduled or any(word.lower_ in ("his", "her", "our", "my", "their") for word in subject.lefts):
        return True
    ours = mention_over(context, subject.idx)
    theirs = mention_over(context, said.source.start) if said.source is not None else None
    return _same_side(ours, theirs) or (theirs is not None and _belongs(context, subject, theirs))


def _belongs(context: Context, subject: Token, source: Mention) -> bool:
    """Whether the article calls the speaker by the subject's name or adjective: "Tarnian minister", Tarn."""
    if subject.pos_ != "PROPN" or len(subject.text) < DEMONYM:
        return False
    start = subject.text[: max(DEMONYM, len(subject.text) - 1)]
    text = context.article.text
    linked = source if source.antecedent is None else context.mentions[source.antecedent]
    name = (linked.name or "").split()[-1:]
    return any(
        word.startswith(start)
        for mention in context.mentions
        if mention is source
        or mention is linked
        or (name and mention.name and mention.name.split()[-1:] == name)
        for word in mention.span.of(text).split()
    )


def _same_side(subject: Mention | None, source: Mention | None) -> bool:
    if subject is None or source is None:
        return False
    ours = {name for name in (source.of, source.name if source.kind == "country" else None) if name}
    theirs = {name for name in (subject.of, subject.name if subject.kind == "country" else None) if name}
    return bool(ours & theirs) or (subject.name is not None and subject.name == source.name)


def _party(context: Context, found: Undertaking, statement: int | None) -> Span | None:
    subject = found.subject
    if subject is not None and subject.lower_ in _FIRST and statement is not None:
        return context.statements[statement].source
    if subject is None:
        return context.statements[statement].source if statement is not None else None
    return mention_at(context, subject)


def _due(told: Context | Reading, text: Span) -> TimeExpression | None:
    """The first time of the clause that lies ahead of publication; else the first with a calendar value."""
    inside = [time for time in told.times if text.contains(time.span) and (time.start or time.end)]
    ahead = [time for time in inside if _ahead(told, time)]
    return next(iter(ahead), None)


def _ahead(told: Context | Reading, time: TimeExpression) -> bool:
    published = told.published_at(time.span.start)
    day = published.value or published.earliest
    last = time.end or time.start
    if last is None or (day is None and len(last) < MONTH):
        return False
    return day is None or last >= day[: len(last)]


def _soon(context: Context, time: TimeExpression) -> bool:
    """Whether a timetable's day is near: the present tense tells no plan of years ahead."""
    published = context.published_at(time.span.start)
    day, start = published.value or published.earliest, time.start or time.end
    return day is None or start is None or int(start[:4]) - int(day[:4]) <= 1


def _bounds(told: Context | Reading, time: TimeExpression | None) -> tuple[str | None, str | None]:
    if time is None:
        return None, None
    text = told.article.text
    before = text[max(0, time.span.start - 16) : time.span.start].lower()
    words = before + time.span.of(text).lower()
    end = time.end or time.start
    if before.endswith(_BY) or words.lstrip().startswith(_BY):
        return None, end
    return time.start, end
