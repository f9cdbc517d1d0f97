"""The task about acts: who does what to whom in a sentence, as one of the PLOVER roots.

The model of pairs was fitted on sentences with PLOVER roots. On these very sentences the figure that counts is the
one `training.pair_roots` took with each of them held out, and wrote down.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.evaluate.figures import Figures, Span, Tally, mean
from benchmarks.evaluate.program import Program, Row

JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The set has one root where PLOVER has two."""


HELD_OUT = Path(__file__).parents[2] / "training" / "pair_roots" / "figures.json"


def events(rows: list[Row], program: Program) -> Figures:
    """Macro F1 over the roots; cross-validated where the model was fitted on these sentences."""
    figures = measured(rows, program)
    kept = json.loads(HELD_OUT.read_text(encoding="utf-8"))
    if kept["set"] != name_of_set(row["text"] for row in rows):
        return figures
    held_out = {name: float(kept[name]) for name in ("cross-validated macro F1", "cross-validated pairs coded")}
    name, value = next(iter(held_out.items()))
    fitted = {f"{name} of sentences it was fitted on": value for name, value in figures.rest.items()}
    fitted = {f"{figures.name} of sentences it was fitted on": figures.value} | fitted
    return Figures(name, value, figures.cases, held_out | fitted)


def name_of_set(texts: Iterable[str]) -> str:
    """Return what tells a set of sentences from others."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def measured(rows: list[Row], program: Program) -> Figures:
    """Macro F1 over the roots; a pair is coded by the first proposition whose actor and recipient touch it."""
    tallies = {root: Tally() for root in sorted({row["root"] for row in rows})}
    propositions = _propositions(rows, program)
    coded = 0
    for row in rows:
        given = _first_root(row, propositions[row["text"]])
        coded += given is not None
        for root in {given, row["root"]} & tallies.keys():
            tallies[root].add({1} if given == root else (), {1} if row["root"] == root else ())
    rest = {f"{root} F1": tally.f1 for root, tally in tallies.items()} | {"pairs coded": coded / max(1, len(rows))}
    return Figures("macro F1", mean(tally.f1 for tally in tallies.values()), len(rows), rest)


def _propositions(rows: list[Row], program: Program) -> dict[str, list[Row]]:
    """Return the propositions of each sentence; one with several pairs is read once."""
    first: dict[str, Row] = {}
    for number, row in enumerate(rows):
        first.setdefault(row["text"], {**row, "id": str(number)})
    read = program.read(list(first.values()))
    return {text: document["propositions"] for text, document in zip(first, read, strict=True)}


def _first_root(row: Row, propositions: list[Row]) -> str | None:
    for proposition in propositions:
        if (
            proposition["root"]
            and _touches(row, proposition["actor"], row["actor"])
            and _touches(row, proposition["recipient"], row["recipient"])
        ):
            root = str(proposition["root"])
            return JOINED.get(root, root)
    return None


def _touches(row: Row, spans: list[Span], words: str) -> bool:
    start = row["text"].find(words)
    return any(start < end and begin < start + len(words) for begin, end in spans)
