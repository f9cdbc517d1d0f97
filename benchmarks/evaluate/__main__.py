"""Command line of the evaluation: `python -m benchmarks.evaluate DATA [--task T] [--reader R] [--check]`."""

import argparse
import sys
import time
import tomllib
from pathlib import Path
from typing import NamedTuple

from benchmarks.evaluate.figures import Figures
from benchmarks.evaluate.program import Program, ProgramError
from benchmarks.evaluate.tasks import TASKS
from benchmarks.table import table

FLOORS = Path(__file__).parent.parent / "floors.toml"


class Line(NamedTuple):
    """One line of the result table."""

    task: str
    gold: str
    figures: Figures
    floor: float | None
    seconds: float

    @property
    def below(self) -> bool:
        """Whether the figure, as the table shows it, is under its floor."""
        return self.floor is not None and round(self.figures.value, 3) < self.floor


def main() -> int:
    """Measure, print, and with `--check` fail where a figure is under its floor."""
    choice = _arguments().parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    lines, broken = [], 0
    for name in choice.task or TASKS:
        try:
            line = _measured(name, choice, floors.get(name))
        except ProgramError as reason:
            print(f"{name}: {reason}", file=sys.stderr)
            broken += 1
            continue
        if line:
            lines.append(line)
            if choice.details:
                _print_details(line)
    _print_table(lines, markdown=choice.markdown)
    failed = [line.task for line in lines if line.below]
    if choice.check and failed:
        print(f"under the floor: {', '.join(failed)}", file=sys.stderr)
    return int(broken > 0 or (choice.check and bool(failed)))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with gold data, as docs/evaluation.md describes it")
    parser.add_argument("--task", action="append", choices=list(TASKS), help="only this task; may be repeated")
    parser.add_argument("--limit", type=int, help="at most so many cases of each task")
    parser.add_argument("--cmd", help="how the program is called, if not as `python -m twosource`")
    parser.add_argument("--reader", help="the reader to measure, if not the one that the program chooses")
    parser.add_argument("--details", action="store_true", help="print every figure of each task")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--check", action="store_true", help="fail where a figure is under benchmarks/floors.toml")
    return parser


def _measured(name: str, choice: argparse.Namespace, floor: float | None) -> Line | None:
    task = TASKS[name]
    gold = task.gold(choice.data)
    if gold is None:
        print(f"{name}: skipped, there is no {' or '.join(task.files)}", file=sys.stderr)
        return None
    cases = task.load(gold, choice.limit)
    began = time.perf_counter()
    figures = task.measure(cases, Program.called(choice.cmd, choice.reader))
    return Line(name, gold.relative_to(choice.data).as_posix(), figures, floor, time.perf_counter() - began)


def _print_details(line: Line) -> None:
    print(f"{line.task}: {line.figures.name} {line.figures.value:.3f}")
    for name, value in line.figures.rest.items():
        print(f"  {name:24} {value:.3f}")


def _print_table(lines: list[Line], *, markdown: bool) -> None:
    head = ("task", "gold data", "cases", "figure", "value", "floor", "seconds")
    body = [
        (
            line.task,
            line.gold,
            str(line.figures.cases),
            line.figures.name,
            f"{line.figures.value:.3f}" + (" (under)" if line.below else ""),
            "" if line.floor is None else f"{line.floor:.3f}",
            f"{line.seconds:.1f}",
        )
        for line in lines
    ]
    print(table(head, body, markdown=markdown))


if __name__ == "__main__":
    sys.exit(main())
