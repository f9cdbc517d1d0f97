"""Command line: `python -m benchmarks.torture.damage [--flips N] [--cuts N] [--seed N]` damages an archive.

A bit of every page is flipped, the file is cut off at many lengths, what was not yet written back from its log is lost,
cut off or flipped. Each time all of it is asked for. Fails where it is not refused in one line, gives something else
than it held, and SQLite's own check of the whole file finds nothing either; but for the paths that captures came from,
of which there is one copy, and which are in no dossier. Any other text of a document is a fault, whatever finds it.
"""

import argparse
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from msgspec import Struct

from benchmarks.torture.called import READER
from benchmarks.torture.whole import Outcome, written
from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.errors import TwosourceError
from twosource.pipeline import Read
from twosource.records.judgement import Judgement
from twosource.records.whence import placeless

DOCUMENTS, FLIPS, CUTS, SEED = 20, 40, 200, 20250602
PAGE = 4096
"""Bytes of a page in SQLite, and of a frame of its log without its head."""
MEMORY = "/dev/shm"
"""A disk that lies in memory, where the system has one: nothing here waits for a real one."""
CLOCK = "2025-06-02T10:00:00.000000+00:00"


class Held(Struct, frozen=True):
    """All that an archive gives out of which a dossier is made, and the captures."""

    read: tuple[Read, ...]
    judgements: tuple[Judgement, ...]
    captures: tuple[bytes | None, ...]


def damaged(documents: int, flips: int, cuts: int, seed: int) -> Outcome:
    """Damage an archive so often and say what was found."""
    outcome, chance = Outcome(), Random(seed)
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        whole = Path(folder) / "whole.sqlite"
        source = str(written(Path(folder) / "pages.jsonl", documents))
        with closing(open_archive(str(whole), new=True)) as archive:
            list(Holdings(archive, READER, lambda: CLOCK).take_in([source]))
            logged = whole.read_bytes(), whole.with_name(f"{whole.name}-wal").read_bytes()
        file, broken = whole.read_bytes(), Path(folder) / "broken.sqlite"
        expected = held(whole)

        def tried(kind: str, where: str, file: bytes, log: bytes = b"", *, part: bool = False) -> None:
            _put(broken, file, log)
            what, fault = _found(broken, expected, part=part)
            outcome.note(f"{kind}: {what}", fault, where=where)

        for at, data in flipped(file, flips, chance):
            tried("a bit is flipped", f"byte {at}", data)
        for length in (len(file) * cut // cuts for cut in range(cuts)):
            tried("the file is cut off", f"{length} bytes", file[:length])
        _log(tried, *logged, flips=cuts, chance=chance)
    return outcome


def _log(tried: Callable[..., None], file: bytes, log: bytes, *, flips: int, chance: Random) -> None:
    """Lose the log of an archive that was not closed, or damage it: what was committed last may be lost, no more."""
    tried("the log is there", "whole log", file, log)
    tried("the log is lost", "no log", file, part=True)
    for length in (len(log) * cut // flips for cut in range(flips)):
        tried("the log is cut off", f"log of {length} bytes", file, log[:length], part=True)
    for at in sorted(chance.randrange(len(log)) for _ in range(flips)):
        tried("a bit of the log is flipped", f"log at {at}", file, _flip(log, at, chance), part=True)


def flipped(file: bytes, times: int, chance: Random) -> Iterator[tuple[int, bytes]]:
    """Yield a file with one bit flipped in each of its pages, so many times, and where."""
    for page in range(0, len(file), PAGE):
        for _ in range(times):
            at = page + chance.randrange(PAGE)
            yield at, _flip(file, at, chance)


def _flip(data: bytes, at: int, chance: Random) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def held(place: Path) -> Held:
    """Return all that an archive holds; raises TwosourceError where it is damaged."""
    with closing(open_archive(str(place), new=False)) as archive:
        taken = list(archive.captures())
        archive.search("port talks")
        return Held(tuple(archive.read()), archive.judgements(), tuple(archive.capture(each.sha256) for each in taken))


def _found(place: Path, expected: Held, *, part: bool) -> tuple[str, str | None]:
    """Return what a damaged archive gives, and what is wrong about it; with `part`, the newest may be missing."""
    try:
        now = held(place)
    except TwosourceError as error:
        return "refused in a line", "several lines" if "\n" in str(error) else None
    except Exception as error:  # noqa: BLE001  that is the fault that is looked for
        return "fault", f"{type(error).__name__}: {error}"
    if now == expected:
        return "the same", None
    before, after = _by_id(expected), _by_id(now)
    if any(name not in before or pair[0].text != before[name][0].text for name, pair in after.items()):
        return "fault", "another text"
    if part and after.items() <= before.items():
        return "the newest is lost", None
    if not _is_sound(place):
        return "other, and SQLite's check finds it", None
    same = all(_placeless(pair) == _placeless(before[name]) for name, pair in after.items())
    if same and (before.keys(), now.captures) == (after.keys(), expected.captures):
        return "other, in a path only", None
    return "fault", "other, and nothing finds it"


def _by_id(held: Held) -> dict[str, Read]:
    return {document.id: (document, reading) for document, reading in held.read}


def _placeless(pair: Read) -> Read:
    return placeless(pair[0]), pair[1]


def _is_sound(place: Path) -> bool:
    """Whether SQLite finds nothing wrong with a file."""
    with closing(sqlite3.connect(place)) as file, suppress(sqlite3.Error, UnicodeDecodeError):
        found = [*file.execute("PRAGMA integrity_check"), *file.execute("PRAGMA foreign_key_check")]
        return found == [("ok",)]
    return False


def _put(place: Path, file: bytes, log: bytes) -> None:
    for path in place.parent.glob(f"{place.name}*"):
        path.unlink(missing_ok=True)  # a connection that is collected just then takes its own along
    place.write_bytes(file)
    if log:
        place.with_name(f"{place.name}-wal").write_bytes(log)


def main() -> int:
    """Return 0 where no damage was passed over."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture.damage", description=__doc__)
    parser.add_argument("--flips", type=int, default=FLIPS, help=f"bits in each page (default {FLIPS})")
    parser.add_argument("--cuts", type=int, default=CUTS, help=f"lengths (default {CUTS})")
    parser.add_argument("--seed", type=int, default=SEED, help="what chance begins with")
    choice = parser.parse_args()
    return damaged(DOCUMENTS, choice.flips, choice.cuts, choice.seed).told()


if __name__ == "__main__":
    sys.exit(main())
