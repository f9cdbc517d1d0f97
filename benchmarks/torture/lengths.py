"""Command line: `python -m benchmarks.torture.lengths [CASE...]` reads each long and odd text at one length and twice.

Fails where twice the text takes more than a little over twice the work, where memory is above what is allowed,
or where a span lies outside its text. Work is processor time less that of a call with one sentence.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measured import Run, measured
from benchmarks.table import table
from benchmarks.torture.odd_texts import CASES, faults
from benchmarks.words.texts import write_lines
from twosource.stage import USUAL

HEAD = ("text", "characters", "seconds", "with twice as much", "times", "memory at most, MB", "fault")
STEEPEST, LEAST = 2.6, 1.0
"""What twice the text may cost; below so many seconds the start of the program drowns it."""
MEGABYTES = 700


def main() -> int:
    """Return 0 where every text is read in linear time, in bounded memory, with all spans in their places."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture.lengths", description=__doc__)
    parser.add_argument("cases", nargs="*", help=f"some of: {', '.join(CASES)}")
    parser.add_argument("--reader", default=USUAL, help=f"as in twosource read (default {USUAL})")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "text.jsonl"
        idle = _read("The ferry sails at noon, the master said.", path, choice.reader).work
        rows = [_row(name, path, choice.reader, idle) for name in choice.cases or CASES]
    print(table(HEAD, rows, markdown=choice.markdown))
    return int(any(row[-1] for row in rows))


def _row(name: str, path: Path, reader: str, idle: float) -> tuple[str, ...]:
    make, size = CASES[name]
    texts = make(size), make(2 * size)
    runs = [_read(text, path, reader) for text in texts]
    work = [run.work - idle for run in runs]
    peak, times = max(run.megabytes for run in runs), work[1] / work[0]
    found = _found(runs, texts)
    found += [f"more than {STEEPEST} times the work"] if times > STEEPEST and work[1] > LEAST else []
    found += [f"more than {MEGABYTES} MB"] if peak > MEGABYTES else []
    figures = (f"{work[0]:.1f}", f"{work[1]:.1f}", f"{times:.2f}", f"{peak:.0f}")
    return name, str(len(texts[1])), *figures, "; ".join(found)


def _read(text: str, path: Path, reader: str) -> Run:
    write_lines(path, [text])
    return measured([sys.executable, "-m", "twosource", "read", str(path), "--format", "jsonl", "--reader", reader])


def _found(runs: Sequence[Run], texts: Sequence[str]) -> list[str]:
    found = []
    for run, text in zip(runs, texts, strict=True):
        if run.status:
            return [f"ended with {run.status}"]
        document = json.loads(run.output)
        found += faults(document) if document["text"] == text else ["the text was changed"]
    return found[:1]


if __name__ == "__main__":
    sys.exit(main())
