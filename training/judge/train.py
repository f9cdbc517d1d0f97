"""Train the judge: `python -m training.judge.train CHECKPOINT [--layers N] [--epochs E]`.

Learnt from are the passages with claims in `training/standing/pairs`, and the stories in `training/standing/stories`
with the sentences of each that are nearest to a claim; all of it written for this project.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.standing.cases import Stories, rows
from training.judge.model import LABELS, Judge
from training.reader.encoder import minilm_folder
from twosource.language.pieces import FIRST, LAST, Vocabulary
from twosource.language.sentences import sentences

DATA = Path(__file__).parents[1] / "standing"
LONGEST, TOGETHER, RATE, WARM = 160, 16, 6e-5, 0.1
HELD_WORDS = 0.8
"""Share of a quotation's words that stand in the sentence it is from."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ({_MONTHS})\b")
_FULL_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ ([A-Z][a-z]{3,})\b(?! [A-Z])")
_QUOTED = re.compile(r"[\"'“‘]([^\"”’]{8,}?)[\"'”’](?=\W|$)")
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
        if number % 9 in (0, 4):
            other = chosen[(number + 9 * draw.randint(1, 12)) % len(chosen)]
            found.append(Pair(pair.claim, other.passage, "neutral", "stranger"))
    return found


def echoes(chosen: list[Pair], draw: random.Random) -> Iterator[Pair]:
    """Yield sentences of the passages as claims, whole or cut, names and dates written otherwise: all are carried.

    Without them a passage that shares nearly all words with a claim would be taken to contradict it, since distorted
    claims are written near the wording.
    """
    for passage in dict.fromkeys(pair.passage for pair in chosen):
        spans = [passage[a:b] for a, b in sentences(passage) if b - a > 30]
        if not spans:
            continue
        claim = draw.choice(spans)
        cut = claim.rfind(", ", len(claim) // 2)
        if cut > 0 and draw.random() < 0.5:
            claim = claim[:cut] + "."
        claim = _DAY_FIRST.sub(lambda m: f"{m[2]} {m[1]}" if draw.random() < 0.5 else m[0], claim)
        claim = _FULL_NAME.sub(lambda m: m[1] if draw.random() < 0.3 else m[0], claim)
        claim = claim.replace(" per cent", " percent") if draw.random() < 0.5 else claim
        yield Pair(claim, passage, "supported", "echo")


def of_stories(draw: random.Random) -> Iterator[Pair]:
    """Yield claims beside the sentences that are quoted for them, and beside others of the story.

    A sentence is quoted where it holds nearly all words of a quotation in `because`; with the sentence before it, it
    carries a true claim and contradicts a distorted one. Other sentences say nothing of the claim.
    """
    for case in _stories():
        passages = [_passages(page["text"]) for page in case.pages]
        for row in case.claims:
            quoted = [_words(words) for words in _QUOTED.findall(row["because"])]
            label = {"true": "supported", "absent": "neutral"}.get(row["kind"], "contradicted")
            told, other = [], []
            for sentence, passage in (each for page in passages for each in page):
                words = _words(sentence)
                if label != "neutral" and any(len(q & words) >= HELD_WORDS * len(q) for q in quoted if len(q) > 2):
                    told.append(passage)
                else:
                    other.append((len(words & _words(row["claim"])) + draw.random(), passage))
            for passage in told[:3]:
                yield Pair(row["claim"], passage, label, row["kind"])
            if told or label == "neutral":
                likest = [passage for _, passage in sorted(other, reverse=True)]
                near = likest[:2] if label == "neutral" else likest[3:5]  # the likest may say the same once more
                for passage in [*near, *draw.sample(likest[5:], min(2, len(likest[5:])))]:
                    yield Pair(row["claim"], passage, "neutral", "other")


def _stories() -> Iterator[Stories]:
    for folder in sorted(path for path in (DATA / "stories").iterdir() if path.is_dir()):
        yield Stories(folder.name, True, rows(folder / "pages.jsonl"), rows(folder / "claims.jsonl"))


def _passages(text: str) -> list[tuple[str, str]]:
    """Return the sentences of a text, each with the one before it in its paragraph in front."""
    spans = sentences(text)
    found = []
    for (a, b), before in zip(spans, [None, *spans], strict=False):
        lead = text[slice(*before)] if before is not None and "\n" not in text[before[1] : a] else ""
        found.append((text[a:b], f"{lead} {text[a:b]}".strip()))
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


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
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--start", type=Path, help="weights to go on from, if not MiniLM's")
    parser.add_argument("--rate", type=float, default=RATE)
    given = parser.parse_args()
    torch.manual_seed(1)
    draw = random.Random(1)
    vocabulary = Vocabulary((minilm_folder() / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    every = list(pairs())
    train, held = [p for out, p in every if not out], [p for out, p in every if out]
    told = list(of_stories(draw))
    print(Counter(pair.label for pair in told))
    train += [*strangers(train, draw), *echoes(train, draw), *told]
    model = Judge(given.layers)
    model.start()
    if given.start is not None:
        model.load_state_dict(torch.load(given.start, weights_only=True)["weights"])
    steps = given.epochs * ((len(train) + TOGETHER - 1) // TOGETHER)
    heads = {id(p) for p in model.head.parameters()}
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.parameters() if id(p) not in heads], "lr": given.rate},
            {"params": model.head.parameters(), "lr": given.rate * 10},
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
