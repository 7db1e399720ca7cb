"""Writes the graphs that the layers of spaCy's small networks are computed by; the weights are their inputs.

    python training/layer_graphs.py

`onrecord/models/layers.py` runs them. Needs the packages of training/requirements.lock.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OUT = Path(__file__).parents[1] / "onrecord" / "models" / "data"
OPERATORS = [helper.make_opsetid("", 18)]
FORMAT = 9
TINY = 1e-8  # added to the variance, as the layer norm of thinc does

LINEAR = {  # what a layer is given: the type and the shape of each
    "vectors": (TensorProto.FLOAT, ["rows", "width"]),
    "weights": (TensorProto.FLOAT, ["inputs", "outputs"]),
    "bias": (TensorProto.FLOAT, ["outputs"]),
}
MAXOUT = {
    **LINEAR,
    "pieces": (TensorProto.INT64, [3]),
    "gain": (TensorProto.FLOAT, ["width"]),
    "shift": (TensorProto.FLOAT, ["width"]),
}
CONSTANTS = {
    "rows": [0],
    "first": [0],
    "second": [1],
    "third": [2],
    "all but two": [-2],
    "all but one": [-1],
    "all": [np.iinfo(np.int64).max],
    "over pieces": [1],
}


def main() -> None:
    """Writes both."""
    _write("linear", LINEAR, [helper.make_node("Gemm", ["vectors", "weights", "bias"], ["out"])])
    windows = [
        helper.make_node("Slice", ["vectors", "first", "all but two", "rows"], ["before"]),
        helper.make_node("Slice", ["vectors", "second", "all but one", "rows"], ["middle"]),
        helper.make_node("Slice", ["vectors", "third", "all", "rows"], ["behind"]),
        helper.make_node("Concat", ["before", "middle", "behind"], ["window"], axis=1),
    ]
    maxout = [
        helper.make_node("Gemm", ["window", "weights", "bias"], ["products"]),
        helper.make_node("Reshape", ["products", "pieces"], ["by piece"]),
        helper.make_node("ReduceMax", ["by piece", "over pieces"], ["greatest"], keepdims=0),
        helper.make_node("LayerNormalization", ["greatest", "gain", "shift"], ["normed"], epsilon=TINY),
        helper.make_node("Add", ["middle", "normed"], ["out"]),
    ]
    _write("maxout", MAXOUT, [*windows, *maxout])


def _write(name: str, given: dict[str, tuple[int, list[str]]], nodes: list[onnx.NodeProto]) -> None:
    inputs = [helper.make_tensor_value_info(one, *kind) for one, kind in given.items()]
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, ["rows out", "outputs"])
    asked = {one for node in nodes for one in node.input}
    constants = [
        numpy_helper.from_array(np.array(value, dtype=np.int64), constant)
        for constant, value in CONSTANTS.items()
        if constant in asked
    ]
    graph = helper.make_graph(nodes, name, inputs, [out], constants)
    model = helper.make_model(graph, opset_imports=OPERATORS, ir_version=FORMAT)
    onnx.checker.check_model(model)
    (OUT / f"{name}.onnx").write_bytes(model.SerializeToString(deterministic=True))


if __name__ == "__main__":
    main()
