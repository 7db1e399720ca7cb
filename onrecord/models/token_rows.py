"""Parsed tokens as rows of numbers, and what is mended in them before they become a text again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, ORTH, POS, SPACY, TAG

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Tokens = NDArray[np.uint64]  # a row for each token, with `ATTRIBUTES` for columns

ATTRIBUTES: list[Any] = [ORTH, SPACY, TAG, DEP, POS, LEMMA, HEAD, ENT_IOB, ENT_TYPE]
"""What is kept of a token, in this order. Heads are relative. No stage asks for the morphology."""
TAG_AT, HEAD_AT, DEP_AT, ENTITY_AT = (ATTRIBUTES.index(one) for one in (TAG, HEAD, DEP, ENT_IOB))
BEGIN, INSIDE, OUTSIDE = (
    3,
    1,
    2,
)  # how spaCy numbers the places of tokens in and out of entities; 0 is unknown

MAX_SENTENCE = 200
"""Tokens of a sentence. More are no prose and are not read as one: finders walk the whole sentence for each
verb in it. The longest sentence of the corpora measured, a list of headlines, has 136.
"""


def cut_long_sentences(tokens: Tokens, root: int) -> Tokens:
    """The tokens without the arcs that would make a sentence longer than `MAX_SENTENCE`.

    Args:
        tokens: of a text; the very same are given back if no sentence is longer.
        root: the number of the relation of a token to itself.
    """
    count = len(tokens)
    if count <= MAX_SENTENCE:
        return tokens
    here = np.arange(count)
    heads = here + tokens[:, HEAD_AT].astype(np.int64)
    starts = _sentence_starts(here, heads)
    sizes = np.diff([*starts, count])
    if (sizes <= MAX_SENTENCE).all():
        return tokens
    tokens = tokens.copy()
    part = (here - np.repeat(starts, sizes)) // MAX_SENTENCE
    crossing = part != part[heads]
    tokens[crossing, HEAD_AT], tokens[crossing, DEP_AT] = 0, root
    for at in (np.flatnonzero(np.diff(part) > 0) + 1).tolist():
        if tokens[at, ENTITY_AT] == INSIDE:
            forget_entity(tokens, at)
    return tokens


def _sentence_starts(here: NDArray[np.int64], heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """The tokens that no arc leads across from the tokens before them."""
    spanned = np.zeros(len(here) + 1, np.int64)
    np.add.at(spanned, np.minimum(here, heads) + 1, 1)
    np.add.at(spanned, np.maximum(here, heads) + 1, -1)
    return np.flatnonzero(spanned[:-1].cumsum() == 0)


def forget_entity(tokens: Tokens, at: int) -> None:
    """Makes the entity unknown that goes on at this token."""
    start = end = at
    while tokens[start, ENTITY_AT] == INSIDE:
        start -= 1
    while end < len(tokens) and tokens[end, ENTITY_AT] == INSIDE:
        end += 1
    tokens[start:end, ENTITY_AT:] = 0
