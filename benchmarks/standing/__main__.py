"""Command line: `python -m benchmarks.standing [--part P] [--errors] [--markdown]` measures what is told of standing.

The parts are distortion, same, matters, independence, gathering, stability and cost; all of them where none is named.
Errors are shown of the open half of the cases only.
"""

import argparse
from collections.abc import Callable, Sequence

from benchmarks.evaluate.figures import mean
from benchmarks.standing import cases, cost, distortion, gathering, independence, matters, same, stability
from benchmarks.table import table

Sections = Sequence[str]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.standing", description=__doc__)
    parser.add_argument("--part", action="append", choices=list(PARTS), help="may be repeated")
    parser.add_argument("--errors", action="store_true", help="print the errors of the open half")
    parser.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
    choice = parser.parse_args()
    for name in choice.part or PARTS:
        print("\n\n".join(PARTS[name](choice.markdown, choice.errors)), end="\n\n")


def _distortion(markdown: bool, errors: bool) -> Sections:
    """Claims put to sets of documents: figures by half, and by kind over all."""
    halves = {half: distortion.verdicts(s for s in cases.distortion() if s.open == half) for half in (True, False)}
    every = [*halves[True], *halves[False]]
    figures = [distortion.figures(found) for found in (halves[True], halves[False], every)]
    rows = [(name, *(f"{each[name]:.3f}".removesuffix(".000") for each in figures)) for name in figures[0]]
    sections = [
        table(("distortion", "open", "held out", "all"), rows, markdown=markdown),
        table(
            ("kind", "claims", "supported", "named", "not found", "corroborated", "supported by the peer"),
            distortion.by_kind(every),
            markdown=markdown,
        ),
    ]
    if errors:
        wrong = [each for each in halves[True] if each.wrong]
        sections.append("\n".join(f"{e.set} {e.kind}: {e.standing}: {e.claim} ({e.reason})" for e in wrong))
    return sections


def _same(markdown: bool, errors: bool) -> Sections:
    """Pairs of sentences: the share judged rightly by half, and by the slot changed over all."""
    halves = {half: same.compared([row for open_, row in cases.pairs() if open_ == half]) for half in (True, False)}
    every = [*halves[True], *halves[False]]
    rows = [
        (name, str(len(found)), f"{mean(pair.right for pair in found):.3f}")
        for name, found in (("open", halves[True]), ("held out", halves[False]), ("all", every))
    ]
    head = ("changed", "pairs", "right", "agrees", "vaguer", "differs", "contradicts", "unrelated")
    sections = [
        table(("same or not", "pairs", "right"), rows, markdown=markdown),
        table(head, same.by_change(every), markdown=markdown),
    ]
    if errors:
        wrong = [pair for pair in halves[True] if not pair.right]
        sections.append("\n".join(f"{p.changed or 'same'}: {p.relation}: {p.a} / {p.b} ({p.reason})" for p in wrong))
    return sections


def _matters(markdown: bool, errors: bool) -> Sections:
    """Clauses of a story: whether those that tell one matter come together."""
    found = matters.measure()
    names = list(next(iter(found.values())))
    rows = [(name, *(f"{figures[name]:.3f}".removesuffix(".000") for figures in found.values())) for name in names]
    return [table(("one matter", *found), rows, markdown=markdown)]


def _gathering(markdown: bool, errors: bool) -> Sections:
    """Sets about one negotiation: whether they come together, and stay apart from the others."""
    found = gathering.measure()
    names = list(next(iter(found.values())).rest)
    rows = [(name, *(f"{figures.rest[name]:.3f}" for figures in found.values())) for name in names]
    return [table(("gathering", *found), rows, markdown=markdown)]


PARTS: dict[str, Callable[[bool, bool], Sections]] = {
    "distortion": _distortion,
    "same": _same,
    "matters": _matters,
    "independence": lambda markdown, errors: [
        independence.printed(independence.measure(independence.cases()), markdown=markdown)
    ],
    "gathering": _gathering,
    "stability": lambda markdown, errors: [stability.shown(markdown=markdown)],
    "cost": lambda markdown, errors: [cost.shown(markdown=markdown)],
}

if __name__ == "__main__":
    main()
