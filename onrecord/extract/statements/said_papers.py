"""The day of words said in a paper, where the article tells it of the paper further down.

"Dorn said in a statement that the round was over. ... The statement on Sunday named no date."; and of the
words just before: "Kesmar said it would wait. The statement was released on Saturday."
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from onrecord.extract.statements.cue_lexicon import statement_words
from onrecord.extract.statements.cue_modes import telling_words
from onrecord.extract.statements.said_times import times_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from onrecord.extract.context import Context
    from onrecord.records.readings import StatementMention, TimeExpression
    from onrecord.records.spans import Span

MAX_TOKENS = 1000  # behind the cue, in which the same paper may come back
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_KNOWN = statement_words("determiners_of_known")
_NEW = statement_words("determiners_of_new")


def times_of_paper(
    context: Context, times: Sequence[TimeExpression], statement: StatementMention, cue: Token
) -> tuple[Span, ...]:
    """The times that the article tells of the paper in which something was said, nearest first.

    Args:
        context: the article.
        times: its times that are nobody's words (`open_times`), in their order.
        statement: the words said, beside whose cue no time is told.
        cue: the token that heads the cue.
    """
    said_in, doc = _paper_of(cue), context.doc
    for noun in _later(doc, statement, cue, said_in):
        told = _right_after(context.article.text, times, noun)
        if not told and noun.dep_ in _SUBJECTS and noun.head.lemma_.lower() in telling_words().releasing:
            told, _ = times_beside(doc, times, noun.head, None)
        if told:
            return told
    return ()


def _right_after(text: str, times: Sequence[TimeExpression], noun: Token) -> tuple[Span, ...]:
    """The time in "the statement Sunday" or "the statement on Sunday", however it is parsed."""
    end = noun.idx + len(noun)
    at = bisect_right(times, end, key=lambda time: time.span.start)
    if at < len(times) and text[end : times[at].span.start].strip() in ("", "on", "of", "from"):
        return (times[at].span,)
    return ()


def _paper_of(cue: Token) -> Token | None:
    """The paper in "said in a statement"."""
    for child in cue.children:
        if child.dep_ == "prep" and child.lower_ in statement_words("said_in"):
            for noun in child.children:
                if _is_paper(noun):
                    return noun
    return None


def _later(doc: Doc, statement: StatementMention, cue: Token, said_in: Token | None) -> Iterator[Token]:
    """The mentions of the same paper after the words, up to the first of another; else the next subject."""
    end = max(statement.span.end, cue.idx + len(cue))
    if said_in is None:
        last = doc.char_span(end - 1, end, alignment_mode="expand")
        if last is None or last.root.sent.end >= len(doc):
            return
        known = (one for one in doc[last.root.sent.end].sent if one.dep_ in _SUBJECTS and _is_paper(one))
        yield from islice((one for one in known if _is_known(one)), 1)
        return
    lemmas = doc.to_array("LEMMA")[cue.i : cue.i + MAX_TOKENS]
    for at in np.flatnonzero(lemmas == said_in.lemma).tolist():
        token = doc[cue.i + at]
        if token.idx >= end and _is_paper(token):
            if any(child.lower_ in _NEW for child in token.children):
                return
            if _is_known(token) and token != said_in:
                yield token


def _is_known(noun: Token) -> bool:
    return any(child.dep_ in ("det", "poss") and child.lower_ in _KNOWN for child in noun.children)


def _is_paper(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in telling_words().papers
