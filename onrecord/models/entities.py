"""Named entities, as the recogniser of a spaCy pipeline finds them.

It goes from token to token and chooses a move: an entity begins here, goes on, ends, is this one token, or
there is none. Where no entity is open it looks at the token alone. So all tokens are judged at once as if
none were open, and then only the words of entities one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START

from onrecord.models.network import weights
from onrecord.models.transitions import features_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        features = features_of(pipe.model)
        lower, upper = pipe.model.layers[1:]
        if features is None or pipe.cfg["beam_width"] != 1 or lower.get_dim("nF") != PLACES_OF_ENTITIES:
            raise ValueError("not a recogniser that is known here")
        self._features = features
        self._shape = PLACES_OF_ENTITIES, lower.get_dim("nO"), lower.get_dim("nP")
        self._bias = weights(lower, "b")
        self._weights = weights(upper, "W")
        self._scores = weights(upper, "b")
        self._read_moves(pipe)

    def _read_moves(self, pipe: Any) -> None:
        names = [pipe.moves.get_class_name(at) for at in range(pipe.moves.n_moves)]
        moves = [name.partition("-")[::2] for name in names]  # such as ("B", "PERSON"), and ("O", "")
        self._labels = [pipe.vocab.strings[label] if label else 0 for _, label in moves]
        numbers = {move: number for number, move in enumerate(moves)}
        self._outside = numbers["O", ""]
        first = [(number, label) for (move, label), number in numbers.items() if move == "B"]
        self._first = np.array([number for number, _ in first])
        self._inside = {number: numbers["I", label] for number, label in first}
        self._last = {number: numbers["L", label] for number, label in first}
        possible = {
            self._outside,
            *(number for (move, label), number in numbers.items() if move in "BU" and label),
        }
        self._never = np.array(sorted(set(range(len(moves))) - possible))  # where no entity is open

    def __call__(self, docs: Sequence[Doc]) -> list[list[Entity]]:
        """The entities of each text, in their order. The texts have their sentences."""
        rows = self._features(docs).reshape(-1, *self._shape)
        found, at = [], 1
        for doc in docs:
            found.append(list(self._entities(doc, rows[0], rows[at : at + len(doc)])))
            at += len(doc)
        return found

    def _entities(self, doc: Doc, no_token: Floats, rows: Floats) -> Iterator[Entity]:
        if not len(doc):
            return
        told = doc.to_array([SENT_START, IS_SPACE])
        ends = np.append(told[1:, 0] == 1, True)  # no entity goes on behind these
        best = self._moves_outside(rows[:, 0] + no_token[1] + no_token[2], ends, told[:, 1] == 1)
        behind = 0
        for start in np.flatnonzero(best != self._outside).tolist():
            if start < behind:
                continue
            move = int(best[start])
            behind = start + 1
            if move in self._inside:
                while not ends[behind] and self._goes_on(
                    move, rows[behind, 0] + rows[start, 1] + rows[behind - 1, 2]
                ):
                    behind += 1
                behind += 1
            yield Entity(start, behind, self._labels[move])

    def _moves_outside(self, summed: Floats, ends: Any, spaces: Any) -> Any:
        """The best move at each token, if no entity is open there."""
        scores = self._hidden(summed) @ self._weights.T + self._scores
        scores[:, self._never] = -np.inf
        scores[np.ix_(ends, self._first)] = -np.inf
        best = scores.argmax(axis=1)
        best[spaces] = self._outside
        return best

    def _hidden(self, summed: Floats) -> Floats:
        summed = summed + self._bias
        return np.asarray(summed.max(axis=-1))

    def _goes_on(self, move: int, summed: Floats) -> bool:
        """Whether the entity that began with ``move`` goes on behind the token of these sums."""
        inside, last = self._inside[move], self._last[move]
        hidden = self._hidden(summed)
        on = float(hidden @ self._weights[inside] + self._scores[inside])
        off = float(hidden @ self._weights[last] + self._scores[last])
        return on > off or (on == off and inside < last)


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
