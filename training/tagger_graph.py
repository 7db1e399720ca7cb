"""Writes the tagger's network as an ONNX graph for one window at a time, with weights of 8 bits.

The graph is written node by node, for ONNX Runtime on one thread: no batch and so no mask, queries, keys and
values of a layer from one product, products that take in quantisation and bias, and tags, queries and keys of
links from one product. The same network exported by torch and quantised afterwards takes a fifth more time.

Of the eight bits of a weight seven are used: processors without VNNI add pairs of products in 16 bits, which
eight would overflow, and every machine is to find the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from narrow_net import HEAD
from onnx import TensorProto, helper, numpy_helper, save

if TYPE_CHECKING:
    from pathlib import Path

    from narrow_net import NarrowLayer, NarrowNet
    from numpy.typing import NDArray
    from torch import nn

OWN = "com.microsoft"  # the domain of the runtime's own operators
LARGEST = 64  # of a weight, in steps; see above
OUTPUTS = ("tags", "query", "key")


def write_graph(net: NarrowNet, path: Path) -> None:
    """Writes ``net`` as a graph from ``ids`` and ``layout`` (int64, shape (n,)) to `OUTPUTS` (n, width)."""
    graph = _Graph()
    seen = graph.norm(_embedded(graph, net), net.first)
    for layer in net.layers:
        seen = _layer(graph, seen, layer)
    heads = [getattr(net, name) for name in OUTPUTS]
    widths = [head.out_features for head in heads]
    graph.split(graph.product(seen, *_joined(heads)), widths, OUTPUTS)
    save(graph.model(dict(zip(OUTPUTS, widths, strict=True))), path)


def _embedded(graph: _Graph, net: NarrowNet) -> str:
    words = _array(net.words.weight)
    low, high = float(words.min()), float(words.max())
    step = np.float32((high - low) / 255)
    zero = np.uint8(round(-low / step))
    steps = np.clip(np.rint(words / step) + zero, 0, 255).astype(np.uint8)
    rows = graph.node("Gather", graph.constant(steps), "ids")
    said = graph.node("DequantizeLinear", rows, graph.constant(step), graph.constant(zero))
    laid = graph.node("Gather", graph.constant(_array(net.layout.weight)), "layout")
    numbers = graph.numbers
    length = graph.node("Shape", "ids")
    places = graph.node("Slice", graph.constant(_array(net.places.weight)), numbers(0), length, numbers(0))
    return graph.node("Add", graph.node("Add", said, laid), places)


def _layer(graph: _Graph, seen: str, layer: NarrowLayer) -> str:
    width = layer.heads * HEAD
    weights, bias = _array(layer.into.weight), _array(layer.into.bias)
    scale = np.ones((3 * width, 1), np.float32)
    scale[:width] = HEAD**-0.5  # of the queries
    parts = graph.split(graph.product(seen, weights * scale, bias * scale[:, 0]), [width] * 3)
    by_piece = graph.numbers(-1, layer.heads, HEAD)
    queries, keys, values = (
        graph.node("Transpose", graph.node("Reshape", part, by_piece), perm=[1, 0, 2]) for part in parts
    )
    scores = graph.node("FusedMatMul", queries, keys, domain=OWN, transB=1)
    told = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), values)
    told = graph.node("Reshape", graph.node("Transpose", told, perm=[1, 0, 2]), graph.numbers(-1, width))
    told = graph.product(told, *_joined([layer.out]))
    seen = graph.norm(graph.node("Add", told, seen), layer.after_attention)
    inner = graph.node("Gelu", graph.product(seen, *_joined([layer.widen])), domain=OWN)
    told = graph.product(inner, *_joined([layer.narrow]))
    return graph.norm(graph.node("Add", told, seen), layer.after_inner)


def _array(tensor: nn.Parameter) -> NDArray[np.float32]:
    return np.ascontiguousarray(tensor.detach().numpy(), np.float32)


def _joined(layers: list[nn.Linear]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights (outputs, inputs) and biases of layers over the same input, one below the other."""
    return (
        np.concatenate([_array(one.weight) for one in layers]),
        np.concatenate([_array(one.bias) for one in layers]),
    )


class _Graph:
    """Collects nodes and constants; each method gives the name of what its node makes."""

    def __init__(self) -> None:
        self._nodes: list[object] = []
        self._constants: list[object] = []
        self._numbers: dict[tuple[int, ...], str] = {}

    def node(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        name = f"{kind}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [name], name, domain=domain, **attributes))
        return name

    def constant(self, value: NDArray[np.generic] | np.generic) -> str:
        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def numbers(self, *values: int) -> str:
        """A constant list of integers."""
        if values not in self._numbers:
            self._numbers[values] = self.constant(np.array(values, np.int64))
        return self._numbers[values]

    def norm(self, seen: str, norm: nn.LayerNorm) -> str:
        weight, bias = self.constant(_array(norm.weight)), self.constant(_array(norm.bias))
        return self.node("LayerNormalization", seen, weight, bias, axis=-1, epsilon=norm.eps)

    def split(self, joined: str, widths: list[int], names: tuple[str, ...] = ()) -> list[str]:
        """Columns of ``joined``, in parts of the given widths."""
        made = list(names) or [f"{joined}_{number}" for number in range(len(widths))]
        self._nodes.append(helper.make_node("Split", [joined, self.numbers(*widths)], made, axis=-1))
        return made

    def product(self, seen: str, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """A linear layer; its weights (outputs, inputs) in steps of their own for each output."""
        step = np.abs(weights).max(1) / np.float32(LARGEST)
        steps = np.clip(np.rint(weights / step[:, None]), -LARGEST, LARGEST).astype(np.int8)
        zeros = np.zeros(len(steps), np.int8)
        arrays = (np.ascontiguousarray(steps.T), step.astype(np.float32), zeros, bias)
        return self.node("DynamicQuantizeMatMul", seen, *map(self.constant, arrays), domain=OWN)

    def model(self, widths: dict[str, int]) -> object:
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["n"]) for name in ("ids", "layout")]
        outputs = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", width])
            for name, width in widths.items()
        ]
        graph = helper.make_graph(self._nodes, "tagger", inputs, outputs, self._constants)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(OWN, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=8)
