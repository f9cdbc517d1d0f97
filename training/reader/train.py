"""Train encoder and heads: `python -m training.reader.train DATA [--silver FOLDER] -o CHECKPOINT`.

DATA holds the sets of `training/reader/sets.py`. With `--silver`, what `training.reader.silver` wrote fills in what
annotators did not look for. With `--open`, only openly licensed texts are learnt from. Seeds are fixed.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from training.reader.crf import negative_log_likelihood
from training.reader.encoder import LINK, Heads, Reader, minilm_folder
from training.reader.examples import NOTHING, Batch, Text, batches, texts_of
from training.reader.gum import read_gum
from training.reader.sets import GUM, NAMES, QUOTES
from twosource.language.pieces import Vocabulary
from twosource.reading.encoder.decode import FORBIDDEN, allowed
from twosource.reading.encoder.tags import INSIDE, KIND_TAGS, OUTSIDE, ROLES

ENCODER_RATE, HEAD_RATE, WARM = 1.2e-4, 1e-3, 0.06
LINK_SHARE, PART_SHARE, EARLY_SHARE = 0.1, 0.2, 0.3
"""What the losses of links, of parts of speech, and of the heads on the early layer count."""
SILVER = 0.4
"""What is said by a reader counts beside what is said by annotators."""


class Learnt(NamedTuple):
    """A set of texts, and the share of its windows that an epoch sees."""

    texts: list[Text]
    share: float


def no_inside_first(scores: Tensor) -> Tensor:
    """A row never begins inside a span."""
    barred = torch.zeros(scores.shape[-1])
    barred[INSIDE::2] = float(FORBIDDEN)
    first = scores[:, :1] + barred
    return torch.cat([first, scores[:, 1:]], 1)


def loss_of(model: Reader, batch: Batch) -> Tensor:
    """Return what is lost by the last heads, and a share of what is lost by the early ones."""
    with torch.autocast("cpu", torch.bfloat16):
        vectors = model(batch.pieces, batch.features, batch.mask, batch.firsts)
    last = max(vectors)
    total = torch.zeros(())
    for layer, x in vectors.items():
        total = total + (1.0 if layer == last else EARLY_SHARE) * heads_loss(model.heads_of(layer), x.float(), batch)
    return total


def heads_loss(heads: Heads, x: Tensor, batch: Batch) -> Tensor:
    tags = heads.tags(x)
    words = batch.words.sum()
    total = torch.zeros(())
    split = 3 * len(ROLES)
    for_roles, for_kinds = batch.surely
    if batch.roles is not None:
        rows, length = tags.shape[:2]
        scores = tags[:, :, :split].view(rows, length, len(ROLES), 3).transpose(1, 2).reshape(-1, length, 3)
        moves = (heads.role_moves + torch.from_numpy(allowed(3))).repeat(rows, 1, 1)
        mask = batch.words.repeat_interleave(len(ROLES), 0)
        lost = negative_log_likelihood(no_inside_first(scores), moves, batch.roles.reshape(-1, length), mask) / words
        if len(batch.links):
            lost = lost + LINK_SHARE * link_loss(heads.links(x), batch)
        total = total + for_roles * lost
    if batch.kinds is not None:
        kinds = batch.kinds * (batch.kinds > OUTSIDE)
        first = kinds[:, 0]
        kinds[:, 0] = torch.where((first > 0) & (first % 2 == 0), first - 1, first)
        scores = no_inside_first(tags[:, :, split:])
        moves = (heads.kind_moves + torch.from_numpy(allowed(KIND_TAGS))).expand(len(scores), -1, -1)
        total = total + for_kinds * negative_log_likelihood(scores, moves, kinds, batch.words) / words
    if batch.parts is not None:
        scores = heads.parts(x)
        total = total + PART_SHARE * functional.cross_entropy(
            scores.flatten(0, 1), batch.parts.flatten(), ignore_index=NOTHING
        )
    return total


def link_loss(links: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of what each cue and each content points to, over all words of the window."""
    row, start, end, cue = batch.links.unbind(1)
    asks_source, gives_source, asks_cue, gives_cue = links.split(LINK, -1)
    asks = torch.where(cue[:, None] == 1, asks_source[row, start], asks_cue[row, start])
    gives = torch.where(cue[:, None, None] == 1, gives_source[row], gives_cue[row])
    scores = (gives @ asks[:, :, None])[:, :, 0] / LINK**0.5
    return functional.cross_entropy(scores.masked_fill(~batch.words[row], float(FORBIDDEN)), end)


def _rows(path: Path, silver: Path | None) -> Iterator[dict[str, Any]]:
    """Yield the texts of a file, with what a reader said of the same texts where it is given."""
    said = {row["text"]: row for row in map(json.loads, silver.read_text("utf-8").splitlines())} if silver else {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield (said[row["text"]] if silver else {}) | row


def sets_of(data: Path, silver: Path | None, vocabulary: Vocabulary, *, only_open: bool) -> list[Learnt]:
    """Return what is learnt from, in order."""
    if only_open:
        return [Learnt(texts_of(read_gum(data / GUM), vocabulary, (1.0, 1.0)), 1.0)]
    parts = ({"text": row["text"], "parts": row["parts"]} for row in read_gum(data / GUM))
    quotes, names = (_rows(data / name, silver / name if silver else None) for name in (QUOTES, NAMES))
    return [
        Learnt(texts_of(quotes, vocabulary, (1.0, SILVER)), 1.0),
        Learnt(texts_of(names, vocabulary, (SILVER, 1.0)), 0.8),
        Learnt(texts_of(parts, vocabulary, (1.0, 1.0)), 0.6),
    ]


def _round(sets: Sequence[Learnt], vocabulary: Vocabulary, size: int, draw: random.Random) -> list[Batch]:
    """Return the batches of one epoch, mixed."""
    mixed: list[Batch] = []
    for texts, share in sets:
        found = list(batches(texts, vocabulary, size, draw))
        mixed += found[: int(share * len(found))]
    draw.shuffle(mixed)
    return mixed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--silver", type=Path, default=None)
    parser.add_argument("--open", action="store_true", help="learn from openly licensed texts only")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--early", type=int, default=2, help="layer with heads of its own, at which to cut")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--batch", type=int, default=14)
    parser.add_argument("--limit", type=int, default=None)
    given = parser.parse_args()
    given.output.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    draw = random.Random(1)
    vocabulary = Vocabulary((minilm_folder() / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    sets = [
        Learnt(texts[: given.limit], share)
        for texts, share in sets_of(given.data, given.silver, vocabulary, only_open=given.open)
    ]
    model = Reader(given.layers, given.early)
    model.encoder.start()
    train(model, (_round(sets, vocabulary, given.batch, draw) for _ in range(given.epochs)), given.epochs, given.output)


def train(model: Reader, rounds: Iterator[list[Batch]], epochs: int, output: Path) -> None:
    """Learn from the batches of all epochs, and write the weights down after each."""
    mixed = next(rounds)
    steps = epochs * len(mixed)
    encoder = list(model.encoder.parameters())
    own = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in own]
    best = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    warm = max(1, int(WARM * steps))
    rate = torch.optim.lr_scheduler.LambdaLR(
        best, lambda step: min(1.0, (step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    began, done, lost = time.time(), 0, 0.0
    model.train()
    for epoch in range(epochs):
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
        kept = {"layers": len(model.encoder.layers), "early": model.early, "weights": model.state_dict()}
        torch.save(kept, output)
        mixed = next(rounds, [])


if __name__ == "__main__":
    main()
