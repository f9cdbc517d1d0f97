"""Sources come into an archive: read ahead of its one writer, and written in the order in which they came."""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from twosource import pipeline
from twosource.archive.interface import Archive, Clock
from twosource.archive.processes import Result, begun_at_once, begun_in_processes
from twosource.archive.program import reading_program
from twosource.outcomes import Crawls, refusal
from twosource.records.page import Capture, Document, Failure, Mishap
from twosource.records.reading import Reading
from twosource.settings import DEFAULT, Settings
from twosource.stage import Reader

_AHEAD = timedelta(days=1)
"""How far the clock of a server may be ahead of that of the archive."""


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
    jobs: int = 1,
) -> Iterator[Intake]:
    """Take captures in, each whole or not at all, and yield what became of each, in their order.

    With several `jobs` as many processes read, each with a reader of the same class, made
    without arguments; one process writes, this one.
    """
    name = named(reader, settings)
    readers = begun_at_once(Remembering(reader, archive, name), settings) if jobs < 2 else None
    crawls, last = Crawls(), archive.last()
    with readers or begun_in_processes(type(reader), settings, jobs) as begin:
        ahead = 0 if jobs < 2 else 4 * jobs
        waiting: deque[Intake | tuple[Capture, Result]] = deque()
        for item in items:
            if isinstance(item, Failure):
                waiting.append(Intake(refused=(item,)))
            else:
                item = _timely(item, clock, last)
                waiting.append(_before(archive, item, name, clock) or (item, begin(item)))
            if len(waiting) > ahead:
                yield _told(crawls, _settled(archive, waiting.popleft(), name, clock))
        while waiting:
            yield _told(crawls, _settled(archive, waiting.popleft(), name, clock))


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


def _settled(archive: Archive, item: Intake | tuple[Capture, Result], name: str, clock: Clock) -> Intake:
    if isinstance(item, Intake):
        return item
    capture, result = item
    found = result()
    read: list[pipeline.Read] = [each for each in found if not isinstance(each, Failure)]
    refused = tuple(each for each in found if isinstance(each, Failure))
    if any(isinstance(each, Mishap) for each in refused):
        return Intake(refused=tuple(map(_again, refused)))
    if capture.crawl is not None and not read:
        return Intake(refused=refused)  # whoever wants it has the web archive
    if found and not archive.add(capture, read, refused, reader=name, clock=clock):
        archive.see(capture, clock=clock)
        return Intake(held=True)
    return Intake(documents=tuple(document for document, _ in read), refused=refused)


def _told(crawls: Crawls, intake: Intake) -> Intake:
    told = (crawls.told(failure) for failure in intake.refused)
    return msgspec.structs.replace(intake, refused=tuple(failure for failure in told if failure is not None))


def _again(failure: Failure) -> Failure:
    """Return a failure with what a person can do about it, where that is to add the source again."""
    if not isinstance(failure, Mishap):
        return failure
    return Failure(source=failure.source, reason=f"{failure.reason}; nothing of it is kept, add it again")
