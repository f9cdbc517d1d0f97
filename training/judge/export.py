"""Write the trained judge into the package: `python -m training.judge.export CHECKPOINT`.

Pieces of words that no list of words and names in the package needs are left out: such words are cut into smaller
pieces. Weights are 8-bit, as those of the reader.
"""

import argparse
import lzma
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto, helper

from training.judge.model import LABELS, Judge
from training.reader.graph import _MICROSOFT, Graph, _array, _encode
from twosource.language.pieces import Vocabulary, vocabulary
from twosource.language.weights import _table
from twosource.lexicon.senses import spellings
from twosource.lexicon.tables import rows

TARGET = Path(__file__).parents[2] / "src/twosource/language/data"
LISTS = ("words.txt", "given_names.tsv", "surnames.txt", "countries.tsv", "country_names.tsv")


def kept(pieces: Vocabulary) -> list[str]:
    """Return the pieces that the words of the package's lists are made of, and every single sign, in their order."""
    texts = [*_table()[1], *spellings(), *(row for name in LISTS for row in rows(name))]
    used = {number for text in texts for word in pieces.words(text) for number in word.pieces}
    return [
        piece
        for piece, number in pieces.numbers.items()
        if number in used or len(piece.removeprefix("##")) == 1 or piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
    ]


def graph_of(model: Judge) -> bytes:
    """Return the graph: pieces, which text they are of, and places in; logits out."""
    graph = Graph()
    x = _encode(graph, model.encoder, len(model.encoder.layers))
    axis = graph.weight("axis", np.array([1]))
    second = graph.add(
        "Unsqueeze", [graph.add("Cast", ["features"], to=TensorProto.FLOAT), graph.weight("last", np.array([2]))]
    )
    first = graph.add("Sub", [graph.weight("one", np.ones(1, np.float32)), second])
    means = [
        graph.add(
            "Div",
            [
                graph.add("ReduceSum", [graph.add("Mul", [x, part]), axis], keepdims=0),
                graph.add("ReduceSum", [part, axis], keepdims=0),
            ],
        )
        for part in (first, second)
    ]
    apart = graph.add("Abs", [graph.add("Sub", means)])
    whole = graph.add("Concat", [*means, apart, graph.add("Mul", means)], axis=1)
    head = [graph.weight("head.w", _array(model.head.weight)), graph.weight("head.b", _array(model.head.bias))]
    graph.nodes.append(helper.make_node("Gemm", [whole, *head], ["logits"], transB=1))
    given = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [1, "p"]) for name in ("pieces", "features", "places")
    ]
    made = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, len(LABELS)])]
    built = helper.make_graph(graph.nodes, "judge", given, made, graph.weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(_MICROSOFT, 1)]
    packed: bytes = helper.make_model(built, opset_imports=opsets, ir_version=9).SerializeToString()
    return packed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    given = parser.parse_args()
    saved = torch.load(given.checkpoint, weights_only=True)
    model = Judge(saved["layers"])
    model.load_state_dict(saved["weights"])
    model.eval()
    pieces = vocabulary()
    chosen = kept(pieces)
    with torch.no_grad():
        model.encoder.word.weight = torch.nn.Parameter(
            model.encoder.word.weight[[pieces.numbers[piece] for piece in chosen]]
        )
    packed = graph_of(model)
    (TARGET / "judge.onnx").write_bytes(packed)
    (TARGET / "judge_pieces.txt.xz").write_bytes(lzma.compress("\n".join(chosen).encode("utf-8"), preset=9))
    print(f"{len(chosen)} pieces, {len(packed) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
