"""Who rests on whom in small sets of reports, and how many independent origins are left.

A case is a set of documents with its derivations, pairs `[later, earlier]`, and its number of independent origins.
Every set goes through the program as prepared JSON Lines, up to the lineage that a dossier is made from.

- A pair is *given* where the later document rests on the earlier one directly (a derivation whose `of` is that
  document), or where both rest on one origin outside the set by copying or credit for the whole of them: then every
  document of that origin rests on the earliest of them. Versions and passing citations of an outlet give no pair.
- A given pair is *right* where the truth lists it; the order counts where both documents are dated, since nobody can
  tell the order of texts without dates. A given pair that the truth does not list but joins through other documents
  (the copy of a copy, two copies of one text) is neither right nor wrong. Every other given pair is wrong, and every
  pair of the truth that is not given is missed.
- The *origins* of a set are those that hold a seventh of the text of one of its documents or more; one outside the set
  that is only cited or credited, not copied, holds half of one: what a report cites in passing makes nobody an origin
  of the set. Exact is the share of sets whose number is right.

Two peers stand beside the program, written from their published descriptions. `headlines` clusters documents by the
overlap of their headlines' words (Jaccard .55 or more joins), as tools do that count outlets; `minhash` clusters whole
articles by the MinHash (Broder 1997) of their five-word shingles, at an estimated Jaccard of .5. Each cluster is one
origin, and every two documents of it, later and earlier, are a pair.
"""

import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from benchmarks.standing import cases as files
from benchmarks.table import table
from twosource import pipeline
from twosource.memory import Memory
from twosource.records.page import Document
from twosource.records.story import Lineage
from twosource.regional import parted
from twosource.stage import USUAL

HEADLINE_OVERLAP = 0.55
ARTICLE_OVERLAP = 0.5
PERMUTATIONS = 128
SHINGLE = 5
LEAST_PART, CITED_PART = 1 / 7, 1 / 2
OPEN, HELD_OUT, ALL = "open", "held-out", "all"

Case = Mapping[str, Any]
Pair = tuple[str, str]


class Found(NamedTuple):
    """What one system says of a set: pairs of document names, later first, and how many origins."""

    pairs: frozenset[Pair]
    origins: int


class Tally(NamedTuple):
    """Counts over some sets: pairs right, wrong and missed, sets with the right number of origins, and sets."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    exact: int = 0
    sets: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Return both together."""
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """Share of the given pairs that is right; 1 where none is given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the true pairs that is given; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    @property
    def origins(self) -> float:
        """Share of sets with the right number of origins."""
        return self.exact / self.sets if self.sets else 1.0


Figures = dict[str, dict[tuple[str, str], Tally]]
"""By system, then by half of the cases and kind of set; the kind of all sets of a half is `all`."""


def cases(folder: Path = files.CASES) -> list[dict[str, Any]]:
    """Return every set of the `independence*.jsonl` files, with `half`: lines 1, 3, 5 … are open, the rest held out."""
    found = []
    for path in sorted(folder.glob("independence*.jsonl")):
        found += [{**row, "half": (OPEN, HELD_OUT)[number % 2]} for number, row in enumerate(files.rows(path))]
    return found


def measure(cases: Iterable[Case], reader: str = USUAL) -> Figures:
    """Return the figures of the program and its peers on `cases`."""
    systems: dict[str, Callable[[Case], Found]] = {
        "twosource": lambda case: traced(case, reader),
        "headlines": headlines,
        "minhash": articles,
    }
    rows = list(cases)
    return {name: tallied(rows, [system(case) for case in rows]) for name, system in systems.items()}


def tallied(cases: Sequence[Case], found: Sequence[Found]) -> dict[tuple[str, str], Tally]:
    """Return the figures of one system by half and kind."""
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for case, given in zip(cases, found, strict=True):
        counted = judged(case, given)
        for half in {case.get("half", ALL), ALL}:
            for kind in (case["kind"], ALL):
                tallies[half, kind] = tallies[half, kind].plus(counted)
    return dict(tallies)


def judged(case: Case, given: Found) -> Tally:
    """Return the counts of one set."""
    undated = {each["id"] for each in case["documents"] if not each.get("published")}
    truth = {(later, first) for later, first in case["derivations"]}
    joined = _families(names(case), truth)

    def same(one: Pair, other: Pair) -> bool:
        return one == other or (set(one) == set(other) and bool(undated & set(one)))

    right = sum(any(same(pair, each) for each in given.pairs) for pair in truth)
    wrong = sum(
        not any(same(pair, each) for each in truth)
        and ({pair, pair[::-1]} & truth != set() or joined[pair[0]] != joined[pair[1]])
        for pair in given.pairs
    )
    return Tally(right, wrong, len(truth) - right, int(given.origins == case["origins"]), 1)


def _families(members: Sequence[str], pairs: Iterable[Pair]) -> dict[str, int]:
    """Return for each document the number of the group that the pairs join it to."""
    family = {name: number for number, name in enumerate(members)}
    for one, other in sorted(pairs):
        old, new = family[one], family[other]
        family = {name: new if number == old else number for name, number in family.items()}
    return family


def names(case: Case) -> list[str]:
    """Return the documents' names, the earliest first, those without a date last."""
    rows = sorted(case["documents"], key=lambda each: (each.get("published") or "~", each["id"]))
    return [each["id"] for each in rows]


def traced(case: Case, reader: str = USUAL) -> Found:
    """Return what the program says of a set."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "set.jsonl"
        source.write_text("\n".join(json.dumps(each) for each in case["documents"]), encoding="utf-8")
        regions = parted(pipeline.distinct(pipeline.read_all([str(source)], reader=reader)), (), Memory())
    documents = [document for region in regions for document, _ in region.pairs.values()]
    derivations = tuple(each for region in regions for each in region.lineage.derivations)
    passages = tuple(each for region in regions for each in region.lineage.passages)
    return of_lineage(case, documents, Lineage(derivations=derivations, passages=passages))


def of_lineage(case: Case, documents: Sequence[Document], lineage: Lineage) -> Found:
    """Return the pairs and the number of origins that a lineage tells of a set."""
    refs = {document.id: document.ref or "" for document in documents}
    pairs: set[Pair] = set()
    outside: dict[str, set[str]] = defaultdict(set)
    main = _main_origins(lineage)
    for each in lineage.derivations:
        if each.of.document is not None:
            pairs.add((refs[each.document], refs[each.of.document]))
        elif each.of.origin is not None and each.of.origin in main[each.document]:
            outside[each.of.origin].add(refs[each.document])
    order = names(case)
    for members in outside.values():
        first, *later = sorted(members, key=order.index)
        pairs |= {(name, first) for name in later}
    return Found(frozenset(pairs), len(set().union(*main.values())))


def _main_origins(lineage: Lineage) -> dict[str, set[str]]:
    """Return for each document the origins that hold so much of its text that they count as origins of the set."""
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in lineage.passages:
        parts[passage.document][passage.origin] += passage.span[1] - passage.span[0]
    cited = {each.of.origin for each in lineage.derivations}
    cited -= {each.of.origin for each in lineage.derivations if each.kind in ("copies", "rewrites")}
    return {
        name: {
            origin
            for origin, size in sizes.items()
            if size >= (CITED_PART if origin in cited else LEAST_PART) * sizes.total()
        }
        for name, sizes in parts.items()
    }


def headlines(case: Case) -> Found:
    """Return the clusters of like headlines, as a tool makes them for which another headline is another origin."""
    words = [set(_words(each["title"])) for each in case["documents"]]
    return _clusters(
        case, lambda one, other: len(words[one] & words[other]) >= HEADLINE_OVERLAP * len(words[one] | words[other])
    )


def articles(case: Case) -> Found:
    """Return the clusters of like articles by their MinHash signatures."""
    rows = [_signature(_words(each["text"])) for each in case["documents"]]
    return _clusters(case, lambda one, other: float(np.mean(rows[one] == rows[other])) >= ARTICLE_OVERLAP)


def _clusters(case: Case, alike: Callable[[int, int], bool]) -> Found:
    given = [each["id"] for each in case["documents"]]
    joined = [(given[one], given[other]) for one, other in combinations(range(len(given)), 2) if alike(one, other)]
    family = _families(given, joined)
    pairs = ((later, first) for first, later in combinations(names(case), 2) if family[first] == family[later])
    return Found(frozenset(pairs), len(set(family.values())))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _signature(words: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Return the least value of each of the permutations (a x + b mod 2^61 - 1) over all shingles."""
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    prime = 2**61 - 1
    hashed = [crc32(shingle.encode()) for shingle in sorted(shingles)]
    least = [
        min((crc32(b"a%d" % turn) * value + crc32(b"b%d" % turn)) % prime for value in hashed)
        for turn in range(PERMUTATIONS)
    ]
    return np.array(least, dtype=np.uint64)


HEAD = ("system", "sets", "n", "precision", "recall", "F1", "origins")


def rows(figures: Figures) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the table: every half, then the kinds of sets over all of them."""
    keys = sorted({key for tallies in figures.values() for key in tallies})
    halves = [(half, ALL) for half in (OPEN, HELD_OUT, ALL) if (half, ALL) in keys]
    for half, kind in (*halves, *(key for key in keys if key[0] == ALL and key[1] != ALL)):
        for system, tallies in figures.items():
            if tally := tallies.get((half, kind)):
                yield (
                    system,
                    half if kind == ALL else kind,
                    str(tally.sets),
                    *(f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1, tally.origins)),
                )


def printed(figures: Figures, *, markdown: bool = False) -> str:
    """Return the figures as a table."""
    return table(HEAD, list(rows(figures)), markdown=markdown)


if __name__ == "__main__":
    print(printed(measure(cases())))
