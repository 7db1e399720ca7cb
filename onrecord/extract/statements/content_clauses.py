"""What a cue attributes in plain words: the clause, infinitive or noun phrase that is its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.grammar import FINITE_TAGS, has_finite_verb, has_that, is_genitive
from onrecord.extract.statements.cue_lexicon import cue_nouns, statement_words
from onrecord.extract.statements.cue_tokens import cue_of
from onrecord.extract.statements.source_phrases import QUOTING, speaker_of
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.text.verbs import Cue

_EDGE = " \t\n ,;:–—-"
_OPENING_MARKS = frozenset('"“‘«[')
_COMMAS = frozenset({",", "—", "–", "--", ";"})
_EXAMPLES = statement_words("examples")
_OBJECTS = frozenset({"dobj", "oprd", "prep", "xcomp", "ccomp", "advcl", "acl", "dative", "attr"})
_LEADING_CONTENT = frozenset({"DET", "NOUN", "PROPN", "PRON", "SCONJ", "NUM", "ADJ", "PUNCT"})
MIN_WORDS = 3  # a shorter content says nothing; the shortest of the gold has 3


def content_of(token: Token, cue: Cue) -> tuple[Span, ...]:
    """The content spans of an indirect attribution by ``token``; empty where it has none."""
    if cue.clause:
        clauses = [child for child in token.children if child.dep_ == "ccomp"]
        for child in sorted(clauses, key=lambda clause: not has_that(clause)):
            if spans := _clause(token, child):
                return spans
        for find in (_before_quoting, _before_trailing_cue):
            spans = find(token)
            if spans:
                return spans
        if cue.strong and (spans := _after_as(token)):
            return spans
        if cue.strong and token.lemma_ != "tell":
            spans = _after_leading_cue(token)
            if spans:
                return spans
    return _phrase(token, cue)


def clause_after(token: Token, comp: Token) -> tuple[Span, ...]:
    """The clause ``comp`` that follows ``token``, without "that" and without a second attribution."""
    doc = token.doc
    start, end = max(comp.left_edge.i, token.i + 1), comp.right_edge.i + 1
    while start < end and (doc[start].lower_ == "that" or _is_leading_mark(doc[start])):
        start += 1
    start = _past_leading_day(doc, start, end)
    return content_in(doc, start, cut_tail(doc, start, end, token))


def _past_leading_day(doc: Doc, start: int, end: int) -> int:
    """Past the day of saying where the parser took it into the content ("said on Friday it was ...")."""
    at = start + (doc[start].lower_ in statement_words("before_days") if start < end else 0)
    if at >= end or doc[at].ent_type_ != "DATE":
        return start
    while at < end and doc[at].ent_type_ == "DATE":
        at += 1
    return at if at < end and doc[at].pos_ in ("DET", "PRON", "PROPN", "NOUN", "ADJ") else start


def _is_leading_mark(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text[0] not in _OPENING_MARKS)


def _clause(token: Token, comp: Token) -> tuple[Span, ...]:
    doc = token.doc
    if comp.i > token.i:
        return clause_after(token, comp)
    left, right = comp.left_edge.i, comp.right_edge.i
    speaker = speaker_of(token)
    edge = min(token.i, speaker.left_edge.i if speaker is not None and speaker.i > comp.i else token.i)
    return content_in(doc, _sentence_opening(doc, left), min(right + 1, edge))


def _sentence_opening(doc: Doc, left: int) -> int:
    """The beginning of the sentence where only a few tokens lie before the clause, else ``left``."""
    start = doc[left].sent.start
    return start if left - start <= 3 else left


def _before_trailing_cue(token: Token) -> tuple[Span, ...]:
    """Content of "X is Y, the minister said on Monday" where the parser found no clause."""
    doc, sentence = token.doc, token.sent
    if any(c.i > token.i and c.dep_ in ("ccomp", "xcomp") for c in token.children):
        return ()
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in statement_words("relative"):
        return ()
    edge = min(subject.left_edge.i, token.i)
    if edge - sentence.start < MIN_WORDS + 1 or doc[edge - 1].text != ",":
        return ()
    if not has_finite_verb(doc[sentence.start : edge]):
        return ()  # "On entering the hall, Dorn said, ...": how it came to be said
    first = next(t for t in doc[sentence.start : edge] if not t.is_space)
    if first.tag_ in ("VBN", "VBG") and first.head == token:
        return ()  # "Asked whether it holds, Dorn said ...": how it came to be said
    return content_in(doc, _sentence_opening(doc, sentence.start), edge)


def _before_quoting(token: Token) -> tuple[Span, ...]:
    """Content of "The talks go on, Dorn was quoted as saying": the clause before the verb above the cue."""
    verb = token.head.head
    if token.dep_ != "pcomp" or token.head.lower_ != "as" or verb.lemma_ not in QUOTING:
        return ()
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if clause is None or subject is None or subject.left_edge.i <= clause.i:
        return ()
    return content_in(token.doc, _sentence_opening(token.doc, clause.left_edge.i), subject.left_edge.i)


def _after_as(token: Token) -> tuple[Span, ...]:
    """Content of "As the minister said on Friday, the talks go on"."""
    doc, sentence = token.doc, token.sent
    mark = next((child for child in token.lefts if child.dep_ == "mark"), None)
    if token.dep_ != "advcl" or token.head.i < token.i or mark is None or mark.lower_ != "as":
        return ()
    if any(t.is_alpha for t in doc[sentence.start : mark.i]) or any(
        child.dep_ in ("dobj", "ccomp", "xcomp") for child in token.children
    ):
        return ()
    comma = next((i for i in range(token.i + 1, token.head.i) if doc[i].text == ","), None)
    if comma is None:
        return ()
    return content_in(doc, comma + 1, cut_tail(doc, comma + 1, sentence.end, token))


def _after_leading_cue(token: Token) -> tuple[Span, ...]:
    """Content of "He said today's talks “almost final”": words that follow a strong cue at once."""
    doc, sentence = token.doc, token.sent
    start = token.i + 1
    if start + 1 >= sentence.end or doc[start].pos_ not in _LEADING_CONTENT:
        return ()
    if doc[start].ent_type_ in ("DATE", "TIME") and not is_genitive(doc[start + 1]):
        return ()
    if doc[start].is_punct and doc[start].text[0] not in _OPENING_MARKS:
        return ()
    start += doc[start].lower_ == "that"
    end = cut_tail(doc, start, sentence.end, token)
    if not any(t.tag_ in FINITE_TAGS or t.text[0] in _OPENING_MARKS for t in doc[start:end]):
        return ()
    return content_in(doc, start, end)


def _phrase(token: Token, cue: Cue) -> tuple[Span, ...]:
    doc = token.doc
    end = _phrase_end(token)
    follow = token.i + 1
    if follow < end - 1 and doc[follow].lower_ in cue.prepositions and doc[follow + 1].dep_ != "prep":
        return content_in(doc, follow + 1, end)
    for child in token.rights:
        if child.i >= end:
            break
        if child.dep_ in ("xcomp", "ccomp") and cue.infinitive:
            return content_in(doc, child.left_edge.i, end)
        if child.dep_ == "prep" and child.lower_ in cue.prepositions and doc[child.i + 1].dep_ != "prep":
            return content_in(doc, child.i + 1, end)
        if child.dep_ in ("dobj", "oprd") and (
            cue.noun or (cue.cue_noun and child.lemma_.lower() in cue_nouns())
        ):
            return content_in(doc, child.left_edge.i, end)
    return ()


def _phrase_end(token: Token) -> int:
    """Where the objects of the cue end: before a comma that sets off another clause, or a second verb."""
    doc = token.doc
    right = max((c.right_edge.i for c in token.rights if c.dep_ in _OBJECTS), default=token.i) + 1
    head = next((c.i for c in token.rights if c.dep_ in ("dobj", "xcomp", "prep", "oprd", "ccomp")), token.i)
    for i in range(head + 1, right):
        if doc[i].text in _COMMAS and not _in_list(doc, i):
            right = i
            break
        if doc[i].dep_ == "cc" and doc[i].head == token:
            right = i
            break
    return cut_tail(doc, token.i + 1, right, token)


def _in_list(doc: Doc, comma: int) -> bool:
    """Whether a comma stands in an enumeration or before a year or examples, rather than before a clause."""
    after = doc[comma + 1] if comma + 1 < len(doc) else doc[comma]
    if after.lower_ in _EXAMPLES:
        return True
    while after.dep_ in ("compound", "det", "poss", "amod", "nummod") and after.head.i > after.i:
        after = after.head
    return (
        after.dep_ in ("conj", "appos", "nummod", "amod") and after.pos_ not in ("VERB", "AUX")
    ) or after.like_num


def cut_tail(doc: Doc, start: int, end: int, token: Token) -> int:
    """Cuts a content before what the outlet adds to it.

    That is a second attribution (", adding that ...", ", according to ...", "and suggested ...") and
    a contrast of the outlet's (", while ...", ", despite ...").
    """
    for i in range(start + 1, end):
        word = doc[i]
        after_comma = doc[i - 1].text in _COMMAS
        if word.lower_ in ("and", "but") and i >= start + MIN_WORDS and _second_cue(doc, i + 1, token):
            return i - after_comma
        if after_comma and _begins_addition(word):
            return i - 1
    return end


def _begins_addition(word: Token) -> bool:
    if word.lower_ == "according" or word.lower_ in statement_words("contrasting"):
        return True
    return (
        word.tag_ == "VBG"
        and word.dep_ in ("advcl", "conj", "ccomp", "dep", "acl")
        and cue_of(word) is not None
    )


def _second_cue(doc: Doc, at: int, token: Token) -> bool:
    """Whether the verb after a conjunction is another cue of the same subject ("and suggested ...")."""
    if at + 1 >= len(doc):
        return False
    word = doc[at + 1] if doc[at].pos_ == "ADV" else doc[at]
    return word.tag_ in ("VBD", "VBZ", "VBG") and word.tag_ == token.tag_ and cue_of(word) is not None


def content_in(doc: Doc, start: int, end: int) -> tuple[Span, ...]:
    """The tokens ``[start, end)`` as a content, with its quotation marks; empty if fewer than `MIN_WORDS`.

    Of other edges than a content's, `grammar.trimmed` takes quotation marks away too.
    """
    if start >= end:
        return ()
    words, begin = doc[start:end].text, doc[start].idx
    first, last = 0, len(words)
    while first < last and (words[first] in _EDGE or words[first].isspace()):
        first += 1
    while last > first and (words[last - 1] in _EDGE or words[last - 1].isspace()):
        last -= 1
    if last - 1 > first and words[last - 1] == ".":
        last -= 1
    if last <= first or len(words[first:last].split()) < MIN_WORDS:
        return ()
    return (Span(begin + first, begin + last),)
