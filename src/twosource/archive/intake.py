"""Sources come into an archive: read ahead of its one writer, and written in the order in which they came."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from twosource import pipeline
from twosource.archive.interface import Archive
from twosource.archive.processes import Result, begun_at_once, begun_in_processes
from twosource.records.page import Capture, Document, Failure
from twosource.records.reading import Reading
from twosource.settings import Settings
from twosource.stage import Reader


class Intake(Struct, frozen=True, kw_only=True):
    """What became of one capture, or of a source that gave none; `held` says that it was there before."""

    documents: tuple[Document, ...] = ()
    refused: tuple[Failure, ...] = ()
    held: bool = False


class Remembering:
    """A reader that asks an archive first what it found in the same content."""

    def __init__(self, reader: Reader, archive: Archive) -> None:
        self.name, self.version = reader.name, reader.version
        self._reader, self._archive = reader, archive

    def read(self, document: Document) -> Reading:
        """Return what was found before, or is found now."""
        return self._archive.reading(document, named(self)) or self._reader.read(document)


def named(reader: Reader) -> str:
    """Return the name under which an archive keeps what a reader found."""
    return f"{reader.name} {reader.version}"


def take_in(
    archive: Archive,
    items: Iterable[Capture | Failure],
    reader: Reader,
    settings: Settings,
    *,
    clock: Callable[[], str],
    jobs: int = 1,
) -> Iterator[Intake]:
    """Take captures in, each whole or not at all, and yield what became of each, in their order.

    With several `jobs` as many processes read, each with a reader of the same name; one process writes, this one.
    """
    name = named(reader)
    readers = begun_at_once(Remembering(reader, archive), settings) if jobs < 2 else None
    with readers or begun_in_processes(reader.name, settings, jobs) as begin:
        ahead = 0 if jobs < 2 else 4 * jobs
        waiting: deque[tuple[Capture | Failure, Result | None]] = deque()
        for item in items:
            waits = None if isinstance(item, Failure) or archive.holds(item, name) else begin(item)
            waiting.append((item, waits))
            if len(waiting) > ahead:
                yield _settled(archive, *waiting.popleft(), name, clock)
        while waiting:
            yield _settled(archive, *waiting.popleft(), name, clock)


def _settled(
    archive: Archive, item: Capture | Failure, result: Result | None, name: str, clock: Callable[[], str]
) -> Intake:
    if isinstance(item, Failure):
        return Intake(refused=(item,))
    if result is None:
        return Intake(held=True)
    found = result()
    read: list[pipeline.Read] = [each for each in found if not isinstance(each, Failure)]
    refused = tuple(each for each in found if isinstance(each, Failure))
    if read and not archive.add(item, read, refused, reader=name, at=clock()):
        return Intake(held=True)
    return Intake(documents=tuple(document for document, _ in read), refused=refused)
