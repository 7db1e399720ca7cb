"""What the transition models of a spaCy pipeline know of each token, computed with numpy.

For every step they add up, for the few tokens that their state looks at, what each means in its place. One
matrix product computes that beforehand for all tokens and places of a text. The parser then goes on in spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Model

from onrecord.models.network import Encoder, weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.models.network import Floats

    Features = Callable[[Sequence[Doc]], Floats]


def quicken_networks(nlp: Language) -> None:
    """Lets the pipes of a pipeline compute their vectors with numpy, where their networks are known."""
    for name in nlp.pipe_names:
        pipe: Any = nlp.get_pipe(name)
        if name == "tok2vec":
            pipe.model = _encoder(pipe.model)
        elif name == "parser":
            _quicken_parser(pipe.model)


def _encoder(model: Model[Any, Any]) -> Model[Any, Any]:
    """A model that gives the vectors that ``model`` gives, or ``model`` itself."""
    try:
        encoder = Encoder(model)
    except ValueError:
        return model
    return _computing("encoder", encoder, dims={"nO": encoder.width})


def _quicken_parser(model: Model[Any, Any]) -> None:
    features = features_of(model)
    if features is None:
        return
    lower = model.layers[1]
    shape = {name: lower.get_dim(name) for name in ("nF", "nO", "nP")}
    model.layers[0] = _computing("features", features)
    model.layers[1] = _computing(
        "precomputed",
        lambda rows: rows.reshape(-1, *shape.values()),
        dims=shape,
        params={"b": weights(lower, "b")},
    )


def _computing(name: str, compute: Callable[[Any], Any], **facts: Any) -> Model[Any, Any]:
    """A model that computes with this function, and cannot be trained."""
    return Model(name, lambda _, inputs, **__: (compute(inputs), _no_training), **facts)


def _no_training(_: object) -> None:
    raise NotImplementedError("these models only read")


def features_of(model: Model[Any, Any]) -> Features | None:
    """What a transition model adds up for each token in each place of a state; None for an unknown model.

    The first row stands for no token; then come those of all texts. As in `Encoder`, each text has products
    of its own.
    """
    if [layer.name for layer in model.layers[1:]] != ["precomputable_affine", "linear"]:
        return None
    tok2vec, lower, _ = model.layers
    if [layer.name for layer in tok2vec.layers[1:]] != ["list2array", "linear"]:
        return None
    vectors, linear = _encoder(tok2vec.layers[0]), tok2vec.layers[2]
    narrow, shift = weights(linear, "W").T, weights(linear, "b")
    wide = weights(lower, "W").reshape(-1, linear.get_dim("nO")).T
    no_token = weights(lower, "pad").reshape(-1)

    def rows(docs: Sequence[Doc]) -> Floats:
        out = np.empty((1 + sum(len(doc) for doc in docs), wide.shape[1]), dtype=np.float32)
        out[0] = no_token
        at = 1
        for doc, vector in zip(docs, vectors.predict(docs), strict=True):
            np.matmul(vector @ narrow + shift, wide, out=out[at : at + len(doc)])
            at += len(doc)
        return out

    return rows
