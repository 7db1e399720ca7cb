"""When and to whom it was said, at what occasion and how: what the words beside the cue add."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.extract.grammar import tokens_of
from onrecord.extract.statements.addressees import addressee_of
from onrecord.extract.statements.cue_lexicon import occasion_nouns
from onrecord.extract.statements.cue_modes import telling_of, tells_news
from onrecord.extract.statements.polarity import polarity_of
from onrecord.extract.statements.said_papers import times_of_paper
from onrecord.extract.statements.said_times import open_times, times_before, times_beside
from onrecord.extract.statements.source_phrases import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.articles import PublicationDate
    from onrecord.records.readings import Reading, StatementMention, TimeExpression
    from onrecord.records.spans import Span

_WITHIN = frozenset({"prep", "advcl", "pobj", "pcomp", "dobj", "npadvmod", "advmod", "xcomp", "conj", "acl"})
_DAY = len("2019-02-16")
MAX_STEPS = 6  # from the cue down to the words of its occasion


def with_occasions(context: Context, statements: Sequence[StatementMention]) -> tuple[StatementMention, ...]:
    """The statements with addressee, occasion and day filled in where the words beside the cue tell."""
    whole = replace(context, statements=tuple(statements))
    times = {parent: open_times(whole, parent) for parent in {one.parent for one in statements}}
    return tuple(_with_occasion(context, times[statement.parent], statement) for statement in statements)


def said_anew(reading: Reading) -> tuple[StatementMention, ...]:
    """The statements of an article whose day became known after it was read, with the days told from it."""
    return tuple(
        _on_day_told(statement, reading.times, reading.published_at(statement.span.start))
        if statement.said_times
        else _in_transcript(reading, statement)
        if statement.cue is None
        else statement
        for statement in reading.statements
    )


def _with_occasion(
    context: Context, times: Sequence[TimeExpression], statement: StatementMention
) -> StatementMention:
    if statement.cue is None or statement.implied:
        return _in_transcript(context, statement)
    cue = _cue_token(context, statement.cue)
    if cue is None:
        return statement
    occasion = next((t for t in _beside(cue) if _is_occasion(t, statement)), None)
    beside, around = times_beside(context.doc, times, cue, occasion)
    telling = telling_of(cue)
    if telling == "view" and _opens(context, statement.cue) and tells_news(cue):
        telling = "act"
    polarity, words = polarity_of(context.doc, statement.cue, cue, statement.content[0])
    before: tuple[Span, ...] = ()
    if not (beside or around) and telling == "act" and statement.source is not None:
        before = times_before(context.doc, times, statement.source, cue)
    if not (beside or around or before):
        before = times_of_paper(context, times, statement, cue)
    before = tuple(time for time in before if context.article.in_one_entry(time.start, statement.cue.start))
    told = replace(
        statement,
        addressee=addressee_of(cue, statement, occasion),
        occasion=noun_phrase(occasion) if occasion is not None else None,
        said_times=beside or before,
        said_around=around,
        said_on_basis="context" if before else "time_words",
        telling=telling,
        polarity=polarity,
        polarity_words=words,
    )
    return _on_day_told(told, context.times, context.published_at(statement.cue.start))


def _opens(context: Context, cue: Span) -> bool:
    """Whether the article opens with it: in its first paragraph."""
    opening = next((part.span for part in context.article.parts if part.role == "body"), None)
    return opening is not None and opening.contains(cue)


def _in_transcript(told: Context | Reading, statement: StatementMention) -> StatementMention:
    """What is said in a transcript or readout is said on the day the page is dated."""
    day = told.published_at(statement.span.start).value
    if told.article.genre != "transcript" or day is None or statement.implied:
        return statement
    return replace(statement, said_on=day, said_on_basis="published")


def _cue_token(context: Context, cue: Span) -> Token | None:
    """The token that heads the cue: of "is expected to say", the last verb."""
    words = [t for t in tokens_of(context.doc, cue) if t.lower_ != "that"]
    verbs = [t for t in words if t.pos_ == "VERB"]
    if not verbs:
        return words[-1] if words else None
    head = verbs[0]
    for verb in verbs[1:]:
        if verb.dep_ == "xcomp" and verb.head == head:
            head = verb
    return head


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


def _on_day_told(
    statement: StatementMention, times: Sequence[TimeExpression], published: PublicationDate
) -> StatementMention:
    """With the day of its times where one is known: the most precise, then the nearest."""
    last = published.latest or published.value
    told = [_last_at(times, span) for span in statement.said_times]
    known = [value for time in told if time is not None and (value := _covered(time, statement, last))]
    return replace(statement, said_on=max(known, key=len) if known else None)


def _last_at(times: Sequence[TimeExpression], span: Span) -> TimeExpression | None:
    """The last of the times, which are in their order, that has this span."""
    at = bisect_right(times, (span.start, span.end), key=lambda time: (time.span.start, time.span.end))
    return times[at - 1] if at and times[at - 1].span == span else None


def _covered(time: TimeExpression, statement: StatementMention, last: str | None) -> str | None:
    """The date a time tells as a whole, the month of a week where it is within one; None for none.

    What was said was not said after the ``last`` day the article may be of: a weekday is then the one before.
    """
    start, end = time.start, time.end
    if start and last and start > last[: len(start)] and statement.telling != "plan":
        start = end = _week_before(start, last)
    if start is None or end is None or start == end:
        return start
    return next((start[:size] for size in (7, 4) if start[:size] == end[:size]), None)


def _week_before(day: str, last: str) -> str | None:
    if len(day) != _DAY or len(last) != _DAY:
        return None
    before = (date.fromisoformat(day) - timedelta(days=7)).isoformat()
    return before if before <= last else None
