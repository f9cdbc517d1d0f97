"""Command line: `python -m benchmarks.torture.at_once [--programs N] [--rounds N] [--seed N]` has many write at once.

So many programs begin at once to make one archive and to add sources that overlap to it; some get SIGKILL after so
many documents as chance draws. Meanwhile people judge, the reading room is open, and dossiers are asked for. Fails
where anything but the killed ends badly, where a document or a judgement is lost or there twice, where two of them have
one time, or where adding again does not give the dossier of an undisturbed archive with these judgements.
"""

import argparse
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from random import Random
from signal import SIGKILL, SIGTERM
from urllib.request import urlopen

from benchmarks.torture.called import READER
from benchmarks.torture.calls import Call, call
from benchmarks.torture.whole import Outcome, added, said_badly, written
from twosource import pipeline
from twosource.archive.holdings import now
from twosource.archive.opening import open_archive
from twosource.desk.json import dossier_bytes
from twosource.errors import TwosourceError
from twosource.records.judgement import Judgement, decided

PROGRAMS, DOCUMENTS, ROUNDS, SEED = 8, 60, 10, 20250602
GLANCE = 0.005
"""Seconds between two looks at how far they are."""


def at_once(programs: int, documents: int, rounds: int, seed: int) -> Outcome:
    """Have so many programs write at once, so often, and say what became of it."""
    outcome, chance = Outcome(), Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        every = written(Path(folder) / "every.jsonl", documents)
        pairs = list(pipeline.read_all([str(every)], reader=READER))
        for turn in range(rounds):
            archive = Path(folder) / f"{turn}.sqlite"
            sources = [_part(every, Path(folder) / f"{number}.jsonl", chance) for number in range(programs)]
            judged, faults = _added_at_once(sources, archive, documents, chance)
            again = call(*added(every, archive))
            faults += [fault for fault in [said_badly(again, statuses=(0,))] if fault]
            expected = dossier_bytes(pipeline.dossier(pairs, judgements=judged))
            faults += _faults(archive, documents, judged, expected)
            outcome.note("round", "; ".join(faults) or None, where=f"round {turn}")
    return outcome


def _part(every: Path, part: Path, chance: Random) -> Path:
    """Write most of the lines to another file, in another order."""
    lines = every.read_text("utf-8").splitlines()
    part.write_text("\n".join(chance.sample(lines, k=len(lines) * 3 // 4)), encoding="utf-8")
    return part


def _added_at_once(
    sources: list[Path], archive: Path, documents: int, chance: Random
) -> tuple[list[Judgement], list[str]]:
    """Add all sources at once, kill a third of those who do, and judge meanwhile; return the judgements and faults."""
    programs = [Call(*added(source, archive)) for source in sources]
    ends = sorted((chance.randrange(documents // 2), program) for program in range(len(programs) // 3))
    judged: list[Judgement] = []
    while count(archive) == 0 and programs[-1].process.is_alive():
        time.sleep(GLANCE)
    with _reading_room(archive) as address:
        for there, number in ends:
            while count(archive) < there and any(each.process.is_alive() for each in programs):
                time.sleep(GLANCE)
            programs[number].stop(SIGKILL)
            judged.append(_judged(archive, number))
            found = call("brief", "--archive", archive)
            with urlopen(address) as answer:
                answer.read()
    faults = [said_badly(found, statuses=(0,))] if ends else []
    for number, program in enumerate(programs):
        ended = program.ended()
        if not (ended.status == -SIGKILL and number < len(ends)):
            faults.append(said_badly(ended, statuses=(0,)))
    return judged, [fault for fault in faults if fault]


@contextmanager
def _reading_room(archive: Path) -> Iterator[str]:
    """Have the reading room open and give its address; it closes when it is told to."""
    room = Call("serve", "--archive", archive, "--port", "0", "--reader", READER)
    while not (found := re.search(r"http://\S+", room.said())) and room.process.is_alive():
        time.sleep(GLANCE)
    try:
        yield found[0] if found else ""
    finally:
        room.stop(SIGTERM)
        ended = room.ended()
    if ended.status or "Traceback" in ended.errors:
        raise AssertionError(f"the reading room: {ended.errors}")


def count(place: Path) -> int:
    """Return how many captures are in an archive that somebody may be making just now."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as file:
        return int(file.execute("SELECT count(*) FROM additions").fetchone()[0])
    return 0


def _judged(place: Path, number: int) -> Judgement:
    made = partial(decided, "merge-names", [f"Ana Roth {number}", "A. Roth"], who="Anna Berg", why="one woman")
    with closing(open_archive(str(place), new=False)) as archive:
        return archive.judge(lambda at: made(when=at), clock=now)


def _faults(place: Path, documents: int, judged: list[Judgement], expected: bytes) -> list[str]:
    """Return what is wrong with an archive to which everything was added."""
    try:
        with closing(open_archive(str(place), new=False)) as archive:
            taken, judgements = list(archive.captures()), archive.judgements()
            dossier = dossier_bytes(pipeline.dossier(archive.read(), judgements=judgements))
    except TwosourceError as error:
        return [str(error)]
    times = [each.at for each in taken] + [each.when for each in judgements]
    captures = {(each.sha256, each.url) for each in taken}
    wrong = {
        "documents are lost or there twice": not documents == len(captures) == len(taken),
        "judgements are lost or there twice": list(judgements) != judged,
        "two have one time": len(set(times)) < len(times),
        "times are not in order": [each.at for each in taken] != sorted(each.at for each in taken),
        "another dossier": dossier != expected,
    }
    return [what for what, so in wrong.items() if so]


def main() -> int:
    """Return 0 where nobody did anybody any harm."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture.at_once", description=__doc__)
    parser.add_argument("--programs", type=int, default=PROGRAMS, help=f"how many at once (default {PROGRAMS})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often (default {ROUNDS})")
    parser.add_argument("--seed", type=int, default=SEED, help="what chance begins with")
    choice = parser.parse_args()
    return at_once(choice.programs, DOCUMENTS, choice.rounds, choice.seed).told()


if __name__ == "__main__":
    sys.exit(main())
