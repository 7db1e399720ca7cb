"""How likely a statement is right: said at all, its words as a reader would cut them, its source who says it.

A learned judge (boosted trees, decision 28) weighs the method that found it, what the tagger takes its words,
its cue and its source for, and what kind of words these are. It is asked once the statements of an article
are chosen, and changes nothing of them but their ``confidence``. Whether the source is somebody known is
weighed where that is found out (`onrecord.resolve.statements`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from onrecord.extract.grammar import has_finite_verb, tokens_of
from onrecord.extract.statements.attributions import support
from onrecord.extract.statements.source_phrases import can_speak
from onrecord.extract.tagging import PARTS
from onrecord.text.forest import learned_forest
from onrecord.text.verbs import cue_verbs, verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.extract.context import Context
    from onrecord.extract.tagging import Tagging
    from onrecord.records.readings import StatementMention
    from onrecord.records.spans import Span

_NONE = -1.0  # of what a statement without cue or source has none
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLURAL = ("NNS", "NNPS")

SIGNS = (
    "method", "direct", "nested", "content tagged", "cue tagged", "source tagged", "words", "finite", "place",
    "cue strong", "takes a clause", "tells an act", "told in the past", "told in the present",
    "source words", "pronoun of nobody", "proper name", "entity", "plural", "can speak",
)  # fmt: skip
"""What speaks for a statement. Thirty more were tried and tell no more (decision 28)."""


def with_likelihood(context: Context, found: Sequence[StatementMention]) -> tuple[StatementMention, ...]:
    """The statements of an article, each with how likely it is right as its ``confidence``.

    Those that the tagger has not read (turns of a transcript; all if there is no tagger) keep that of the
    method that found them.
    """
    tagging = context.tagging
    read = [at for at, one in enumerate(found) if tagging is not None and _is_read(tagging, one)]
    if tagging is None or not read:
        return tuple(found)
    signs = signs_of(context, tagging, [found[at] for at in read])
    judged = dict(zip(read, learned_forest("extract", "statements").judge(signs).tolist(), strict=True))
    return tuple(
        replace(one, confidence=round(judged[at], 3)) if at in judged else one for at, one in enumerate(found)
    )


def _is_read(tagging: Tagging, one: StatementMention) -> bool:
    first, last = np.searchsorted(tagging.starts, (one.span.start, one.span.end))
    return bool(first < last)


def signs_of(context: Context, tagging: Tagging, found: Sequence[StatementMention]) -> NDArray[np.float64]:
    """What speaks for each statement: a row for each, a column for each of ``SIGNS``."""
    rows = [
        [*_of_content(context, tagging, one), *_of_cue(context, one), *_of_source(context, one)]
        for one in found
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, len(SIGNS))


def _of_content(context: Context, tagging: Tagging, one: StatementMention) -> list[float]:
    words = [
        token
        for part in one.content
        for token in tokens_of(context.doc, part)
        if not token.is_punct and not token.is_space
    ]
    return [
        one.confidence,
        one.mode == "direct",
        one.parent is not None,
        min(_tagged(tagging, "content", part) for part in one.content),
        _tagged(tagging, "cue", one.cue),
        _tagged(tagging, "source", one.source),
        len(words),
        has_finite_verb(words),
        one.span.start / len(context.article.text),
    ]


def _tagged(tagging: Tagging, part: str, span: Span | None) -> float:
    return support(tagging, PARTS.index(part), span) if span else _NONE


def _of_cue(context: Context, one: StatementMention) -> list[float]:
    tokens = tokens_of(context.doc, one.cue) if one.cue else []
    head = next((token for token in tokens if token.pos_ == "VERB"), tokens[-1] if tokens else None)
    if head is None:
        return [False] * 5
    known = cue_verbs().get(head.lemma_.lower())
    return [
        known is not None and known.strong,
        known is not None and known.clause,
        head.lemma_.lower() in verbs("telling", "act"),
        head.tag_ == "VBD",
        head.tag_ == "VBP",
    ]


def _of_source(context: Context, one: StatementMention) -> list[float]:
    tokens = tokens_of(context.doc, one.source) if one.source else []
    if not tokens:
        return [0.0] * 6
    head = context.doc[tokens[0].i : tokens[-1].i + 1].root
    return [
        len(tokens),
        head.pos_ == "DET" or (head.pos_ == "PRON" and head.tag_ != "PRP"),
        head.pos_ == "PROPN",
        any(token.ent_type_ in _NAMED for token in tokens),
        head.tag_ in _PLURAL,
        can_speak(head),
    ]
