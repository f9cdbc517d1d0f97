"""Train encoder and heads: `python -m training.reader.train DATA -o CHECKPOINT`.

DATA holds `quotes/polnear.train.jsonl` and `entities/worldwide.train.jsonl`. Seeds are fixed.
"""

import argparse
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.reader.crf import negative_log_likelihood
from training.reader.encoder import LINK, Reader, minilm_folder
from training.reader.examples import Batch, Text, batches, read_texts
from twosource.reading.encoder.decode import FORBIDDEN, allowed
from twosource.reading.encoder.pieces import Vocabulary
from twosource.reading.encoder.tags import INSIDE, KIND_TAGS, OUTSIDE, ROLES

ENCODER_RATE, HEAD_RATE, LINK_SHARE, WARM = 1.2e-4, 1e-3, 0.1, 0.06
NAMES_SHARE = 0.6
"""Share of the texts with names that an epoch sees: they are learnt sooner than attributions."""


def no_inside_first(scores: Tensor) -> Tensor:
    """A row never begins inside a span."""
    barred = torch.zeros(scores.shape[-1])
    barred[INSIDE::2] = float(FORBIDDEN)
    first = scores[:, :1] + barred
    return torch.cat([first, scores[:, 1:]], 1)


def loss_of(model: Reader, batch: Batch) -> Tensor:
    tags, links = model(batch.pieces, batch.features, batch.mask, batch.firsts)
    words = batch.words.sum()
    total = torch.zeros(())
    split = 3 * len(ROLES)
    if batch.roles is not None:
        rows, length = tags.shape[:2]
        scores = tags[:, :, :split].view(rows, length, len(ROLES), 3).transpose(1, 2).reshape(-1, length, 3)
        moves = (model.role_moves + torch.from_numpy(allowed(3))).repeat(rows, 1, 1)
        mask = batch.words.repeat_interleave(len(ROLES), 0)
        total = (
            total
            + negative_log_likelihood(no_inside_first(scores), moves, batch.roles.reshape(-1, length), mask) / words
        )
        if len(batch.links):
            total = total + LINK_SHARE * link_loss(links, batch)
    if batch.kinds is not None:
        kinds = batch.kinds * (batch.kinds > OUTSIDE)
        first = kinds[:, 0]
        kinds[:, 0] = torch.where((first > 0) & (first % 2 == 0), first - 1, first)
        scores = no_inside_first(tags[:, :, split:])
        moves = (model.kind_moves + torch.from_numpy(allowed(KIND_TAGS))).expand(len(scores), -1, -1)
        total = total + negative_log_likelihood(scores, moves, kinds, batch.words) / words
    return total


def link_loss(links: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of what each cue and each content points to, over all words of the window."""
    row, start, end, cue = batch.links.unbind(1)
    asks_source, gives_source, asks_cue, gives_cue = links.split(LINK, -1)
    asks = torch.where(cue[:, None] == 1, asks_source[row, start], asks_cue[row, start])
    gives = torch.where(cue[:, None, None] == 1, gives_source[row], gives_cue[row])
    scores = (gives @ asks[:, :, None])[:, :, 0] / LINK**0.5
    return functional.cross_entropy(scores.masked_fill(~batch.words[row], float(FORBIDDEN)), end)


def _round(sets: list[list[Text]], vocabulary: Vocabulary, size: int, draw: random.Random) -> list[Batch]:
    """Return the batches of one epoch: all quotations and a share of the names, mixed."""
    quotes, names = (list(batches(texts, vocabulary, size, draw)) for texts in sets)
    mixed = quotes + names[: int(NAMES_SHARE * len(names))]
    draw.shuffle(mixed)
    return mixed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--limit", type=int, default=None)
    given = parser.parse_args()
    given.output.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    draw = random.Random(1)
    vocabulary = Vocabulary((minilm_folder() / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    sets = [
        read_texts(given.data / name, vocabulary)[: given.limit]
        for name in ("quotes/polnear.train.jsonl", "entities/worldwide.train.jsonl")
    ]
    model = Reader(given.layers, len(ROLES), KIND_TAGS)
    model.encoder.start()
    train(model, sets, vocabulary, given.epochs, given.batch, draw, given.output)


def train(
    model: Reader,
    sets: list[list[Text]],
    vocabulary: Vocabulary,
    epochs: int,
    size: int,
    draw: random.Random,
    output: Path,
) -> None:
    rounds = [_round(sets, vocabulary, size, draw) for _ in range(epochs)]
    steps = sum(len(mixed) for mixed in rounds)
    encoder = list(model.encoder.parameters())
    own = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in own]
    best = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    warm = max(1, int(WARM * steps))
    rate = torch.optim.lr_scheduler.LambdaLR(
        best, lambda step: min(1.0, (step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    began, done, lost = time.time(), 0, 0.0
    model.train()
    for epoch, mixed in enumerate(rounds):
        for batch in mixed:
            loss = loss_of(model, batch)
            best.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            rate.step()
            done, lost = done + 1, 0.98 * lost + 0.02 * loss.item()
            if done % 50 == 0:
                print(f"epoch {epoch} step {done}/{steps} loss {lost:.4f} {time.time() - began:.0f} s", flush=True)
        torch.save({"layers": len(model.encoder.layers), "weights": model.state_dict()}, output)


if __name__ == "__main__":
    main()
