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

MOST_OF_INPUT, MOST_OF_WEIGHT = 127, 63  # steps on either side of zero
_TINY = np.float32(1e-30)  # for channels and outputs that are always zero


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


class QuantisedConvolution:
    """The same layer with its product in bytes: less than half the time, nearly the same.

    Weights keep 7 bits, with one scale for each output, so that processors with and without VNNI find the
    same (two products of 8 by 7 bits fit into 16). Inputs keep 8 bits, with one scale for each channel.

    Args:
        weights, bias, gain, shift: see `Convolution`.
        reach: how far from zero each channel of a row goes, width; what lies further out is cut.
    """

    def __init__(self, weights: Floats, bias: Floats, gain: Floats, shift: Floats, reach: Floats) -> None:
        self._session = _session("maxout_of_bytes")
        steps = np.maximum(reach, _TINY) / MOST_OF_INPUT
        scaled = weights * np.tile(steps, len(weights) // len(steps))[:, None]
        units = np.maximum(np.abs(scaled).max(axis=0), _TINY) / MOST_OF_WEIGHT
        self._given = {
            "weights": np.rint(scaled / units).astype(np.int8),
            "units": units.astype(np.float32),
            "steps a unit": (1 / steps).astype(np.float32),
            "bias": bias,
            "pieces": np.array([-1, len(bias) // len(gain), len(gain)]),
            "gain": gain,
            "shift": shift,
        }

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
