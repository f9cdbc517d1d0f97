"""Processes that stand ready, are handed a file of texts, and say how many seconds they needed for it.

A child runs `serve(prepare, work)`: it gets ready, and then does one file for each line on standard input.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

Given = TypeVar("Given")

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)


def serve(prepare: Callable[[Path], Given], work: Callable[[Given], object]) -> None:
    """Do the file that each line on standard input names, and print the seconds that `work` took of it."""
    for line in sys.stdin:
        given = prepare(Path(line.rstrip("\n")))
        began = time.perf_counter()
        work(given)
        print(time.perf_counter() - began, flush=True)


class Child:
    """A process of one thread that runs `serve`, for as long as the context lasts."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [sys.executable, "-m", *words]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | ONE_THREAD,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.__exit__(kind, error, trace)

    def ask(self, path: Path) -> None:
        """Hand it a file, and do not wait."""
        assert self._process.stdin is not None
        print(path, file=self._process.stdin, flush=True)

    def answer(self) -> float:
        """Wait until the file is done, and return the seconds that it took."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            sys.exit(f"{' '.join(self._words)} ended before it was done")
        return float(line)

    def seconds(self, path: Path) -> float:
        """Hand it a file, wait, and return the seconds that it took."""
        self.ask(path)
        return self.answer()
