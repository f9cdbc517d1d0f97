"""Command line: `python -m benchmarks.warc [--records 20000] [--markdown]` reads a web archive, and takes it in.

Fails where the memory is above what is allowed, where a record that is no article costs more than it may, or where
another number of articles comes out than went in.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measured import Run, measured
from benchmarks.table import table
from benchmarks.warc.made import ARTICLE, Record, made_records, packed

HEAD = ("what", "records", "articles", "seconds", "CPU seconds", "peak memory, MB", "ms a record")
PROGRAM = (sys.executable, "-m", "twosource")
MEGABYTES = 700
MILLISECONDS = 1.0
NOTHING_READ = 4


def main() -> int:
    """Return 0 where memory and costs are within their bounds and every article was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.warc", description=__doc__)
    parser.add_argument("--records", type=int, default=20_000, help="how many to make (default 20000)")
    parser.add_argument("--reader", default="rules", help="as in twosource read (default rules)")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        whole, others, out = (Path(place) / name for name in ("all.warc.gz", "others.warc.gz", "read.jsonl"))
        articles = write(whole, made_records(choice.records))
        write(others, (record for record in made_records(choice.records) if record.kind != ARTICLE))
        words = ("--reader", choice.reader)
        read = done([*PROGRAM, "read", str(whole), "--format", "jsonl", "-o", str(out), *words])
        found = out.read_bytes().count(b"\n")
        add = done([*PROGRAM, "add", str(whole), "--archive", str(Path(place) / "archive.sqlite"), *words])
        rest = done([*PROGRAM, "read", str(others), "--format", "jsonl", *words], NOTHING_READ)
    cost = 1000 * rest.work / (choice.records - articles)
    rows = [
        row("read", choice.records, articles, read),
        row("add to an archive", choice.records, articles, add),
        row("read what is no article", choice.records - articles, 0, rest, f"{cost:.2f}"),
    ]
    print(table(HEAD, rows, markdown=choice.markdown))
    fine = max(read.megabytes, add.megabytes) < MEGABYTES and cost < MILLISECONDS and found == articles
    return int(not fine)


def write(path: Path, records: Iterable[Record]) -> int:
    """Write a web archive and return how many articles are in it."""
    articles = 0
    with path.open("wb") as file:
        for record in records:
            articles += record.kind == ARTICLE
            file.write(packed(record))
    return articles


def done(command: list[str], status: int = 0) -> Run:
    """Run a command that ends with this status."""
    run = measured(command)
    if run.status != status:
        sys.exit(f"{' '.join(command)} ended with {run.status}: {run.errors.decode('utf-8', 'replace')[-300:]}")
    return run


def row(what: str, records: int, articles: int, run: Run, cost: str = "") -> tuple[str, ...]:
    """Return a line of the table."""
    return what, str(records), str(articles), f"{run.seconds:.1f}", f"{run.work:.1f}", f"{run.megabytes:.0f}", cost


if __name__ == "__main__":
    sys.exit(main())
