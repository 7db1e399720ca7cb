"""Terms: noun phrases that may name what a negotiation is about.

A term is a base noun phrase without determiners, numbers, and names of states and people, by its
lowercase lemmas; "the return of the islands" also gives ``return of island``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.grammar import in_running_text, trimmed
from onrecord.records.readings import Term
from onrecord.text.countries import country_by_demonym, country_by_name, country_by_seat
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Chunk
    from spacy.tokens import Token

    from onrecord.extract.context import Context

MAX_WORDS = 4  # longer phrases do not recur
_NAMED = frozenset({"PERSON", "DATE", "TIME", "ORDINAL", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "EVENT"})


def find_terms(context: Context) -> tuple[Term, ...]:
    """Every term, in the order of the text."""
    actors = _actor_tokens(context)
    found: dict[tuple[int, int], Term] = {}
    for chunk in context.doc.noun_chunks:
        for tokens, lemma in _terms(chunk, actors):
            span = trimmed(context.article.text, tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
            if span is not None and in_running_text(context, span):
                found.setdefault((span.start, span.end), Term(span, lemma))
    return tuple(found[spot] for spot in sorted(found))


def _actor_tokens(context: Context) -> set[int]:
    """Offsets of the words that name people, states and bodies."""
    held: set[int] = set()
    for mention in context.mentions:
        land = (
            mention.span.of(context.article.text).lower().split()[-1] in word_sets("extract", "terms")["land"]
        )
        if mention.form in ("name", "title") and not (mention.kind == "place" and land):
            held.update(range(mention.span.start, mention.span.end))
    return held


def _terms(chunk: Chunk, actors: set[int]) -> Iterator[tuple[list[Token], str]]:
    tokens = _core(chunk, actors)
    if not tokens or tokens[-1].i != chunk.root.i:
        return
    lemma = _lemma(tokens)
    yield tokens, lemma
    of = chunk.root.head
    head = of.head
    if of.lower_ != "of" or head.pos_ != "NOUN" or chunk.root.dep_ != "pobj" or not 0 < of.i - head.i <= 2:
        return
    if head.lemma_.lower() in word_sets("extract", "terms")["acts"]:
        yield [head, *tokens], f"{head.lemma_.lower()} of {lemma}"


def _core(chunk: Chunk, actors: set[int]) -> list[Token]:
    """The words of the phrase that tell what it is: the longest run that ends in its head."""
    kept: list[Token] = []
    for token in reversed(list(chunk)):
        if token.i > chunk.root.i:
            continue
        if token.text == "-":  # "long-pending treaty": half of a compound tells nothing
            return _named(kept[:-1])
        if not _tells(token, actors) or len(kept) == MAX_WORDS:
            break
        kept.append(token)
    return _named(kept)


def _named(kept: list[Token]) -> list[Token]:
    """The kept words in the order of the text, if they end in a noun."""
    return [] if not kept or kept[0].pos_ not in ("NOUN", "PROPN") else kept[::-1]


def _tells(token: Token, actors: set[int]) -> bool:
    lists = word_sets("extract", "terms")
    word = token.lower_
    if token.pos_ in ("DET", "PRON", "NUM", "PUNCT", "SPACE", "PART", "ADP", "SYM", "X") or len(word) < 2:
        return False
    if token.idx in actors or token.ent_type_ in _NAMED or word in lists["empty_adjectives"]:
        return False
    if country_by_name(token.text) or country_by_demonym(token.text) or country_by_seat(token.text):
        return False
    if token.pos_ == "PROPN" and word not in lists["land"] and not token.is_upper and _alone(token):
        return False
    if token.ent_type_ == "LOC" and not any(word in lists["land"] for word in _siblings(token)):
        return False
    if token.pos_ == "PROPN":
        return (
            token.ent_type_ in ("LOC", "LAW", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART")
            or not token.ent_type_
            or word in lists["land"]
        )
    return token.pos_ in ("NOUN", "ADJ", "VERB", "ADV")


def _siblings(token: Token) -> list[str]:
    """The words of the name the token is part of."""
    return [other.lower_ for other in (token.head, token, *token.head.children, *token.children)]


def _alone(token: Token) -> bool:
    """Whether a proper noun stands by itself: most such are names the tagger did not know."""
    modified = any(child.dep_ in ("compound", "amod") for child in token.children)
    return not modified and token.dep_ not in ("compound", "amod")


def _lemma(tokens: list[Token]) -> str:
    return " ".join(_word(token) for token in tokens)


def _word(token: Token) -> str:
    word = token.lower_
    if token.pos_ == "PROPN" and word.endswith("s") and word in word_sets("extract", "terms")["land"]:
        return word[:-1]
    return token.lemma_.lower() if token.pos_ in ("NOUN", "PROPN") else word
