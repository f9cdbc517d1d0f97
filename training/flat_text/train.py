"""Make `src/twosource/document/data/line_weights.json` and the figures beside it.

Run from the repository root, with the extra `train` installed:

    python -m training.flat_text.train DATA/pages/scrapinghub-truth.json

The pages are those of scrapinghub/article-extraction-benchmark (MIT). Cross-validation is by page, five folds;
the shipped weights are trained on all pages. Everything is seeded; about two minutes on one core.
"""

import argparse
import json
import random
import warnings
from pathlib import Path

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler
from training.flat_text.pages import Page, gram_f1, load

from twosource.document import classifier
from twosource.document.features import names
from twosource.document.flat import articles
from twosource.errors import Refused

SEED = 20
FOLDS = 5
MEMBERS = 3
HIDDEN = {"region": 24, "first": 12, "last": 12, "text": 12}
DECISION = {"first": 2.0, "last": 2.0}
KEEP_FROM = 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--skip-folds", action="store_true", help="write the weights without cross-validation")
    parser.add_argument("--folds-only", action="store_true", help="print the cross-validated figure, write nothing")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore", category=ConvergenceWarning)
    pages = load(arguments.truth)
    figures: dict[str, object] = {"pages": len(pages), "lines": sum(len(page.lines) for page in pages)}
    if not arguments.skip_folds:
        figures["cross_validated_f1"] = cross_validate(pages)
    if arguments.folds_only:
        print(json.dumps(figures))
        return
    weights = fit(pages, SEED)
    use(weights)
    lines, whole = np.mean([score(page) for page in pages], axis=0)
    figures["trained_on_f1"] = {"lines": round(float(lines), 4), "articles": round(float(whole), 4)}
    classifier.WEIGHTS.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
    Path(__file__).with_name("figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures))


def cross_validate(pages: list[Page]) -> dict[str, float]:
    """Means over pages that the weights were not trained on: of the kept lines, and of the whole cleaning."""
    fold = np.random.RandomState(0).permutation(len(pages)) % FOLDS
    scores = []
    for number in range(FOLDS):
        use(fit([page for page, f in zip(pages, fold, strict=True) if f != number], SEED + number))
        scores += [score(page) for page, f in zip(pages, fold, strict=True) if f == number]
        print("fold", number, np.mean(scores, axis=0).round(4), flush=True)
    lines, whole = np.mean(scores, axis=0)
    return {"lines": round(float(lines), 4), "articles": round(float(whole), 4)}


def score(page: Page) -> tuple[float, float]:
    """F1 of the lines that the classifier keeps, and of the articles that the cleaning gives."""
    cut = classifier.article_lines(page.lines)
    likely = zip(page.lines[cut.start : cut.end], cut.text[cut.start : cut.end], strict=True)
    kept = [line for line, probability in likely if probability > KEEP_FROM]
    try:
        found = articles("\n".join(page.lines))
    except Refused:
        found = []
    whole = "\n".join(article.text for article in found)
    return gram_f1("\n".join(kept), page.gold), gram_f1(whole, page.gold)


def use(weights: dict) -> None:
    """Let the classifier work with these weights in place of the shipped ones."""
    arrays = {
        "decision": weights["decision"],
        "mean": np.asarray(weights["mean"]),
        "scale": np.asarray(weights["scale"]),
        "networks": {
            name: [{key: np.asarray(value) for key, value in member.items()} for member in members]
            for name, members in weights["networks"].items()
        },
    }
    classifier._weights = lambda: arrays


def varied(pages: list[Page], seed: int) -> list[Page]:
    """Each page once more: with another page's furniture, with less of it, or with the article's opening only."""
    chance = random.Random(seed)
    found = []
    for page in pages:
        other, start, end = chance.choice(pages), page.start, page.end
        if end <= start:
            continue
        head = page.lines[max(0, start - chance.choice([0, 1, 2, 3, 4, 6, 8])) : start]
        before, after = page.lines[: max(0, start - 8)], page.lines[end:]
        if chance.random() < 0.5:
            before, after = other.lines[: max(0, other.start - 8)], other.lines[other.end :]
        if chance.random() < 0.7:
            before = before[len(before) - int(len(before) * chance.random() ** 2) :]
            after = after[: int(len(after) * chance.random() ** 2)]
        found.append(_page(before, head, page, end, after))
        if chance.random() < 0.25:
            before = before[len(before) - chance.choice([0, 0, 1, 2, 4]) :]
            after = after[: chance.choice([0, 0, 1, 3, 8])]
            found.append(_page(before, head, page, _after_kept(page, chance.randint(1, 8)), after))
    return found


def _page(before: list[str], head: list[str], page: Page, end: int, after: list[str]) -> Page:
    lines = before + head + page.lines[page.start : end] + after
    kept = [False] * (len(before) + len(head)) + page.kept[page.start : end] + [False] * len(after)
    return Page(lines, kept).measure()


def _after_kept(page: Page, count: int) -> int:
    """The line after so many lines of text: an article may be a paragraph or two."""
    kept = [i for i, is_kept in enumerate(page.kept) if is_kept]
    return kept[min(count, len(kept)) - 1] + 1


def fit(pages: list[Page], seed: int) -> dict:
    pages = pages + varied(pages, seed)
    rows = np.vstack([page.rows for page in pages])
    scaler = StandardScaler().fit(rows)
    scaled = np.clip(scaler.transform(rows), -5, 5)
    by_words, by_page = _line_weights(pages)
    inside = np.concatenate([_region(page) for page in pages]) == 1
    tasks = {
        "region": (np.concatenate([_region(page) for page in pages]), by_words, None),
        "first": (np.concatenate([_only(page, page.start) for page in pages]), by_page, None),
        "last": (np.concatenate([_only(page, page.end - 1) for page in pages]), by_page, None),
        "text": (np.concatenate([np.asarray(page.kept, dtype=int) for page in pages]), by_words, inside),
    }
    networks = {}
    for name, (labels, weight, mask) in tasks.items():
        chosen = slice(None) if mask is None else mask
        networks[name] = [
            _network(scaled[chosen], labels[chosen], weight[chosen], HIDDEN[name], seed + member)
            for member in range(MEMBERS)
        ]
    return {
        "features": names(),
        "decision": DECISION,
        "mean": _short(scaler.mean_),
        "scale": _short(np.where(scaler.scale_ < 1e-6, 1.0, scaler.scale_)),
        "networks": networks,
    }


def _network(rows: np.ndarray, labels: np.ndarray, weight: np.ndarray, hidden: int, seed: int) -> dict:
    model = MLPClassifier(
        (hidden,), alpha=3.0, max_iter=25, batch_size=256, learning_rate_init=2e-3, random_state=seed
    ).fit(rows, labels, sample_weight=weight)
    return {
        "in": _short(model.coefs_[0]),
        "in_bias": _short(model.intercepts_[0]),
        "out": _short(model.coefs_[1]),
        "out_bias": _short(model.intercepts_[1]),
    }


def _region(page: Page) -> np.ndarray:
    labels = np.zeros(len(page.lines), dtype=int)
    labels[page.start : page.end] = 1
    labels[page.end :] = 2
    return labels


def _only(page: Page, index: int) -> np.ndarray:
    labels = np.zeros(len(page.lines), dtype=int)
    labels[max(0, index)] = 1
    return labels


def _line_weights(pages: list[Page]) -> tuple[np.ndarray, np.ndarray]:
    """Long lines count more, and long pages do not drown short ones."""
    by_words, by_page = [], []
    for page in pages:
        count = np.asarray([len(line.split()) for line in page.lines])
        by_words.append(np.sqrt(1 + count) / np.sqrt(1 + count.sum()))
        by_page.append(np.full(len(count), 1 / np.sqrt(len(count))))
    words, flat = np.concatenate(by_words), np.concatenate(by_page)
    return words / words.mean(), flat / flat.mean()


def _short(values: np.ndarray) -> list:
    return json.loads(json.dumps(np.vectorize(lambda x: float(f"{x:.3g}"))(values).tolist()))


if __name__ == "__main__":
    main()
