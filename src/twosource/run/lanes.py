"""Several lanes read side by side, each its own captures; what is lost in one is read again, and the others go on."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol

from twosource.archive.intake import Begin, Found
from twosource.outcomes import faults
from twosource.records.page import Capture
from twosource.run.batches import Batches

TRIES = 3
"""How often one capture may end the process that reads it before it is given up."""


class Lost(Exception):
    """The process that was reading ended before it was done; another may read the same."""


class Lane(Protocol):
    """One process elsewhere that reads what it is handed."""

    def read(self, captures: Sequence[Capture]) -> list[Found]:
        """Return what was found in each capture, in order; Lost where the process ended meanwhile."""
        ...

    def close(self) -> None:
        """End what is being read, and the process; may be called from another thread."""
        ...


@contextmanager
def side_by_side(jobs: int, opened: Callable[[], Lane]) -> Iterator[Begin]:
    """Give what begins to read a capture in one of so many lanes; each is opened when there is work for it.

    A thread stands for each lane and waits for it. Where the work is broken off, so are the lanes.
    """
    closing = threading.Event()
    lanes: list[Lane] = []
    here = threading.local()

    def read(captures: Sequence[Capture]) -> list[Found]:
        if not hasattr(here, "lane"):
            here.lane = opened()
            lanes.append(here.lane)
        return _surely(here.lane, captures, closing)

    pool = ThreadPoolExecutor(jobs, thread_name_prefix="reading")
    try:
        yield Batches(lambda captures: pool.submit(read, captures), jobs).begin
    finally:
        closing.set()
        pool.shutdown(wait=False, cancel_futures=True)
        for lane in tuple(lanes):
            lane.close()
        pool.shutdown()
        for lane in lanes:  # one may have been opened meanwhile
            lane.close()


def _surely(lane: Lane, captures: Sequence[Capture], closing: threading.Event) -> list[Found]:
    """Read captures; where the process is lost, one by one, so that whichever ended it does not take others along."""
    tries = TRIES
    if not closing.is_set():
        try:
            return lane.read(captures)
        except Lost:
            tries = TRIES - 1 if len(captures) == 1 else TRIES
    return [_alone(lane, capture, tries, closing) for capture in captures]


def _alone(lane: Lane, capture: Capture, tries: int, closing: threading.Event) -> Found:
    for _ in range(tries):
        if closing.is_set():
            break
        try:
            return lane.read([capture])[0]
        except Lost:
            continue
    reason = ChildProcessError(f"the process that read it was ended {TRIES} times")
    return list(faults(capture, "could not be read", reason))
