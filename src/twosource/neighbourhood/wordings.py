"""Documents of one wording: of which few are enough, and which of them may be the source of which."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

from twosource.neighbourhood.sketching import Sketch

FAMILY = 0.5
"""Documents with so much of the wording of the shorter in common are of one wording."""

SOURCE = 0.3
"""A document with so much of another's wording may be what that one rests on."""


def in_common(one: Sketch, other: Sketch) -> float:
    """Return what share of the runs of words of the shorter of two documents of two houses is in both."""
    least = min(len(one.runs), len(other.runs))
    if one.house == other.house or not least:
        return 0.0
    return len(np.intersect1d(one.runs, other.runs, assume_unique=True)) / least


class Wordings:
    """Documents taken one after the other, so many at most of one wording."""

    def __init__(self, most: int) -> None:
        """Begin with none."""
        self._most = most
        self._taken: list[Sketch] = []
        self._with_run: dict[int, list[int]] = defaultdict(list)
        self._same: Counter[object] = Counter()

    def take(self, each: Sketch) -> bool:
        """Take a document, and say whether it was taken: not where there are enough of its wording, or of its page.

        A text that is too short for a run is of one wording with those that have the same terms.
        """
        signs = [(each.terms.tobytes(), each.weights.tobytes()), *([each.page] if each.page else [])]
        shared = Counter(at for run in each.runs.tolist() for at in self._with_run.get(run, ()))
        alike = sum(count >= FAMILY * min(len(each.runs), len(self._taken[at].runs)) for at, count in shared.items())
        if max(alike, *(self._same[sign] for sign in signs)) >= self._most:
            return False
        self._same.update(signs)
        for run in each.runs.tolist():
            self._with_run[run].append(len(self._taken))
        self._taken.append(each)
        return True


def sources(own: Mapping[str, Sketch], others: Mapping[str, Sketch]) -> list[str]:
    """Return the ids of the `others` that documents may rest on: with much of their wording, and not surely later.

    For each document it is one, the first to be published: what that one rests on has the same words.
    """
    with_run: dict[int, list[str]] = defaultdict(list)
    for name in sorted(own):
        for run in own[name].runs.tolist():
            with_run[run].append(name)
    first: dict[str, tuple[int, str]] = {}
    for key, other in others.items():
        shared = Counter(name for run in other.runs.tolist() for name in with_run.get(run, ()))
        for name, count in shared.items():
            each = own[name]
            is_near = count >= SOURCE * min(len(each.runs), len(other.runs)) and each.house != other.house
            if is_near and other.days[0] <= each.days[1]:
                first[name] = min((other.first_day, key), first.get(name, (other.first_day, key)))
    return sorted({key for _, key in first.values()} - own.keys())
