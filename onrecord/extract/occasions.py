"""Where, to whom and when it was said: the words that stand beside the cue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.lexicon import occasion_nouns
from onrecord.extract.sources import can_speak, noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.readings import Reading, StatementMention, TimeExpression
    from onrecord.records.spans import Span

_HEARD = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "thank", "congratulate", "invite", "urge", "ask"}
)
_WITHIN = frozenset({"prep", "advcl", "pobj", "pcomp", "dobj", "npadvmod", "advmod", "xcomp", "conj", "acl"})
MAX_STEPS = 6  # from the cue down to the words of its occasion


def with_occasions(context: Context, statements: Sequence[StatementMention]) -> tuple[StatementMention, ...]:
    """The statements with addressee, occasion and day filled in where the words beside the cue tell."""
    return tuple(_with_occasion(context, statement) for statement in statements)


def said_anew(reading: Reading) -> tuple[StatementMention, ...]:
    """The statements of an article whose day became known after it was read, with the days told from it."""
    return tuple(
        _on_day_told(statement, reading.times)
        if statement.said_times
        else _in_transcript(reading, statement)
        if statement.cue is None
        else statement
        for statement in reading.statements
    )


def _with_occasion(context: Context, statement: StatementMention) -> StatementMention:
    if statement.cue is None or statement.implied:
        return _in_transcript(context, statement)
    cue = _cue_token(context, statement.cue)
    if cue is None:
        return statement
    occasion = next((t for t in _beside(cue) if _is_occasion(t, statement)), None)
    told = replace(
        statement,
        addressee=_addressee(cue, statement, occasion),
        occasion=noun_phrase(occasion) if occasion is not None else None,
        said_times=_times_beside(context, cue, statement, occasion),
    )
    return _on_day_told(told, context.times)


def _in_transcript(told: Context | Reading, statement: StatementMention) -> StatementMention:
    """What is said in a transcript or readout is said on the day the page is dated."""
    day = told.published.value
    if told.article.genre != "transcript" or day is None or statement.implied:
        return statement
    return replace(statement, said_on=day, said_on_basis="published")


def _cue_token(context: Context, cue: Span) -> Token | None:
    span = context.doc.char_span(cue.start, cue.end, alignment_mode="expand")
    if span is None:
        return None
    words = [t for t in span if t.lower_ != "that"]
    return next((t for t in words if t.pos_ == "VERB"), words[-1] if words else None)


def _is_occasion(token: Token, statement: StatementMention) -> bool:
    inside = any(part.start <= token.idx < part.end for part in statement.content)
    return not inside and token.lemma_.lower() in occasion_nouns()


def _beside(token: Token) -> Iterator[Token]:
    """The cue's complements and adverbials, nearest first."""
    queue = [(token, 0)]
    while queue:
        word, depth = queue.pop(0)
        for child in word.children:
            if child.dep_ in _WITHIN and depth < MAX_STEPS:
                yield child
                queue.append((child, depth + 1))


def _addressee(cue: Token, statement: StatementMention, occasion: Token | None) -> Span | None:
    heard = None
    for child in cue.children:
        if cue.lemma_ in _HEARD and child.dep_ in ("dobj", "dative") and child.i > cue.i:
            heard = child
        elif child.dep_ in ("prep", "dative") and child.lower_ == "to":
            heard = next((g for g in child.children if g.dep_ == "pobj"), heard)
    if heard is None and occasion is not None:
        heard = _other_party(occasion)
    if heard is None or not can_speak(heard):
        return None
    span = noun_phrase(heard)
    taken = (*statement.content, *((statement.source,) if statement.source else ()))
    return None if span is None or any(span.overlaps(part) for part in taken) else span


def _other_party(occasion: Token) -> Token | None:
    """The party after "with": Kono in "a meeting with his counterpart Kono"."""
    for child in occasion.children:
        if child.dep_ == "prep" and child.lower_ == "with":
            party = next((g for g in child.children if g.dep_ == "pobj"), None)
            if party is not None and can_speak(party):
                return party
    return None


def _times_beside(
    context: Context, cue: Token, statement: StatementMention, occasion: Token | None
) -> tuple[Span, ...]:
    """The times that the sentence of the cue tells outside the content, nearest first, known or not."""
    sentence = cue.sent
    times = [
        time.span
        for time in context.times
        if time.type in ("DATE", "TIME")
        and sentence.start_char <= time.span.start < sentence.end_char
        and not any(part.overlaps(time.span) for part in statement.content)
        and _belongs(context, time, cue, occasion)
    ]
    return tuple(sorted(times, key=lambda span: abs(span.start - cue.idx)))


def _on_day_told(statement: StatementMention, times: Sequence[TimeExpression]) -> StatementMention:
    """With the day of its times where one is known: the most precise, then the nearest."""
    starts = {time.span: time.start for time in times}
    known = [start for span in statement.said_times if (start := starts.get(span))]
    if not known:
        return statement
    return replace(statement, said_on=max(known, key=len), said_on_basis="time_words")


def _belongs(context: Context, time: TimeExpression, cue: Token, occasion: Token | None) -> bool:
    """Whether the time words hang on the cue or its occasion, and not on some other verb or noun."""
    span = context.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if span is None:
        return False
    word = span.root
    for _ in range(MAX_STEPS):
        if word in (cue, occasion):
            return True
        if word.dep_ == "ROOT" or word.head is word:
            return False
        word = word.head
        if word not in (cue, occasion) and word.pos_ == "VERB" and word.dep_ not in ("acl", "advcl"):
            return False
    return False
