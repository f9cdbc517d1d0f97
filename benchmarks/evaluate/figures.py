"""Precision, recall and F1, and the figures of one task."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

Span = tuple[int, int]

EDGE = "\"'“”‘’,.:;—–-"


@dataclass
class Tally:
    """Counts of what was found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: Collection[Hashable], gold: Collection[Hashable]) -> None:
        """Count one document or case."""
        found, gold = set(found), set(gold)
        self.right += len(found & gold)
        self.wrong += len(found - gold)
        self.missed += len(gold - found)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def named(self, name: str) -> dict[str, float]:
        """Return the three figures under `name`."""
        return {f"{name} F1": self.f1, f"{name} precision": self.precision, f"{name} recall": self.recall}


@dataclass
class Touch:
    """Counts of spans that overlap one on the other side, for figures that forgive a wrong edge."""

    found_touching: int = 0
    found: int = 0
    gold_touching: int = 0
    gold: int = 0

    def add(self, found: Collection[Span], gold: Collection[Span]) -> None:
        """Count one document."""
        self.found_touching += sum(touching(span, gold) is not None for span in found)
        self.found += len(found)
        self.gold_touching += sum(touching(span, found) is not None for span in gold)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        precision = self.found_touching / max(1, self.found)
        recall = self.gold_touching / max(1, self.gold)
        return harmonic(precision, recall)


@dataclass(frozen=True)
class Figures:
    """What one task measured: the figure that counts, its name, how many cases, and the rest."""

    name: str
    value: float
    cases: int
    rest: Mapping[str, float] = field(default_factory=dict)


def harmonic(a: float, b: float) -> float:
    """Return the harmonic mean, 0 where both are 0."""
    return 2 * a * b / (a + b) if a + b else 0.0


def mean(values: Iterable[float]) -> float:
    """Return the mean, 0 of nothing."""
    every = list(values)
    return sum(every) / len(every) if every else 0.0


def touching(span: Span, others: Iterable[Span]) -> Span | None:
    """Return the first of `others` that shares a position with `span`."""
    return next((other for other in others if other[0] < span[1] and span[0] < other[1]), None)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without white space, quotation marks and stops at its edges: nobody should lose for them."""
    while start < end and (text[start].isspace() or text[start] in EDGE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in EDGE):
        end -= 1
    return start, end
