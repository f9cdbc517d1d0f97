"""Fit src/twosource/reading/data/entity_types.tsv, the weights that tell the kinds of names apart.

Data: the en-worldwide-newswire corpus of named entities (stanfordnlp/en-worldwide-newswire), as JSON Lines with
`text` and `entities` ([start, end, type]). Each name of a document is one case; its kind is the one most of its
mentions have. Only weights are kept.
Usage: python training/entity_types.py TRAIN.jsonl [DEV.jsonl]  (with scikit-learn installed)
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from twosource.language.sentences import sentences
from twosource.reading.entities_roles import candidates
from twosource.reading.entities_runs import large_inside, runs
from twosource.reading.entities_types import KINDS, gathered, surface
from twosource.reading.entities_words import words

OUT = Path(__file__).parents[1] / "src/twosource/reading/data/entity_types.tsv"
KIND = {"Person": "person", "Organization": "organization", "Location": "place", "Facility": "place", "NORP": "group"}
LEAST = 0.05


def cases(path: str) -> tuple[list[dict[str, float]], list[str]]:
    shown, kinds = [], []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = words(row["text"], sentences(row["text"]))
        items = candidates(found, runs(found, large_inside(found)))
        gold = {(start, end): KIND.get(kind, "none") for start, end, kind in row["entities"]}
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for item in items:
            span = (found[item.first].start, found[item.last - 1].end)
            votes[surface(found, item)][gold.get(span, _inexact(span, gold))] += 1
        for name, signs in gathered(found, items).items():
            best = max(votes[name].items(), key=lambda pair: (pair[1], pair[0]))[0]
            if best != "skip":
                shown.append(signs)
                kinds.append(best)
    return shown, kinds


def _inexact(span: tuple[int, int], gold: dict[tuple[int, int], str]) -> str:
    """A span that only overlaps a name teaches nothing about its kind."""
    return "skip" if any(start < span[1] and span[0] < end for start, end in gold) else "none"


def main() -> None:
    shown, kinds = cases(sys.argv[1])
    counts = Counter(sign for row in shown for sign in row)
    shown = [{sign: share for sign, share in row.items() if counts[sign] >= 6} for row in shown]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(shown)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(matrix, kinds)
    print("cases", len(kinds), Counter(kinds), "fit", model.score(matrix, kinds))
    if len(sys.argv) > 2:
        dev, wanted = cases(sys.argv[2])
        print("held out", model.score(vectors.transform(dev), wanted))
    order = [list(model.classes_).index(kind) for kind in KINDS]
    rows = zip(vectors.get_feature_names_out(), model.coef_.T[:, order], strict=True)
    lines = [
        "\t".join([sign, *(f"{value:.2f}" for value in values)]) for sign, values in rows if max(abs(values)) >= LEAST
    ]
    head = "# Made by training/entity_types.py. Sign, then the weights for: " + " ".join(KINDS) + "\n"
    OUT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
