"""Captures are read: here, one after the other, or in processes beside this one."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process

from twosource import pipeline
from twosource.errors import BadCall
from twosource.records.page import Capture, Failure
from twosource.settings import Settings
from twosource.stage import Reader

Found = list[pipeline.Read | Failure]
Result = Callable[[], Found]
"""Waits for what was found in a capture and returns it."""
Begin = Callable[[Capture], Result]
"""Begins to read a capture, or notes that it is to be read."""


@contextmanager
def begun_at_once(reader: Reader, settings: Settings) -> Iterator[Begin]:
    """Give what reads a capture in this process, when its result is asked for."""
    yield lambda capture: partial(_found, capture, settings, reader)


@contextmanager
def begun_in_processes(reader: Callable[[], Reader], settings: Settings, jobs: int) -> Iterator[Begin]:
    """Give what reads captures in so many processes, each with a reader of its own; results may be had in any order."""
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(reader, settings))
    try:
        yield lambda capture: partial(_waited, pool.submit(_read_here, capture).result)
    finally:
        pool.shutdown(cancel_futures=True)


def _waited(result: Result) -> Found:
    try:
        return result()
    except BrokenProcessPool as error:
        raise BadCall("a reading process was stopped from outside; what was added before is kept") from error


def _found(capture: Capture, settings: Settings, reader: Reader) -> Found:
    return list(pipeline.read_capture(capture, settings, reader))


_here: list[tuple[Reader, Settings]] = []
"""Who reads in this process, where it is one of many."""


def _begin(reader: Callable[[], Reader], settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that writes is told, and ends this one
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _here.append((reader(), settings))


def _end_with_parent() -> None:
    """Do not outlive a parent that was killed; nobody would ever ask for anything again."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_here(capture: Capture) -> Found:
    reader, settings = _here[0]
    return _found(capture, settings, reader)
