"""Command line of the speed benchmark: `python -m benchmarks.speed [--documents 1000] [--markdown]`."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.measured import Run, measured
from benchmarks.speed.pages import EXAMPLES, made_pages
from benchmarks.table import table

PROGRAM = (sys.executable, "-m", "twosource")
CHILD = (sys.executable, "-m", "benchmarks.speed.from_readings")
DONE = (0, 3)
"""A page that is refused does not end a measurement; documents are counted where they come out."""
HEAD = ("what", "documents", "seconds", "documents a second", "CPU seconds", "peak memory, MB")


def main() -> int:
    """Measure, and print one line for each way of running."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000, help="how many to make (default 1000)")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        rows = [_help(), _cold(), *_many(choice.documents, Path(place))]
    print(table(HEAD, rows, markdown=choice.markdown))
    return 0


def _help() -> tuple[str, ...]:
    run = _done([*PROGRAM, "--help"])
    return _row("twosource --help", 0, run.seconds, run)


def _cold() -> tuple[str, ...]:
    folder = EXAMPLES / "istanbul"
    run = _done([*PROGRAM, "brief", str(folder), "--format", "json"])
    return _row("brief of the sample pages, cold", len(list(folder.iterdir())), run.seconds, run)


def _many(count: int, place: Path) -> list[tuple[str, ...]]:
    pages, kept = place / "pages", place / "readings.msgpack"
    pages.mkdir()
    for page in made_pages(count):
        (pages / page.name).write_text(page.text, encoding="utf-8")
    read = _done([*PROGRAM, "read", str(pages), "--format", "jsonl", "-o", str(place / "read.jsonl")])
    documents = (place / "read.jsonl").read_bytes().count(b"\n")
    whole = _done([*PROGRAM, "brief", str(pages), "--format", "json", "-o", str(place / "brief.json")])
    _done([*CHILD, "save", str(kept), str(pages)])
    rest = _done([*CHILD, "make", str(kept)])
    return [
        _row("read: pages to readings", documents, read.seconds, read),
        _row("brief, with reading", documents, whole.seconds, whole),
        _row("brief, from readings at hand", documents, float(rest.output), rest),
    ]


def _done(command: list[str]) -> Run:
    run = measured(command)
    if run.status not in DONE:
        sys.exit(f"{' '.join(command)}\nended with {run.status}: {run.errors.decode('utf-8', 'replace')[-2000:]}")
    return run


def _row(what: str, documents: int, seconds: float, run: Run) -> tuple[str, ...]:
    rate = f"{documents / seconds:.0f}" if documents else ""
    return what, str(documents) if documents else "", f"{seconds:.2f}", rate, f"{run.work:.2f}", f"{run.megabytes:.0f}"


if __name__ == "__main__":
    sys.exit(main())
