"""Layers of spaCy's small networks, run by ONNX Runtime.

It multiplies matrices twice as fast as numpy's BLAS on processors that this has no kernel for, and does all
of a layer in one go. Its products add up a row in one order, however many rows are computed together and
wherever the row stands among them; only a row all alone is computed otherwise, and that does not happen here.
So the result for a text does not depend on what is computed with it.

The graphs in ``data`` hold no weights; these come from the pipeline.
``training/layer_graphs.py`` writes them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Linear:
    """A linear layer.

    Args:
        weights: shape (inputs, outputs).
        bias: shape (outputs,).
    """

    def __init__(self, weights: Floats, bias: Floats) -> None:
        self._session = _session("linear")
        self._given = {"weights": np.ascontiguousarray(weights), "bias": bias}

    def __call__(self, vectors: Floats) -> Floats:
        """The outputs for each row."""
        if len(vectors) == 1:
            return _run(self._session, self._given, np.repeat(vectors, 2, axis=0))[:1]
        return _run(self._session, self._given, vectors)


class Convolution:
    """A layer over each row and the two beside it: maxout, layer norm, and the row itself added.

    Args:
        weights: shape (3 × width, pieces × width): of the row before, the row, the row behind; the outputs
            lie piece after piece.
        bias: shape (pieces × width,).
        gain, shift: of the layer norm; shape (width,).
    """

    def __init__(self, weights: Floats, bias: Floats, gain: Floats, shift: Floats) -> None:
        self._session = _session("maxout")
        pieces = np.array([-1, len(bias) // len(gain), len(gain)])
        self._given = {"weights": weights, "bias": bias, "pieces": pieces, "gain": gain, "shift": shift}

    def __call__(self, vectors: Floats) -> Floats:
        """The outputs for each row but the first and the last; there are at least four."""
        return _run(self._session, self._given, vectors)


def _run(session: onnxruntime.InferenceSession, given: dict[str, Any], vectors: Floats) -> Floats:
    out: Floats
    (out,) = session.run(None, {**given, "vectors": vectors})
    return out


@cache
def _session(graph: str) -> onnxruntime.InferenceSession:
    """A graph, ready to run on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    told = files("onrecord.models").joinpath("data", f"{graph}.onnx").read_bytes()
    return onnxruntime.InferenceSession(told, options, providers=["CPUExecutionProvider"])
