"""Tags and arcs of tokens, as the tagger and the parser of a spaCy pipeline set them.

The parser keeps the states and moves of spaCy. Which move is the best is computed here, for all texts at
once, with the same sums in the same order; spaCy asks for the interpreter's lock at every move.

A state looks at a few tokens. What each token means in each of their places is computed beforehand, by one
product for each text: numpy's BLAS orders its sums by the shape of a matrix, and the parse of a text is not
to depend on what is parsed beside it.
"""

from __future__ import annotations

from itertools import compress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel
from spacy.pipeline._parser_internals.stateclass import StateClass

from onrecord.models.layers import Linear
from onrecord.models.network import Encoder, weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.models.network import Floats

PLACES_OF_ARCS = 8  # tokens that a state of the parser looks at
_PLACES = np.arange(PLACES_OF_ARCS)
NEXT, TOP = 0, 2  # of these places, that of the next token, and that of the one on top of the stack
PIPES = ("tok2vec", "tagger", "parser")
ROWS_AT_ONCE = 2000  # tokens of texts that are parsed side by side; their meanings take 8 MB


class TagFinder:
    """The tags that the tagger of a pipeline would set.

    Raises:
        ValueError: if it is of another kind.
    """

    def __init__(self, pipe: Any) -> None:
        if [layer.name for layer in pipe.model.layers] != ["tok2vec-listener", "with_array(softmax)"]:
            raise ValueError("not a tagger that is known here")
        softmax = pipe.model.layers[1].layers[0]
        self._weights = weights(softmax, "W").T
        self._bias = weights(softmax, "b")
        self._tags = np.array([pipe.vocab.strings.add(label) for label in pipe.labels], dtype=np.uint64)

    def __call__(self, vectors: Floats) -> NDArray[np.uint64]:
        """The hashes of the tags of tokens with these vectors."""
        best = (vectors @ self._weights + self._bias).argmax(axis=1)
        return np.asarray(self._tags[best])


class ArcFinder:
    """Sets the heads and dependencies that the parser of a pipeline would set.

    Args:
        pipe: the parser (greedy, with the states of `spacy.TransitionBasedParser.v2`).

    Raises:
        ValueError: if it is of another kind.
    """

    def __init__(self, pipe: Any) -> None:
        tok2vec, lower, upper = pipe.model.layers
        names = [layer.name for layer in (*tok2vec.layers, lower, upper)]
        if (
            names != ["tok2vec-listener", "list2array", "linear", "precomputable_affine", "linear"]
            or pipe.cfg["beam_width"] != 1
            or pipe.model.attrs["unseen_classes"]
            or lower.get_dim("nF") != PLACES_OF_ARCS
        ):
            raise ValueError("not a parser that is known here")
        self._pipe = pipe
        self._pieces, self._width = lower.get_dim("nP"), lower.get_dim("nO")
        linear = tok2vec.layers[2]
        self._narrow, self._shift = weights(linear, "W").T, weights(linear, "b")
        wide = weights(lower, "W").reshape(-1, linear.get_dim("nO")).T
        self._wide = np.ascontiguousarray(self._piece_by_piece(wide))
        self._no_token = self._piece_by_piece(weights(lower, "pad").reshape(-1))
        self._bias = weights(lower, "b").reshape(self._width, self._pieces).T.reshape(-1)
        self._scores_of = Linear(weights(upper, "W").T, weights(upper, "b"))
        self._room = np.empty((ROWS_AT_ONCE, len(self._no_token)), np.float32)
        self._looks_at = SimpleNamespace(state2vec=SimpleNamespace(nF=PLACES_OF_ARCS))

    def _piece_by_piece(self, meanings: Floats) -> Floats:
        """Puts the pieces of each maxout apart, so that the greatest is found by comparing whole arrays."""
        apart = meanings.reshape(-1, PLACES_OF_ARCS, self._width, self._pieces).swapaxes(2, 3)
        return apart.reshape(meanings.shape)

    def __call__(self, docs: Sequence[Doc], ends: Sequence[int], vectors: Sequence[Floats]) -> None:
        """Sets heads and dependencies of the first tokens of texts.

        Args:
            docs: the texts.
            ends: behind how many tokens to stop in each: where a sentence must end, or the text.
            vectors: of these tokens and, where there is one, the token behind them.
        """
        for some in _batches(vectors):
            states = self._parse(docs[some], ends[some], vectors[some])
            self._pipe.set_annotations(docs[some], states)

    def _parse(self, docs: Sequence[Doc], ends: Sequence[int], vectors: Sequence[Floats]) -> list[StateClass]:
        """The states in which the texts are parsed."""
        meanings = self._meanings(vectors)
        offsets = np.cumsum([0, *(len(vector) for vector in vectors)]).tolist()
        states = [StateClass(doc, offset) for doc, offset in zip(docs, offsets, strict=False)]
        lasts = {state: offset + end for state, offset, end in zip(states, offsets, ends, strict=False)}
        self._run(lasts, meanings)
        return states

    def _meanings(self, vectors: Sequence[Floats]) -> Floats:
        """What no token means in each place of a state, then the same of the tokens of all texts."""
        count = 1 + sum(len(vector) for vector in vectors)
        # Memory that is used anew: new memory for each batch takes longer than the products.
        out = self._room if count <= len(self._room) else np.empty((count, self._room.shape[1]), np.float32)
        out[0] = self._no_token
        at = 1
        for vector in vectors:
            meant = out[at : at + len(vector)]
            np.matmul(vector @ self._narrow + self._shift, self._wide, out=meant)
            at += len(vector)
        return out[:count].reshape(-1, self._pieces * self._width)

    def _run(self, ends: Mapping[StateClass, int], meanings: Floats) -> None:
        """Moves states on until the next token is that of the row ``ends``, and nothing is on the stack."""
        going = [state for state in ends if not state.is_final()]
        last = np.array([ends[state] for state in going])
        while going:
            seen = ParserStepModel.get_token_ids(self._looks_at, going)
            unfinished = (seen[:, NEXT] != last) | (seen[:, TOP] >= 0)
            if not unfinished.all():
                going = list(compress(going, unfinished))
                seen, last = seen[unfinished], last[unfinished]
            if going:
                left = self._pipe.transition_states(going, self._judged(seen, meanings))
                if len(left) < len(going):
                    last = np.array([ends[state] for state in left])
                going = left

    def _judged(self, seen: NDArray[np.int32], meanings: Floats) -> Floats:
        """The scores of all moves in states that look at these tokens, -1 being no token.

        A state whose next token begins the sentence behind its part looks at one more, which has no row: it
        can only empty its stack. So any row will do for that.
        """
        rows = (seen + 1) * PLACES_OF_ARCS
        rows += _PLACES
        summed = np.add.reduce(meanings.take(rows, axis=0, mode="clip"), axis=1)
        summed += self._bias
        hidden = summed[:, : self._width]
        for start in range(self._width, summed.shape[1], self._width):
            hidden = np.maximum(hidden, summed[:, start : start + self._width])
        return self._scores_of(hidden)


class Grammar:
    """The tags and arcs that tok2vec, tagger and parser of a pipeline would set.

    Raises:
        ValueError: if the pipeline has not all of them, or of kinds that are not known here.
    """

    def __init__(self, nlp: Language) -> None:
        if not set(PIPES) <= set(nlp.pipe_names):
            raise ValueError("no tagger, or no parser")
        tok2vec: Any = nlp.get_pipe("tok2vec")
        if not set(tok2vec.listening_components) <= set(PIPES):
            raise ValueError(f"other pipes need the vectors: {tok2vec.listening_components}")
        self._encoder = Encoder(tok2vec.model)
        self._tags = TagFinder(nlp.get_pipe("tagger"))
        self._arcs = ArcFinder(nlp.get_pipe("parser"))

    def __call__(self, docs: Sequence[Doc], ends: Sequence[int]) -> list[NDArray[np.uint64]]:
        """Sets heads and dependencies of the first tokens of texts, and tells their tags.

        Args:
            docs: the texts.
            ends: how many tokens to judge in each; the parser goes on to the next sentence that must begin.
        """
        parsed = [_end_of_sentence(doc, end) for doc, end in zip(docs, ends, strict=True)]
        vectors = self._encoder(docs)
        self._arcs(docs, parsed, [vector[: end + 1] for vector, end in zip(vectors, parsed, strict=True)])
        return [self._tags(vector[:end]) for vector, end in zip(vectors, ends, strict=True)]


def take_grammar(nlp: Language) -> Grammar | None:
    """Takes tok2vec, tagger and parser out of a pipeline, where they are known here; else None."""
    try:
        grammar = Grammar(nlp)
    except ValueError:
        return None
    for name in PIPES:
        nlp.remove_pipe(name)
    return grammar


def _end_of_sentence(doc: Doc, end: int) -> int:
    """Where the text ends, if not a sentence must begin at ``end``."""
    return end if end < len(doc) and doc[end].is_sent_start else len(doc)


def _batches(vectors: Sequence[Floats]) -> Iterator[slice]:
    """Which texts are parsed side by side."""
    first, rows = 0, 1
    for at, vector in enumerate(vectors):
        if at > first and rows + len(vector) > ROWS_AT_ONCE:
            yield slice(first, at)
            first, rows = at, 1
        rows += len(vector)
    if vectors:
        yield slice(first, len(vectors))
