"""Ways to find who copies whom, and which documents are of one story: this project's, and what others use.

Each is handed the documents and returns what it found; a threshold was found on news of another seed before.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from benchmarks.scale.news import Made, made
from benchmarks.scale.truth import Pair, b_cubed
from twosource import pipeline
from twosource.records.page import Document
from twosource.records.story import Lineage

WIDTH = 5
PERMUTATIONS = 128
OTHER_SEED = 7
TUNED_ON = range(1000, 1060)
THRESHOLDS = tuple(round(0.3 + 0.05 * step, 2) for step in range(13))

_WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """Who rests on whom, or the number of each document's group in the order of the documents; None where not asked."""

    pairs: list[Pair] | None = None
    groups: list[int] | None = None


Method = Callable[[Sequence[Document]], Found]


def traced(documents: Sequence[Document]) -> Found:
    """Find who rests on whom with the stage `trace`, without readings."""
    return Found(pairs=pairs_of(pipeline.stage("trace")(documents, [])))


def gathered(documents: Sequence[Document]) -> Found:
    """Find stories with the stage `gather`, without readings; the lineage that keeps copies together is not given."""
    groups: Sequence[Sequence[str]] = pipeline.stage("gather")(documents, [], Lineage())
    number = {name: place for place, group in enumerate(groups) for name in group}
    return Found(groups=[number[document.id] for document in documents])


def pairs_of(lineage: Lineage) -> list[Pair]:
    """Return who rests on whom among the documents of a lineage; another state of one page is not meant."""
    return [
        (each.document, each.of.document, each.kind)
        for each in lineage.derivations
        if each.of.document is not None and not each.is_outdated
    ]


def near_duplicates(threshold: float) -> Method:
    """Return a method that lays each document to the earliest of its near-duplicates, by MinHash in bands."""

    def find(documents: Sequence[Document]) -> Found:
        from datasketch import MinHash, MinHashLSH

        index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        pairs: list[Pair] = []
        place = {document.id: number for number, document in enumerate(sorted(documents, key=pipeline.age))}
        empty = MinHash(num_perm=PERMUTATIONS, hashfunc=crc32)
        for document in sorted(documents, key=pipeline.age):
            sketch = empty.copy()
            sketch.update_batch(_shingles(document.text))
            before = index.query(sketch)
            if before:
                pairs.append((document.id, min(before, key=place.__getitem__), "copies"))
            index.insert(document.id, sketch, check_duplication=False)
        return Found(pairs=pairs)

    return find


def average_linkage(documents: Sequence[Document]) -> Found:
    """Find stories with TF-IDF and average linkage; all pairs of documents are held at once."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.metrics.pairwise import cosine_distances

    def grouped(vectors: Any, threshold: float) -> list[int]:
        clustering = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=threshold
        )
        return list(clustering.fit_predict(cosine_distances(vectors)))

    return Found(groups=grouped(vectors_of(documents), _tuned("average linkage", grouped)))


def density(documents: Sequence[Document]) -> Found:
    """Find stories with TF-IDF and DBSCAN; a document that is in no dense place is a group of its own."""
    from sklearn.cluster import DBSCAN

    def grouped(vectors: Any, threshold: float) -> list[int]:
        labels = DBSCAN(eps=threshold, min_samples=2, metric="cosine").fit_predict(vectors)
        return [int(label) if label >= 0 else len(labels) + place for place, label in enumerate(labels)]

    return Found(groups=grouped(vectors_of(documents), _tuned("density", grouped)))


def vectors_of(documents: Sequence[Document]) -> Any:
    """Return TF-IDF vectors of headline and text."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2, dtype=np.float32)
    return words.fit_transform([f"{document.title}\n{document.text}" for document in documents])


METHODS: dict[str, tuple[str, Method]] = {
    "trace": ("twosource, trace", traced),
    "minhash5": ("datasketch, MinHash LSH at .5", near_duplicates(0.5)),
    "minhash8": ("datasketch, MinHash LSH at .8", near_duplicates(0.8)),
    "gather": ("twosource, gather", gathered),
    "average": ("scikit-learn, TF-IDF and average linkage", average_linkage),
    "density": ("scikit-learn, TF-IDF and DBSCAN", density),
}
"""What each is called, and what does it. Those of one task stand together, this project's first."""

_CHOSEN: dict[str, float] = {}


def tune(name: str) -> None:
    """Find the threshold of a method before it is timed."""
    if name in ("average", "density"):
        METHODS[name][1]([item.document for item in _other()])


def _tuned(name: str, grouped: Callable[[Any, float], list[int]]) -> float:
    """Return the threshold that gives the best B-cubed F1 on news of another seed."""
    if name not in _CHOSEN:
        items = _other()
        vectors = vectors_of([item.document for item in items])
        stories = [item.story for item in items]
        _CHOSEN[name] = max(THRESHOLDS, key=lambda value: b_cubed(stories, grouped(vectors, value)).f1)
    return _CHOSEN[name]


def _other() -> list[Made]:
    return list(made(TUNED_ON, OTHER_SEED))


def _shingles(text: str) -> list[bytes]:
    words = [word.encode() for word in _WORD.findall(text.lower())]
    return list({b" ".join(words[at : at + WIDTH]) for at in range(max(1, len(words) - WIDTH + 1))})
