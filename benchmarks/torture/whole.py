"""What must hold after whatever befell an archive or a result: no more than one line was said, and nothing is lost."""

import json
from collections import Counter
from itertools import islice
from pathlib import Path

from msgspec import Struct, field

from benchmarks.torture.called import READER
from benchmarks.torture.calls import Ended, call
from benchmarks.words.texts import made_texts

LEAST = 4096
"""Bytes in which a line on standard error has room."""


class Outcome(Struct, frozen=True):
    """How often things ended in each way, and what went wrong."""

    found: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def note(self, what: str, fault: str | None, *, where: str) -> None:
        """Count one thing and keep what was wrong with it, if anything was."""
        self.found[what] += 1
        if fault is not None:
            self.faults.append(f"{where}: {fault}")

    def told(self) -> int:
        """Print all of it and return the exit status."""
        for what, times in sorted(self.found.items()):
            print(f"  {what}: {times} times")
        for fault in self.faults:
            print(f"FAULT: {fault}")
        return int(bool(self.faults))


def written(path: Path, documents: int, letters: int = 300) -> Path:
    """Write so many short documents to a file of JSON Lines and return its path."""
    texts = islice(made_texts(documents * 4), documents)
    lines = [json.dumps({"id": str(n), "text": text[:letters], "outlet": f"No {n}"}) for n, text in enumerate(texts)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def added(source: Path, archive: Path) -> list[str]:
    """Return the words of a call that adds a source to an archive."""
    return ["add", str(source), "--archive", str(archive), "--reader", READER]


def sizes(most: int, steps: int) -> list[int]:
    """Return so many sizes from the least to nearly the most."""
    return [max(LEAST, most * step // steps) for step in range(steps)]


def contents(result: Path) -> dict[str, bytes]:
    """Return the files of a result by name: one without a name, those of a folder, or none."""
    if result.is_file():
        return {"": result.read_bytes()}
    return {path.name: path.read_bytes() for path in result.iterdir()} if result.is_dir() else {}


def dossier_of(source: Path) -> bytes:
    """Return the dossier that a source gives where nothing befalls anybody."""
    return call("brief", source, "--format", "json", "--reader", READER).output


def said_badly(ended: Ended, *, statuses: tuple[int, ...] = (0, 2)) -> str | None:
    """Return what is wrong with how a call ended: a status that it must not have, or more than one plain line."""
    lines = ended.errors.splitlines()
    if ended.status not in statuses:
        return f"status {ended.status}, {ended.errors[:200]!r}"
    if "Traceback" in ended.errors or "fault of its own" in ended.errors or len(lines) != int(ended.status > 0):
        return f"said {ended.errors[:200]!r} with status {ended.status}"
    return None


def completed_badly(source: Path, archive: Path, expected: bytes) -> str | None:
    """Return what is wrong after all has been added again: the dossier must be that of an undisturbed archive."""
    again = call(*added(source, archive))
    if again.status != 0:
        return f"adding again ended with status {again.status}, {again.errors[:200]!r}"
    if call("brief", "--archive", archive, "--format", "json").output != expected:
        return "another dossier"
    return None
