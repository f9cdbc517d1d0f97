"""Two sentences on one matter: the same assertion, or one with a slot changed."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.standing.cases import Row
from twosource import pipeline, questions

SAME = frozenset({"agrees", "vaguer"})


class Pair(NamedTuple):
    """One pair with the relation that `compare` gives; `changed` is the slot changed, None where they agree."""

    a: str
    b: str
    changed: str | None
    relation: str
    reason: str

    @property
    def right(self) -> bool:
        """Whether the relation says what the pair is."""
        return (self.relation in SAME) == (self.changed is None)


def compared(rows: Sequence[Row]) -> list[Pair]:
    """Return every pair with its relation."""
    reader = pipeline.stage("reader")("learnt")
    found = []
    for row in rows:
        verdict = questions.compare(row["a"], row["b"], reader)
        changed = None if row["same"] else str(row["changed"])
        found.append(Pair(row["a"], row["b"], changed, verdict.relation, verdict.reason))
    return found


def by_change(found: Sequence[Pair]) -> list[tuple[str, ...]]:
    """Return a line for each slot changed: pairs, those judged right, and how often each relation was given."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in found:
        counts[pair.changed or "same"].update(("all", pair.relation))
        counts[pair.changed or "same"]["right"] += pair.right
    columns = ("all", "right", "agrees", "vaguer", "differs", "contradicts", "unrelated")
    return [(name, *(str(row[column]) for column in columns)) for name, row in sorted(counts.items())]
