"""How near to the truth lineage and stories are, over a million documents in seconds.

**Derivation.** A pair is a document and a document that it rests on. Which of forty prints of one report a forty-first
was set from nobody can tell from its text, so a pair that was found counts as right where both go back to one root: a
root is a document that brings something of its own, which is one that rests on none, or cites some background in a
report of its own. No document rests on one that goes back to it, so that an original laid to its copy is wrong, as is
a report laid to a stranger's. A true pair is found where the document has a right pair that goes back to a root of its
true source. Precision is the share of pairs found that are right, recall the share of true pairs that are found, F1
their harmonic mean. `exact` counts none but the very pairs; by kind, precision is that of the pairs called so, recall
that of the pairs that are so.

**Stories.** B-cubed (Bagga and Baldwin 1998): for each document, how much of the group it was put in is of its story
(precision), and how much of its story is in that group (recall), each a mean over all documents.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.scale.news import Made

Pair = tuple[str, str, str]
"""A document, one that it rests on, and how: `copies`, `rewrites`, `cites` (or `credits`, which only programs say)."""


class Score(NamedTuple):
    """Precision, recall and F1, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


class Derivation(NamedTuple):
    """How right the pairs are: by root, by the very pair, and by root for each kind."""

    by_root: Score
    exact: Score
    by_kind: dict[str, Score]


def pairs(items: Iterable[Made]) -> list[Pair]:
    """Return the true pairs of made documents; the second source of one made of two is cited."""
    found = []
    for item in items:
        if item.source is not None and item.kind is not None:
            found.append((item.document.id, item.source, item.kind))
        if item.second is not None:
            found.append((item.document.id, item.second, "cites"))
    return found


def derivation(true: Sequence[Pair], found: Iterable[Pair]) -> Derivation:
    """Return how right the pairs `found` are; in `true`, those of a source come before those of what rests on it."""
    roots = _roots(true)
    known = {(document, source) for document, source, _ in true}
    right: list[tuple[str, bool, bool]] = []
    reached: dict[str, set[str]] = {}
    for document, source, kind in found:
        above = _of(roots, source)
        good = document not in above and not above.isdisjoint(_of(roots, document))
        right.append((kind, good, (document, source) in known))
        if good:
            reached.setdefault(document, set()).update(above)
    heard = [(kind, not _of(roots, source).isdisjoint(reached.get(document, ()))) for document, source, kind in true]
    kinds = sorted({kind for _, _, kind in true})
    exact = sum(exactly for _, _, exactly in right)
    return Derivation(
        _score([good for _, good, _ in right], [good for _, good in heard]),
        score(exact / max(1, len(right)), exact / max(1, len(known))),
        {
            kind: _score(
                [good for told, good, _ in right if told == kind], [good for is_, good in heard if is_ == kind]
            )
            for kind in kinds
        },
    )


def b_cubed(true: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """Return B-cubed of a grouping: for each document, in one order, its story and the group it was put in."""
    if not true:
        return Score(1.0, 1.0, 1.0)
    stories, groups = _numbered(true), _numbered(found)
    of_story, of_group = np.bincount(stories), np.bincount(groups)
    both, counts = np.unique(stories * len(of_group) + groups, return_counts=True)
    squares = counts.astype(np.float64) ** 2
    precision = float((squares / of_group[both % len(of_group)]).sum() / len(true))
    recall = float((squares / of_story[both // len(of_group)]).sum() / len(true))
    return score(precision, recall)


def score(precision: float, recall: float) -> Score:
    """Return both with their harmonic mean, which is 0 where both are."""
    whole = precision + recall
    return Score(precision, recall, 2 * precision * recall / whole if whole else 0.0)


def _roots(true: Iterable[Pair]) -> dict[str, frozenset[str]]:
    """Return the roots of each document that rests on another; all that rest on one alone share its set."""
    sources: dict[str, list[tuple[str, str]]] = {}
    for document, source, kind in true:
        sources.setdefault(document, []).append((source, kind))
    found: dict[str, frozenset[str]] = {}
    for document, rests in sources.items():
        above = [_of(found, source) for source, _ in rests]
        whole = above[0] if len(above) == 1 else frozenset().union(*above)
        found[document] = whole | {document} if all(kind == "cites" for _, kind in rests) else whole
    return found


def _of(roots: Mapping[str, frozenset[str]], document: str) -> frozenset[str]:
    known = roots.get(document)
    return frozenset((document,)) if known is None else known


def _score(right: Sequence[bool], heard: Sequence[bool]) -> Score:
    return score(sum(right) / max(1, len(right)), sum(heard) / max(1, len(heard)))


def _numbered(labels: Sequence[Hashable]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    numbers: dict[Hashable, int] = {}
    return np.fromiter((numbers.setdefault(label, len(numbers)) for label in labels), dtype=np.int64, count=len(labels))
