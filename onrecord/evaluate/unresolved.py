"""A record of what readings say alone, for scoring extraction while resolving is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.records.rows import Evidence, Record, SaidOn, Statement, row_id
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.readings import FiledReading, StatementMention


def unresolved(filed: Sequence[FiledReading]) -> Record:
    """Statements as read; the speaker's name is the words of the mention."""
    return Record(statements=tuple(_row(one, s) for one in filed for s in one.reading.statements))


def _row(one: FiledReading, said: StatementMention) -> Statement:
    text = one.reading.article.text

    def words(span: Span) -> Evidence:
        return Evidence(one.id, span.start, span.end, span.of(text))

    mention = words(said.source) if said.source else None
    return Statement(
        id=row_id("s", one.id, said),
        article=one.id,
        mode=said.mode,
        content=tuple(words(span) for span in said.content),
        cue=words(said.cue) if said.cue else None,
        speaker_mention=mention,
        speaker=None,
        speaker_name=mention.quote if mention else None,
        side=None,
        addressee=None,
        said_on=SaidOn(said.said_on, said.said_on_basis or "none") if said.said_on else None,
        occasion=None,
        verbatim="paraphrase",
        issues=(),
        utterance="",
        confidence=said.confidence,
    )
