"""Command line: `python -m benchmarks.samples [--missed] [--markdown]` measures the program on the sample pages."""

import argparse
import json
import sys

from benchmarks.evaluate.program import Program, parsed
from benchmarks.samples.measure import Point, measured
from benchmarks.samples.speech import checks, quotations
from benchmarks.samples.truth import STORIES, Sample, sample
from benchmarks.table import table


def points(given: Sample, program: Program) -> list[Point]:
    """Return every point measured on one sample, by the commands `brief`, `read` and `check`."""
    folder = str(given.folder)
    dossier = json.loads(program.run("brief", folder, "--format", "json"))
    documents = parsed(program.run("read", folder, "--format", "jsonl"))
    answers = [program.run("check", asked["claim"], folder, "--format", "json") for asked in given.truth["checks"]]
    return [*measured(given, dossier), quotations(given, documents), checks(given, answers)]


def main() -> int:
    """Print how much of each point is right in each sample; with `--missed`, also what is not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.samples", description=__doc__)
    parser.add_argument("--missed", action="store_true", help="say what is not right")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    columns = {name: points(sample(name), Program()) for name in STORIES}
    if choice.missed:
        for name, column in columns.items():
            for point in column:
                for what in point.missed:
                    print(f"{name}, {point.name}: {what}")
    body = [
        [row[0].name, *(f"{point.right} of {point.of}" for point in row)] for row in zip(*columns.values(), strict=True)
    ]
    print(table(("point", *columns), body, markdown=choice.markdown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
