"""Where the words of a statement in plain words begin and end, if the tagger or a rule cut a clause."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.grammar import FINITE_TAGS, tokens_of, trimmed
from onrecord.extract.tokens import SUBJECTS
from onrecord.records.spans import Span
from onrecord.text.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.readings import StatementMention

_JOINING = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PART", "ADV"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADP"})
_OTHER = re.compile(r"[\"“”«»„\n]")
_MODIFYING = frozenset({"det", "amod", "compound", "nummod", "poss", "advmod", "case"})
_MODIFIED = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM"})
MAX_MODIFIED = 3  # words from a modifier to its noun
MAX_SUBJECT = 12  # words of a subject that was left before the content


def with_whole_edges(context: Context, statement: StatementMention) -> StatementMention:
    """The statement without loose words at its edges, and with the rest of clauses that were cut.

    "has called on the army to back him ever [since he ruled]" ends before "ever"; "denied [the tax] is a
    burden" begins with "the tax"; "so long as the ships [stay in port]" ends with "port".
    """
    if statement.mode == "direct":
        return statement
    first, last = statement.content[0], statement.content[-1]
    beside = [span for span in (statement.cue, statement.source, *statement.content[:-1]) if span is not None]
    start = _with_subject(context, statement, first)
    end = _with_predicate(context, last, [*beside]) or _without_joining(context, last)
    parts = [*statement.content[:-1], Span(last.start, end)]
    parts[0] = Span(start, parts[0].end)
    return statement if tuple(parts) == statement.content else replace(statement, content=tuple(parts))


def _with_subject(context: Context, statement: StatementMention, content: Span) -> int:
    """Where a content begins that was left without the subject between it and its cue."""
    cue = statement.cue
    if cue is None or cue.end >= content.start:
        return content.start
    words, gap = tokens_of(context.doc, content), tokens_of(context.doc, Span(cue.end, content.start))
    before = [token for token in gap if token.idx >= cue.end and token.idx < content.start]
    verb = next((token for token in tokens_of(context.doc, cue) if token.pos_ == "VERB"), None)
    if not words or words[0].tag_ not in FINITE_TAGS or not 0 < len(before) <= MAX_SUBJECT:
        return content.start
    if verb is None or verb.lemma_.lower() in verbs("listener", "heard"):
        return content.start  # "told Dorn was ..."
    named = all(token.pos_ in _NAMING for token in before) and before[-1].pos_ in ("NOUN", "PROPN", "PRON")
    return before[0].idx if named else content.start


def _with_predicate(context: Context, content: Span, beside: Sequence[Span]) -> int | None:
    """Where the clause ends whose subject a content ends with; None if it ends with none."""
    words = [token for token in tokens_of(context.doc, content) if not token.is_punct]
    subject = next((token for token in reversed(words) if token.dep_ in SUBJECTS), None)
    if subject is None or subject.right_edge.i != words[-1].i or subject.left_edge.i <= words[0].i:
        return None  # "insistence on [shutting the port] handed him a theme": all of it is the subject
    verb = subject.head
    if verb.idx < content.end or verb.pos_ not in ("VERB", "AUX"):
        return None
    end = verb.right_edge.idx + len(verb.right_edge)
    rest = Span(content.end, end)
    if any(rest.overlaps(span) for span in beside) or _OTHER.search(rest.of(context.article.text)):
        return None
    whole = trimmed(context.article.text, content.start, end)
    return whole.end if whole is not None else None


def _leads_up(word: Token) -> bool:
    """Whether a word belongs to a noun just behind it, and this noun to what stands before."""
    noun = word.head
    if word.dep_ not in _MODIFYING or noun.pos_ not in _MODIFIED or not 0 < noun.i - word.i <= MAX_MODIFIED:
        return False
    return noun.head.i < word.i and not any(token.is_punct for token in word.doc[word.i : noun.i])


def _without_joining(context: Context, content: Span) -> int:
    """Where a content ends: with the noun it leads up to, before words that only join what follows."""
    words = tokens_of(context.doc, content)
    if not words or words[-1].idx + len(words[-1]) != content.end:
        return content.end
    if _leads_up(words[-1]):
        return words[-1].head.idx + len(words[-1].head)  # "exit from the [euro]"
    last = len(words)
    while last > 1 and words[last - 1].pos_ in _JOINING and words[last - 1].head.i > words[-1].i:
        last -= 1
    if last == len(words):
        return content.end
    whole = trimmed(context.article.text, content.start, words[last - 1].idx + len(words[last - 1]))
    return whole.end if whole is not None else content.end
