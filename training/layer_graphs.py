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
OWN = "com.microsoft"  # the domain of the runtime's own operators
OPERATORS = [helper.make_opsetid("", 18), helper.make_opsetid(OWN, 1)]
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
QUANTISED = {
    **MAXOUT,
    "steps a unit": (TensorProto.FLOAT, ["width"]),
    "weights": (TensorProto.INT8, ["inputs", "outputs"]),
    "units": (TensorProto.FLOAT, ["outputs"]),
}
CONSTANTS = {
    "rows": np.array([0]),
    "first": np.array([0]),
    "second": np.array([1]),
    "third": np.array([2]),
    "all but two": np.array([-2]),
    "all but one": np.array([-1]),
    "all": np.array([np.iinfo(np.int64).max]),
    "over pieces": np.array([1]),
    "one": np.float32(1),
    "zero as byte": np.uint8(128),
    "zero as weight": np.int8(0),
}


def main() -> None:
    """Writes all."""
    product = helper.make_node("Gemm", ["vectors", "weights", "bias"], ["out"])
    _write("linear", LINEAR, [product])
    product = helper.make_node("Gemm", ["window", "weights", "bias"], ["products"])
    _write("maxout", MAXOUT, [*_window("vectors"), product, *_maxout()])
    given = ["window", "weights", "one", "units", "zero as byte", "zero as weight", "bias"]
    quantised = [
        helper.make_node("Mul", ["vectors", "steps a unit"], ["in steps"]),
        helper.make_node("QuantizeLinear", ["in steps", "one", "zero as byte"], ["bytes"]),
        *_window("bytes"),
        helper.make_node("MatMulIntegerToFloat", given, ["products"], domain=OWN),
    ]
    _write("maxout_of_bytes", QUANTISED, [*quantised, *_maxout()])


def _window(rows: str) -> list[onnx.NodeProto]:
    """Each row between the two beside it."""
    return [
        helper.make_node("Slice", [rows, "first", "all but two", "rows"], ["before"]),
        helper.make_node("Slice", [rows, "second", "all but one", "rows"], ["middle"]),
        helper.make_node("Slice", [rows, "third", "all", "rows"], ["behind"]),
        helper.make_node("Concat", ["before", "middle", "behind"], ["window"], axis=1),
    ]


def _maxout() -> list[onnx.NodeProto]:
    """The greatest of the pieces, normed, and the row itself added."""
    return [
        helper.make_node("Reshape", ["products", "pieces"], ["by piece"]),
        helper.make_node("ReduceMax", ["by piece", "over pieces"], ["greatest"], keepdims=0),
        helper.make_node("LayerNormalization", ["greatest", "gain", "shift"], ["normed"], epsilon=TINY),
        helper.make_node("Slice", ["vectors", "second", "all but one", "rows"], ["residual"]),
        helper.make_node("Add", ["residual", "normed"], ["out"]),
    ]


def _write(name: str, given: dict[str, tuple[int, list[str]]], nodes: list[onnx.NodeProto]) -> None:
    inputs = [helper.make_tensor_value_info(one, *kind) for one, kind in given.items()]
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, ["rows out", "outputs"])
    asked = {one for node in nodes for one in node.input}
    constants = [
        numpy_helper.from_array(np.asarray(value), constant)
        for constant, value in CONSTANTS.items()
        if constant in asked
    ]
    graph = helper.make_graph(nodes, name, inputs, [out], constants)
    model = helper.make_model(graph, opset_imports=OPERATORS, ir_version=FORMAT)
    onnx.checker.check_model(model)
    (OUT / f"{name}.onnx").write_bytes(model.SerializeToString(deterministic=True))


if __name__ == "__main__":
    main()
