"""Reading in processes beside this one."""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection

from twosource import pipeline
from twosource.archive.intake import Begin, Found
from twosource.errors import BadCall
from twosource.records.page import Capture
from twosource.run.batches import MOST
from twosource.run.lanes import TRIES, Lost, side_by_side
from twosource.settings import Settings
from twosource.stage import Reader

_READY = "ready"


class Processes:
    """Reads in so many processes of this machine, each with a reader of the same class, made without arguments."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.ahead = 2 * MOST * jobs

    @contextmanager
    def begun(self, reader: Reader, settings: Settings) -> Iterator[Begin]:
        """Give what begins to read a capture in one of the processes."""
        with side_by_side(self.jobs, partial(ProcessLane, type(reader), settings)) as begin:
            yield begin


class ProcessLane:
    """One process, and a pipe that nobody else has: where the process ends, the pipe does, whatever it was doing."""

    def __init__(self, reader: Callable[[], Reader], settings: Settings) -> None:
        self._made = partial(_serve, reader=reader, settings=settings)
        self._lock = threading.Lock()
        self._closed = False
        self._begin()

    def read(self, captures: Sequence[Capture]) -> list[Found]:
        """Return what was found in each capture; Lost where the process ended meanwhile, and another is begun."""
        try:
            self._pipe.send(captures)
            found: list[Found] = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._process.kill()
            self._process.join()
            self._begin()
            raise Lost from error
        return found

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._closed = True
            self._process.kill()
        self._process.join()  # and the thread that waits at the pipe is told

    def _begin(self) -> None:
        """Begin the process, with a reader; BadCall where none can be made in it."""
        resource_tracker.ensure_running()  # before, because it lets the interruption through when it begins
        # an interruption is told to the process that writes, which ends this one; what a thread begins inherits that
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        for _ in range(TRIES):
            with self._lock:
                if self._closed:
                    raise Lost
                context = get_context("spawn")
                self._pipe, theirs = context.Pipe()
                self._process = context.Process(target=self._made, args=(theirs,), daemon=True)
                self._process.start()
                theirs.close()
            try:
                told = self._pipe.recv()
            except (EOFError, OSError):
                continue
            if told == _READY:
                return
            raise BadCall(f"the reader cannot be made in a process of its own ({told})")
        raise BadCall(f"a process that reads ended {TRIES} times before it began")


def _serve(pipe: Connection, *, reader: Callable[[], Reader], settings: Settings) -> None:
    """Read what comes, until nothing comes any more: then whoever sent it has ended."""
    try:
        reads = reader()
    except Exception as error:  # noqa: BLE001  told to whoever asked for it
        pipe.send(" ".join(f"{type(error).__name__}: {error}".split())[:160])
        return
    pipe.send(_READY)
    while True:
        try:
            captures: Sequence[Capture] = pipe.recv()
            pipe.send([list(pipeline.read_capture(capture, settings, reads)) for capture in captures])
        except (EOFError, OSError):
            return
