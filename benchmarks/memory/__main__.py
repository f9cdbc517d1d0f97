"""Command line: `python -m benchmarks.memory [--documents 10000] [--markdown]` reads many documents from one file.

Fails where the peak is above what is allowed, or where the memory held still grows at the end. Linux only.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.table import table
from benchmarks.words.texts import made_texts, write_lines
from twosource.stage import USUAL

HEAD = ("documents", "seconds", "peak memory, MB", "first quarter, MB", "last quarter, MB")
MEGABYTES = 700
GROWTH = 1.1
"""How much more the last quarter of the run may hold than the first."""
PAUSE = 0.1


def main() -> int:
    """Return 0 where memory is bounded and flat."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000, help="how many to make (default 10000)")
    parser.add_argument("--reader", default=USUAL, help=f"as in twosource read (default {USUAL})")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    if not Path("/proc/self/status").exists():
        sys.exit("this machine does not tell in /proc what memory a process holds")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "documents.jsonl"
        write_lines(path, made_texts(choice.documents))
        began = time.perf_counter()
        held = _held([sys.executable, "-m", "twosource", "read", str(path), "--format", "jsonl"], choice.reader)
        seconds = time.perf_counter() - began
    quarter = max(1, len(held) // 4)
    first, last = (statistics.median(part) for part in (held[:quarter], held[-quarter:]))
    row = (str(choice.documents), f"{seconds:.0f}", f"{max(held):.0f}", f"{first:.0f}", f"{last:.0f}")
    print(table(HEAD, [row], markdown=choice.markdown))
    return int(max(held) > MEGABYTES or last > first * GROWTH)


def _held(words: list[str], reader: str) -> list[float]:
    """Run a command to its end; return the MB (10^6 bytes) that it held, moment by moment."""
    held = []
    with subprocess.Popen([*words, "--reader", reader], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            held.extend(_megabytes(process.pid))
            time.sleep(PAUSE)
    if process.returncode:
        sys.exit(f"{' '.join(words)} ended with {process.returncode}")
    return held


def _megabytes(process: int) -> list[float]:
    """What a process holds now; nothing where it has just ended."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return [int(line.split()[1]) * 1024 / 1e6 for line in status.splitlines() if line.startswith("VmRSS")]


if __name__ == "__main__":
    sys.exit(main())
