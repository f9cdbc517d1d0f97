"""Tasks of single cases: one phrase, and the values that are right."""

from collections import defaultdict
from collections.abc import Callable

from benchmarks.evaluate.figures import Figures, touching
from benchmarks.evaluate.program import Program, Row


def dates(rows: list[Row], program: Program) -> Figures:
    """Dates, periods, durations and sets; a finer value than the gold one is right."""
    return _share_right(rows, program, "times", _date_is_right)


def numbers(rows: list[Row], program: Program) -> Figures:
    """Numbers, percentages and amounts of money; equal to one part in a million."""
    return _share_right(rows, program, "quantities", _number_is_right)


def _date_is_right(given: Row, gold: Row) -> bool:
    return any(given["value"].startswith(value) for value in gold["accept"])


def _number_is_right(given: Row, gold: Row) -> bool:
    value, wanted = given["value"], gold["value"]
    return value is not None and bool(abs(value - wanted) <= 1e-6 * max(1, abs(wanted)))


def _share_right(rows: list[Row], program: Program, field: str, right: Callable[[Row, Row], bool]) -> Figures:
    """Return the share of cases where each gold value is given by something that overlaps it."""
    kinds: dict[str, list[bool]] = defaultdict(list)
    for gold, found in zip(rows, program.read(rows), strict=True):
        kinds[gold["id"].split("-")[0]].append(all(_given(found[field], value, right) for value in gold[field]))
    every = [hit for hits in kinds.values() for hit in hits]
    rest = {kind: sum(hits) / len(hits) for kind, hits in sorted(kinds.items())}
    return Figures("accuracy", sum(every) / max(1, len(every)), len(rows), rest)


def _given(found: list[Row], gold: Row, right: Callable[[Row, Row], bool]) -> bool:
    place = [(gold["start"], gold["end"])]
    return any(touching((item["start"], item["end"]), place) and right(item, gold) for item in found)
