"""Whether the speaker asserts a content, denies it or leaves it open, by the words that attribute it.

A content is told without its cue, so that of "denied that it would return the islands" only "it would
return the islands" is left; what the cue does to it is kept beside it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.grammar import tokens_of, word_span
from onrecord.extract.statements.cue_lexicon import statement_words
from onrecord.text.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from onrecord.records.readings import Polarity
    from onrecord.records.spans import Span

FIRST_WORDS = 4  # of a content, in which the noun of a claim stands: "the many claims that"
MAX_GOVERNORS = 2  # above the cue: "declined to say", "did not want to say"


def polarity_of(doc: Doc, cue: Span, head: Token, content: Span) -> tuple[Polarity, Span | None]:
    """How the cue leaves its content, and the words that deny or doubt it (None where it is affirmed).

    Args:
        doc: the parsed article.
        cue: the words that attribute.
        head: the token that heads them.
        content: the first span of the content.
    """
    tokens = tokens_of(doc, cue) or [head]
    base, word = _lexical(doc, tokens, content)
    negation = _negation(head, tokens)
    if negation is None:
        return (base, word_span(word)) if word is not None else ("affirmed", None)
    words = word_span(negation).cover(word_span(word or head))
    if word is not None:
        lemma = word.lemma_.lower()
        return ("affirmed", None) if lemma in _doubted() else ("doubted", words)
    return ("denied" if head.lemma_.lower() in verbs("polarity", "contrary") else "doubted"), words


def _lexical(doc: Doc, tokens: Sequence[Token], content: Span) -> tuple[Polarity, Token | None]:
    """What the words of the cue mean by themselves, and the one that does."""
    for token in tokens:
        lemma = token.lemma_.lower()
        if lemma in _denied():
            return "denied", token
        if lemma in verbs("polarity", "denied_claims") and (_is_claim(doc, content) or _names_claim(tokens)):
            return "denied", token
        if lemma == "rule" and any(child.lower_ == "out" for child in token.children):
            return "denied", token
        if lemma in _doubted():
            return "doubted", token
    return "affirmed", None


def _is_claim(doc: Doc, content: Span) -> bool:
    """Whether the content is told as somebody's claim, or as a clause, rather than as a thing rejected."""
    first = tokens_of(doc, content)[:FIRST_WORDS]
    if not first:
        return False
    return first[0].lower_ == "that" or _names_claim(first)


def _names_claim(tokens: Iterable[Token]) -> bool:
    """Whether these words name a claim; a cue may, too: "rejected claims that"."""
    claims = statement_words("claims")
    return any(token.pos_ == "NOUN" and token.lemma_.lower() in claims for token in tokens)


def _negation(head: Token, tokens: Sequence[Token]) -> Token | None:
    """The word that negates the cue or withholds it, beside it or within it."""
    negations = statement_words("negations")
    beside = [*tokens, *(child for child in head.lefts if child.dep_ in ("neg", "advmod", "preconj"))]
    found = next((token for token in beside if token.lower_ in negations), None)
    word = head
    for _ in range(MAX_GOVERNORS):
        if found is not None or word.dep_ not in ("xcomp", "pcomp", "prep") or word.head is word:
            return found
        word = word.head
        if word.lemma_.lower() in verbs("polarity", "withheld") or word.lower_ == "without":
            return word
        found = next((child for child in word.children if child.dep_ == "neg"), None)
    return found


@cache
def _denied() -> frozenset[str]:
    return verbs("polarity", "denied") | statement_words("denied")


@cache
def _doubted() -> frozenset[str]:
    return verbs("polarity", "doubted") | statement_words("doubted")
