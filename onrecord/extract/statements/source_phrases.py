"""Who is said to say it: the source of a cue, as a span of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.grammar import RELATIVE, agent_of, antecedent, children, is_genitive, is_passive
from onrecord.extract.statements.cue_lexicon import document_nouns, person_nouns, statement_words
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLIMB = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SPEAKING_PRONOUNS = statement_words("speaking_pronouns")
_STOPS = frozenset({",", ";", ":", "(", ")", "--", "—", "–", "-", "“", "”", '"', "«", "»", "‘"})
_TITLE_ABBREVIATIONS = statement_words("title_abbreviations")
QUOTING = frozenset({"quote", "cite"})  # whose object speaks, in the active and the passive
MAX_CLIMB = 4  # steps from a participle or a conjunct up to the verb whose subject it shares
MAX_SOURCE = 24  # tokens; the longest source of the gold has 13


def speaker_of(cue: Token) -> Token | None:
    """The head of who speaks by the cue: its logical subject, its head verb's, or the noun it modifies.

    Not the subject of its grammar (`grammar.subject_of`): in "Dorn was told by Venn that" Venn speaks.
    """
    token = cue
    for _ in range(MAX_CLIMB):
        found = _quoted_person(token, cue) or _own_speaker(token)
        if found is not None:
            return antecedent(found, token)
        if is_passive(token):
            return None
        if token.dep_ == "acl":
            return _modified(token.head) if token.tag_ != "VBN" else None
        if token.dep_ == "relcl":
            return token.head
        if token.dep_ not in _CLIMB or token.head is token:
            return None
        token = token.head
    return None


def able_speaker_of(cue: Token) -> Token | None:
    """The speaker of the cue or of the nearest verb above it that has one who can speak (`can_speak`).

    "The leader said that monitoring is not acceptable, stating: ..." may be parsed as if monitoring stated.
    """
    token = cue
    for _ in range(MAX_CLIMB):
        found = _quoted_person(token, cue) or _own_speaker(token)
        if found is not None and can_speak(antecedent(found, token)):
            return antecedent(found, token)
        if token.dep_ in ("acl", "relcl") or token.head is token:
            return None
        token = token.head
    return None


def _quoted_person(verb: Token, cue: Token) -> Token | None:
    """Amano in "Reuters quoted Amano as saying ..." and "Amano was quoted by Reuters as saying ..."."""
    if verb is cue or verb.lemma_ not in QUOTING:
        return None
    return next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)


def speaker_beside(cue: Token) -> Token | None:
    """The name or pronoun just before a cue that the parser left without a subject."""
    i = cue.i - 1
    while i > cue.sent.start and cue.doc[i].pos_ in ("AUX", "ADV"):
        i -= 1
    near = cue.doc[i]
    if i < cue.i and (
        near.ent_type_ in ("PERSON", "ORG") or near.lower_ in statement_words("pronouns_of_people")
    ):
        return near
    return None


def _own_speaker(verb: Token) -> Token | None:
    """Who speaks by this very verb: its subject, its agent in the passive, whom it quotes."""
    active = next(iter(children(verb, "nsubj")), None) or agent_of(verb)
    if active is None and verb.lemma_ in QUOTING:
        return next(iter(children(verb, "nsubjpass")), None)  # is quoted; who "was told" hears
    return active


def _modified(noun: Token) -> Token:
    """The source behind "a statement demanding ...": who made the paper, where the sentence says it."""
    if noun.lemma_.lower() in document_nouns() and noun.dep_ in ("dobj", "pobj"):
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        maker = _own_speaker(verb)
        return maker if maker is not None and can_speak(maker) else noun
    return noun


def can_speak(token: Token) -> bool:
    """Whether the noun phrase headed by ``token`` names somebody who can say, think or demand."""
    if token.pos_ == "PRON":
        return token.lower_ in _SPEAKING_PRONOUNS
    if token.ent_type_ in _NAMED or token.lemma_.lower() in person_nouns():
        return True
    if token.lemma_.lower() in document_nouns():
        return True
    return token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME", "EVENT", "LAW", "WORK_OF_ART")


def noun_phrase(head: Token, limit: Span | None = None) -> Span | None:
    """The noun phrase of ``head`` without what a comma, dash or relative clause sets off.

    An apposition that names the person is kept ("the Russian minister, Sergei Lavrov").
    ``limit`` clips it; None is returned where nothing is left.
    """
    doc = head.doc
    start = head.left_edge.i
    if start < head.i and doc[start].tag_ in ("WP", "WDT", "WRB"):
        start += 1
    for i in range(head.i - 1, start - 1, -1):
        if (doc[i].text in _STOPS and not _is_hyphen(doc[i])) or doc[i].is_space:
            start = i + 1
            break
    end = head.i + 1
    while end <= head.right_edge.i and not _ends_phrase(doc[end]):
        end += 1
    end = _with_apposition(head, end)
    while end - 1 > head.i and doc[end - 1].pos_ in ("ADP", "PUNCT", "CCONJ", "SPACE", "DET"):
        end -= 1
    return _clipped(doc, start, min(end, start + MAX_SOURCE), limit)


def _is_hyphen(token: Token) -> bool:
    """Whether a dash joins the words it touches: "Pak Tae-ho"."""
    doc, i = token.doc, token.i
    return token.text in "-‑" and 0 < i < len(doc) - 1 and not (doc[i - 1].whitespace_ or token.whitespace_)


def _ends_phrase(token: Token) -> bool:
    if _is_hyphen(token):
        return False
    if token.is_space or token.text in _STOPS or token.lower_ in RELATIVE:
        return True
    return token.dep_ == "relcl" or (token.pos_ in ("VERB", "AUX") and token.dep_ not in ("acl", "amod"))


def _with_apposition(head: Token, end: int) -> int:
    """Past the name behind a comma that tells who it is: "the envoy, Ana Dorn", "his brother, Emil"."""
    doc = head.doc
    if end + 1 >= len(doc) or doc[end].text != ",":
        return end
    named = doc[end + 1]
    if head.ent_type_ == "PERSON" or named.i > head.right_edge.i:
        return end
    stop = end + 1
    if named.ent_type_ != "PERSON":
        while doc[stop].dep_ == "compound" and doc[stop].pos_ == "PROPN" and doc[stop].head.i > stop:
            stop += 1
        root = doc[stop]
        beside = root.dep_ == "appos" and root.head == head and root.pos_ == "PROPN"
        return stop + 1 if beside and head.lemma_.lower() in person_nouns() else end
    while stop < len(doc) and doc[stop].ent_type_ == "PERSON":
        stop += 1
    return stop


def _clipped(doc: Doc, start: int, end: int, limit: Span | None) -> Span | None:
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    if limit is not None:
        first, last = max(first, limit.start), min(last, limit.end)
    return Span(first, last) if first < last else None


def stretch_source(doc: Doc, start: int, end: int) -> Span | None:
    """The source in a plain stretch of tokens ``[start, end)`` beside a cue, without the parse.

    Used next to quotations, where the parse is weakest: "..., the Russian foreign minister noted".
    Returns None where the stretch holds a verb, is too long or has no noun.
    """
    while start < end and (doc[start].is_space or doc[start].is_punct or doc[start].pos_ in ("ADV", "CCONJ")):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].pos_ in ("ADV", "AUX", "SPACE", "PART")):
        if is_genitive(doc[end - 1]):
            break
        end -= 1
    tokens = doc[start:end]
    if not 0 < len(tokens) <= MAX_SOURCE or any(t.pos_ == "VERB" for t in tokens):
        return None
    if not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in tokens):
        return None
    cut = next((i for i in range(start + 1, end) if doc[i].text in _STOPS), end)
    return _clipped(doc, start, cut, None)


def source_after(doc: Doc, cue: Token, end: int) -> Span | None:
    """The source in "said the foreign minister Sergei Lavrov, opening ...", read from left to right."""
    stop = cue.i + 1
    while stop < end and _continues_name(doc[stop], doc, cue.i):
        stop += 1
    while stop - 1 > cue.i and doc[stop - 1].pos_ in ("ADP", "DET", "CCONJ"):
        stop -= 1
    return stretch_source(doc, cue.i + 1, stop)


def _continues_name(token: Token, doc: Doc, cue: int) -> bool:
    if token.lower_.rstrip(".") in _TITLE_ABBREVIATIONS or token.pos_ in (
        "DET",
        "ADJ",
        "NOUN",
        "PROPN",
        "PRON",
        "NUM",
    ):
        return True
    if token.lower_ in ("of", "for") or is_genitive(token):
        return True
    if token.text == "." and doc[token.i - 1].lower_ in _TITLE_ABBREVIATIONS:
        return True
    return token.lower_ == "and" and token.i > cue + 1


def adjacent_person(cue: Token, subject: Token) -> Token:
    """The person named just before the cue, where the parser took a subject farther off.

    "In an interview with the Beacon, X Chief Executive Mark Wallace said": a small parser takes the
    Beacon; the words beside the verb are surer.
    """
    doc, i = cue.doc, cue.i - 1
    while i > cue.sent.start and doc[i].pos_ in ("AUX", "ADV"):
        i -= 1
    near = doc[i]
    if near.ent_type_ != "PERSON" or subject.left_edge.i <= near.i <= subject.right_edge.i:
        return subject
    return near if subject.i < near.i else subject
