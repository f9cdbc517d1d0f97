"""Command line: `python -m benchmarks.write_figures DATA` measures all and writes the tables of docs/evaluation.md.

With `--only` and the name of a table, that one; the others stay as they are.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "evaluation.md"
MODULES = {
    "samples": "benchmarks.samples",
    "gold": "benchmarks.evaluate",
    "speed": "benchmarks.speed",
    "words": "benchmarks.words",
    "memory": "benchmarks.memory",
    "lengths": "benchmarks.torture.lengths",
    "room": "benchmarks.room",
    "standing": "benchmarks.standing",
    "warc": "benchmarks.warc",
}


def main() -> None:
    """Measure, and put each table between its marks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.write_figures", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with gold data")
    parser.add_argument("--only", action="append", choices=list(MODULES), help="may be repeated")
    choice = parser.parse_args()
    for name in choice.only or MODULES:
        more = [str(choice.data)] if name == "gold" else []
        words = [sys.executable, "-m", MODULES[name], *more, "--markdown"]
        run = subprocess.run(words, stdout=subprocess.PIPE, encoding="utf-8", check=True)
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(with_table(page, name, run.stdout.strip()), encoding="utf-8")


def with_table(page: str, name: str, table: str) -> str:
    """Return the page with `table` between the marks called `name`, in place of what stood there."""
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    if start not in page or end not in page:
        raise ValueError(f"the page has no marks called {name}")
    return re.sub(f"{start}.*?{end}", lambda _: f"{start}\n{table}\n{end}", page, flags=re.DOTALL)


if __name__ == "__main__":
    main()
