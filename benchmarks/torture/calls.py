"""Calls of the program in processes of their own, and how each of them ended."""

import multiprocessing
import os
import tempfile
from pathlib import Path

from msgspec import Struct

from benchmarks.torture.called import Under, run


class Ended(Struct, frozen=True, kw_only=True):
    """How a call ended: its status, or the signal that killed it as a negative number, and what it wrote."""

    status: int
    output: bytes
    errors: str


class Call:
    """A call of the program that has begun."""

    def __init__(self, *words: object, under: Under = Under()) -> None:  # noqa: B008  it never changes
        self._place = tempfile.TemporaryDirectory()
        self._said = [Path(self._place.name) / name for name in ("output", "errors")]
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["benchmarks.torture.warm"])
        args = [str(word) for word in words], *map(str, self._said), under
        self.process = context.Process(target=run, args=args)
        self.process.start()

    def said(self) -> str:
        """Return the whole lines that it has said on standard error so far."""
        errors = self._said[1]
        return errors.read_text("utf-8", "replace").rpartition("\n")[0] if errors.exists() else ""

    def stop(self, number: int) -> None:
        """Send it a signal, where it has not ended."""
        if self.process.is_alive() and self.process.pid is not None:
            os.kill(self.process.pid, number)

    def ended(self) -> Ended:
        """Wait for its end and say how it was."""
        self.process.join()
        status = self.process.exitcode or 0
        self.process.close()
        output, errors = (file.read_bytes() if file.exists() else b"" for file in self._said)
        self._place.cleanup()
        return Ended(status=status, output=output, errors=errors.decode("utf-8", "replace"))


def call(*words: object, under: Under = Under()) -> Ended:  # noqa: B008  same
    """Call the program, wait for its end, and say how it was."""
    return Call(*words, under=under).ended()
