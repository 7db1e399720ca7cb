"""Statements of all articles with their actors, days, events and utterances."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from babel.languages import get_official_languages

from onrecord.records.indexes import InstrumentIndex
from onrecord.records.rows import Evidence, SaidOn, Statement, row_id
from onrecord.resolve.statements.addressed_actors import addressees
from onrecord.resolve.statements.copied_statements import find_copied
from onrecord.resolve.statements.said_days import days_said
from onrecord.resolve.statements.user_statements import as_told
from onrecord.resolve.statements.utterances import group_utterances
from onrecord.text.countries import countries
from onrecord.text.words import Lemmas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.articles import Article
    from onrecord.records.corrections import Said
    from onrecord.records.indexes import ActorIndex, EventIndex
    from onrecord.records.readings import FiledReading, Mode, StatementMention, Verbatim
    from onrecord.records.spans import Span

_NO_PAPERS = InstrumentIndex()
_NOTHING_TOLD: Mapping[str, Said] = {}
# Factors on the confidence of a statement whose speaker is not resolved: one named as what it is ("reports"),
# and one of whom there is but a pronoun, or nothing. In labelled articles 8 of 18 and 0 of 72 were right.
UNNAMED, NOBODY = 0.65, 0.1
SHOWN = 0.32  # confidence from which a statement is shown (decision 28)


def file_statements(
    filed: Sequence[FiledReading],
    actors: ActorIndex,
    events: EventIndex,
    copies: Mapping[str, Copies],
    papers: InstrumentIndex = _NO_PAPERS,
    told: Mapping[str, Said] = _NOTHING_TOLD,
) -> tuple[Statement, ...]:
    """The statements of the record, in export order (day said or published, then id), without issues.

    ``papers`` are the instruments, whose dates are those of what they say. ``told`` is what the user says of
    statements, by their ids.
    """
    rows: list[Statement] = []
    days: dict[str, str] = {}
    for reading in filed:
        published = reading.reading.published.value or ""
        for row in _statements_of(reading, actors, events, papers):
            if row.id in told:
                row = _as_told(row, told[row.id], reading, actors)
            rows.append(row)
            days[row.id] = row.said_on.value if row.said_on else published
    copied = find_copied(rows, copies)
    lemmas = Lemmas.over(reading.reading.lemmas for reading in filed)
    utterances = group_utterances(rows, copies, copied, days, lemmas)
    named = [replace(row, utterance=utterances[row.id], copy_of=copied.get(row.id)) for row in rows]
    return tuple(sorted(named, key=lambda row: (days[row.id] or "~", row.id)))


def _as_told(row: Statement, said: Said, filed: FiledReading, actors: ActorIndex) -> Statement:
    now = as_told(row, said, actors)
    sure = now.confidence / sureness(row, filed) if now.speaker else now.confidence
    country = actors.name_of(now.side) if now.side else None
    return replace(
        now,
        verbatim=_verbatim(row.mode, country, filed.reading.article),
        confidence=round(min(1.0, sure), 3),
        shown=True,
    )


def sureness(row: Statement, filed: FiledReading) -> float:
    """The factor by which the confidence of a row is lowered, for its speaker is not resolved; else 1."""
    if row.speaker is not None:
        return 1.0
    source = row.speaker_mention
    named = (one.span for one in filed.reading.mentions if one.form != "pronoun")
    is_named = source is not None and any(
        source.start <= one.start and one.end <= source.end for one in named
    )
    return UNNAMED if is_named else NOBODY


def _statements_of(
    filed: FiledReading, actors: ActorIndex, events: EventIndex, papers: InstrumentIndex
) -> list[Statement]:
    """What was said; what somebody will or may say in plain words is read, and no statement of the record."""
    rows: dict[int, Statement] = {}
    days, heard = days_said(filed, actors, papers), addressees(filed, actors)
    for at, (mention, said_on, addressee) in enumerate(
        zip(filed.reading.statements, days, heard, strict=True)
    ):
        if _is_ahead(mention):
            continue
        speakers = actors.actors_of(filed.id, mention.source)
        mention = replace(mention, addressee=addressee)
        rows[at] = _statement(filed, mention, speakers, said_on, actors, events)
    parents = {at: filed.reading.statements[at].parent for at in rows}
    return [
        replace(row, parent=rows[parent].id) if (parent := parents[at]) in rows else row
        for at, row in rows.items()
    ]


def _is_ahead(mention: StatementMention) -> bool:
    """Whether it is yet to be said: "Venn will say: “We wait”", from a paper that is out, is said."""
    return mention.telling == "plan" and (mention.mode == "indirect" or mention.parent is not None)


def _statement(
    filed: FiledReading,
    mention: StatementMention,
    speakers: tuple[str, ...],
    said_on: SaidOn | None,
    actors: ActorIndex,
    events: EventIndex,
) -> Statement:
    article = filed.reading.article
    content = tuple(evidence(filed, span) for span in mention.content)
    sides = {actors.side_of(speaker) for speaker in speakers}
    side = next(iter(sides)) if len(sides) == 1 else None
    row = Statement(
        id=row_id("statement", filed.id, *((e.start, e.end) for e in content)),
        article=filed.id,
        mode=mention.mode,
        content=content,
        cue=evidence(filed, mention.cue) if mention.cue else None,
        speaker_mention=evidence(filed, mention.source) if mention.source else None,
        speaker=speakers[0] if speakers else None,
        speaker_name="; ".join(actors.name_of(speaker) for speaker in speakers) or None,
        side=side,
        addressee=actors.actor_of(filed.id, mention.addressee),
        said_on=said_on,
        occasion=_occasion(filed, mention, events),
        verbatim=_verbatim(mention.mode, actors.name_of(side) if side else None, article),
        issues=(),
        utterance="",
        confidence=mention.confidence,
        speakers=speakers if len(speakers) > 1 else (),
        polarity=mention.polarity,
        polarity_words=evidence(filed, mention.polarity_words) if mention.polarity_words else None,
        addressee_mention=evidence(filed, mention.addressee) if mention.addressee else None,
    )
    sure = round(mention.confidence * sureness(row, filed), 3)
    return replace(row, confidence=sure, shown=sure >= SHOWN)


def evidence(filed: FiledReading, span: Span) -> Evidence:
    """The evidence at a span of an article."""
    return Evidence(filed.id, span.start, span.end, span.of(filed.reading.article.text))


def _occasion(filed: FiledReading, mention: StatementMention, events: EventIndex) -> str | None:
    if mention.occasion is None:
        return None
    at = [e for e in filed.reading.events if e.trigger.overlaps(mention.occasion)]
    found = (events.event_of(filed.id, event.span) for event in at)
    return next((event for event in found if event is not None), None)


def _verbatim(mode: Mode, country: str | None, article: Article) -> Verbatim:
    """A quotation is a translation where the article is one, or its language none of the speaker's country's.

    Words only partly quoted (``mixed``) are told in the outlet's.
    """
    if mode != "direct":
        return "paraphrase"
    spoken = _official_languages(country) if country else ()
    foreign = bool(spoken) and article.language.split("-")[0] not in spoken
    return "translated" if foreign or article.translated in ("machine", "human") else "verbatim"


@cache
def _official_languages(country: str) -> tuple[str, ...]:
    code = next((c.code for c in countries() if c.name == country), "")
    if len(code) != 2 or code == "EU":
        return ()
    found = get_official_languages(code, regional=True, de_facto=True)
    return tuple(str(language).split("_")[0] for language in found)
