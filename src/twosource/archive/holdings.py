"""What an archive amounts to: its dossier, kept up to date, and whatever is asked of it.

A dossier is made when it is asked for and kept until something is added. What it was made from stays in memory, so that
one document more costs little.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from twosource import pipeline, questions
from twosource.archive.intake import Intake, take_in
from twosource.archive.interface import Archive, Clock
from twosource.archive.stored import store, stored
from twosource.changes import changes
from twosource.memory import Memory
from twosource.records.change import Change
from twosource.records.judgement import Judgement, decided
from twosource.records.ledger import Dossier
from twosource.records.page import Capture, Document, Failure
from twosource.settings import DEFAULT, Settings
from twosource.stage import USUAL, Reader

DOSSIERS = 8
"""How many dossiers are kept, those last asked for: of now, and of earlier times."""


def now() -> str:
    """Return the time of day as archives write it: ISO 8601 in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Holdings:
    """An archive with the dossier of what it holds."""

    def __init__(self, archive: Archive, reader: Reader | str = USUAL, clock: Clock = now) -> None:
        self.archive = archive
        self.clock = clock
        self._reader = reader
        self._memory = Memory()
        self._lock = threading.RLock()
        self._dossiers: OrderedDict[str, Dossier] = OrderedDict()
        self._matter: tuple[str, questions.Matter] | None = None

    def reader(self) -> Reader:
        """Return who reads, loaded when it is first needed."""
        if isinstance(self._reader, str):
            loaded: Reader = pipeline.stage("reader")(self._reader)
            self._reader = loaded
        return self._reader

    def take_in(self, sources: Iterable[str], settings: Settings = DEFAULT, *, jobs: int = 1) -> Iterator[Intake]:
        """Take sources in, each capture whole or not at all, read by so many processes; yield what became of each."""
        items = pipeline.stage("take")(sources, settings)
        yield from take_in(self.archive, items, self.reader(), settings, clock=self.clock, jobs=jobs)

    def add(self, sources: Iterable[str], settings: Settings = DEFAULT) -> Iterator[Document | Failure]:
        """Take sources in; yield each document as it is kept, and what is refused."""
        for each in self.take_in(sources, settings):
            yield from each.documents
            yield from each.refused

    def take(self, capture: Capture, settings: Settings = DEFAULT) -> Iterator[Document | Failure]:
        """Take one capture in; yield its documents and what is refused of it. What was there before yields nothing."""
        for each in take_in(self.archive, [capture], self.reader(), settings, clock=self.clock):
            yield from each.documents
            yield from each.refused

    def dossier(self, *, until: str | None = None) -> Dossier:
        """Return the dossier of all that is held, or of what was held at a time."""
        with self._lock:
            state = self.archive.state(until=until)
            if state not in self._dossiers:
                made = self._made(state, until)
                if state != self.archive.state(until=until):
                    return made  # something was added meanwhile: it is the dossier of neither state
                self._dossiers[state] = made
            self._dossiers.move_to_end(state)
            while len(self._dossiers) > DOSSIERS:
                self._dossiers.popitem(last=False)
            return self._dossiers[state]

    def _made(self, state: str, until: str | None) -> Dossier:
        is_now = state == self.archive.state()
        known = stored(self.archive, state) if is_now and not self._dossiers else None
        if known is not None:
            return known
        memory = self._memory if is_now else Memory()
        made = pipeline.dossier(self.archive.read(until=until), memory, self.archive.judgements(until=until))
        if is_now and state == self.archive.state():
            store(self.archive, state, made)
        return made

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
        about = tuple(subject)
        return self.archive.judge(lambda at: decided(kind, about, who=who, when=at, why=why), clock=self.clock)
