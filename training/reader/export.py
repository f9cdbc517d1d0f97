"""Write the trained reader into the package: `python -m training.reader.export CHECKPOINT [-o FOLDER]`."""

import argparse
import lzma
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.reader.encoder import Heads, Reader, minilm_folder
from training.reader.graph import exported
from twosource.reading.encoder.decode import FORBIDDEN, allowed
from twosource.reading.encoder.tags import KIND_TAGS, ROLES, ROWS

PIECES = Path(__file__).parents[2] / "src/twosource/language/data/vocabulary.txt.xz"
TARGET = Path(__file__).parents[2] / "src/twosource/reading/encoder/data"


def loaded(checkpoint: Path) -> Reader:
    kept = torch.load(checkpoint, weights_only=True)
    model = Reader(kept["layers"], kept["early"])
    missing, unknown = model.load_state_dict(kept["weights"], strict=False)
    if unknown or any(".vectors." not in name for name in missing):  # what says vectors is fitted after training
        raise SystemExit(f"{checkpoint} is not of this shape: {[*missing, *unknown][:3]}")
    return model.eval()


def moves(heads: Heads) -> NDArray[np.float32]:
    """What each row of tags gains by each move, [rows, tags, tags]; the roles have fewer tags than the names."""
    found = np.full((len(ROWS), KIND_TAGS, KIND_TAGS), FORBIDDEN, np.float32)
    found[: len(ROLES), :3, :3] = heads.role_moves.detach().numpy() + allowed(3)
    found[-1] = heads.kind_moves.detach().numpy() + allowed(KIND_TAGS)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    parser.add_argument("--early", action="store_true", help="cut the encoder at the layer of its early heads")
    given = parser.parse_args()
    model = loaded(given.checkpoint)
    if not any(p.any() for p in model.heads_of(model.early).vectors.parameters()):
        raise SystemExit("the vectors are not fitted yet: training.reader.vectors")
    layer = model.early if given.early else len(model.encoder.layers)
    given.output.mkdir(parents=True, exist_ok=True)
    (given.output / "reader.onnx").write_bytes(exported(model, layer))
    vocabulary = (minilm_folder() / "vocab.txt").read_text("utf-8").rstrip("\n")
    PIECES.write_bytes(lzma.compress(vocabulary.encode("utf-8"), preset=9))
    np.save(given.output / "moves.npy", moves(model.heads_of(layer)))
    print(*(f"{path.name} {path.stat().st_size / 1e6:.2f} MB" for path in sorted(given.output.iterdir())), sep="\n")


if __name__ == "__main__":
    main()
