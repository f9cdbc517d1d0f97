"""Command line: `python -m benchmarks.torture.bombs [BOMB...]` reads each small or large thing that is made to blow up.

Fails where one takes more than its seconds of work or 1 GB, where it ends in anything but documents or lines for a
person, or where a page beside it is not read. Work is processor time.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.measured import Run, measured
from benchmarks.table import table
from benchmarks.torture.bombs_made import BOMBS, SECRET, Bomb

HEAD = ("bomb", "bytes", "seconds", "memory at most, MB", "what became of it")
SECONDS, MEGABYTES = 60, 1_074
"""Of work for one bomb; one that is more text than anybody writes is read at length, and has its own."""
GOOD = "The ferry sails at noon, the harbour master said on Monday. Nobody was hurt."
"""What a page says that lies beside each."""


def main() -> int:
    """Return 0 where each bomb is refused or read, in bounded time and memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture.bombs", description=__doc__)
    parser.add_argument("bombs", nargs="*", metavar="BOMB", help="all without any")
    parser.add_argument("--reader", default="learnt")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    chosen = [bomb for bomb in BOMBS if not choice.bombs or any(word in bomb.name for word in choice.bombs)]
    rows, faults = [], []
    for bomb in chosen:
        row, fault = _exploded(bomb, choice.reader)
        rows.append(row)
        faults += [f"{bomb.name}: {fault}"] if fault else []
        print(*rows[-1], sep="  ", file=sys.stderr)
    print(table(HEAD, rows, markdown=choice.markdown))
    for fault in faults:
        print(f"FAULT: {fault}")
    return int(bool(faults))


def _exploded(bomb: Bomb, reader: str) -> tuple[tuple[str, ...], str]:
    with tempfile.TemporaryDirectory() as above:
        place = f"{above}/read"
        Path(place).mkdir()
        (Path(above) / "secret").write_text(SECRET, "utf-8")
        path = Path(place) / bomb.file
        with path.open("wb") as sink:
            for piece in bomb.make():
                sink.write(piece)
        size = path.stat().st_size
        (Path(place) / "zz-good.jsonl").write_text(json.dumps({"text": GOOD}), "utf-8")
        run = measured([sys.executable, "-m", "twosource", "read", place, "--format", "jsonl", "--reader", reader])
        errors = run.errors.decode("utf-8", "replace").replace(f"{place}/", "").strip()
    errors = "\n".join(line for line in errors.splitlines() if not line.startswith("zz-"))
    lines = run.output.count(b"\n")
    told = errors.splitlines()[0] if errors else f"{lines - 1} read"
    return (bomb.name, f"{size:,}", f"{run.work:.1f}", f"{run.megabytes:.0f}", told[:90]), _fault(run, errors, bomb)


def _fault(run: Run, errors: str, bomb: Bomb) -> str:
    if run.status not in (0, 3):
        return f"status {run.status}"
    if GOOD.encode() not in run.output:
        return "the page beside it was not read"
    if SECRET.encode() in run.output:
        return "a file of this machine was read"
    if "could not be" in errors or "Error" in errors:
        return errors.splitlines()[0]
    if bool(errors) == bomb.is_read:
        return "it was not read" if bomb.is_read else "it was not refused"
    over = [f"{run.work:.0f} seconds"] if run.work > (bomb.seconds or SECONDS) else []
    return ", ".join([*over, *([f"{run.megabytes:.0f} MB"] if run.megabytes > MEGABYTES else [])])


if __name__ == "__main__":
    sys.exit(main())
