"""Command line: `python -m benchmarks.scale.runners [--documents 10000]` adds the same documents by every runner.

In this process alone, in processes beside it, and on Ray with 1, 2 and 4 workers. Fails where an archive holds other
bytes than the first, or its dossier is another. Linux only.
"""

import argparse
import hashlib
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct

from benchmarks.table import table
from benchmarks.words.texts import made_texts, write_lines
from twosource.stage import USUAL

HEAD = ("runner", "seconds", "documents a second", "peak of the process that writes, MB", "peak of all together, MB")
WAYS: dict[str, tuple[str, ...]] = {
    "local": (),
    "local, 2 jobs": ("--jobs", "2"),
    "Ray, 1 worker": ("--runner", "ray", "--jobs", "1"),
    "Ray, 2 workers": ("--runner", "ray", "--jobs", "2"),
    "Ray, 4 workers": ("--runner", "ray", "--jobs", "4"),
}
SHORT = {name: WAYS[name] for name in ("local", "local, 2 jobs", "Ray, 2 workers")}
WORDS = 60
"""Documents are cut after so many words: what is compared is how they are carried about, and not how they are read."""
PAUSE = 0.2
TABLES = {
    "captures": "id, sha256, url, media_type, charset, taken, data",
    "entries": "id, sha256, data",
    "additions": "id, capture, reader, path, refused, seen, entry",
    "documents": "id, name, digest, data",
    "held": "addition, place, document",
    "readings": "document, reader, data",
}
"""All that sources leave in an archive, but for the times at which they were added."""


class Outcome(Struct, frozen=True):
    """What one way of adding took, and what came of it: MB are 10^6 bytes, digests SHA-256."""

    name: str
    seconds: float
    writer: float
    together: float
    archive: str
    dossier: str


def short_texts(documents: int) -> Iterator[str]:
    """Yield so many made texts, cut short, of which no two are the same."""
    for number, text in enumerate(made_texts(documents)):
        yield f"{' '.join(text.split()[:WORDS])} Number {number}."


def outcomes(texts: Iterable[str], ways: dict[str, tuple[str, ...]], reader: str) -> Iterator[Outcome]:
    """Add the texts in each way, to an archive of its own, and yield what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "documents.jsonl"
        write_lines(source, texts)
        for number, (name, how) in enumerate(ways.items()):
            yield _outcome(name, how, source, f"{folder}/{number}.sqlite", reader)


def _outcome(name: str, how: Sequence[str], source: Path, place: str, reader: str) -> Outcome:
    began = time.perf_counter()
    writer, together = _held("add", str(source), "--archive", place, "--reader", reader, *how)
    seconds = time.perf_counter() - began
    brief = [sys.executable, "-m", "twosource", "brief", "--archive", place, "--format", "json"]
    with subprocess.Popen(brief, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        dossier = hashlib.file_digest(process.stdout, "sha256").hexdigest()  # type: ignore[arg-type]
    return Outcome(name, seconds, writer, together, held_in(place), dossier if process.returncode == 0 else "none")


def held_in(place: str) -> str:
    """Return the SHA-256 of all that sources left in an archive, in order."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(place)) as file:
        for name, columns in TABLES.items():
            for row in file.execute(f"SELECT {columns} FROM {name} ORDER BY 1, 2"):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def _held(*words: str) -> tuple[float, float]:
    """Run a command to its end; return the most MB that it held itself, and with all processes under it."""
    own = together = 0.0
    with subprocess.Popen([sys.executable, "-m", "twosource", *words], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            sizes = [_megabytes(number) for number in _family(process.pid)]
            own, together = max(own, *sizes[:1]), max(together, sum(sizes))
            time.sleep(PAUSE)
    if process.returncode:
        sys.exit(f"twosource {' '.join(words)} ended with {process.returncode}")
    return own, together


def _family(process: int) -> list[int]:
    """Return a process and all under it, as they are just now."""
    found = [process]
    for each in found:
        for thread in Path(f"/proc/{each}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, thread.read_text("utf-8").split())
    return found


def _megabytes(process: int) -> float:
    """What a process holds now; of what several hold together, its share; nothing where it has ended."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
        return sum(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:"))
    return 0.0


def main() -> int:
    """Return 0 where all ways give the same bytes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale.runners", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000, help="how many to make (default 10000)")
    parser.add_argument("--reader", default=USUAL, help=f"as in twosource add (default {USUAL})")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    found = []
    for one in outcomes(short_texts(choice.documents), WAYS, choice.reader):
        digests = f"archive {one.archive[:16]}, dossier {one.dossier[:16]}"
        print(f"{one.name}: {one.seconds:.0f} s, {digests}", file=sys.stderr, flush=True)
        found.append(one)
    rows = [
        (
            one.name,
            f"{one.seconds:.0f}",
            f"{choice.documents / one.seconds:.0f}",
            f"{one.writer:.0f}",
            f"{one.together:.0f}",
        )
        for one in found
    ]
    print(table(HEAD, rows, markdown=choice.markdown))
    others = [one.name for one in found if (one.archive, one.dossier) != (found[0].archive, found[0].dossier)]
    for name in others:
        print(f"OTHER BYTES: {name}")
    return int(bool(others))


if __name__ == "__main__":
    sys.exit(main())
