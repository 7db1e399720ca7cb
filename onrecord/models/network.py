"""The convolutional encoder of spaCy's small pipelines, computed in another way.

It is the network of `spacy.Tok2Vec.v2` with the same weights (hashed embeddings of a word's features, then
convolutions over a token and its two neighbours, with maxout, layer norm and a residual connection). It takes
an eighth of the time, and less where a little precision may be given up:

- A word's embedding depends on the word alone: it is computed once and kept.
- The tables of embeddings are multiplied with the weights of the layer above them at loading; the embedding
  of a word is then a sum of rows.
- The convolutions are run by ONNX Runtime (`onrecord.models.layers`), over many texts at once.

The vectors of a text do not depend on what is computed with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from thinc.api import NumpyOps

from onrecord.models.layers import Convolution, QuantisedConvolution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.api import Model

    Floats = NDArray[np.float32]

KEPT_WORDS = 20_000  # whose embeddings are kept, about 8 MB
ROWS_AT_ONCE = 512  # of texts computed together, so that the arrays of a layer stay near the processor
DEVIATIONS = 4  # of a channel from its mean that bytes hold; with 5, entities come out no better
_TINY = np.float32(1e-8)  # added to the variance, as the layer norm of thinc does
_MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, so that it shuffles 64-bit keys: the golden ratio, as often


class _Layer(NamedTuple):
    """Maxout and layer norm; ``weights`` has a row for each input, and its columns lie piece after piece."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def activate(self, products: Floats) -> Floats:
        """The output of the layer for its products of input and weights, which are overwritten."""
        width = len(self.gain)
        share = np.float32(1 / width)
        products += self.bias
        greatest = products[:, :width]
        for start in range(width, products.shape[1], width):
            np.maximum(greatest, products[:, start : start + width], out=greatest)
        sums: Floats = np.add.reduce(greatest, axis=1, keepdims=True)
        out = greatest - sums * share
        variance = np.einsum("ij,ij->i", out, out) * share
        out *= (1 / np.sqrt(variance + _TINY))[:, None]
        out *= self.gain
        out += self.shift
        return out


class Encoder:
    """Vectors of the tokens of texts.

    Args:
        model: a model of the architecture `spacy.Tok2Vec.v2`, with `spacy.MultiHashEmbed.v2` without static
            vectors and `spacy.MaxoutWindowEncoder.v2` with a window of one.

    Attributes:
        width: of a vector.

    Raises:
        ValueError: if the model is of another architecture.
    """

    def __init__(self, model: Model[Any, Any], *, quantised: bool = False) -> None:
        parts: dict[str, list[Model[Any, Any]]] = {}
        for node in model.walk():
            parts.setdefault(node.name, []).append(node)
        tables, norms = parts.get("hashembed", []), parts.get("layernorm", [])
        windows, maxouts = parts.get("expand_window", []), parts.get("maxout", [])
        if not (
            tables
            and len(parts.get("extract_features", [])) == 1
            and len(maxouts) == len(norms) == 1 + len(windows)
            and all(node.attrs["window_size"] == 1 for node in windows)
            and "static_vectors" not in parts
        ):
            raise ValueError(f"not the network this can compute: {model.name}")
        self._columns = parts["extract_features"][0].attrs["columns"]
        self._mix, *layers = [_layer(*pair) for pair in zip(maxouts, norms, strict=True)]
        self.width = len(self._mix.gain)
        self._layers: list[Convolution | QuantisedConvolution] = [
            QuantisedConvolution(*layer, _reach([self._mix, *layers[:at]]))
            if quantised
            else Convolution(*layer)
            for at, layer in enumerate(layers)
        ]
        self._seeds = [table.attrs["seed"] for table in tables]
        parts_of_mix = np.split(self._mix.weights, len(tables))
        self._tables = [weights(table, "E") @ part for table, part in zip(tables, parts_of_mix, strict=True)]
        self._slots: dict[int, int] = {}
        self._kept = np.empty((0, self.width), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """For each text an array with a row for each token."""
        return [vectors for batch in _batches(docs) for vectors in self._encode(batch)]

    def _encode(self, docs: Sequence[Doc]) -> Iterator[Floats]:
        pad = len(self._layers)  # rows of zeros before, between and behind texts: as far as their tokens look
        alone = 1  # and one more, for no layer may have one row to compute
        lengths = [len(doc) for doc in docs]
        starts = np.cumsum([0, *(length + pad for length in lengths)]).tolist()
        vectors = np.zeros((pad + starts[-1] + alone, self.width), dtype=np.float32)
        embedded = self._embed(docs)
        at = 0
        for start, length in zip(starts, lengths, strict=False):
            vectors[start + pad : start + pad + length] = embedded[at : at + length]
            at += length
        for layer in self._layers:
            vectors = layer(vectors)
        for start, length in zip(starts, lengths, strict=False):
            yield vectors[start : start + length]

    def _embed(self, docs: Sequence[Doc]) -> Floats:
        """The embeddings of all tokens, one after the other."""
        features = np.concatenate([doc.to_array(self._columns) for doc in docs])
        mixed = features[:, 0].copy()
        for column in range(1, features.shape[1]):
            mixed *= _MIX
            mixed += features[:, column]
        keys = mixed.tolist()
        slots = self._slots
        new = {key: at for at, key in enumerate(keys) if key not in slots}
        if new:
            if len(slots) + len(new) > KEPT_WORDS and slots:
                slots.clear()
                return self._embed(docs)
            self._learn(new, features)
        return self._kept[[slots[key] for key in keys]]

    def _learn(self, new: dict[int, int], features: NDArray[np.uint64]) -> None:
        first = len(self._slots)
        if first + len(new) > len(self._kept):
            more = np.empty((first + 2 * len(new), self.width), dtype=np.float32)
            self._kept = np.concatenate([self._kept[:first], more])
        told = features[list(new.values())]
        self._kept[first : first + len(new)] = self._embeddings(told)
        self._slots.update(zip(new, range(first, first + len(new)), strict=True))

    def _embeddings(self, features: NDArray[np.uint64]) -> Floats:
        """The embeddings of words by their features."""
        ops = NumpyOps()
        products = np.zeros((len(features), self._mix.weights.shape[1]), dtype=np.float32)
        for column, (seed, table) in enumerate(zip(self._seeds, self._tables, strict=True)):
            rows = ops.hash(np.ascontiguousarray(features[:, column]), seed) % len(table)
            for hashed in rows.T:
                products += table[hashed]
        return self._mix.activate(products)


def weights(model: Model[Any, Any], name: str) -> Floats:
    """Some weights of a model."""
    return np.asarray(model.get_param(name), dtype=np.float32)


def _layer(maxout: Model[Any, Any], norm: Model[Any, Any]) -> _Layer:
    inputs = weights(maxout, "W")  # outputs × pieces × inputs
    columns = inputs.transpose(2, 1, 0).reshape(inputs.shape[2], -1)
    bias = weights(maxout, "b").T.reshape(-1)
    return _Layer(np.ascontiguousarray(columns), bias, weights(norm, "G"), weights(norm, "b"))


def _reach(layers: Sequence[_Layer]) -> Floats:
    """How far from zero the sums of the outputs of some layers go in each channel.

    The gains and shifts of a layer norm tell mean and deviation, whatever the text.
    """
    mean = np.sum([layer.shift for layer in layers], axis=0)
    variance = np.sum([layer.gain**2 for layer in layers], axis=0)
    return np.asarray(np.abs(mean) + DEVIATIONS * np.sqrt(variance), dtype=np.float32)


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """The texts in their order, a few at a time."""
    batch: list[Doc] = []
    rows = 0
    for doc in docs:
        if batch and rows + len(doc) > ROWS_AT_ONCE:
            yield batch
            batch, rows = [], 0
        batch.append(doc)
        rows += len(doc)
    if batch:
        yield batch
