"""Sources come into an archive: read ahead of its one writer, and written in the order in which they came."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from typing import Protocol

import msgspec
from msgspec import Struct

from twosource import pipeline
from twosource.archive.interface import Archive, Clock
from twosource.archive.program import reading_program
from twosource.outcomes import Crawls, refusal
from twosource.records.page import Capture, Document, Failure, Mishap
from twosource.records.reading import Reading
from twosource.settings import DEFAULT, Settings
from twosource.stage import Reader

_AHEAD = timedelta(days=1)
"""How far the clock of a server may be ahead of that of the archive."""
AHEAD_BYTES = 64 * 1024 * 1024
"""No more captures are read ahead once they amount to so much."""

Found = list[pipeline.Read | Failure]
"""What was found in one capture."""


class Pending(Protocol):
    """A capture that is being read, or is to be."""

    def done(self) -> bool:
        """Whether it is read."""
        ...

    def found(self) -> Found:
        """Return what was found, as soon as it is."""
        ...


Begin = Callable[[Capture], Pending]
"""Begins to read a capture."""


class Runner(Protocol):
    """Carries out reading: somewhere, and of as many captures at once as it likes; what is found is the same."""

    ahead: int
    """How many captures may be under way beside the one whose turn it is to be written."""

    def begun(self, reader: Reader, settings: Settings) -> AbstractContextManager[Begin]:
        """Give what begins to read a capture, as this reader does."""
        ...


class Intake(Struct, frozen=True, kw_only=True):
    """What became of one capture, or of a source that gave none; `held` says that it was there before.

    What was refused for good before is told again.
    """

    documents: tuple[Document, ...] = ()
    refused: tuple[Failure, ...] = ()
    held: bool = False


class Remembering:
    """A reader that asks an archive first what it found in the same content."""

    def __init__(self, reader: Reader, archive: Archive, kept_as: str) -> None:
        self.name, self.version = reader.name, reader.version
        self._reader, self._archive, self._kept_as = reader, archive, kept_as

    def read(self, document: Document) -> Reading:
        """Return what was found before, or is found now."""
        return self._archive.reading(document, self._kept_as) or self._reader.read(document)


def named(reader: Reader, settings: Settings = DEFAULT) -> str:
    """Return the name under which an archive keeps what a reader found.

    It is another where the code that cleans and reads, what it leans on, or a setting of theirs is another.
    """
    settings = msgspec.structs.replace(settings, web=DEFAULT.web)
    bounds = "" if settings == DEFAULT else " " + hashlib.sha256(msgspec.json.encode(settings)).hexdigest()[:8]
    return f"{reader.name} {reader.version} {reading_program()}{bounds}"


def take_in(
    archive: Archive,
    items: Iterable[Capture | Failure],
    reader: Reader,
    settings: Settings,
    *,
    clock: Clock,
    runner: Runner | None = None,
) -> Iterator[Intake]:
    """Take captures in, each whole or not at all, and yield what became of each, in their order.

    The `runner` reads; without one, this process does, one capture after the other. Only this process writes.
    """
    name = named(reader, settings)
    crawls, last = Crawls(), archive.last()
    timely = (item if isinstance(item, Failure) else _timely(item, clock, last) for item in items)
    with runner.begun(reader, settings) if runner else _here(Remembering(reader, archive, name), settings) as begin:
        for due in _ahead(archive, timely, name, begin, runner.ahead if runner else 0):
            yield _told(crawls, _settled(archive, due, name, begin, clock))


class _Due(Struct, frozen=True):
    """What is to be written next but so many; nothing is `pending` where it is held, or was no capture."""

    item: Capture | Failure
    pending: Pending | None = None

    @property
    def size(self) -> int:
        return len(self.item.data) if isinstance(self.item, Capture) else 0


def _ahead(archive: Archive, items: Iterable[Capture | Failure], name: str, begin: Begin, ahead: int) -> Iterator[_Due]:
    """Yield each item in order, with so many after it under way; what is read is not held back."""
    waiting: deque[_Due] = deque()
    size = 0
    for item in items:
        if isinstance(item, Failure):
            waiting.append(_Due(item))
        else:
            waiting.append(_Due(item, begin(item) if archive.taken(item, name) is None else None))
        size += waiting[-1].size
        while waiting and (len(waiting) > ahead or size > AHEAD_BYTES or _is_done(waiting[0])):
            size -= waiting[0].size
            yield waiting.popleft()
    yield from waiting


def _is_done(due: _Due) -> bool:
    return due.pending is None or due.pending.done()


@contextmanager
def _here(reader: Reader, settings: Settings) -> Iterator[Begin]:
    """Give what reads a capture in this process, when what was found is asked for."""
    yield lambda capture: _Here(capture, settings, reader)


class _Here(Struct, frozen=True):
    capture: Capture
    settings: Settings
    reader: Reader

    def done(self) -> bool:
        return False

    def found(self) -> Found:
        return list(pipeline.read_capture(self.capture, self.settings, self.reader))


def _timely(capture: Capture, clock: Clock, last: str) -> Capture:
    """Return a capture without its time where that is yet to come: it would speak for ever before all later ones.

    It is no earlier now than when the archive was added to `last`, wherever the clock has been set back to.
    """
    if capture.taken is None:
        return capture
    bound = datetime.fromisoformat(max(clock(), last)) + _AHEAD
    return (
        capture
        if capture.taken <= bound.isoformat(timespec="seconds")
        else msgspec.structs.replace(capture, taken=None)
    )


def _before(archive: Archive, capture: Capture, name: str, clock: Clock) -> Intake | None:
    """Return what became of a capture that was there before; None where this reader is to read it."""
    taken = archive.taken(capture, name)
    if taken is None:
        return None
    archive.see(capture, clock=clock)
    reasons = () if taken.documents else taken.refused
    return Intake(refused=tuple(refusal(capture, reason) for reason in reasons), held=True)


def _settled(archive: Archive, due: _Due, name: str, begin: Begin, clock: Clock) -> Intake:
    if isinstance(due.item, Failure):
        return Intake(refused=(due.item,))
    capture = due.item
    if due.pending is None and (before := _before(archive, capture, name, clock)) is not None:
        return before
    found = (due.pending or begin(capture)).found()
    read: list[pipeline.Read] = [each for each in found if not isinstance(each, Failure)]
    refused = tuple(each for each in found if isinstance(each, Failure))
    if any(isinstance(each, Mishap) for each in refused):
        return Intake(refused=tuple(map(_again, refused)))
    if capture.crawl is not None and not read:
        return Intake(refused=refused)  # whoever wants it has the web archive
    if found and not archive.add(capture, read, refused, reader=name, clock=clock):
        return _before(archive, capture, name, clock) or Intake(held=True)
    return Intake(documents=tuple(document for document, _ in read), refused=refused)


def _told(crawls: Crawls, intake: Intake) -> Intake:
    told = (crawls.told(failure) for failure in intake.refused)
    return msgspec.structs.replace(intake, refused=tuple(failure for failure in told if failure is not None))


def _again(failure: Failure) -> Failure:
    """Return a failure with what a person can do about it, where that is to add the source again."""
    if not isinstance(failure, Mishap):
        return failure
    return Failure(source=failure.source, reason=f"{failure.reason}; nothing of it is kept, add it again")
