"""Train the judge: `python -m training.judge.train CHECKPOINT [--layers N] [--epochs E]`.

Learnt from are the passages with claims in `training/standing/pairs`, and the stories in `training/standing/cases`
with the sentences of each that are nearest to a claim; all of it written for this project.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from training.judge.model import LABELS, Judge
from training.reader.encoder import minilm_folder
from twosource.language.pieces import FIRST, LAST, Vocabulary
from twosource.language.sentences import sentences

DATA = Path(__file__).parents[1] / "standing"
LONGEST, TOGETHER, RATE, WARM = 160, 16, 6e-5, 0.1
SHARED = 4
"""Most words that a sentence may share with a claim that it is taken to say nothing of."""
HELD = 10
"""Every so many passages one is held out."""


class Pair(NamedTuple):
    """A claim beside a passage, with its label and kind."""

    claim: str
    passage: str
    label: str
    kind: str


def pairs() -> Iterator[tuple[bool, Pair]]:
    """Yield all pairs, each with whether it is held out."""
    for path in sorted((DATA / "pairs").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            for each in row["claims"]:
                yield number % HELD == 0, Pair(each["claim"], row["passage"], each["label"], each["kind"])


def strangers(chosen: list[Pair], draw: random.Random) -> list[Pair]:
    """Return claims beside passages on something else, which say nothing of them: what a search mostly finds."""
    found = []
    for number, pair in enumerate(chosen):
        if number % 9 in (0, 3, 4, 7):
            other = chosen[(number + 9 * draw.randint(1, 12)) % len(chosen)]
            found.append(Pair(pair.claim, other.passage, "neutral", "stranger"))
    return found


def neighbours(draw: random.Random) -> Iterator[Pair]:
    """Yield claims of the cases beside sentences of the same story that share few of their words."""
    for folder in sorted(path for path in (DATA / "cases").iterdir() if path.is_dir()):
        pages = [json.loads(line)["text"] for line in (folder / "pages.jsonl").read_text("utf-8").splitlines()]
        every = [text[a:b] for text in pages for a, b in sentences(text)]
        for line in (folder / "claims.jsonl").read_text("utf-8").splitlines():
            claim = json.loads(line)["claim"]
            words = set(claim.lower().split())
            far = [s for s in every if 1 <= len(words & set(s.lower().split())) <= SHARED]
            for sentence in draw.sample(far, min(4, len(far))):
                yield Pair(claim, sentence, "neutral", "neighbour")


def batch(chosen: list[Pair], vocabulary: Vocabulary) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return pieces, which text they are of, which are there, and labels."""
    first, last = vocabulary.numbers[FIRST], vocabulary.numbers[LAST]
    rows, kinds = [], []
    for pair in chosen:
        claim, passage = ([p for w in vocabulary.words(t) for p in w.pieces] for t in (pair.claim, pair.passage))
        row = [*[first, *claim, last, *passage][: LONGEST - 1], last]
        rows.append(row)
        kinds.append([0] * (len(claim) + 2) + [1] * max(0, len(row) - len(claim) - 2))
    size = max(map(len, rows))
    pieces = torch.tensor([row + [0] * (size - len(row)) for row in rows])
    second = torch.tensor([kind[: len(row)] + [0] * (size - len(row)) for kind, row in zip(kinds, rows, strict=True)])
    mask = torch.tensor([[1] * len(row) + [0] * (size - len(row)) for row in rows])
    return pieces, second, mask, torch.tensor([LABELS.index(pair.label) for pair in chosen])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=5)
    given = parser.parse_args()
    torch.manual_seed(1)
    draw = random.Random(1)
    vocabulary = Vocabulary((minilm_folder() / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    every = list(pairs())
    train, held = [p for out, p in every if not out], [p for out, p in every if out]
    train += [*strangers(train, draw), *neighbours(draw)]
    model = Judge(given.layers)
    model.start()
    steps = given.epochs * ((len(train) + TOGETHER - 1) // TOGETHER)
    heads = {id(p) for p in model.head.parameters()}
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.parameters() if id(p) not in heads], "lr": RATE},
            {"params": model.head.parameters(), "lr": RATE * 10},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(s / (WARM * steps), (steps - s) / ((1 - WARM) * steps)) if s else 1e-3
    )
    step = 0
    for epoch in range(given.epochs):
        model.train()
        order = _shuffled(train, draw)
        total = 0.0
        for at in range(0, len(order), TOGETHER):
            pieces, second, mask, labels = batch(order[at : at + TOGETHER], vocabulary)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(pieces, second, mask)
            loss = functional.cross_entropy(logits.float(), labels, label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            step += 1
        print(
            f"epoch {epoch + 1}: loss {total * TOGETHER / len(order):.3f}, "
            f"held out {accuracy(model, held, vocabulary)}",
            flush=True,
        )
    torch.save({"layers": given.layers, "weights": model.state_dict()}, given.checkpoint)


def _shuffled(train: list[Pair], draw: random.Random) -> list[Pair]:
    """Return the pairs in another order, those of like length together, so that little is padded."""
    ranked = sorted(train, key=lambda pair: len(pair.passage) + draw.random() * 60)
    groups = [ranked[at : at + TOGETHER] for at in range(0, len(ranked), TOGETHER)]
    return [pair for group in sorted(groups, key=lambda _: draw.random()) for pair in group]


def accuracy(model: Judge, held: list[Pair], vocabulary: Vocabulary) -> str:
    """Return the share of pairs judged rightly, in all and by label."""
    model.eval()
    right = {label: [0, 0] for label in LABELS}
    with torch.inference_mode():
        for at in range(0, len(held), 32):
            pieces, second, mask, labels = batch(held[at : at + 32], vocabulary)
            for found, label in zip(model(pieces, second, mask).argmax(1).tolist(), labels.tolist(), strict=True):
                right[LABELS[label]][0] += found == label
                right[LABELS[label]][1] += 1
    every = sum(r for r, _ in right.values()) / max(1, sum(n for _, n in right.values()))
    return f"{every:.3f} " + " ".join(f"{label} {r}/{n}" for label, (r, n) in right.items())


if __name__ == "__main__":
    main()
