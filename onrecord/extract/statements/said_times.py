"""Which of an article's times tell when something was said: those that hang on the cue.

They hang on the cue itself, on its occasion, or on a verb that governs the cue: "On Friday she laid out a
plan and said ...", "on Friday they signed a statement demanding ...". Where none does, the sentences just
before may tell of the speaker's appearance: "Asked on Tuesday when it begins, Dorn could not say. “...,” she
said."
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.extract.statements.cue_lexicon import occasion_nouns, statement_words
from onrecord.extract.statements.cue_modes import telling_words
from onrecord.text.verbs import cue_verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from onrecord.extract.context import Context
    from onrecord.records.readings import TimeExpression
    from onrecord.records.spans import Span

_YEAR = len("2019")
MAX_STEPS = 6  # from time words up to the cue, and from the cue up its governing verbs
SENTENCES_BEFORE = 2  # looked at for the speaker's appearance
_SHARED = frozenset({"conj", "advcl", "xcomp", "acl", "pcomp", "prep", "dobj", "pobj", "parataxis", "dep"})
_MARKS = frozenset({*"\"“”'‘’«»"})
_NOW = frozenset({"PRESENT_REF", "FUTURE_REF"})  # "is now claiming" tells no day
_WHILE = statement_words("at_the_time")
_PRONOUNS = statement_words("pronouns_of_people")

Told = tuple[tuple["Span", ...], tuple["Span", ...]]
"""The times at which it was said, nearest first, and those that only bound it."""


def open_times(context: Context, parent: int | None = None) -> tuple[TimeExpression, ...]:
    """The times of an article that no statement tells and no title in quotation marks: “This Week”.

    Where ``parent`` is the number of a statement, those that it tells, but none that it reports of others.
    """
    text, statements = context.article.text, context.statements
    outer = set()
    while parent is not None:
        outer.add(parent)
        parent = statements[parent].parent
    inner = (one for number, one in enumerate(statements) if number not in outer)
    taken = sorted(part for statement in inner for part in statement.content)
    return tuple(
        time
        for time in context.times
        if time.type in ("DATE", "TIME")
        and time.value not in _NOW
        and not _is_within(time.span, taken)
        and not _is_title(text, time.span)
    )


def times_beside(
    doc: Doc, times: Sequence[TimeExpression], cue: Token, occasion: Token | None, *, years: bool = True
) -> Told:
    """The times in the sentence of the cue that hang on it, known or not.

    Args:
        doc: the parsed article.
        times: its times that are nobody's words (`open_times`), in their order.
        cue: the token that heads the cue, or another verb.
        occasion: the noun of the occasion beside it, or None.
        years: whether a year is a time.
    """
    line = list(governors(cue))
    found: list[tuple[int, int, Span]] = []
    around: list[Span] = []
    first = bisect_left(times, cue.sent.start_char, key=lambda time: time.span.start)
    last = bisect_left(times, cue.sent.end_char, key=lambda time: time.span.start)
    for time in times[first:last]:
        if not years and time.start is not None and len(time.start) <= _YEAR:
            continue
        level, bound = _hangs(doc, time, line, occasion)
        if level is not None and bound:
            around.append(time.span)
        elif level is not None:
            found.append((level, abs(time.span.start - cue.idx), time.span))
    nearest = min((level for level, _, _ in found), default=0)
    return tuple(span for level, _, span in sorted(found) if level == nearest), tuple(around)


def times_before(doc: Doc, times: Sequence[TimeExpression], source: Span, cue: Token) -> tuple[Span, ...]:
    """The times of the speaker's appearance, as told in the sentences just before; a year is none."""
    at = doc.char_span(source.start, source.end, alignment_mode="expand")
    if at is None:
        return ()
    first, same_paragraph = min(cue.sent.start, at.root.sent.start), True
    for _ in range(SENTENCES_BEFORE):
        if first == 0:
            break
        sentence = doc[first - 1].sent
        same_paragraph = same_paragraph and "\n" not in doc[sentence.start : first + 1].text.strip()
        if _is_appearance(sentence.root, at.root, same_paragraph):
            told, _ = times_beside(doc, times, sentence.root, None, years=False)
            if told:
                return told
        first = sentence.start
    return ()


def _is_appearance(verb: Token, speaker: Token, same_paragraph: bool) -> bool:
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or not any(_tells_appearance(word) for word in verb.sent):
        return False
    if subject.lower_ in _PRONOUNS and same_paragraph:
        return True
    if speaker.lower_ in _PRONOUNS:
        return subject.ent_type_ == "PERSON"
    return subject.lower_ == speaker.lower_


def _tells_appearance(word: Token) -> bool:
    lemma = word.lemma_.lower()
    if word.pos_ == "VERB":
        return lemma in cue_verbs() or lemma in telling_words().appearing
    return word.pos_ == "NOUN" and lemma in occasion_nouns()


def governors(cue: Token) -> Iterator[Token]:
    """The cue and the words above it whose time and place are its own, nearest first."""
    word = cue
    for _ in range(MAX_STEPS):
        yield word
        if word.dep_ not in _SHARED or word.head is word:
            return
        word = word.head


def _is_within(span: Span, taken: Sequence[Span]) -> bool:
    after = bisect_left(taken, span.end, key=lambda part: part.start)
    return any(part.overlaps(span) for part in taken[max(0, after - 2) : after])


def _is_title(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    return before in _MARKS and any(mark in _MARKS for mark in after)


def _hangs(
    doc: Doc, time: TimeExpression, line: Sequence[Token], occasion: Token | None
) -> tuple[int | None, bool]:
    """How far up the line of the cue the time hangs, None where it does not; whether it only bounds it."""
    span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if span is None:
        return None, False
    word, bound = span.root, any(_bounds(token) for token in span)
    for _ in range(MAX_STEPS):
        if word in line:
            return line.index(word), bound
        if occasion is not None and word == occasion:
            return 0, bound
        if word.dep_ == "ROOT" or word.head is word:
            return None, bound
        if word.pos_ == "VERB" and not _modifies(word):
            return None, bound
        if not _is_own_deed(word):
            marks = (child for child in word.children if child.dep_ == "mark")
            bound = bound or _bounds(word) or any(_bounds(child) for child in marks)
        word = word.head
    return None, bound


def _is_own_deed(word: Token) -> bool:
    """Whether what bounds it is what the speaker did that very day: "before leaving on Monday, he said"."""
    own = (child for child in word.children if child.dep_ == "pcomp" and child.tag_ == "VBG")
    return word.lower_ == "before" and any(own)


def _modifies(verb: Token) -> bool:
    """Whether a verb between time and cue tells of the cue's own occasion: "an interview aired Sunday"."""
    if verb.dep_ == "relcl":
        asked = any(child.lower_ in _WHILE for child in verb.children)
        return asked or verb.head.lemma_.lower() in occasion_nouns()
    if verb.dep_ == "advcl" and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return _tells_appearance(verb)  # not "when prices fell in 2012, he wrote"
    return verb.dep_ in ("acl", "advcl") or (verb.dep_ == "pcomp" and verb.head.lower_ == "before")


def _bounds(word: Token) -> bool:
    return word.pos_ in ("ADP", "SCONJ", "ADV") and word.lower_ in telling_words().bounds
