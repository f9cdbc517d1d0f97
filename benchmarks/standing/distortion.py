"""Distorted claims put to sets of documents: what passes as supported, what is found, what is named.

Beside the program runs a peer: a claim is supported where one sentence holds six tenths of its content words, which
is how tools work that compare words and throw "not" away before they do.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.evaluate.figures import mean
from benchmarks.standing.cases import Stories
from benchmarks.standing.program import answers, words_of

SUPPORTED = frozenset({"corroborated", "one-sided", "repeated", "single-origin", "superseded"})
NAMED = frozenset({"denied", "contested"})
KINDS = (
    "true", "negated", "number", "date", "place", "doer", "done-for-proposed", "proposed-for-done",
    "certain-for-hedged", "absent",
)  # fmt: skip
DISTORTED = tuple(kind for kind in KINDS if kind not in ("true", "absent"))
HELD = 0.6


class Verdict(NamedTuple):
    """One claim with its kind and what was said of it; `peer` says whether the comparison of words supports it."""

    set: str
    claim: str
    kind: str
    may_be_corroborated: bool
    standing: str
    reason: str
    peer: bool

    @property
    def wrong(self) -> bool:
        """Whether a true claim is not found, or another one passes or is not named for what it is."""
        if self.kind == "true":
            return self.standing not in SUPPORTED
        return self.standing in SUPPORTED or (self.kind != "absent" and self.standing not in NAMED)


def verdicts(sets: Iterable[Stories]) -> list[Verdict]:
    """Return what the program says of every claim of the sets."""
    found = []
    for each in sets:
        sentences = [
            words_of(sentence) for page in each.pages for sentence in page["text"].replace("\n", ". ").split(". ")
        ]
        for claim, answer in zip(each.claims, answers(each), strict=True):
            wanted = words_of(claim["claim"])
            held = max((len(wanted & words) / len(wanted) for words in sentences), default=0.0)
            found.append(
                Verdict(
                    each.name,
                    claim["claim"],
                    claim["kind"],
                    claim["corroborated"],
                    answer["standing"],
                    answer["reason"],
                    held >= HELD,
                )
            )
    return found


def figures(found: Sequence[Verdict]) -> dict[str, float]:
    """Return the shares that count: of distorted or absent claims passed, of true ones found, of distortions named."""
    bent = [each for each in found if each.kind != "true"]
    true = [each for each in found if each.kind == "true"]
    twisted = [each for each in found if each.kind in DISTORTED]
    return {
        "claims": len(found),
        "distorted or absent passed": mean(each.standing in SUPPORTED for each in bent),
        "true found": mean(each.standing in SUPPORTED for each in true),
        "true denied or contested": mean(each.standing in NAMED for each in true),
        "distortions named": mean(each.standing in NAMED for each in twisted),
        "false corroborated": sum(each.standing == "corroborated" and not each.may_be_corroborated for each in found),
        "corroborated found": mean(each.standing == "corroborated" for each in found if each.may_be_corroborated),
        "peer: distorted or absent passed": mean(each.peer for each in bent),
        "peer: true found": mean(each.peer for each in true),
    }


def by_kind(found: Sequence[Verdict]) -> list[tuple[str, ...]]:
    """Return a line for each kind: claims, supported, denied or contested, not found, corroborated, peer's support."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in found:
        verdict = "supported" if each.standing in SUPPORTED else "named" if each.standing in NAMED else "not-found"
        counts[each.kind].update(("all", verdict))
        counts[each.kind]["corroborated"] += each.standing == "corroborated"
        counts[each.kind]["peer"] += each.peer
    columns = ("all", "supported", "named", "not-found", "corroborated", "peer")
    return [(kind, *(str(counts[kind][column]) for column in columns)) for kind in KINDS]
