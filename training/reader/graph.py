"""The trained reader as an ONNX graph with 8-bit weights.

Weights are whole numbers with one scale a column, of seven bits: eight would overflow in processors that add
pairs of products in sixteen bits (onnxruntime.ai, "Quantize ONNX models", on U8S8). Word vectors have one scale
a row. What is computed between the products stays in 32-bit floats.
"""

from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.reader.encoder import HEADS, Encoder, Reader
from twosource.reading.encoder.tags import BEGINS, ROLES, ROWS

BITS = 7
_MICROSOFT = "com.microsoft"
BEGUN = {"source": 0.7, "cue": 0.7}
"""What a beginning gains beside what was learnt, or more are missed than invented; chosen on development texts."""


def packed(weights: NDArray[Any], axis: int, bits: int = BITS) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return whole numbers and the scales along the other axis."""
    top = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(weights).max(axis), 1e-8) / top
    return np.clip(np.round(weights / np.expand_dims(scale, axis)), -top, top).astype(np.int8), scale.astype(np.float32)


class Graph:
    """Nodes and weights, added one by one."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, array: NDArray[Any]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, inputs: list[str], domain: str = "", outputs: int = 1, **given: Any) -> Any:
        names = [f"{kind}{len(self.nodes)}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **given))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, name: str, layer: nn.Linear) -> str:
        whole, scale = packed(_array(layer.weight).T, 0)
        inputs = [x, self.weight(f"{name}.w", whole), self.weight(f"{name}.s", scale), ""]
        found: str = self.add(
            "DynamicQuantizeMatMul", [*inputs, self.weight(f"{name}.b", _array(layer.bias))], _MICROSOFT
        )
        return found

    def norm(self, x: str, skip: str, name: str, layer: nn.LayerNorm) -> str:
        gamma, beta = self.weight(f"{name}.g", _array(layer.weight)), self.weight(f"{name}.b", _array(layer.bias))
        found: str = self.add("LayerNormalization", [self.add("Add", [x, skip]), gamma, beta], epsilon=1e-12)
        return found


def _array(tensor: Tensor) -> NDArray[np.float32]:
    return tensor.detach().float().numpy()


def _encode(graph: Graph, encoder: Encoder, depth: int) -> str:
    whole, scale = packed(_array(encoder.word.weight), 1, 8)
    rows = graph.add("Cast", [graph.add("Gather", [graph.weight("word.w", whole), "pieces"])], to=TensorProto.FLOAT)
    scales = graph.add("Gather", [graph.weight("word.s", scale[:, None]), "pieces"])
    place = graph.add("Gather", [graph.weight("place", _array(encoder.place.weight)), "places"])
    feature = graph.add("Gather", [graph.weight("feature", _array(encoder.feature.weight)), "features"])
    x = graph.norm(graph.add("Mul", [rows, scales]), graph.add("Add", [place, feature]), "norm", encoder.norm)
    for number, layer in enumerate(list(encoder.layers)[:depth]):
        name = f"layer{number}"
        parts = graph.add("Split", [graph.linear(x, f"{name}.qkv", layer.qkv)], outputs=3, axis=2, num_outputs=3)
        seen = graph.add("MultiHeadAttention", parts, _MICROSOFT, num_heads=HEADS)
        x = graph.norm(x, graph.linear(seen, f"{name}.out", layer.out), f"{name}.norm1", layer.norm1)
        up = graph.add("Gelu", [graph.linear(x, f"{name}.up", layer.up)], _MICROSOFT)
        x = graph.norm(x, graph.linear(up, f"{name}.down", layer.down), f"{name}.norm2", layer.norm2)
    return x


def exported(model: Reader, depth: int) -> bytes:
    """Return the graph up to a layer: pieces, features, places and first pieces of words in; what heads say out."""
    graph = Graph()
    heads = model.heads_of(depth)
    x = graph.add("Squeeze", [_encode(graph, model.encoder, depth), graph.weight("axis", np.array([0]))])
    x = graph.add("Gather", [x, "firsts"], axis=0)
    with torch.no_grad():
        for role, more in BEGUN.items():
            heads.tags.bias[ROWS[ROLES.index(role)].start + BEGINS] += more
    for name, layer in (
        ("tags", heads.tags),
        ("links", heads.links),
        ("chances", heads.parts),
        ("vectors", heads.vectors),
    ):
        inputs = [x, graph.weight(f"{name}.w", _array(layer.weight)), graph.weight(f"{name}.b", _array(layer.bias))]
        graph.nodes.append(helper.make_node("Gemm", inputs, [name], transB=1))
    graph.nodes.append(helper.make_node("ArgMax", ["chances"], ["parts"], axis=1, keepdims=0))
    given = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        for name, shape in (("pieces", [1, "p"]), ("features", [1, "p"]), ("places", [1, "p"]), ("firsts", ["w"]))
    ]
    made = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["w", layer.out_features])
        for name, layer in (("tags", heads.tags), ("links", heads.links), ("vectors", heads.vectors))
    ]
    made.append(helper.make_tensor_value_info("parts", TensorProto.INT64, ["w"]))
    whole = helper.make_graph(graph.nodes, "reader", given, made, graph.weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(_MICROSOFT, 1)]
    packed_model: bytes = helper.make_model(whole, opset_imports=opsets, ir_version=9).SerializeToString()
    return packed_model
