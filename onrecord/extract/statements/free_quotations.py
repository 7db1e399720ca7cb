"""Quotations without an attribution of their own: who can have said each, and what speaks for whom.

The candidates are who spoke last, who speaks next, and the subjects of the sentences around. What speaks for
each is a set of named features, which `onrecord.extract.statements.speaker_ranking` weighs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.statements.cue_lexicon import document_nouns, statement_words
from onrecord.extract.statements.source_phrases import can_speak, noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.extract.quotations import Quotation
    from onrecord.records.readings import StatementMention
    from onrecord.records.spans import Span
    from onrecord.text.choice import Features

MAX_PARAGRAPH = 3000  # characters looked at in the paragraph before
MAX_BETWEEN = 4  # sentences between, told one by one
QUOTE_MARKS = '"“«„'
_SUBJECTS = ("nsubj", "nsubjpass")
_PRONOUNS = statement_words("pronouns_of_people")

NONE = None
"""Stands for nobody that the words around a quotation name."""
SHORT = 6  # words below which a quotation is often a title, a slogan or a word that is spoken of
_ENDS = tuple(".!?…,")


@dataclass(frozen=True, slots=True)
class FreeQuotation:
    """A quotation without an attribution, with who can have said it.

    Attributes:
        quotation: the words.
        told: for each candidate, and for `NONE`, what speaks for it, by name.
        last: the statement before it that has a source; None if there is none.
        following: the one after it, likewise.
        is_joined: whether the quotation runs on into that one: nothing stands between in their paragraph,
            or it is left open at the end of its own.
    """

    quotation: Quotation
    told: Mapping[Span | None, Features]
    last: StatementMention | None
    following: StatementMention | None
    is_joined: bool


def free_quotation(
    context: Context,
    quotation: Quotation,
    spoken: Sequence[StatementMention],
    starts: Sequence[int],
    quoted: Sequence[Span],
) -> FreeQuotation:
    """The quotation with its candidates.

    Args:
        context: the article.
        quotation: one that no words beside it attribute.
        spoken: statements with a source, in the order of the text.
        starts: where each of ``spoken`` begins.
        quoted: all quotations with their marks, in order.
    """
    at = bisect_left(starts, quotation.outer.start)
    last = spoken[at - 1] if at and _in_entry(context, quotation, spoken[at - 1]) else None
    after = bisect_left(starts, quotation.outer.end)
    following = spoken[after] if after < len(spoken) else None
    if following is not None and not _in_entry(context, quotation, following):
        following = None
    if last is not None and last.span.contains(quotation.outer):
        following = None  # words that a speaker quotes are not those of who speaks after
    told: dict[Span | None, Features] = {}
    if last is not None and last.source is not None:
        told.setdefault(last.source, {}).update(_of_last(context, quotation, last))
    if following is not None and following.source is not None:
        told.setdefault(following.source, {}).update(_of_following(context, quotation, following))
    for subject, place in _subjects_before(context, quotation, quoted):
        span = noun_phrase(subject)
        if span is not None and not span.overlaps(quotation.outer):
            known = next((one for one in told if one is not None and one.overlaps(span)), span)
            told.setdefault(known, {}).update(_of_subject(subject, place))
            someone = subject.ent_type_ == "PERSON" or subject.lower_ in _PRONOUNS
            if someone and last is not None and last.source is not None and known != last.source:
                told[last.source]["last:another is the subject"] = 1.0
    told[NONE] = _of_nobody(context, quotation)
    joined = following is not None and _is_joined(context, quotation, following)
    return FreeQuotation(quotation, told, last, following, joined)


def _in_entry(context: Context, quotation: Quotation, other: StatementMention) -> bool:
    """Whether a statement stands in the same entry of a live blog or digest."""
    return context.article.in_one_entry(quotation.outer.start, other.span.start)


def _is_joined(context: Context, quotation: Quotation, following: StatementMention) -> bool:
    text = context.article.text
    between = text[quotation.outer.end : max(following.span.start, quotation.outer.end)]
    near = quotation.continues or "\n" not in between
    return near and following.mode == "direct" and not between.strip(QUOTE_MARKS + " \n")


def _of_nobody(context: Context, quotation: Quotation) -> Features:
    """What speaks for nobody."""
    text = context.article.text
    words = quotation.inner.of(text)
    found = {"nobody"}
    if len(words.split()) < SHORT:
        found.add("nobody:short")
    if not words.endswith(_ENDS):
        found.add("nobody:ends without a mark")
    if text[quotation.paragraph.start : quotation.outer.start].strip():
        found.add("nobody:within a paragraph")
    elif text[quotation.outer.end : quotation.paragraph.end].strip(" .,"):
        found.add("nobody:begins a paragraph")
    return dict.fromkeys(found, 1.0)


def _of_last(context: Context, quotation: Quotation, last: StatementMention) -> Features:
    """What speaks for who spoke last."""
    text = context.article.text
    end = max(part.end for part in (*last.content, last.cue, last.source) if part is not None)
    between = text[min(end, quotation.outer.start) : quotation.outer.start]
    found = {f"last:{last.mode}", f"last:{_far(between.count(chr(10) * 2))}"}
    found.add(f"last:sentences {min(_sentences(context, end, quotation.outer.start), MAX_BETWEEN)}")
    if text[quotation.paragraph.start] in QUOTE_MARKS and quotation.outer.start == quotation.paragraph.start:
        found.add("last:quotation begins the paragraph")
        if last.mode == "direct" and quotation.outer.end >= quotation.paragraph.end - 1:
            found.add("last:speech goes on in a paragraph of its own")
    if last.implied:
        found.add("last:carried")
    return dict.fromkeys(found, 1.0)


def _of_following(context: Context, quotation: Quotation, following: StatementMention) -> Features:
    """What speaks for who speaks next."""
    text = context.article.text
    begin = min(
        part.start for part in (*following.content, following.cue, following.source) if part is not None
    )
    between = text[quotation.outer.end : max(begin, quotation.outer.end)]
    found = {f"next:{following.mode}", f"next:{_far(between.count(chr(10) * 2))}"}
    if not between.strip(QUOTE_MARKS + "”» \n"):
        found.add("next:nothing between")
    elif following.span.start < quotation.paragraph.end:
        found.add("next:sentence between")
    if quotation.outer.start == quotation.paragraph.start:
        found.add("next:quotation begins the paragraph")
    return dict.fromkeys(found, 1.0)


def _of_subject(subject: Token, place: str) -> Features:
    """What speaks for the subject of a sentence before."""
    found = {f"subject:{place}"}
    if subject.lower_ in _PRONOUNS:
        found.add("subject:pronoun")
    elif subject.ent_type_ == "PERSON":
        found.add("subject:person")
    elif subject.lemma_.lower() in document_nouns():
        found.add("subject:paper")
    else:
        found.add("subject:other")
    return dict.fromkeys(found, 1.0)


def _far(paragraphs: int) -> str:
    return "same paragraph" if not paragraphs else "next paragraph" if paragraphs == 1 else "farther"


def _sentences(context: Context, start: int, end: int) -> int:
    """How many sentences begin between two places."""
    if start >= end:
        return 0
    return sum(
        start <= token.idx < end and bool(token.is_sent_start) for token in _tokens(context, start, end)
    )


def _tokens(context: Context, start: int, end: int) -> Sequence[Token]:
    return list(context.doc.char_span(start, end, alignment_mode="contract") or ())


def _subjects_before(
    context: Context, quotation: Quotation, quoted: Sequence[Span]
) -> Iterator[tuple[Token, str]]:
    """The subject of the last sentence before that is not all quotation, here or in the paragraph before."""
    text, start = context.article.text, quotation.outer.start
    floor = quotation.paragraph.start
    before = text[max(0, start - MAX_PARAGRAPH) : start].rstrip()
    place = "of the words before a colon" if before.endswith(":") else "of the sentence before"
    if not text[floor:start].strip():
        floor = max(0, start - MAX_PARAGRAPH) + before.rfind("\n") + 1
        place = "of the paragraph before" if not place.endswith("colon") else place
        if not context.article.in_one_entry(start, floor):
            return
    tokens = [
        token
        for token in _tokens(context, floor, start)
        if not (token.is_space or token.is_punct or _is_inside(token.idx, quoted))
    ]
    if not tokens:
        return
    sentence = [token for token in tokens if token.sent == tokens[-1].sent]
    subject = _main_subject(sentence)
    if subject is not None and can_speak(subject):
        yield subject, place


def _is_inside(at: int, quoted: Sequence[Span]) -> bool:
    number = bisect_right(quoted, at, key=lambda one: one.start) - 1
    return number >= 0 and at < quoted[number].end


def _main_subject(sentence: Sequence[Token]) -> Token | None:
    """The subject of the highest verb among the words of a sentence that are not quoted."""
    verbs = [token for token in sentence if token.pos_ in ("VERB", "AUX")]
    highest = min(verbs, key=lambda verb: (sum(1 for _ in verb.ancestors), verb.i), default=None)
    if highest is None:
        return None
    return next((child for child in highest.children if child.dep_ in _SUBJECTS and child in sentence), None)


def in_order(known: Sequence[StatementMention]) -> tuple[list[StatementMention], list[int]]:
    """The statements that have a source in the order of the text, and where each begins."""
    spoken = sorted((one for one in known if one.source is not None), key=lambda one: one.span.start)
    return spoken, [one.span.start for one in spoken]


def insert(spoken: list[StatementMention], starts: list[int], one: StatementMention) -> None:
    """Adds a statement at its place."""
    at = bisect_right(starts, one.span.start)
    spoken.insert(at, one)
    starts.insert(at, one.span.start)
