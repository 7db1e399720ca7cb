"""What is read in an invented text, for tests of mentions: the mentions, and in words what they say.

A text of the tables marks with braces who speaks in it: "{The official} said no."
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from onrecord.config import Settings
from onrecord.extract.context import Context
from onrecord.extract.mentions import find_mentions
from onrecord.models.english import load_english
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.readings import StatementMention
from onrecord.records.spans import OffsetMap, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from _pytest.mark import ParameterSet

    from onrecord.records.readings import Mention

COLUMNS = ("text", "fact", "counter", "instead")
"""The columns of a table of rules, as `rule` fills them."""

_SOURCE = re.compile(r"\{([^{}]*)\}")


def read_spans(
    text: str, sources: Iterable[Span], addressee: Span | None = None, parts: tuple[Part, ...] = ()
) -> tuple[Mention, ...]:
    """The mentions of a text with a statement for each source, and one for the addressee if there is any."""
    content = (Span(len(text) - 2, len(text) - 1),) if len(text) > 1 else ()
    statements = [StatementMention(content, "indirect", source=span) for span in sources]
    if addressee is not None:
        statements.append(StatementMention(content, "indirect", addressee=addressee))
    doc = load_english(Settings().language_model).parse(text)
    article = Article(text, OffsetMap(()), parts)
    found = find_mentions(Context(doc, article, PublicationDate(), statements=tuple(statements)))
    return tuple(mention for mention in found if mention.form not in {"inner", "pointer"})


def read_inner(text: str) -> tuple[Mention, ...]:
    """The names inside other words."""
    doc = load_english(Settings().language_model).parse(text)
    found = find_mentions(Context(doc, Article(text, OffsetMap(()), ()), PublicationDate()))
    return tuple(mention for mention in found if mention.form == "inner")


def pointed(text: str) -> list[tuple[str, str | None]]:
    """The pronouns that are no mentions, with the name or the words of whom they mean."""
    doc = load_english(Settings().language_model).parse(text)
    found = find_mentions(Context(doc, Article(text, OffsetMap(()), ()), PublicationDate()))
    return [
        (one.span.of(text), meant(found, one) or found[one.antecedent or 0].span.of(text))
        for one in found
        if one.form == "pointer"
    ]


def read(text: str, *sources: str) -> tuple[Mention, ...]:
    """The mentions of a text in which each of ``sources``, at its first occurrence, says something."""
    starts = [text.index(words) for words in sources]
    spans = [Span(start, start + len(words)) for start, words in zip(starts, sources, strict=True)]
    return read_spans(text, spans)


def at(text: str, mentions: Sequence[Mention], words: str) -> Mention:
    """The mention that covers exactly the first occurrence of ``words``."""
    start = text.index(words)
    span = Span(start, start + len(words))
    return next(mention for mention in mentions if mention.span == span)


def meant(mentions: Sequence[Mention], mention: Mention) -> str | None:
    """The name a mention stands for."""
    return mentions[mention.antecedent].name if mention.antecedent is not None else mention.name


@cache
def facts(marked: str) -> frozenset[str]:
    """What the mentions of a text say, in sentences that begin with the words of a mention.

    "X is person Ada Lund" (its kind and its name, or its form if it has none), "X holds mayor of Tarn" (its
    title), "X is of Japan" (a country or body without a title), "X is former", "X means Y" (Y being the words
    of its antecedent, or those of its members joined by "+"), "X belongs to Y".
    """
    text, spans = "", []
    for i, piece in enumerate(_SOURCE.split(marked)):
        if i % 2:
            spans.append(Span(len(text), len(text) + len(piece)))
        text += piece
    mentions = read_spans(text, spans)
    return frozenset(
        f"{mention.span.of(text)} {said}" for mention in mentions for said in _said(text, mentions, mention)
    )


def _said(text: str, mentions: Sequence[Mention], mention: Mention) -> list[str]:
    out = [f"is {mention.kind} {mention.name or mention.form}"]
    if mention.title:
        out.append(f"holds {mention.title}" + (f" of {mention.of}" if mention.of else ""))
    elif mention.of:
        out.append(f"is of {mention.of}")
    if mention.relation:
        out.append(f"is {mention.relation}")
    linked = [mention.antecedent] if mention.antecedent is not None else mention.members
    if linked:
        out.append("means " + " + ".join(mentions[i].span.of(text) for i in linked))
    if mention.owner is not None:
        out.append(f"belongs to {mentions[mention.owner].span.of(text)}")
    return out


def check(marked: str, expected: str) -> None:
    """Fails if the text does not show a fact, or, of one that begins with "no", shows any that begins so."""
    found = sorted(facts(marked))
    for fact in expected.split("; "):
        if fact.startswith("no "):
            assert not [each for each in found if each.startswith(fact.removeprefix("no "))], found
        else:
            assert fact in found, found


def rule(name: str, text: str, fact: str, counter: str, instead: str) -> ParameterSet:
    """A row of a table: a text in which a rule fires, and one like it in which it must not."""
    return pytest.param(text, fact, counter, instead, id=name)
