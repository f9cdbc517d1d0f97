"""Documents of one wording: of which few are enough, and which of them may be the source of which."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

from twosource.neighbourhood.sketches import Sketches
from twosource.neighbourhood.sketching import Numbers, Sketch

FAMILY = 0.5
"""Documents with so much of the wording of the shorter in common are of one wording."""

SOURCE = 0.3
"""A document with so much of another's wording may be what that one rests on."""


def in_common(one: Sketch, others: Sketches) -> Numbers:
    """Return what share of the runs of words of the shorter is in both, for a document beside each of some others.

    It is 0 for two of one house.
    """
    if not len(one.runs):
        return np.zeros(len(others))
    at = one.runs.searchsorted(others.runs)
    at[at == len(one.runs)] = 0
    counted = np.append(0, np.cumsum(one.runs[at] == others.runs))  # so many are in both, of those before each
    begins, ends = others.runs_of[:, 0], others.runs_of[:, 1]
    sizes, counts = ends - begins, counted[ends] - counted[begins]
    shares: Numbers = counts / np.maximum(np.minimum(sizes, len(one.runs)), 1)
    return np.where(others.houses == one.house, 0.0, shares)


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
