"""A record of what readings say alone, for scoring extraction while resolving is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.pipeline import Parser, read_article
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.rows import Evidence, Record, SaidOn, Statement, row_id
from onrecord.records.spans import OffsetMap, Run, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.evaluate.gold import GoldPage
    from onrecord.records.readings import FiledReading, Reading, StatementMention


def unresolved(filed: Sequence[FiledReading]) -> Record:
    """Statements as read; the speaker's name is the words of the mention."""
    return Record(statements=tuple(_row(one, s) for one in filed for s in one.reading.statements))


def stand_in(gold: GoldPage, parser: Parser) -> Reading:
    """A reading of the gold's own body, while cleaning is not there."""
    document, quoted = gold.truth["document"], gold.quoted
    start, _ = gold.find(document["body_start"], document.get("body_start_occurrence"))
    end = quoted.find(document["body_end"], start) + len(document["body_end"])
    hidden = {line for item in document["not_body"] for line in item.split("\n") if line.strip()}
    known = document["published"] if len(document["published"] or "") == 10 else None
    return stand_in_text(quoted, Span(start, end), hidden, known, parser)


def stand_in_text(quoted: str, body: Span, hidden: set[str], known: str | None, parser: Parser) -> Reading:
    """A reading of a stretch of a page, line by line, but for the hidden lines."""
    blocks: list[str] = []
    runs: list[Run] = []
    parts: list[Part] = []
    at = 0
    for match in re.finditer(r"[^\n]+", body.of(quoted)):
        block = match.group().rstrip()
        lead = len(block) - len(block.lstrip())
        block = block.strip().replace("\u00a0", " ")
        if block and block not in hidden:
            raw = body.start + match.start() + lead
            runs.append(Run(at, at + len(block), raw, raw + len(block)))
            parts.append(Part("body", at, at + len(block)))
            blocks.append(block)
            at += len(block) + 2
    article = Article("\n\n".join(blocks), OffsetMap(tuple(runs)), tuple(parts))
    return read_article(article, PublicationDate(known, known, known), parser)


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
