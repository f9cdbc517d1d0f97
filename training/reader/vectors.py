"""Fit the vectors of propositions: `python -m training.reader.vectors CHECKPOINT DATA` adds them to the checkpoint.

The vector of a stretch is the mean over its words of a linear map of what the encoder has of each, so that it costs
no further pass. The map is fitted by least squares to the principal parts of what all-MiniLM-L6-v2, which was made
for likeness of sentences, says of the stretch alone (distillation; Hinton et al. 2015). The encoder stays as it is.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.reader.encoder import Encoder, Reader, minilm_folder
from training.reader.export import loaded
from training.reader.sets import NAMES, QUOTES
from twosource.language.pieces import FIRST, LAST, Vocabulary, Word
from twosource.language.sentences import sentences
from twosource.reading.encoder.features import OPENING, word_features
from twosource.reading.encoder.tags import VECTOR
from twosource.reading.encoder.windows import windows
from twosource.reading.quotations import find_quotations

TEXTS, SHORTEST, LONGEST, PULL = 400, 4, 40, 1e-3
"""Texts of each set; fewest and most words of a stretch; how far the map is held back (ridge)."""
TOGETHER = 64
HELD = 10
"""Every so many texts one is held out, to see how well the map does."""
Stretch = tuple[int, int]
Floats = NDArray[np.float32]


def meant(stretches: Sequence[Sequence[int]], teacher: Encoder, vocabulary: Vocabulary) -> Tensor:
    """Return the unit vectors that the teacher gives to rows of pieces."""
    found: list[Tensor] = [torch.zeros(0)] * len(stretches)
    order = sorted(range(len(stretches)), key=lambda at: len(stretches[at]))
    for at in range(0, len(order), TOGETHER):
        group = order[at : at + TOGETHER]
        longest = max(len(stretches[k]) for k in group) + 2
        pieces, mask = torch.zeros(len(group), longest, dtype=torch.long), torch.zeros(len(group), longest)
        for row, k in enumerate(group):
            own = [vocabulary.numbers[FIRST], *stretches[k], vocabulary.numbers[LAST]]
            pieces[row, : len(own)], mask[row, : len(own)] = torch.tensor(own), 1.0
        x = teacher(pieces, torch.zeros_like(pieces), mask[:, None, None, :].bool(), {6})[6]
        means = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        for row, k in enumerate(group):
            found[k] = functional.normalize(means[row], dim=0)
    return torch.stack(found)


def seen(text: str, model: Reader, layer: int, vocabulary: Vocabulary) -> tuple[list[Word], Tensor]:
    """Return the words of a text and what the encoder has of each, read in windows as the program reads."""
    words = vocabulary.words(text)
    features = word_features(text, words, find_quotations(text))
    lines = [at for at, feature in enumerate(features) if feature >= OPENING]
    found = []
    for window in windows(words, sentences(text), lines):
        own = words[window.first : window.last]
        pieces = [
            vocabulary.numbers[FIRST],
            *(piece for word in own for piece in word.pieces),
            vocabulary.numbers[LAST],
        ]
        marks = [0, *(f for word, f in zip(own, features[window.first :], strict=False) for _ in word.pieces), 0]
        firsts = np.cumsum([1, *(len(word.pieces) for word in own[:-1])])
        x = model(torch.tensor([pieces]), torch.tensor([marks]), None, torch.tensor(firsts)[None])[layer]
        found.append(x[0])
    return words, torch.cat(found)


def stretches_of(text: str, words: Sequence[Word], draw: random.Random) -> Iterator[Stretch]:
    """Yield for each sentence its words, and the words of a part of it."""
    starts = np.array([word.start for word in words])
    for start, end in sentences(text):
        first, last = np.searchsorted(starts, [start, end]).tolist()
        if SHORTEST <= last - first <= LONGEST:
            yield first, last
            size = draw.randint(SHORTEST, last - first)
            at = draw.randint(first, last - size)
            yield at, at + size


def fitted(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return the map [in, out] and what it adds, by ridge regression to the principal parts of `y`."""
    _, _, parts = np.linalg.svd(y - y.mean(0), full_matrices=False)
    wanted = (y - y.mean(0)) @ parts[:VECTOR].T
    middle = x.mean(0)
    inner = (x - middle).T @ (x - middle) + PULL * len(x) * np.eye(x.shape[1], dtype=np.float32)
    weights = np.linalg.solve(inner, (x - middle).T @ wanted).astype(np.float32)
    return weights, -middle @ weights


def agreement(x: Floats, y: Floats) -> float:
    """Return the correlation of the cosines of all pairs of rows of `x` with those of `y`."""
    above = np.triu_indices(len(x), 1)
    cosines = [(unit @ unit.T)[above] for unit in (v / np.linalg.norm(v, axis=1, keepdims=True) for v in (x, y))]
    return float(np.corrcoef(*cosines)[0, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("data", type=Path)
    given = parser.parse_args()
    vocabulary = Vocabulary((minilm_folder() / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    model, teacher, draw = loaded(given.checkpoint), Encoder(6).eval(), random.Random(1)
    teacher.start()
    texts = [
        json.loads(line)["text"]
        for name in (QUOTES, NAMES)
        for line in (given.data / name).read_text("utf-8").splitlines()[:TEXTS]
    ]
    with torch.inference_mode():
        read = {int(layer): [seen(text, model, int(layer), vocabulary) for text in texts] for layer in model.heads}
        chosen = [
            list(stretches_of(text, words, draw))
            for text, (words, _) in zip(texts, next(iter(read.values())), strict=True)
        ]
        pieces = [
            [piece for word in words[a:b] for piece in word.pieces]
            for (words, _), own in zip(next(iter(read.values())), chosen, strict=True)
            for a, b in own
        ]
        y = meant(pieces, teacher, vocabulary).numpy()
        held = np.array([number % HELD == 0 for number, own in enumerate(chosen) for _ in own])
        for layer, of_texts in read.items():
            x = torch.stack([x[a:b].mean(0) for (_, x), own in zip(of_texts, chosen, strict=True) for a, b in own])
            weights, bias = fitted(x.numpy()[~held], y[~held])
            head = model.heads_of(layer).vectors
            with torch.no_grad():
                head.weight.copy_(torch.from_numpy(weights.T))
                head.bias.copy_(torch.from_numpy(bias))
            agreed = agreement(x.numpy()[held] @ weights + bias, y[held])
            print(f"layer {layer}: likenesses of stretches not learnt from agree with the teacher's by {agreed:.3f}")
    kept = torch.load(given.checkpoint, weights_only=True)
    torch.save(kept | {"weights": model.state_dict()}, given.checkpoint)
    print(f"{len(pieces)} stretches")


if __name__ == "__main__":
    main()
