"""What an archive amounts to: its dossier, kept up to date, and whatever is asked of it.

A dossier is made when it is asked for and kept until something is added. What it was made from stays in memory, so that
one document more costs little.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from twosource import pipeline, questions
from twosource.archive.interface import Archive
from twosource.changes import changes
from twosource.memory import Memory
from twosource.records.change import Change
from twosource.records.judgement import Judgement, decided
from twosource.records.ledger import Dossier
from twosource.records.page import Capture, Document, Failure
from twosource.settings import DEFAULT, Settings
from twosource.stage import USUAL, Reader


def now() -> str:
    """Return the time of day as archives write it: ISO 8601 in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Holdings:
    """An archive with the dossier of what it holds."""

    def __init__(self, archive: Archive, reader: Reader | str = USUAL, clock: Callable[[], str] = now) -> None:
        self.archive = archive
        self.clock = clock
        self._reader = reader
        self._memory = Memory()
        self._lock = threading.RLock()
        self._dossier: tuple[str, Dossier] | None = None
        self._matter: tuple[str, questions.Matter] | None = None

    def reader(self) -> Reader:
        """Return who reads, loaded when it is first needed."""
        if isinstance(self._reader, str):
            loaded: Reader = pipeline.stage("reader")(self._reader)
            self._reader = loaded
        return self._reader

    def add(self, sources: Iterable[str], settings: Settings = DEFAULT) -> Iterator[Document | Failure]:
        """Take sources in, each capture whole or not at all; yield each document as it is kept, and what is refused."""
        for item in pipeline.stage("take")(sources, settings):
            if isinstance(item, Failure):
                yield item
            else:
                yield from self.take(item, settings)

    def take(self, capture: Capture, settings: Settings = DEFAULT) -> Iterator[Document | Failure]:
        """Take one capture in; yield its documents and what is refused of it. What was there before yields nothing."""
        reader = self.reader()
        name = f"{reader.name} {reader.version}"
        if self.archive.holds(capture, name):
            return
        items = list(pipeline.read_capture(capture, settings, reader))
        read = [item for item in items if not isinstance(item, Failure)]
        refused = [item for item in items if isinstance(item, Failure)]
        if read:
            self.archive.add(capture, read, refused, reader=name, at=self.clock())
        yield from (document for document, _ in read)
        yield from refused

    def dossier(self, *, until: str | None = None) -> Dossier:
        """Return the dossier of all that is held, or of what was held at a time."""
        if until is not None:
            return pipeline.dossier(self.archive.read(until=until), judgements=self.archive.judgements(until=until))
        with self._lock:
            state = self.archive.state()
            if self._dossier is None or self._dossier[0] != state:
                made = pipeline.dossier(self.archive.read(), self._memory, self.archive.judgements())
                self._dossier = (state, made)
            return self._dossier[1]

    def check(self, claim: str) -> questions.Answer:
        """Return how one claim in free words stands in all that is held."""
        with self._lock:
            state = self.archive.state()
            if self._matter is None or self._matter[0] != state:
                pairs, judgements = list(self.archive.read()), self.archive.judgements()
                self._matter = (state, questions.matter(pairs, self.reader(), judgements=judgements))
            return questions.check(claim, self._matter[1])

    def changes(self, since: str, *, until: str | None = None) -> tuple[Change, ...]:
        """Return what is otherwise than it was at the time `since`."""
        return changes(self.dossier(until=since), self.dossier(until=until))

    def judge(self, kind: str, subject: Iterable[str], *, who: str, why: str) -> Judgement:
        """Record a person's decision and return it."""
        made = decided(kind, subject, who=who, when=self.clock(), why=why)
        self.archive.judge(made)
        return made
