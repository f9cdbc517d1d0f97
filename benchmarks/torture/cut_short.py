"""Command line: `python -m benchmarks.torture.cut_short [--steps N]` kills who writes at a byte, or before a deed.

The system kills a program at the byte with which a file grows beyond a size: a log of an archive, the archive, a
result. And a program is killed before each thing that it does to the files of a result: making, naming, clearing away.
Fails where an archive is not whole then, where adding again does not complete it, or where anything stands under the
name of a result but all of it, or what was there before (which may lie under a hidden name beside it, where the
program is killed just when one folder takes the place of another).
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from signal import SIGKILL, SIGXFSZ

from benchmarks.torture.called import Under
from benchmarks.torture.calls import call
from benchmarks.torture.whole import Outcome, added, completed_badly, contents, dossier_of, said_badly, sizes, written

DOCUMENTS, STEPS = 20, 60
RESULTS = (["brief", "--format", "json"], ["export", "--as", "jsonl"], ["export", "--as", "csv"])
"""Calls that write a file, and folders."""
MOST = 100
"""Things that are done to the files of a result, at most."""


def cut_short(documents: int, steps: int, results: Sequence[list[str]] = RESULTS) -> Outcome:
    """Kill at so many bytes and before each deed, and say what was found then."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        source, whole = written(place / "pages.jsonl", documents), place / "whole.sqlite"
        expected = dossier_of(source)
        call(*added(source, whole))
        for size in sizes(16 * whole.stat().st_size, steps):
            _adding(source, place / f"{size}.sqlite", expected, size, outcome)
        for words in results:
            for old in (b"", b"what was there before"):
                _result([*words, "--archive", str(whole)], place / "result", old, steps, outcome)
    return outcome


def _adding(source: Path, archive: Path, expected: bytes, size: int, outcome: Outcome) -> None:
    """Kill an addition at a byte of any file."""
    ended = call(*added(source, archive), under=Under(bytes=size, kills=True))
    fault = None if ended.status in (0, -SIGXFSZ) else said_badly(ended)
    found = call("brief", "--archive", archive)
    fault = fault or said_badly(found, statuses=(0, 2, 4)) or completed_badly(source, archive, expected)
    outcome.note(f"add {_outcome(ended.status)}", fault, where=f"add at byte {size}")
    for path in archive.parent.glob(f"{archive.name}*"):
        path.unlink()


def _result(words: list[str], result: Path, old: bytes, steps: int, outcome: Outcome) -> None:
    """Kill whoever writes a result at bytes of it, and before each deed; `old` is in what is there before."""
    call(*words, "-o", result)
    expected = contents(result)
    before = dict.fromkeys(expected, old) if old else {}
    every = [Under(bytes=size, kills=True) for size in sizes(max(map(len, expected.values())), steps)]
    deeds = (Under(before=(result.name, number)) for number in count())
    for under in (*every, *(next(deeds) for _ in range(MOST))):
        _put(result, before)
        ended = call(*words, "-o", result, under=under)
        fault = said_badly(ended) if ended.status not in (-SIGXFSZ, -SIGKILL) else None
        found = contents(result) or _put_aside(result)
        if found not in ([expected] if ended.status == 0 else [before, expected]):
            fault = fault or f"{len(found)} files with {sum(map(len, found.values()))} bytes"
        outcome.note(f"{words[0]} {words[2]} {_outcome(ended.status)}", fault, where=f"{words[:3]} under {under}")
        if under.before and ended.status == 0:
            break
    _put(result, {})


def _put_aside(result: Path) -> dict[str, bytes]:
    """Return what an older folder holds that a new one was about to take the place of."""
    return next(map(contents, result.parent.glob(f".{result.name}.*.old")), {})


def _put(result: Path, files: dict[str, bytes]) -> None:
    """Have nothing lie where a result is to be, nor beside it under a hidden name, but these files."""
    for path in (result, *result.parent.glob(f".{result.name}.*")):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    if "" in files:
        result.write_bytes(files[""])
    elif files:
        result.mkdir()
        for name, data in files.items():
            (result / name).write_bytes(data)


def _outcome(status: int) -> str:
    return "killed" if status < 0 else "refused in a line" if status else "done"


def main() -> int:
    """Return 0 where nothing that was cut short did any harm."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture.cut_short", description=__doc__)
    parser.add_argument("--steps", type=int, default=STEPS, help=f"at how many bytes (default {STEPS})")
    return cut_short(DOCUMENTS, parser.parse_args().steps).told()


if __name__ == "__main__":
    sys.exit(main())
