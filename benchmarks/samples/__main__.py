"""Command line: `python -m benchmarks.samples [--missed] [--reader R]` measures the program on the sample pages."""

import argparse
import json
import math
import sys

from benchmarks.samples.measure import Point, measured
from benchmarks.samples.speech import checks, quotations
from benchmarks.samples.truth import STORIES, Sample, sample
from benchmarks.table import table
from twosource import pipeline, questions
from twosource.desk.json import answer_line, document_line, dossier_bytes
from twosource.stage import USUAL


def points(given: Sample, reader: str = USUAL) -> list[Point]:
    """Return every point measured on one sample; the pages are read once for `brief`, `read` and `check`."""
    pairs = list(pipeline.read_all([str(given.folder)], reader=reader))
    dossier = json.loads(dossier_bytes(pipeline.dossier(pairs)))
    matter = questions.matter(pairs)
    answers = [answer_line(questions.check(asked["claim"], matter)) for asked in given.truth["checks"]]
    documents = [json.loads(document_line(pair)) for pair in pairs]
    return [*measured(given, dossier), quotations(given, documents), checks(given, answers)]


def main() -> int:
    """Print how much of each point is right in each sample; with `--missed`, also what is not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.samples", description=__doc__)
    parser.add_argument("--missed", action="store_true", help="say what is not right")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--floors", action="store_true", help="print the shares as floors, for benchmarks/floors.toml")
    parser.add_argument("--reader", default=USUAL, help=f"as in twosource brief (default {USUAL})")
    choice = parser.parse_args()
    columns = {name: points(sample(name), choice.reader) for name in STORIES}
    if choice.missed:
        for name, column in columns.items():
            for point in column:
                for what in point.missed:
                    print(f"{name}, {point.name}: {what}")
    if choice.floors:
        print("\n\n".join(_floors(name, column) for name, column in columns.items()))
        return 0
    body = [
        [row[0].name, *(f"{point.right} of {point.of}" for point in row)] for row in zip(*columns.values(), strict=True)
    ]
    print(table(("point", *columns), body, markdown=choice.markdown))
    return 0


def _floors(name: str, column: list[Point]) -> str:
    """Return the shares of one sample as a table of TOML, rounded down to whole hundredths."""
    shares = (f'"{point.name}" = {math.floor(point.share * 100) / 100:.2f}' for point in column)
    return "\n".join([f"[samples.{name}]", *shares])


if __name__ == "__main__":
    sys.exit(main())
