"""Invented sentences, parsed: tokens by their words, and spans by theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.config import Settings
from onrecord.extract.context import Context
from onrecord.models.english import load_english
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.spans import OffsetMap, Span

if TYPE_CHECKING:
    from typing import Any

    from spacy.tokens import Token


def word(text: str, form: str) -> Token:
    """The first token of ``text`` with this form."""
    doc = load_english(Settings().language_model).parse(text)
    return next(token for token in doc if token.text == form)


def span(text: str, words: str) -> Span:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def context_of(text: str, role: str = "body", **found: Any) -> Context:
    """The context of ``text``, one part of this role, with what was found in it before."""
    doc = load_english(Settings().language_model).parse(text)
    article = Article(text, OffsetMap(()), (Part(role, 0, len(text)),) if text else ())  # type: ignore[arg-type]
    return Context(doc, article, PublicationDate("2031-03-05"), **found)
