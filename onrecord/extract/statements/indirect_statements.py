"""Statements in plain words: clauses governed by cue verbs, nouns and adjectives, and "according to"."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.extract.grammar import RELATIVE, children, has_negation, has_that, word_span
from onrecord.extract.quotations import with_mode
from onrecord.extract.statements.content_clauses import clause_after, content_in, content_of, cut_tail
from onrecord.extract.statements.cue_lexicon import cue_adjectives, cue_nouns, statement_words
from onrecord.extract.statements.cue_tokens import cue_of, cue_span
from onrecord.extract.statements.source_phrases import (
    QUOTING,
    able_speaker_of,
    adjacent_person,
    can_speak,
    noun_phrase,
    speaker_beside,
    speaker_of,
)
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span
from onrecord.text.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.extract.quotations import Quotation

CLAUSE, ACCORDING, NOMINAL, PHRASE = 0.8, 0.8, 0.6, 0.5
_EXPLETIVES = statement_words("expletives")
_PLURAL = frozenset({"NNS", "NNPS"})
_COPULAS = statement_words("copulas")

_CUE_CLASSES = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "ADP"})

Found = tuple[tuple[Span, ...], Span, Span, float]
"""Content, cue, source, confidence."""


def indirect_statements(
    context: Context, quotations: Sequence[Quotation], prose: Sequence[Span]
) -> list[StatementMention]:
    """Every statement in plain or mixed words outside whole quotations."""
    open_to_reading = _readable(len(context.article.text), quotations, prose)
    found: list[StatementMention] = []
    for token in context.doc:
        if not open_to_reading[token.idx] or token.pos_ not in _CUE_CLASSES:
            continue
        for content, cue, source, confidence in attributions_at(token):
            inside = tuple(_in_prose(content, prose))
            if inside:
                told, mode = with_mode(inside, quotations)
                if any(part.overlaps(cue) or part.overlaps(source) for part in told):
                    told, mode = tuple(_within(part, quotations) for part in inside), "indirect"
                found.append(StatementMention(told, mode, cue, source, confidence=confidence))
    return found


def _within(part: Span, quotations: Sequence[Quotation]) -> Span:
    """A part of a content without what stands beyond the quotation that holds its attribution too."""
    for quotation in quotations:
        if part.overlaps(quotation.inner) and not part.contains(quotation.outer):
            return Span(max(part.start, quotation.inner.start), min(part.end, quotation.inner.end))
    return part


def _readable(length: int, quotations: Sequence[Quotation], prose: Sequence[Span]) -> bytearray:
    """1 at each character of prose that is outside whole quotations, 0 elsewhere."""
    mask = bytearray(length)
    for span in prose:
        mask[span.start : span.end] = b"\x01" * len(span)
    for quotation in quotations:
        if quotation.whole:
            mask[quotation.outer.start : quotation.outer.end] = bytes(len(quotation.outer))
    return mask


def _in_prose(content: Sequence[Span], prose: Sequence[Span]) -> Iterator[Span]:
    """The parts of a content within one paragraph of prose each: a dateline is nobody's words."""
    for part in content:
        at = bisect_right(prose, part.start, key=lambda paragraph: paragraph.end)
        if at < len(prose) and prose[at].overlaps(part):
            yield Span(max(part.start, prose[at].start), min(part.end, prose[at].end))


def attributions_at(token: Token) -> Iterator[Found]:
    """What a token attributes, where it is a cue: content, cue, source and confidence."""
    if token.lower_ == "according":
        yield from _according_to(token)
    elif token.pos_ == "NOUN":
        yield from _by_noun(token)
    elif token.pos_ == "ADJ" and token.lemma_.lower() in cue_adjectives():
        yield from _by_adjective(token)
    else:
        yield from _by_verb(token)


def _by_verb(token: Token) -> Iterator[Found]:
    cue = cue_of(token)
    if cue is None:
        return
    subject = speaker_of(token) or (speaker_beside(token) if cue.strong else None)
    if (
        subject is None
        or subject.lower_ in _EXPLETIVES
        or (subject.lower_ == "that" and subject.dep_ != "conj")
    ):
        return
    if not can_speak(subject):
        subject = able_speaker_of(token) or subject
    subject = adjacent_person(token, subject)
    if not cue.strong and not can_speak(subject):
        return
    if token.lemma_ in QUOTING and any(can_speak(child) for child in children(token, "dobj")):
        return  # "citing the mediator": who is quoted, not what is said
    if _is_unsaid(token) and token.lemma_ in verbs("saying", "unsaid"):
        return
    content, source = content_of(token, cue), noun_phrase(subject)
    if not content or source is None or any(source.overlaps(part) for part in content):
        return
    clause = any(child.dep_ == "ccomp" for child in token.children)
    yield content, cue_span(token, content[0]), source, CLAUSE if clause and cue.strong else PHRASE


def _is_unsaid(cue: Token) -> bool:
    """Whether it is told that something was not said: "did not say", "without saying where"."""
    return has_negation(cue) or (cue.dep_ == "pcomp" and cue.head.lower_ == "without")


def _by_noun(token: Token) -> Iterator[Found]:
    """Content of "Iran's insistence that ..." and "the position of Moscow is that ..."."""
    if token.lemma_.lower() not in cue_nouns():
        return
    owner = _owner(token)
    clause = next((c for c in token.children if c.dep_ in ("acl", "ccomp") and has_that(c)), None)
    if clause is None and token.dep_ == "nsubj" and token.head.lemma_ in _COPULAS:
        clause = next((c for c in token.head.children if c.dep_ in ("ccomp", "attr") and has_that(c)), None)
    if owner is None or clause is None or not can_speak(owner):
        return
    content, source = clause_after(token, clause), noun_phrase(owner)
    if content and source is not None:
        yield content, word_span(token), source, NOMINAL


def _owner(noun: Token) -> Token | None:
    """Whose position, message or report it is: "Iran's", "of Moscow", "from Mr Venn"."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    mark = noun.left_edge.i - 1
    if (
        owner is None
        and mark > 0
        and noun.doc[mark].text in ("’", "'")
        and noun.doc[mark - 1].tag_ in _PLURAL
    ):
        owner = noun.doc[mark - 1]  # "Democrats’ allegations", where the parse takes the mark for a quote
    after = noun.doc[noun.i + 1 : noun.i + 2]  # the parse may hang "from" on the verb
    for child in (*noun.children, *after):
        if owner is None and child.dep_ == "prep" and child.lower_ in statement_words("owning"):
            owner = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return owner


def _by_adjective(token: Token) -> Iterator[Found]:
    verb = token.head
    makes = verb.lemma_ == "make" and token.dep_ in ("ccomp", "acomp", "oprd")  # "makes clear that"
    around = [c for word in (token, verb) for c in word.children if c.i > token.i]
    clauses = (c for c in around if c.dep_ == "ccomp" or (makes and has_that(c)))
    clause = next(clauses, None)
    linked = token.dep_ in ("acomp", "attr", "conj", "oprd") and verb.lemma_ in _COPULAS
    if clause is None or not (linked or makes):
        return
    subject = speaker_of(verb)
    if subject is None or subject.lower_ in _EXPLETIVES or not can_speak(subject):
        return
    content, source = clause_after(token, clause), noun_phrase(subject)
    if content and source is not None and not has_negation(verb):
        start = min(cue_span(verb).start, token.idx)
        yield content, Span(start, cue_span(token, content[0]).end), source, NOMINAL


def _according_to(token: Token) -> Iterator[Found]:
    doc, sentence = token.doc, token.sent
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return
    to = doc[token.i + 1]
    head = next((c for word in (to, token) for c in word.children if c.dep_ == "pobj"), None)
    source = noun_phrase(head) if head is not None and can_speak(head) else None
    if head is None or source is None:
        return
    first = next((t.i for t in sentence if not t.is_space and not t.is_punct), sentence.start)
    if token.i - first <= 1:
        commas = [t.i for t in doc[head.i : sentence.end] if t.text == "," and t.idx >= source.end]
        comma = next((i for i in commas if doc[min(i + 1, sentence.end - 1)].lower_ not in RELATIVE), None)
        if comma is None:
            return
        content = content_in(doc, comma + 1, cut_tail(doc, comma + 2, sentence.end, token))
    else:
        content = content_in(doc, first, token.i)
    if content:
        yield content, Span(token.idx, to.idx + len(to)), source, ACCORDING
