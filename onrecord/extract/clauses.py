"""What a cue attributes in plain words: the clause, infinitive or noun phrase that is its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.sources import subject_of
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.extract.lexicon import Cue

_EDGE = " \t\n ,;:–—-"
_MARKS = frozenset({"that"})
_QUESTION_MARKS = frozenset({"whether", "if"})
MIN_WORDS = 3  # a shorter content says nothing; the shortest of the gold has 3
_SPEECH_TAIL = frozenset({"advcl", "conj", "acl", "relcl"})


def content_of(token: Token, cue: Cue) -> tuple[Span, ...]:
    """The content spans of an indirect attribution by ``token``; empty where it has none."""
    for child in token.children:
        if child.dep_ == "ccomp" and cue.clause:
            spans = _clause(token, child)
            if spans:
                return spans
    if cue.clause and token.dep_ in ("parataxis", "ccomp") and token.i > token.head.i:
        spans = _around_parenthesis(token)
        if spans:
            return spans
    if cue.clause and (cue.strong or not _has_right_complement(token)):
        spans = _before_trailing_cue(token)
        if spans:
            return spans
    return _phrase(token, cue)


def _clause(token: Token, comp: Token) -> tuple[Span, ...]:
    doc = token.doc
    left, right = comp.left_edge.i, comp.right_edge.i
    if comp.i > token.i:
        start = max(left, token.i + 1)
        while start <= right and (doc[start].lower_ in _MARKS or doc[start].is_punct and doc[start].text not in "\"“‘«["):
            start += 1
        if start <= right and doc[start].lower_ in _QUESTION_MARKS and token.lemma_ == "ask":
            return ()
        return trimmed(doc, start, _cut_tail(doc, start, right + 1, token))
    subject = subject_of(token)
    edge = min(token.i, subject.left_edge.i if subject is not None and subject.i > comp.i else token.i)
    if right >= token.i:  # the cue interrupts its content: "The deal, Kerry said, would fail"
        return _interrupted(doc, left, edge, token, right)
    return trimmed(doc, _sentence_opening(doc, left), min(right + 1, edge))


def _sentence_opening(doc: Doc, left: int) -> int:
    """The beginning of the sentence where only a few tokens lie before the clause, else ``left``."""
    start = doc[left].sent.start
    while start < left and (doc[start].is_space or doc[start].lower_ in ("but", "and", "so", "yet")):
        start += 1
    return start if left - start <= 3 else left


def _interrupted(doc: Doc, left: int, edge: int, token: Token, right: int) -> tuple[Span, ...]:
    resume = token.i + 1
    while resume <= right and doc[resume].text != ",":
        resume += 1
    before = trimmed(doc, left, edge, least=1)
    after = trimmed(doc, resume + 1, right + 1, least=1) if resume < right else ()
    return (*before, *after)


def _around_parenthesis(token: Token) -> tuple[Span, ...]:
    doc = token.doc
    subject = subject_of(token)
    edge = min(token.left_edge.i, subject.left_edge.i if subject is not None else token.i)
    sentence = token.sent
    if edge <= sentence.start or doc[edge - 1].text not in (",", "—", "–", "--", "-"):
        return ()
    resume = token.i + 1
    while resume < sentence.end and doc[resume].text not in (",", "—", "–", "--"):
        resume += 1
    before = trimmed(doc, sentence.start, edge, least=1)
    after = trimmed(doc, resume + 1, sentence.end, least=MIN_WORDS) if resume < sentence.end else ()
    if not any(t.pos_ in ("VERB", "AUX") for t in doc[sentence.start : edge]) and not after:
        return ()
    return (*before, *after)


def _has_right_complement(token: Token) -> bool:
    return any(c.i > token.i and c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp") for c in token.children)


def _before_trailing_cue(token: Token) -> tuple[Span, ...]:
    """Content of "X is Y, the minister said on Monday" where the parser found no clause."""
    doc, sentence = token.doc, token.sent
    if any(c.i > token.i and c.dep_ in ("ccomp", "xcomp") for c in token.children):
        return ()
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in ("who", "which", "that"):
        return ()
    edge = min(subject.left_edge.i, token.i)
    if edge - sentence.start < MIN_WORDS + 1 or doc[edge - 1].text != ",":
        return ()
    if not any(t.pos_ in ("VERB", "AUX") for t in doc[sentence.start : edge]):
        return ()
    return trimmed(doc, _sentence_opening(doc, sentence.start), edge)


def _phrase(token: Token, cue: Cue) -> tuple[Span, ...]:
    doc = token.doc
    for child in token.children:
        if child.i <= token.i:
            continue
        if child.dep_ == "xcomp" and cue.infinitive:
            return trimmed(doc, child.left_edge.i, _cut_tail(doc, child.i, child.right_edge.i + 1, token))
        if child.dep_ in ("dobj", "oprd") and cue.noun and child.pos_ != "PRON" or (
            child.dep_ == "dobj" and cue.noun and child.right_edge.i - child.i > 1
        ):
            end = max((c.right_edge.i for c in token.children if c.i >= child.i and c.dep_ in ("dobj", "oprd", "prep", "xcomp")), default=child.right_edge.i)
            return trimmed(doc, child.left_edge.i, _cut_tail(doc, child.i, end + 1, token))
        if child.dep_ == "prep" and child.lower_ in cue.prepositions:
            return trimmed(doc, child.i + 1, _cut_tail(doc, child.i, child.right_edge.i + 1, token))
    return ()


def _cut_tail(doc: Doc, start: int, end: int, token: Token) -> int:
    """Cuts a content before a second attribution that hangs on it (", adding that ...", ", according to ...")."""
    from onrecord.extract.cues import cue_of

    for i in range(start + 1, end):
        if doc[i - 1].text not in (",", "—", "–", "--"):
            continue
        word = doc[i]
        if word.lower_ == "according" and i + 1 < len(doc) and doc[i + 1].lower_ == "to":
            return i - 1
        if word.tag_ == "VBG" and word.dep_ in ("advcl", "conj", "ccomp", "dep", "acl") and cue_of(word) is not None:
            return i - 1
        if word.lower_ in ("and", "but") and i + 1 < end and _second_cue(doc, i + 1, token):
            return i - 1
    for i in range(start + MIN_WORDS, end):
        if doc[i].lower_ in ("and", "but") and i + 1 < end and _second_cue(doc, i + 1, token):
            return i
    return end


def _second_cue(doc: Doc, at: int, token: Token) -> bool:
    """Whether the verb after a conjunction is another cue of the same subject ("and suggested it was ...")."""
    from onrecord.extract.cues import cue_of

    word = doc[at]
    if word.pos_ == "ADV" and at + 1 < len(doc):
        word = doc[at + 1]
    return word.tag_ in ("VBD", "VBZ", "VBG") and word.tag_ == token.tag_ and cue_of(word) is not None


def trimmed(doc: Doc, start: int, end: int, least: int = MIN_WORDS) -> tuple[Span, ...]:
    """Tokens ``[start, end)`` as a span without edge punctuation; empty if fewer than ``least`` words."""
    if start >= end:
        return ()
    text = doc.text
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    while first < last and (text[first] in _EDGE or text[first].isspace()):
        first += 1
    while last > first and (text[last - 1] in _EDGE or text[last - 1].isspace()):
        last -= 1
    if last > first and text[last - 1] == "." and text[last - 2] not in '"”':
        last -= 1
    if last <= first or len(text[first:last].split()) < least:
        return ()
    return (Span(first, last),)
