"""Invented sentences, read for their statements: by the rules alone, or by the tagger too."""

from __future__ import annotations

from onrecord.building.run import load_models
from onrecord.config import Settings
from onrecord.extract.context import Context
from onrecord.extract.statements import find_statements, prose_paragraphs
from onrecord.models.english import load_english
from onrecord.records.articles import Article, Genre, Part, PublicationDate
from onrecord.records.readings import StatementMention, TimeExpression
from onrecord.records.spans import OffsetMap, Span

PUBLISHED = "2031-03-05"
"""The day of every invented article: a Wednesday."""


def context_of(
    text: str,
    parts: tuple[Part, ...] = (),
    genre: Genre = "report",
    times: dict[str, str] | None = None,
) -> Context:
    """A parsed text without a tagger; all of it is body unless parts are given.

    Args:
        text: the article.
        parts: its parts, if it is more than body.
        genre: report or transcript.
        times: the value of each time expression, by its words.
    """
    article = Article(text, OffsetMap(()), parts or (Part("body", 0, len(text)),), genre=genre)
    known = sorted((_time(text, words, value) for words, value in (times or {}).items()), key=_start)
    doc = load_english(Settings().language_model).parse(text)
    return Context(doc, article, PublicationDate(PUBLISHED), times=tuple(known))


def tagged_context_of(text: str, *parts: Part) -> Context:
    """A text parsed and tagged, as a page is; all of it is body unless parts are given."""
    models = load_models(Settings().language_model)
    article = Article(text, OffsetMap(()), parts or (Part("body", 0, len(text)),))
    assert models.tagger is not None
    tagging = models.tagger.tag(text, prose_paragraphs(article))
    return Context(models.parser.parse(text), article, PublicationDate(PUBLISHED), tagging)


def read(
    text: str,
    parts: tuple[Part, ...] = (),
    genre: Genre = "report",
    times: dict[str, str] | None = None,
) -> list[StatementMention]:
    """The statements that the rules find in a text; the arguments are those of `context_of`."""
    return list(find_statements(context_of(text, parts, genre, times)))


def words(text: str, statement: StatementMention) -> str:
    """The content of a statement, its parts joined by a bar."""
    return " | ".join(part.of(text) for part in statement.content)


def contents(text: str) -> list[str]:
    """What was said in a text, by the rules alone."""
    return [words(text, statement) for statement in read(text)]


def words_of(text: str, span: Span | None) -> str | None:
    """The words of a span, or None for none."""
    return span.of(text) if span is not None else None


def _time(text: str, words: str, value: str) -> TimeExpression:
    start = text.index(words)
    known = None if value.endswith("_REF") else value
    return TimeExpression(Span(start, start + len(words)), "DATE", value, known, known)


def _start(time: TimeExpression) -> int:
    return time.span.start
