"""Make `src/twosource/reading/data/pair_roots.npz` and the figures beside this file.

Run from the repository root, with the extra `train` installed:

    python -m training.pair_roots.train PLV.jsonl NEWS.jsonl

PLV.jsonl are the training sentences of snowood1/Zero-Shot-PLOVER (`text`, `actor`, `recipient`, `root`). NEWS.jsonl
is ordinary news with `text` (stanfordnlp/en-worldwide-newswire was taken): pairs of its parties stand for those
between which nothing is told. Both state no licence; only weights are kept. Five folds, in which sentences that are
nearly the same are kept together; the figure is taken end to end, from the text to the propositions. Everything is
seeded; about three minutes on one core.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from training.pair_roots.cases import Case, Row, load, news_cases, pair_case, seen

from benchmarks.evaluate import events
from twosource.language.sentences import sentences
from twosource.reading import pair_roots
from twosource.reading.propositions import find_propositions
from twosource.records.reading import Proposition

OUT = Path(__file__).parents[2] / "src/twosource/reading/data/pair_roots.npz"
FOLDS = 5
ALIKE = 0.4
"""Sentences that share this much of their verbs, nouns and adjectives go into one fold."""
LEAST_SEEN = 2
PULL = {"root": 3.0, "stands": 0.1}
"""How freely weights may grow (C of the logistic regressions)."""
OTHER_PAIRS, NEWS_PAIRS, OTHER_WEIGHT = 8, 3, 0.3
"""How many other pairs of a sentence, and pairs of a news sentence, speak against standing, and how loud."""
FOUND = 0.97
"""Share of the pairs of held-out sentences that are to stand."""
SMALLEST = 0.05
"""A sign all of whose weights are nearer to zero is left out."""
NOT_OF_ROOT = ("far ", "subjects ", "doer after", "doer place", "doer does to")
"""Signs that only tell whether a pair stands."""

Weights = dict[str, list[float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("news", type=Path)
    arguments = parser.parse_args()
    rows, news = load(arguments.pairs), news_cases(arguments.news)
    cases = [pair_case(row) for row in rows]
    fold = folds(rows, cases)
    figures: dict[str, object] = {
        "set": events.name_of_set(row["text"] for row in rows),
        "sentences": len(rows),
        "parties in a sentence": round(float(np.mean([len(case.among) for case in cases])), 2),
        "pairs among the parties": round(float(np.mean([bool(case.gold) for case in cases])), 4),
    }
    models, lowest = cross_fitted(rows, cases, news, fold)
    figures |= measured(rows, fold, [packed(weights, lowest) for weights in models])
    weights = fitted(rows, cases, news, 0)
    OUT.write_bytes(packed(weights, lowest))
    figures |= {"signs": len(pair_roots.unpacked_model(OUT.read_bytes()).rows), "bytes": OUT.stat().st_size}
    Path(__file__).with_name("figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


def folds(rows: Sequence[Row], cases: Sequence[Case]) -> list[int]:
    """Give each row its fold: every root spread evenly, sentences that are nearly the same together."""
    random_, fold = np.random.RandomState(0), [0] * len(rows)
    for root in sorted({row["root"] for row in rows}):
        members = [i for i, row in enumerate(rows) if row["root"] == root]
        random_.shuffle(members)
        for k, i in enumerate(members):
            fold[i] = k % FOLDS
    said = [{sign for sign in case.read.whole if sign.count(" ") == 1} for case in cases]
    for i, mine in enumerate(said):
        for j in range(i):
            if len(mine & said[j]) >= ALIKE * len(mine | said[j]):
                fold[i] = fold[j]
                break
    return fold


def fitted(rows: Sequence[Row], cases: Sequence[Case], news: Sequence[Case], seed: int) -> Weights:
    """Return the weights of each sign for the roots and, last, for standing; "" has the biases."""
    kept = [(row["root"], case) for row, case in zip(rows, cases, strict=True) if case.gold]
    shown = [case.shown(*case.gold[0]) for _, case in kept]
    by_root, root_bias = regression(
        [{s: n for s, n in signs.items() if not s.startswith(NOT_OF_ROOT)} for signs in shown],
        [root for root, _ in kept],
        [1.0] * len(kept),
        PULL["root"],
        balanced=True,
    )
    order, against = random.Random(seed), []
    for case, most in [*((case, OTHER_PAIRS) for _, case in kept), *((case, NEWS_PAIRS) for case in news)]:
        gold = set(case.gold)
        other = [place for place in case.every if place not in gold]
        order.shuffle(other)
        against += [case.shown(i, j) for i, j in other[:most]]
    standing, bias = regression(
        [*shown, *against],
        [*(["yes"] * len(shown)), *(["no"] * len(against))],
        [*([1.0] * len(shown)), *([OTHER_WEIGHT] * len(against))],
        PULL["stands"],
    )
    roots = len(root_bias)
    none, nothing = [0.0] * roots, [0.0]
    signs = {*by_root, *standing}
    return {s: [*by_root.get(s, none), *standing.get(s, nothing)] for s in signs} | {"": [*root_bias, *bias]}


def regression(
    shown: Sequence[dict[str, int]], truth: Sequence[str], loud: Sequence[float], pull: float, balanced: bool = False
) -> tuple[Weights, list[float]]:
    seen = Counter(sign for signs in shown for sign in signs)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{s: n for s, n in signs.items() if seen[s] >= LEAST_SEEN} for signs in shown])
    model = LogisticRegression(C=pull, max_iter=1000, tol=1e-3, class_weight="balanced" if balanced else None)
    model.fit(matrix, truth, sample_weight=loud)
    return dict(zip(vectors.get_feature_names_out(), model.coef_.T.tolist(), strict=True)), model.intercept_.tolist()


def cross_fitted(
    rows: Sequence[Row], cases: Sequence[Case], news: Sequence[Case], fold: Sequence[int]
) -> tuple[list[Weights], float]:
    """Return the weights without each fold, and the score of standing that enough held-out pairs reach."""
    models, best = [], []
    for number in range(FOLDS):
        inside = [i for i in range(len(rows)) if fold[i] != number]
        weights = fitted([rows[i] for i in inside], [cases[i] for i in inside], news, number)
        models.append(weights)
        for i in range(len(rows)):
            if fold[i] == number:
                scores = [standing(weights, cases[i].shown(*place)) for place in cases[i].gold]
                best.append(max(scores, default=-100.0))
        print("fold", number, "fitted", flush=True)
    return models, sorted(best)[int(len(best) * (1 - FOUND))]


def standing(weights: Weights, shown: Counter[str]) -> float:
    return weights[""][-1] + sum(weights[sign][-1] * many for sign, many in shown.items() if sign in weights)


def packed(weights: Weights, lowest: float) -> bytes:
    """Return the model's file: hundredths, the signs that weigh nothing left out, standing counted from `lowest`."""
    bias = [round(100 * value) for value in weights[""]]
    bias[-1] = round(100 * (weights[""][-1] - lowest)) + 1
    hundredths = {sign: [round(100 * value) for value in values] for sign, values in weights.items() if sign}
    return pair_roots.packed_model(
        ROOTS, {sign: row for sign, row in hundredths.items() if max(map(abs, row)) >= 100 * SMALLEST}, bias
    )


ROOTS = sorted(
    """ACCUSE AGREE AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST SANCTION SUPPORT THREATEN
    YIELD""".split()
)


class HeldOut:
    """Stands for the program: reads each text with the model that has not seen it."""

    def __init__(self, models: dict[str, pair_roots.Model]) -> None:
        self.models = models
        self.propositions = 0

    def read(self, rows: Sequence[Row]) -> list[Row]:
        return [{"propositions": [self._row(p) for p in self._found(row["text"])]} for row in rows]

    def _found(self, text: str) -> tuple[Proposition, ...]:
        parts = sentences(text)
        entities, tags = seen(text, parts)
        found = find_propositions(text, parts, entities, (), (), (), tags, self.models[text])
        self.propositions += len(found)
        return found

    @staticmethod
    def _row(found: Proposition) -> Row:
        return {"root": found.root, "actor": found.actor, "recipient": found.recipient}


def measured(rows: Sequence[Row], fold: Sequence[int], kept: Sequence[bytes]) -> dict[str, object]:
    """Return the figures of the task `events`, each sentence read with the model that has not seen it."""
    models = [pair_roots.unpacked_model(one) for one in kept]
    program = HeldOut({row["text"]: models[number] for row, number in zip(rows, fold, strict=True)})
    figures = events.measured(list(rows), program)  # type: ignore[arg-type]
    return {
        "cross-validated macro F1": round(figures.value, 4),
        "propositions in a sentence": round(program.propositions / len(rows), 2),
        **{f"cross-validated {name}": round(value, 4) for name, value in figures.rest.items()},
    }


if __name__ == "__main__":
    main()
