"""Train the judge: `python -m training.judge.learn FOLDER OUT [--epochs E] [--layers N …]`.

FOLDER is what `training.judge.pack` wrote. Two teachers learn the marked pairs, from different first draws; what they
say of all pairs, marked or not, is what the judge then learns beside the labels (distillation; Hinton et al. 2015).
It starts from MiniLM, layers beyond the six as copies of those below them, or goes on from a judge made before.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.judge import teacher as mpnet
from training.judge.model import LABELS, Judge
from training.judge.teacher import Teacher

LONGEST, TOGETHER = 160, 64
WARM, SMOOTH = 0.06, 0.05
TEACHER_RATE, JUDGE_RATE = 3e-5, 1.5e-4
SOFTER = 1.5
"""How much both distributions are flattened before they are compared."""
FAILED = 0.05
"""A teacher so much worse than the other has come apart in training, and is not listened to."""
BERT_FIRST, BERT_LAST = 101, 102
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Pairs(NamedTuple):
    """All texts as numbers of pieces, and pairs [claim, passage, label or -1, split]."""

    texts: list[list[int]]
    rows: list[tuple[int, int, int, int]]

    def of(self, split: int) -> list[int]:
        return [at for at, row in enumerate(self.rows) if row[3] == split]


def opened(folder: Path) -> Pairs:
    with np.load(folder / "pairs.npz") as given:
        ends = given["ends"].tolist()
        pieces = given["pieces"].astype(int).tolist()
        rows = [tuple(row) for row in given["pairs"].tolist()]
    return Pairs([pieces[a:b] for a, b in zip([0, *ends], ends, strict=False)], rows)


def batch(pairs: Pairs, chosen: Sequence[int], *, large: bool) -> tuple[Tensor, Tensor, Tensor]:
    """Return pieces, which text they are of, and which are there, as the teacher or the judge is shown them."""
    first, last, shift = (mpnet.FIRST, mpnet.LAST, mpnet.SHIFT) if large else (BERT_FIRST, BERT_LAST, 0)
    between = [last, last] if large else [last]
    rows, kinds = [], []
    for at in chosen:
        claim, passage = ([p + shift for p in pairs.texts[n]] for n in pairs.rows[at][:2])
        row = [*[first, *claim, *between, *passage][: LONGEST - 1], last]
        rows.append(row)
        lead = len(claim) + 1 + len(between)
        kinds.append([0] * lead + [1] * max(0, len(row) - lead))
    size = max(map(len, rows))
    pad = mpnet.PAD if large else 0
    made = (
        [row + [pad] * (size - len(row)) for row in rows],
        [kind[: len(row)] + [0] * (size - len(row)) for kind, row in zip(kinds, rows, strict=True)],
        [[1] * len(row) + [0] * (size - len(row)) for row in rows],
    )
    one, two, three = (torch.tensor(each).to(DEVICE, non_blocking=True) for each in made)
    return one, two, three


def batches(pairs: Pairs, chosen: Sequence[int], draw: np.random.Generator) -> Iterator[list[int]]:
    """Yield the pairs in another order, those of like length together, so that little is padded."""
    length = np.array([sum(len(pairs.texts[n]) for n in pairs.rows[at][:2]) for at in chosen])
    ranked = np.array(chosen)[np.argsort(length + draw.random(len(length)) * 20, kind="stable")].tolist()
    groups = [ranked[at : at + TOGETHER] for at in range(0, len(ranked), TOGETHER)]
    yield from (groups[at] for at in draw.permutation(len(groups)))


Loss = Callable[[Tensor, list[int]], Tensor]


def fit(
    model: Teacher | Judge, pairs: Pairs, chosen: Sequence[int], loss: Loss, *, epochs: int, rate: float, seed: int
) -> None:
    large = isinstance(model, Teacher)
    draw = np.random.default_rng(seed)
    torch.manual_seed(seed)
    steps = epochs * ((len(chosen) + TOGETHER - 1) // TOGETHER)
    head = {id(p) for p in model.head.parameters()}
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.parameters() if id(p) not in head], "lr": rate},
            {"params": [p for p in model.parameters() if id(p) in head], "lr": rate * 5},
        ],
        weight_decay=0.01,
        fused=DEVICE.type == "cuda",
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(s / (WARM * steps), (steps - s) / ((1 - WARM) * steps)) if s else 1e-3
    )
    for epoch in range(epochs):
        model.train()
        began, total = time.monotonic(), torch.zeros((), device=DEVICE)
        for group in batches(pairs, chosen, draw):
            with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
                logits = model(*batch(pairs, group, large=large))
            value = loss(logits.float(), group)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += value.detach()
            if (step := schedule.last_epoch) % 200 == 0:
                print(f"  step {step} of {steps}, {time.monotonic() - began:.0f} s", flush=True)
        spent = time.monotonic() - began
        print(f"  epoch {epoch + 1}: loss {total.item() * epochs / steps:.4f}, {spent:.0f} s", flush=True)
    model.eval()


def said(model: Teacher | Judge, pairs: Pairs, chosen: Sequence[int]) -> Tensor:
    """Return the logits of a model [pairs, labels], in the order of `chosen`."""
    ranked = sorted(chosen, key=lambda at: sum(len(pairs.texts[n]) for n in pairs.rows[at][:2]))
    found = torch.zeros(len(pairs.rows), len(LABELS))
    with torch.inference_mode(), torch.autocast(DEVICE.type, dtype=torch.bfloat16):
        for at in range(0, len(ranked), 256):
            group = ranked[at : at + 256]
            found[group] = model(*batch(pairs, group, large=isinstance(model, Teacher))).float().cpu()
    return found[list(chosen)]


def right(logits: Tensor, pairs: Pairs, chosen: Sequence[int]) -> str:
    """Return the share of pairs judged rightly, in all and by label."""
    labels = torch.tensor([pairs.rows[at][2] for at in chosen])
    hit = logits.argmax(1) == labels
    parts = [f"{name} {hit[labels == n].float().mean():.3f}" for n, name in enumerate(LABELS)]
    return f"{hit.float().mean():.4f} of {len(labels)} ({', '.join(parts)})"


def _share(logits: Tensor, pairs: Pairs, chosen: Sequence[int]) -> float:
    return float((logits.argmax(1) == torch.tensor([pairs.rows[at][2] for at in chosen])).float().mean())


def labelled(pairs: Pairs) -> Loss:
    labels = torch.tensor([row[2] for row in pairs.rows], device=DEVICE)
    return lambda logits, group: functional.cross_entropy(logits, labels[group], label_smoothing=SMOOTH)


def taught(pairs: Pairs, logits: Tensor) -> Loss:
    """Half the label, where there is one, and all of what the teachers say."""
    labels = torch.tensor([row[2] for row in pairs.rows], device=DEVICE)
    wanted = functional.log_softmax(logits.to(DEVICE) / SOFTER, 1)

    def loss(found: Tensor, group: list[int]) -> Tensor:
        soft = functional.kl_div(
            functional.log_softmax(found / SOFTER, 1), wanted[group], reduction="batchmean", log_target=True
        )
        hard = functional.cross_entropy(found, labels[group], ignore_index=-1, reduction="sum") / len(group)
        return soft * SOFTER**2 + 0.5 * hard

    return loss


def teachers(folder: Path, pairs: Pairs, epochs: int, seeds: Sequence[int]) -> Tensor:
    """Train the teachers and return the mean of what they say of all pairs."""
    with np.load(folder / "mpnet.npz") as packed:
        given = {
            name.removesuffix("|whole"): torch.from_numpy(
                packed[name] * packed[name.replace("|whole", "|scale")][:, None] if "|whole" in name else packed[name]
            )
            for name in packed.files
            if not name.endswith("|scale")
        }
    train, held, every = pairs.of(0), pairs.of(1), range(len(pairs.rows))
    found: list[tuple[float, Tensor]] = []
    for seed in seeds:
        torch.manual_seed(seed)
        model = Teacher()
        model.start(given)
        model.to(DEVICE)
        print(f"teacher {seed}", flush=True)
        fit(model, pairs, train, labelled(pairs), epochs=epochs, rate=TEACHER_RATE, seed=seed)
        logits = said(model, pairs, every)
        print(f"  held out: {right(logits[held], pairs, held)}", flush=True)
        found.append((_share(logits[held], pairs, held), logits))
    best = max(share for share, _ in found)
    kept = [logits for share, logits in found if share > best - FAILED]
    total = torch.stack(kept).mean(0)
    print(f"teachers together, held out: {right(total[held], pairs, held)}", flush=True)
    return total


def telling(pairs: Pairs, logits: Tensor, shares: Sequence[float]) -> list[int]:
    """Return the pairs that the judge learns from: of those that the teachers give each label a share.

    Most pairs are of two sentences on different things; some of them are enough to know them by.
    """
    draw = np.random.default_rng(1)
    wanted = [shares[label] for label in logits.argmax(1).tolist()]
    return [at for at in (*pairs.of(0), *pairs.of(2)) if draw.random() < wanted[at]]


def judge(folder: Path, layers: int, start: Path | None) -> Judge:
    """Return a judge of so many layers with the weights of MiniLM, or of a judge made before."""
    model = Judge(layers)
    if start is not None:
        given = torch.load(start, weights_only=True)
        model.load_state_dict({name: tensor.float() for name, tensor in given["weights"].items()})
        return model.to(DEVICE)
    with np.load(folder / "minilm.npz") as packed:
        model.start({name: torch.from_numpy(packed[name].astype(np.float32)) for name in packed.files})
    return model.to(DEVICE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--teacher-epochs", type=int, default=3)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--layers", type=int, nargs="+", default=[6])
    parser.add_argument("--shares", type=float, nargs=3, default=[1.0, 1.0, 1.0], help="of the pairs of each label")
    parser.add_argument("--start", type=Path, help="a judge made before")
    given = parser.parse_args()
    pairs = opened(given.folder)
    given.out.mkdir(parents=True, exist_ok=True)
    told = given.out / "taught.pt"
    if not told.exists():
        torch.save(teachers(given.folder, pairs, given.teacher_epochs, given.seeds).half(), told)
    logits = torch.load(told, weights_only=True).float()
    held = pairs.of(1)
    chosen = telling(pairs, logits, given.shares)
    for layers in given.layers:
        torch.manual_seed(layers)
        model = judge(given.folder, layers, given.start)
        print(f"judge of {layers} layers, {len(chosen)} pairs an epoch", flush=True)
        fit(model, pairs, chosen, taught(pairs, logits), epochs=given.epochs, rate=JUDGE_RATE, seed=layers)
        print(f"  held out: {right(said(model, pairs, held), pairs, held)}", flush=True)
        weights = {name: tensor.half().cpu() for name, tensor in model.state_dict().items()}
        torch.save({"layers": layers, "weights": weights}, given.out / f"judge{layers}.pt")


if __name__ == "__main__":
    main()
