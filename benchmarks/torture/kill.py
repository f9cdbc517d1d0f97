"""Command line: `python -m benchmarks.torture.kill [--archive sqlite|postgresql] [--kills N] [--seed N]` kills `add`.

One hundred documents are added to a new archive, and the process gets SIGKILL a moment after so many of them are there
as chance draws, so that it falls into the work however busy the machine is; with PostgreSQL, one in ten times it is the
process of the server that works for it. Fails where the archive cannot be opened then, where it has lost what was seen
in it, where adding again does not complete it, or where its dossier is not that of an undisturbed run.
"""

import argparse
import json
import multiprocessing
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random

from msgspec import Struct

from benchmarks.torture.adding import READER, run
from benchmarks.torture.grounds import Files, Ground, Schemas
from benchmarks.words.texts import made_texts
from twosource import pipeline
from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.desk.json import dossier_bytes
from twosource.errors import TwosourceError
from twosource.memory import Memory
from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.stage import Reader

DOCUMENTS, LETTERS = 100, 300
KILLS, SEED = 1000, 20250602
BEFORE = 10
"""For so many documents, how often the kill comes before the first."""
GROUNDS: dict[str, Callable[[str], Ground]] = {"sqlite": Files, "postgresql": lambda _: Schemas()}
GLANCE, MOMENT = 0.001, 0.02
"""Seconds between two looks at how far it is, and at most from the last look to the kill."""


class Outcome(Struct, frozen=True):
    """How many kills found nothing, part and all of the documents added, and what went wrong."""

    found: Counter[str]
    faults: list[str]


class Knowing:
    """The reader of those who were killed, which reads the same document once."""

    def __init__(self) -> None:
        self._reader: Reader = pipeline.stage("reader")(READER)
        self.name, self.version = self._reader.name, self._reader.version
        self._known: dict[str, Reading] = {}

    def read(self, document: Document) -> Reading:
        return self._known.setdefault(document.id, self._known.get(document.id) or self._reader.read(document))


def killed(kills: int, seed: int, kind: str = "sqlite", documents: int = DOCUMENTS) -> Outcome:
    """Kill so many times while so many documents are added to archives of one kind; say what was found afterwards."""
    found: Counter[str] = Counter()
    faults: list[str] = []
    chance, memory, reader = Random(seed), Memory(), Knowing()
    with tempfile.TemporaryDirectory() as folder:
        source = _written(Path(folder) / "pages.jsonl", documents)
        expected = dossier_bytes(pipeline.brief([source], reader=reader))
        ground = GROUNDS[kind](folder)
        for _ in range(kills):
            place, moment = ground.place(), chance.uniform(0, MOMENT)
            there = chance.randrange(-documents // BEFORE, documents)
            seen = _stopped(ground, source, place, there, moment, chance)
            try:
                count, fault = _after(source, place, expected, reader, memory, documents)
            except TwosourceError as error:
                count, fault = 0, str(error)
            fault = (
                fault or ground.damage(place) or (f"{seen} were there, and {count} are left" if count < seen else None)
            )
            found["all" if count == documents else "part" if count else "nothing"] += 1
            faults += [f"killed {1000 * moment:.1f} ms after document {there}: {fault}"] if fault else []
    return Outcome(found, faults)


def _written(path: Path, documents: int) -> str:
    texts = islice(made_texts(documents * 4), documents)
    lines = [json.dumps({"id": str(n), "text": text[:LETTERS], "outlet": f"No {n}"}) for n, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def _stopped(ground: Ground, source: str, place: str, there: int, moment: float, chance: Random) -> int:
    """Add in a process of its own and kill it so many seconds after so many documents are there; return how many."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.torture.adding"])
    process = context.Process(target=run, args=(source, place))
    process.start()
    seen = 0
    while process.is_alive() and (seen := max(seen, ground.added(place))) < there:
        process.join(GLANCE)
    process.join(moment)
    ground.kill(process, chance)
    process.join()
    process.close()
    return seen


def _after(
    source: str, place: str, expected: bytes, reader: Reader, memory: Memory, documents: int
) -> tuple[int, str | None]:
    """Return how many documents had been added, and what is wrong with the archive."""
    with closing(open_archive(place, new=True)) as archive:
        count = sum(1 for _ in archive.read())
        taken = list(Holdings(archive, reader).take_in([source]))
        if (sum(each.held for each in taken), len(taken)) != (count, documents) or any(each.refused for each in taken):
            return count, "adding again did not complete it"
        if dossier_bytes(pipeline.dossier(archive.read(), memory)) != expected:
            return count, "another dossier"
    return count, None


def main() -> int:
    """Return 0 where no kill did any harm."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help=f"how often (default {KILLS})")
    parser.add_argument("--seed", type=int, default=SEED, help="what chance begins with")
    parser.add_argument("--archive", choices=GROUNDS, default="sqlite", help="where (default sqlite)")
    choice = parser.parse_args()
    outcome = killed(choice.kills, choice.seed, choice.archive)
    print(f"{choice.archive}: {choice.kills} kills; of {DOCUMENTS} documents there were then:")
    for what, times in sorted(outcome.found.items()):
        print(f"  {what}: {times} times")
    for fault in outcome.faults:
        print(f"FAULT: {fault}")
    return int(bool(outcome.faults))


if __name__ == "__main__":
    sys.exit(main())
