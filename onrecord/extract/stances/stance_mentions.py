"""Stances: how a statement, or the outlet's own sentence, stands to what it names.

A rule of signs over a lexicon (``data/stances_en.toml``): the cue word highest in the parse decides,
negation flips it; a condition in the same sentence makes it conditional; a wish to discuss leaves it open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.grammar import (
    agent_of,
    has_negation,
    in_running_text,
    is_cue,
    is_passive,
    mention_at,
    own_subject,
    phrase,
    statement_at,
    tokens_of,
    trimmed,
    word_span,
)
from onrecord.extract.stances.stance_cues import Signal, doer_of, outlet_signal, signals
from onrecord.records.readings import StanceMention
from onrecord.records.spans import Span
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.readings import ConditionMention, Stance, StatementMention


@dataclass(frozen=True, slots=True)
class _Judged:
    """A stance with its target, the words that show it, and whose it is where it is not the speaker's."""

    kind: Stance
    target: Span
    words: Span | None = None
    holder: Span | None = None


_BY_SIGN: dict[int, Stance] = {1: "supports", -1: "opposes", 0: "open"}


def find_stances(context: Context) -> tuple[StanceMention, ...]:
    """Every stance, in the order of the text: at most one a sentence of a statement."""
    found = [*_stated(context), *_told(context), *_set(context.conditions)]
    return tuple(
        sorted(found, key=lambda stance: (stance.span, stance.statement is None, stance.statement or 0))
    )


def _stated(context: Context) -> Iterator[StanceMention]:
    reported: dict[int, list[Span]] = {}
    for one in context.statements:
        if one.parent is not None:
            reported.setdefault(one.parent, []).extend(one.content)
    for index, statement in enumerate(context.statements):
        cue = _cue_sign(context, statement)
        for part, tokens in _sentences_in(context, statement.content):
            near = (context.conditions[at] for at in context.prerequisites.near(part.start, part.end))
            conditions = [one for one in near if part.overlaps(one.prerequisite)]
            stance = _judged(context, part, tokens, conditions, cue)
            if stance is not None and not cue[0]:
                stance = _unless_denied(context, stance, statement)
            if stance is not None and not _is_reported(stance, reported.get(index, [])):
                yield StanceMention(part, stance.kind, stance.target, stance.words, index, stance.holder)


def _is_reported(stance: _Judged, reported: Sequence[Span]) -> bool:
    """Whether the words that show a stance are another's, whom the speaker reports: that one has it then."""
    words = stance.words
    return words is not None and any(part.contains(words) for part in reported)


def _unless_denied(context: Context, stance: _Judged, statement: StatementMention) -> _Judged | None:
    """The stance of words that their speaker denies: the contrary of support; of what is left open, none.

    Who "does not believe that" another will do it is not against it.
    """
    if statement.polarity == "affirmed" or statement.polarity_words is None:
        return stance
    plain = len(statement.polarity_words.of(context.article.text).split()) == 1
    denied = statement.polarity == "denied" and plain and stance.kind == "supports"
    return replace(stance, kind="opposes") if denied else None


def _judged(
    context: Context,
    part: Span,
    tokens: Sequence[Token],
    conditions: Sequence[ConditionMention],
    cue: tuple[int, Span | None],
) -> _Judged | None:
    """The stance of one sentence of a statement, what it is about, and the words that show it."""
    bound = next((one for one in conditions if one.consequent is not None), None)
    if bound is not None and bound.consequent is not None:
        target = _clipped(context, bound.consequent, part) or bound.prerequisite
        return _Judged("conditional", target)
    best = _highest(signals(tokens))
    ended = _ended(tokens) if cue[0] else None
    if ended is not None:
        return _Judged(_BY_SIGN[-cue[0]], _clipped(context, phrase(ended), part) or part, cue[1])
    about = _about(context, best, part)
    if cue[0]:
        against = cue[0] > 0 and best is not None and best.sign < 0
        return _Judged(_BY_SIGN[-1 if against else cue[0]], about, cue[1])
    if best is None:
        return None
    at = Span(best.cue.idx, best.cue.idx + len(best.cue))
    return _Judged(_BY_SIGN[best.sign], about, at, _named_holder(context, best))


def _named_holder(context: Context, signal: Signal) -> Span | None:
    """The party whose stance the speaker tells ("said Tarn rejects it"); None where it is the speaker's."""
    verb = signal.cue.head if signal.cue.lower_ in ("will", "wo", "'ll", "’ll") else signal.cue
    if verb.pos_ != "VERB" or verb.tag_ == "VBG" or is_passive(verb):
        return None
    doer = doer_of(verb)
    return mention_at(context, doer) if doer is not None and doer.pos_ == "PROPN" else None


def _about(context: Context, signal: Signal | None, part: Span) -> Span:
    """The words the stance is about: the target of the deciding cue, else the whole sentence."""
    target = signal.target if signal is not None else None
    return (_clipped(context, phrase(target), part) if target is not None else None) or part


def _ended(tokens: Sequence[Token]) -> Token | None:
    """As in "(called for) an end to the strikes": what is to end, or None."""
    head = next((token for token in tokens[:3] if token.pos_ == "NOUN"), None)
    if head is None or head.lemma_.lower() not in word_sets("extract", "stances")["ends"]:
        return None
    link = next((child for child in head.rights if child.dep_ == "prep"), None)
    return (
        next((child for child in link.children if child.dep_ == "pobj"), None) if link is not None else None
    )


def _highest(found: Iterable[Signal]) -> Signal | None:
    return min(found, key=lambda signal: (signal.depth, signal.cue.i), default=None)


def _clipped(context: Context, span: Span | None, part: Span) -> Span | None:
    if span is None or not span.overlaps(part):
        return None
    return trimmed(context.article.text, max(span.start, part.start), min(span.end, part.end))


def _cue_sign(context: Context, statement: StatementMention) -> tuple[int, Span | None]:
    """+1 or -1 where the attributing words take a side ("demanded", "denied"), else 0."""
    if statement.cue is None:
        return 0, None
    lists = word_sets("extract", "stances")
    tokens = tokens_of(context.doc, statement.cue)
    for token in tokens:
        lemma = token.lemma_.lower()
        if lemma == "call" and "for" not in {word.lower_ for word in tokens}:
            continue
        praise = token.lower_ in ("highly", "warmly")
        sign = 1 if praise or lemma in lists["cue_support"] else -1 if lemma in lists["cue_oppose"] else 0
        if sign:
            return (-sign if has_negation(token) else sign), statement.cue
    return 0, None


def _sentences_in(context: Context, parts: Sequence[Span]) -> Iterator[tuple[Span, list[Token]]]:
    """The pieces of sentences that the content covers, with their tokens."""
    for part in parts:
        piece: list[Token] = []
        for token in tokens_of(context.doc, part):
            if piece and (token.is_sent_start or _opens_clause(token)):
                yield from _piece(context, piece, part)
                piece = []
            piece.append(token)
        yield from _piece(context, piece, part)


def _opens_clause(token: Token) -> bool:
    """Whether "but", "and" or ";" here joins a second main clause, which may take another stance."""
    if token.dep_ != "cc" or token.head.pos_ not in ("VERB", "AUX"):
        return False
    second = next(
        (child for child in token.head.children if child.dep_ == "conj" and child.i > token.i), None
    )
    if second is None or second.pos_ not in ("VERB", "AUX"):
        return False
    lists = word_sets("extract", "stances")
    sided = second.lemma_.lower() in lists["oppose_verbs"]
    return token.lower_ == "but" or sided or own_subject(second) is not None


def _piece(context: Context, tokens: list[Token], part: Span) -> Iterator[tuple[Span, list[Token]]]:
    if tokens:
        last = tokens[-1]
        start, end = max(part.start, tokens[0].idx), min(part.end, last.idx + len(last))
        span = trimmed(context.article.text, start, end)
        if span is not None:
            yield span, tokens


def _told(context: Context) -> Iterator[StanceMention]:
    """Stances the outlet tells in its own voice: a party as subject of a verb that takes a side."""
    for token in context.doc:
        signal = outlet_signal(token)
        if signal is None:
            continue
        at = word_span(token)
        if (
            statement_at(context, at) is not None
            or is_cue(context, token)
            or not in_running_text(context, at)
        ):
            continue
        clause = _clause_span(signal)
        holder = mention_at(context, _holder(signal))
        if clause is None or holder is None:
            continue
        if context.consequents.overlaps(clause):
            continue
        target = (phrase(signal.target) if signal.target is not None else None) or clause
        yield StanceMention(clause, _BY_SIGN[signal.sign], target, at, None, holder)


def _set(conditions: Sequence[ConditionMention]) -> Iterator[StanceMention]:
    """Conditions the outlet tells: their holder's stance on the consequent is conditional."""
    for one in conditions:
        if one.statement is None and one.holder is not None and one.consequent is not None:
            yield StanceMention(
                one.prerequisite.cover(one.consequent), "conditional", one.consequent, None, None, one.holder
            )


def _clause_span(signal: Signal) -> Span | None:
    verb = signal.cue if signal.cue.pos_ in ("VERB", "NOUN") else signal.cue.head
    if verb.dep_ in ("relcl", "acl") or verb.pos_ == "NOUN":
        return phrase(verb)
    drop = [
        c
        for c in verb.children
        if c.dep_ in ("cc", "conj", "mark", "parataxis") and (c.dep_ != "conj" or own_subject(c))
    ]
    return phrase(verb, drop)


def _holder(signal: Signal) -> Token | None:
    if signal.cue.pos_ == "NOUN":
        owner = next((child for child in signal.cue.children if child.dep_ == "poss"), None)
        if owner is not None:
            return owner
    verb = signal.cue if signal.cue.pos_ == "VERB" else signal.cue.head
    return agent_of(verb) or doer_of(verb)
