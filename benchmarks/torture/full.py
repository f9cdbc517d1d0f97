"""Command line: `python -m benchmarks.torture.full [--steps N]` fills the disk at every point of what is written.

Additions, results and judgements are written where a file may not grow beyond a size, and, as root, to a small disk
that is full then: at sizes from nothing to enough. Fails where more than a plain line is said, where a part of a result
is left under any name, or where, when there is room, adding again does not give the dossier of an undisturbed archive.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from benchmarks.torture.called import Under
from benchmarks.torture.calls import call
from benchmarks.torture.whole import (
    LEAST,
    Outcome,
    added,
    completed_badly,
    contents,
    dossier_of,
    said_badly,
    sizes,
    written,
)

DOCUMENTS, STEPS = 20, 40
ENOUGH = 64 * 1024 * 1024
"""Bytes that hold all that is written here."""
RESULTS = (["brief", "--format", "json"], ["export", "--as", "csv"], ["export", "--as", "bundle"])
"""Calls that write a file, and folders."""

Room = tuple[Path, Under, Callable[[], None]]
"""A folder, the conditions of whoever writes there, and what makes room."""


@contextmanager
def bounded(size: int) -> Iterator[Room]:
    """Give a folder in which no file may have more than so many bytes."""
    with tempfile.TemporaryDirectory() as place:
        yield Path(place), Under(bytes=size), lambda: None


@contextmanager
def small_disk(size: int) -> Iterator[Room]:
    """Give the folder of a disk that holds so many bytes; only root can."""
    with tempfile.TemporaryDirectory() as place:
        _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place)
        try:
            yield Path(place), Under(), lambda: _run("mount", "-o", f"remount,size={ENOUGH}", place)
        finally:
            _run("umount", place)


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


def can_mount() -> bool:
    """Whether this is somebody who may mount a disk."""
    try:
        with small_disk(LEAST):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


Rooms = Callable[[int], AbstractContextManager[Room]]


def filled(rooms: Rooms, documents: int, steps: int) -> Outcome:
    """Write at so many sizes between nothing and enough, and say what became of it."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        source, whole = written(Path(folder) / "pages.jsonl", documents), Path(folder) / "whole.sqlite"
        expected = dossier_of(source)
        call(*added(source, whole))
        for size in sizes(16 * whole.stat().st_size, steps):
            with rooms(size) as (place, under, make_room):
                archive = place / "a.sqlite"
                ended = call(*added(source, archive), under=under)
                fault = said_badly(ended)
                for act in ("brief", "judge"):
                    fault = fault or _meanwhile(act, archive, under)
                make_room()
                fault = fault or completed_badly(source, archive, expected)
            outcome.note(f"add {_outcome(ended.status)}", fault, where=f"add at {size} bytes")
        for words in RESULTS:
            result = Path(folder) / "result"
            call(*words, "--archive", whole, "-o", result)
            for size in sizes(2 * sum(map(len, contents(result).values())), steps):
                _result(words, whole, rooms, size, outcome)
            shutil.rmtree(result) if result.is_dir() else result.unlink()
    return outcome


def _meanwhile(act: str, archive: Path, under: Under) -> str | None:
    """Return what is wrong with looking at an archive, or judging in it, on a full disk."""
    words = ["brief"] if act == "brief" else ["judge", "merge", "Ana Roth", "A. Roth", "--why", "one woman"]
    return said_badly(call(*words, "--archive", archive, under=under), statuses=(0, 2, 4))


def _result(words: list[str], archive: Path, rooms: Rooms, size: int, outcome: Outcome) -> None:
    """Write a result where there is so much room."""
    with rooms(size) as (place, under, _):
        ended = call(*words, "--archive", archive, "-o", place / "result", under=under)
        left = [path.name for path in place.iterdir()]
        fault = said_badly(ended)
        if left != ([] if ended.status else ["result"]):
            fault = fault or f"left {left} with status {ended.status}"
        outcome.note(f"{words[0]} {words[-1]} {_outcome(ended.status)}", fault, where=f"{words} at {size} bytes")


def _outcome(status: int) -> str:
    return "refused in a line" if status else "done"


def main() -> int:
    """Return 0 where no full disk did any harm."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture.full", description=__doc__)
    parser.add_argument("--steps", type=int, default=STEPS, help=f"how many sizes (default {STEPS})")
    steps = parser.parse_args().steps
    print(f"files may not grow, at {steps} sizes:")
    status = filled(bounded, DOCUMENTS, steps).told()
    if not can_mount():
        print("a full disk: only root can make one")
        return status
    print(f"the disk is full, at {steps} sizes:")
    return filled(small_disk, DOCUMENTS, steps).told() or status


if __name__ == "__main__":
    sys.exit(main())
