"""Train the part-of-speech tagger: `python -m training.tagger GUM_FOLDER`.

Reads the CoNLL-U files of GUM (github.com/UniversalDependencies/UD_English-GUM, openly licensed genres), trains
an averaged perceptron, writes `src/twosource/language/data/tagger.npz` and prints the accuracy on the
documents held out (every eighth, by name).
"""

import collections
import random
import sys
from pathlib import Path

from twosource.language.tagger import features, normal, packed_model

EPOCHS = 6
SMALLEST = 0.1
"""Weights nearer to zero than this are left out: half the size, and no loss that could be measured."""
TARGET = Path(__file__).parents[2] / "src/twosource/language/data/tagger.npz"
Sentence = list[tuple[str, str]]


def read(path: Path) -> list[Sentence]:
    sentences: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf8").splitlines():
        cell = line.split("\t")
        if len(cell) == 10 and cell[0].isdigit():
            sentences[-1].append((cell[1], cell[4]))
        elif not line and sentences[-1]:
            sentences.append([])
    return [s for s in sentences if s]


class Perceptron:
    def __init__(self) -> None:
        self.weights: dict[str, dict[str, float]] = {}
        self.total: dict[tuple[str, str], float] = collections.defaultdict(float)
        self.when: dict[tuple[str, str], int] = collections.defaultdict(int)
        self.step = 0

    def guess(self, names: list[str]) -> str:
        scores: dict[str, float] = {}
        for name in names:
            for tag, weight in self.weights.get(name, {}).items():
                scores[tag] = scores.get(tag, 0.0) + weight
        return max(scores, key=lambda t: (scores[t], t)) if scores else "NN"

    def learn(self, names: list[str], truth: str, guess: str) -> None:
        self.step += 1
        if truth == guess:
            return
        for name in names:
            row = self.weights.setdefault(name, {})
            for tag, change in ((truth, 1.0), (guess, -1.0)):
                key = (name, tag)
                self.total[key] += (self.step - self.when[key]) * row.get(tag, 0.0)
                self.when[key] = self.step
                row[tag] = row.get(tag, 0.0) + change

    def averaged(self) -> dict[str, dict[str, float]]:
        out: dict[str, dict[str, float]] = {}
        for name, row in self.weights.items():
            for tag, weight in row.items():
                key = (name, tag)
                mean = (self.total[key] + (self.step - self.when[key]) * weight) / self.step
                if abs(mean) >= SMALLEST:
                    out.setdefault(name, {})[tag] = round(mean, 2)
        return out


def certain_words(sentences: list[Sentence]) -> dict[str, str]:
    seen: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for word, tag in sentence:
            seen[word][tag] += 1
    return {
        w: c.most_common(1)[0][0]
        for w, c in sorted(seen.items())
        if sum(c.values()) >= 40 and c.most_common(1)[0][1] / sum(c.values()) > 0.995
    }


def walk(sentence: Sentence, certain: dict[str, str], model: Perceptron, learn: bool) -> tuple[int, int]:
    context = [normal(w) for w, _ in sentence]
    before, before2, right = "-START-", "-START2-", 0
    for i, (word, truth) in enumerate(sentence):
        guess = certain.get(word, "")
        if not guess:
            names = features(i, word, context, before, before2)
            guess = model.guess(names)
            if learn:
                model.learn(names, truth, guess)
        right += guess == truth
        before2, before = before, guess
    return right, len(sentence)


def train(sentences: list[Sentence]) -> tuple[Perceptron, dict[str, str]]:
    certain, model, order = certain_words(sentences), Perceptron(), random.Random(1)
    sentences = list(sentences)
    for _ in range(EPOCHS):
        order.shuffle(sentences)
        for sentence in sentences:
            walk(sentence, certain, model, learn=True)
    return model, certain


def main() -> None:
    files = sorted(Path(sys.argv[1]).glob("*.conllu"))
    held = [s for f in files[::8] for s in read(f)]
    kept = [s for i, f in enumerate(files) if i % 8 for s in read(f)]
    model, certain = train(kept)
    model.weights = model.averaged()
    counts = [walk(s, certain, model, learn=False) for s in held]
    print(f"held-out accuracy {sum(a for a, _ in counts) / sum(b for _, b in counts):.4f}")
    model, certain = train(kept + held)
    weights = model.averaged()
    hundredths = {name: {tag: round(weight * 100) for tag, weight in row.items()} for name, row in weights.items()}
    TARGET.write_bytes(packed_model(hundredths, certain))
    print(f"{len(weights)} features, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
