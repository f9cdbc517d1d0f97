"""Documents of one wording: of which few are enough, and which of them may be the source of which."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from twosource.neighbourhood.sketching import Sketch

FAMILY = 0.5
"""Documents with so much of the wording of the shorter in common are of one wording."""

SOURCE = 0.3
"""A document with so much of another's wording may be what that one rests on."""

EACH = 2
"""Sources that are looked for, the first to be published."""


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
    """Return the ids of the `others` that documents may rest on: with much of their wording, and not surely later."""
    found: set[str] = set()
    for name in sorted(own):
        each = own[name]
        may = [
            (other.first_day, key)
            for key, other in others.items()
            if key not in own and other.days[0] <= each.days[1] and in_common(each, other) >= SOURCE
        ]
        found.update(key for _, key in sorted(may)[:EACH])
    return sorted(found)


def sharing_runs(own: Iterable[Sketch], others: Mapping[str, Sketch]) -> dict[str, Sketch]:
    """Return the `others` that have a run of words of any of some documents."""
    runs = {run for each in own for run in each.runs.tolist()}
    return {name: other for name, other in others.items() if not runs.isdisjoint(other.runs.tolist())}
