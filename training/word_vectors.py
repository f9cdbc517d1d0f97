"""Make the vectors of single words: `python -m training.word_vectors` writes language/data/word_vectors.npz.

As in Model2Vec (Tulkens and van Dongen 2024), every word is read alone by all-MiniLM-L6-v2, what the model has of its
pieces is averaged, and the principal parts of the averages are kept, in signed 8 bits a part. The words are those of
`lexicon/data/words.txt` and `senses.tsv`, the frequent ones in news first; the names of countries, their capitals and
people; and the stems that `word_weights.tsv` holds beside, most of them of names.
"""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.reader.encoder import Encoder, minilm_folder
from training.reader.vectors import meant
from twosource.language.pieces import Vocabulary
from twosource.language.weights import _table, term, term_weight
from twosource.lexicon.concepts import concepts
from twosource.lexicon.countries import countries
from twosource.lexicon.senses import spellings
from twosource.lexicon.tables import rows

OUT = Path(__file__).parents[1] / "src/twosource/language/data/word_vectors.npz"
WORDS, STEMS, PARTS, PAIRS = 30_000, 6, 72, 200_000
"""Most words that are kept; documents of a stem that is kept beside; parts of a vector; pairs of words by which the
vectors are held against the model's."""
TAKEN = 0.5
"""Share of the mean of all vectors that is taken off: with half of it the synonyms of WordNet are told best from words
drawn by chance (area under the curve .850, against .845 with none, .842 with all of it, .856 for the model itself)."""
Floats = NDArray[np.float32]


def chosen() -> list[str]:
    """Return the words, in alphabetical order."""
    known = {word for row in rows("words.txt") for word in row.split()} | {w for w in spellings() if w.isalpha()}
    ranked = sorted(known, key=lambda word: (term_weight(term(word)), len(word), word))[:WORDS]
    listed = {form.lower() for c in countries() for form in (c.name, *c.people, *c.capitals)} | concepts().keys()
    words = {*ranked, *(word for word in listed if word.isalpha())}
    reached = {term(word) for word in words}
    return sorted(words | {s for s, n in _table()[1].items() if s.isalpha() and n >= STEMS and s not in reached})


def principal(x: Floats, parts: int) -> Floats:
    """Return the unit vectors of the principal parts of the rows of `x`."""
    middle = x - TAKEN * x.mean(0)
    _, axes = np.linalg.eigh(middle.T.astype(np.float64) @ middle)
    found = middle @ axes[:, ::-1][:, :parts]
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def ranks(values: Floats) -> Floats:
    return np.argsort(np.argsort(values)).astype(np.float32)


def main() -> None:
    vocabulary = Vocabulary((minilm_folder() / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    teacher, words = Encoder(6).eval(), chosen()
    teacher.start()
    pieces = [[p for word in vocabulary.words(w) for p in word.pieces] for w in words]
    with torch.inference_mode():
        x = meant(pieces, teacher, vocabulary).numpy()
    unit = principal(x, PARTS)
    kept = np.rint(unit / np.abs(unit).max(1, keepdims=True) * 127).astype(np.int8)
    np.savez_compressed(OUT, words=np.frombuffer("\n".join(words).encode(), np.uint8), vectors=kept)
    y = kept / np.linalg.norm(kept.astype(np.float32), axis=1, keepdims=True)
    draw = np.random.default_rng(1)
    a = draw.integers(0, len(words), PAIRS)
    for name, b in (("random", draw.integers(0, len(words), PAIRS)), ("related", near(y, a, draw))):
        own, model = (y[a[: len(b)]] * y[b]).sum(1), (x[a[: len(b)]] * x[b]).sum(1)
        rho = np.corrcoef(ranks(own), ranks(model))[0, 1]
        print(f"{name} pairs: Spearman's rho against the model's cosine {rho:.3f}; mean likeness {own.mean():.2f}")
    print(f"{len(words)} words, {OUT.stat().st_size / 1e6:.2f} MB")


def near(y: Floats, a: NDArray[np.int64], draw: np.random.Generator) -> NDArray[np.int64]:
    """Return for the first words of `a` one of the fifty words nearest to each."""
    some = a[:4000]
    order = np.argpartition(-(y[some] @ y.T), 51, axis=1)[:, 1:51]
    return np.asarray(order[np.arange(len(some)), draw.integers(0, 50, len(some))])


if __name__ == "__main__":
    main()
