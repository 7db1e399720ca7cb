"""Named entities, as the recogniser of a spaCy pipeline finds them.

It goes from token to token and chooses a move: an entity begins here, goes on, ends, is this one token, or
there is none. Where no entity is open it looks at the token alone. So all tokens are judged at once as if
none were open, and then all entities that begin are led on together, token by token.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START

from onrecord.models.layers import Linear
from onrecord.models.network import Encoder, weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.models.network import Floats

PLACES_OF_ENTITIES = 3  # the token itself, the first and the last token of the entity that is open before it


class Entity(NamedTuple):
    """Tokens ``[start, end)`` of a text; the label is the hash of its string."""

    start: int
    end: int
    label: int


class EntityFinder:
    """The named entities that the recogniser of a pipeline would find, in texts that have none yet.

    Args:
        pipe: the entity recogniser (greedy, with the states of `spacy.TransitionBasedParser.v2`).

    Raises:
        ValueError: if it is of another kind.
    """

    def __init__(self, pipe: Any) -> None:
        tok2vec, *layers = pipe.model.layers
        names = [layer.name for layer in (*tok2vec.layers[1:], *layers)]
        if names != ["list2array", "linear", "precomputable_affine", "linear"] or pipe.cfg["beam_width"] != 1:
            raise ValueError("not a recogniser that is known here")
        lower, upper = layers
        self._encoder = Encoder(tok2vec.layers[0], quantised=True)
        self._read_features(tok2vec.layers[2], lower)
        self._weights, self._scores = weights(upper, "W"), weights(upper, "b")
        self._scores_of = Linear(self._weights.T, self._scores)
        self._read_moves(pipe)

    def _read_features(self, linear: Any, lower: Any) -> None:
        """What a token adds to the hidden layer of a state in each place; two linear layers made one."""
        if lower.get_dim("nF") != PLACES_OF_ENTITIES:
            raise ValueError("not a recogniser that is known here")
        narrow = weights(linear, "W").T
        wide = weights(lower, "W").transpose(3, 0, 2, 1)  # inputs, places, pieces, outputs
        self._shape = wide.shape[1:]
        wide = wide.reshape(len(wide), -1)
        self._features = Linear(narrow @ wide, weights(linear, "b") @ wide)
        no_token = weights(lower, "pad").reshape(PLACES_OF_ENTITIES, *self._shape[:0:-1]).swapaxes(1, 2)
        self._bias = weights(lower, "b").T
        self._alone = self._bias + no_token[1] + no_token[2]

    def _read_moves(self, pipe: Any) -> None:
        names = [pipe.moves.get_class_name(at) for at in range(pipe.moves.n_moves)]
        moves = [name.partition("-")[::2] for name in names]  # such as ("B", "PERSON"), and ("O", "")
        self._labels = [pipe.vocab.strings[label] if label else 0 for _, label in moves]
        numbers = {move: number for number, move in enumerate(moves)}
        self._outside = numbers["O", ""]
        first = [(number, label) for (move, label), number in numbers.items() if move == "B"]
        self._first = np.array([number for number, _ in first])
        self._inside = np.full(len(moves), -1)  # -1 where no entity of more than one token begins
        self._last = np.full(len(moves), -1)
        for number, label in first:
            self._inside[number], self._last[number] = numbers["I", label], numbers["L", label]
        possible = {
            self._outside,
            *(number for (move, label), number in numbers.items() if move in "BU" and label),
        }
        self._never = np.array(sorted(set(range(len(moves))) - possible))  # where no entity is open

    def __call__(self, docs: Sequence[Doc]) -> list[list[Entity]]:
        """The entities of each text, in their order. The texts have their sentences."""
        places = list(pairwise(accumulate((len(doc) for doc in docs), initial=0)))
        found: list[list[Entity]] = [[] for _ in docs]
        if not places or not places[-1][1]:
            return found
        rows = self._features(np.concatenate(self._encoder(docs))).reshape(-1, *self._shape)
        told = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs])
        ends = np.append(told[1:, 0] == 1, True)  # no entity goes on behind these
        ends[[end - 1 for start, end in places if end > start]] = True
        best = self._moves_outside(rows[:, 0], ends)
        best[told[:, 1] == 1] = self._outside
        starts = np.flatnonzero(best != self._outside)
        moves = best[starts]
        behind = self._led_on(rows, starts, moves, ends)
        texts = np.searchsorted([end for _, end in places], starts, side="right")
        last = 0
        told_of = (each.tolist() for each in (starts, behind, moves, texts))
        for start, end, move, text in zip(*told_of, strict=True):
            if start >= last:
                last, first = end, places[text][0]
                found[text].append(Entity(start - first, end - first, self._labels[move]))
        return found

    def _moves_outside(self, rows: Floats, ends: Any) -> Any:
        """The best move at each token, if no entity is open there."""
        scores = self._scores_of((rows + self._alone).max(axis=1))
        scores[:, self._never] = -np.inf
        scores[np.ix_(ends, self._first)] = -np.inf
        return scores.argmax(axis=1)

    def _led_on(self, rows: Floats, starts: Any, moves: Any, ends: Any) -> Any:
        """Where the entities end that begin at ``starts``, each as if there were no other."""
        behind = starts + 1
        open_ = np.flatnonzero(self._inside[moves] >= 0)
        while len(open_):
            at = behind[open_]
            summed = rows[at, 0] + rows[starts[open_], 1] + rows[at - 1, 2]
            on = ~ends[at] & self._go_on(moves[open_], summed)
            behind[open_] += 1
            open_ = open_[on]
        return behind

    def _go_on(self, moves: Any, summed: Floats) -> Any:
        """Whether entities that began with ``moves`` go on behind the tokens of these sums."""
        hidden = (summed + self._bias).max(axis=1)
        inside, last = self._inside[moves], self._last[moves]
        on = np.einsum("ij,ij->i", hidden, self._weights[inside]) + self._scores[inside]
        off = np.einsum("ij,ij->i", hidden, self._weights[last]) + self._scores[last]
        return (on > off) | ((on == off) & (inside < last))


def take_entities(nlp: Language) -> EntityFinder | None:
    """Takes the recogniser out of a pipeline, where it is of the kind that is known here; else None."""
    if "ner" not in nlp.pipe_names:
        return None
    try:
        finder = EntityFinder(nlp.get_pipe("ner"))
    except ValueError:
        return None
    nlp.remove_pipe("ner")
    return finder
