"""What looks like somebody's words and is not: said by nobody, only supposed, or set apart as a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.grammar import tokens_of
from onrecord.extract.quotations import is_quoted_whole
from onrecord.extract.statements.cue_lexicon import statement_words
from onrecord.extract.statements.cue_tokens import is_supposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.context import Context
    from onrecord.records.readings import StatementMention
    from onrecord.records.spans import Span

MAX_HEADING = 12  # words of a heading in quotation marks; the longest seen has 9
MIN_REPEATED = 3  # words that a quotation set apart must share with the text to repeat it
_ENDS = tuple(".!?…,;:")
_MARKS = "\"'“”‘’«»„ \n"
_DASHES = tuple("—–-")
_NOBODY = statement_words("nobody")


def is_unsaid(context: Context, statement: StatementMention) -> bool:
    """Whether nobody said it: "no one said", "neither Venn nor Dorn said", "if Venn says no"."""
    if statement.source is not None and _is_nobody(statement.source.of(context.article.text)):
        return True
    cue = tokens_of(context.doc, statement.cue) if statement.cue is not None else []
    return any(token.pos_ in ("VERB", "AUX") and is_supposed(token) for token in cue)


def _is_nobody(source: str) -> bool:
    words = source.split()
    first = words[0].casefold()
    if first not in _NOBODY:
        return False
    return first != "no" or (len(words) > 1 and words[1][:1].islower())  # "No 10", "No. 10" speak


def without_display(text: str, prose: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs without headings in quotation marks and quotations set apart to repeat the text."""
    kept = []
    for number, paragraph in enumerate(prose):
        before = prose[number - 1] if number else None
        after = prose[number + 1] if number + 1 < len(prose) else None
        if not (is_quoted_whole(text, paragraph) and _is_display(text, before, paragraph, after)):
            kept.append(paragraph)
    return tuple(kept)


def _is_display(text: str, before: Span | None, paragraph: Span, after: Span | None) -> bool:
    words = paragraph.of(text).strip(_MARKS)
    count = len(words.split())
    if count >= MIN_REPEATED and _is_repeated(text, paragraph, words):
        return True
    led_in = before is not None and before.of(text).rstrip().endswith(":")
    signed = after is not None and after.of(text).lstrip().startswith(_DASHES)
    return count <= MAX_HEADING and not words.endswith(_ENDS) and not led_in and not signed


def _is_repeated(text: str, paragraph: Span, words: str) -> bool:
    """Whether the same words stand in a longer paragraph, too."""
    at = text.find(words)
    while at >= 0:
        line = text[text.rfind("\n", 0, at) + 1 : at] + text[at + len(words) :].split("\n", 1)[0]
        if not paragraph.start <= at < paragraph.end and line.strip(_MARKS + ".,"):
            return True
        at = text.find(words, at + 1)
    return False
