"""An index of neighbours that looks at every document that it holds: for few, and to compare others with."""

from collections.abc import Mapping

import numpy as np

from twosource.neighbourhood.sketching import Sketch
from twosource.neighbourhood.ties import CROWD, SPAN, VAGUE, day_of


class InMemoryIndex:
    """An `Index` of documents with their sketches, by their ids."""

    def __init__(self, sketches: Mapping[str, Sketch]) -> None:
        self.sketches = dict(sketches)

    def sharing(self, sketch: Sketch) -> dict[str, Sketch]:
        """Return the documents that share a key with a sketch, the nearest in time of each key."""
        own = _day(sketch)
        names: set[str] = set()
        for key in {*sketch.runs.tolist(), *sketch.matters.tolist()}:
            holders = [
                (abs(_day(each) - own), _day(each), name)
                for name, each in self.sketches.items()
                if (key in each.runs or key in each.matters) and _may_meet(sketch, each)
            ]
            names |= {name for _, _, name in sorted(holders)[: 2 * CROWD]}
        names |= {name for name, each in self.sketches.items() if sketch.page and sketch.page == each.page}
        return {name: self.sketches[name] for name in sorted(names)}


def _may_meet(one: Sketch, other: Sketch) -> bool:
    own, day = _day(one), _day(other)
    return not own or not day or one.days[0] - SPAN - VAGUE <= day <= one.days[1] + SPAN


def _day(sketch: Sketch) -> int:
    return int(day_of(np.array([sketch.days]))[0])
