"""Gather all that the judge learns from in one folder: `python -m training.judge.pack FOLDER`.

What lies there can be carried to a machine with a faster processor, which needs PyTorch and this source and nothing
else: numbers of pieces, pairs, and the weights to start from, those of the teacher in eight bits.
"""

import argparse
import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.torch import load, load_file
from torch import Tensor

from training.judge.model import LABELS
from training.judge.pairs import Pair, learnt_from
from training.judge.teacher import mpnet, names
from training.reader.encoder import minilm_folder
from twosource.language.pieces import Vocabulary

SPLITS = ("train", "held", "unmarked")
Arrays = dict[str, NDArray[np.generic]]


def numbered(splits: tuple[list[Pair], ...]) -> Arrays:
    """Return every text once as numbers of pieces, and the pairs as numbers of texts, labels (-1 for none), splits."""
    vocabulary = Vocabulary((minilm_folder() / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    at: dict[str, int] = {}
    rows = [
        (
            at.setdefault(pair.claim, len(at)),
            at.setdefault(pair.passage, len(at)),
            LABELS.index(pair.label) if pair.label else -1,
            split,
        )
        for split, chosen in enumerate(splits)
        for pair in chosen
    ]
    pieces = [[p for word in vocabulary.words(text) for p in word.pieces] for text in at]
    return {
        "pieces": np.array([p for row in pieces for p in row], np.uint16),
        "ends": np.cumsum([len(row) for row in pieces]).astype(np.int32),
        "pairs": np.array(rows, np.int32),
    }


def in_eight_bits(weights: dict[str, Tensor]) -> Arrays:
    """Return weights as whole numbers with one scale a row; what has no rows stays as it is."""
    found: Arrays = {}
    for name, tensor in weights.items():
        array = tensor.float().numpy()
        if array.ndim == 2:
            scale = np.maximum(np.abs(array).max(1), 1e-8) / 127
            found[f"{name}|whole"] = np.round(array / scale[:, None]).astype(np.int8)
            found[f"{name}|scale"] = scale.astype(np.float32)
        else:
            found[name] = array.astype(np.float32)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    splits = learnt_from(random.Random(1))
    np.savez_compressed(given.folder / "pairs.npz", **numbered(splits))  # type: ignore[arg-type]
    print({name: len(chosen) for name, chosen in zip(SPLITS, splits, strict=True)})
    small = load_file(minilm_folder() / "model.safetensors")
    halves = {name: tensor.half().numpy() for name, tensor in small.items() if tensor.is_floating_point()}
    np.savez_compressed(given.folder / "minilm.npz", **halves)
    large = load(mpnet())
    np.savez_compressed(given.folder / "mpnet.npz", **in_eight_bits({n: large[n] for n in names()}))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
