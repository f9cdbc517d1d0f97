"""What an archive amounts to: its dossier, kept up to date, and whatever is asked of it.

A dossier is made when it is asked for, once for all who ask, and kept as long as it is one of the last. What it was
made from stays in memory, so that one document more, or a few less, cost little.
"""

import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

from twosource import pipeline, questions
from twosource.archive.intake import Intake, Runner, take_in
from twosource.archive.interface import Archive, Clock
from twosource.archive.once import Once
from twosource.archive.stored import store, stored
from twosource.changes import changes
from twosource.language.weights import term_weight, terms
from twosource.memory import Memory
from twosource.records.change import Change
from twosource.records.judgement import Judgement, decided
from twosource.records.ledger import Dossier
from twosource.records.page import Capture, Document, Failure
from twosource.settings import DEFAULT, Settings
from twosource.stage import USUAL, Reader

DOSSIERS = 8
"""How many dossiers are kept, those last asked for: of now, and of earlier times."""
WHOLE = 2000
"""In an archive of more documents a claim is put to those that hold most of it, and to no others."""
TELLING = 24
"""So many documents are looked at then, with those they may rest on; more would cost more, and few tell what these do
not."""
MATTERS = 64
"""Of so many sets of them it stays ready what they tell."""
STRETCHES = 48
"""How many stretches of time it is kept of what changed in them."""


def now() -> str:
    """Return the time of day as archives write it: ISO 8601 in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Holdings:
    """An archive with the dossier of what it holds."""

    def __init__(self, archive: Archive, reader: Reader | str = USUAL, clock: Clock = now) -> None:
        self.archive = archive
        self.clock = clock
        self._reader = reader
        self._memory = Memory()  # of the last dossier of all that was held then; whoever works with it takes a copy
        self._newest, self._earlier, self._asking = threading.Lock(), threading.Lock(), threading.Lock()
        self._dossiers: Once[Dossier] = Once(DOSSIERS)
        self._changes: Once[tuple[Change, ...]] = Once(STRETCHES)
        self._begun = False
        self._nearby, self._of_near = threading.Lock(), Memory()  # of the documents that were last looked around in
        self._matter: Once[questions.Matter] = Once(1)
        self._matters: Once[questions.Matter] = Once(MATTERS)  # of some documents each

    def reader(self) -> Reader:
        """Return who reads, loaded when it is first needed."""
        if isinstance(self._reader, str):
            loaded: Reader = pipeline.stage("reader")(self._reader)
            self._reader = loaded
        return self._reader

    def take_in(
        self, sources: Iterable[str], settings: Settings = DEFAULT, *, runner: Runner | None = None
    ) -> Iterator[Intake]:
        """Take sources in, each capture whole or not at all, and yield what became of each.

        The `runner` reads; without one, this process does.
        """
        yield from self.take_captures(pipeline.stage("take")(sources, settings), settings, runner=runner)

    def take_captures(
        self, items: Iterable[Capture | Failure], settings: Settings = DEFAULT, *, runner: Runner | None = None
    ) -> Iterator[Intake]:
        """Take captures in as `take_in` does; what of the sources was no capture comes as a failure in its place."""
        yield from take_in(self.archive, items, self.reader(), settings, clock=self.clock, runner=runner)

    def add(self, sources: Iterable[str], settings: Settings = DEFAULT) -> Iterator[Document | Failure]:
        """Take sources in; yield each document as it is kept, and what is refused."""
        for each in self.take_in(sources, settings):
            yield from each.documents
            yield from each.refused

    def take(self, capture: Capture, settings: Settings = DEFAULT) -> Iterator[Document | Failure]:
        """Take one capture in; yield its documents and what is refused of it. What was there before yields nothing."""
        for each in self.take_captures([capture], settings):
            yield from each.documents
            yield from each.refused

    def dossier(self, *, until: str | None = None) -> Dossier:
        """Return the dossier of all that is held, or of what was held at a time."""
        last = self.archive.last()
        moment = last if until is None else min(until, last)
        state = self.archive.state(until=moment)
        make = self._of_now if moment == last else self._of_earlier
        return self._dossiers.get(state, lambda: make(state, moment))

    def _of_now(self, state: str, moment: str) -> Dossier:
        with self._newest:
            known = None if self._begun else stored(self.archive, state)
            self._begun = True
            if known is not None:
                return known
            memory = self._memory.copy()
            made = self._made(moment, memory)
            self._memory = memory
            store(self.archive, state, made)
            return made

    def _of_earlier(self, _: str, moment: str) -> Dossier:
        with self._earlier:  # one after the other, so that whoever asks for many times holds nobody else up
            return self._made(moment, self._memory.copy())

    def _made(self, moment: str, memory: Memory) -> Dossier:
        return pipeline.dossier(self.archive.read(until=moment), memory, self.archive.judgements(until=moment))

    def around(self, document: str, *, until: str | None = None) -> Dossier:
        """Return the dossier of the story that a document is in, worked out among the documents around it.

        It costs what they do, however many documents are held besides; empty where the document is not held.
        """
        with self._nearby:
            pairs = list(self.archive.read(until=until, among=self.archive.around(document)))
            return pipeline.dossier(pairs, self._of_near, self.archive.judgements(until=until), around=document)

    def check(self, claim: str, *, until: str | None = None) -> questions.Answer:
        """Return how one claim in free words stands in what is held, or was at a time: the answer names its base."""
        with self._asking:
            last = self.archive.last()
            moment = last if until is None else min(until, last)
            state = self.archive.state(until=moment)
            if self.archive.size() <= WHOLE:
                return questions.check(claim, self._matter.get(state, lambda: self._prepared(moment)))
            weights = {term: term_weight(term) for term in terms(claim)}
            at = None if moment == last else moment
            names = tuple(sorted(self.archive.telling(weights, limit=TELLING, until=at)))
            prepared = partial(self._prepared, moment, names)
            return questions.check(claim, self._matters.get(f"{state} {' '.join(names)}", prepared))

    def _prepared(self, moment: str, among: tuple[str, ...] | None = None) -> questions.Matter:
        pairs, judgements = list(self.archive.read(until=moment, among=among)), self.archive.judgements(until=moment)
        return questions.matter(pairs, self.reader(), judgements=judgements, memory=self._memory.copy())

    def changes(self, since: str, *, until: str | None = None) -> tuple[Change, ...]:
        """Return what is otherwise than it was at the time `since`."""
        last = self.archive.last()
        start, end = min(since, last), last if until is None else min(until, last)
        between = f"{self.archive.state(until=start)} {self.archive.state(until=end)}"
        return self._changes.get(between, lambda: changes(self.dossier(until=start), self.dossier(until=end)))

    def effect(self, judgement: Judgement) -> tuple[Change, ...]:
        """Return what a judgement alone changed: all that is otherwise than it was right before."""
        moment = datetime.fromisoformat(judgement.when) - timedelta(microseconds=1)
        return self.changes(moment.isoformat(timespec="microseconds"), until=judgement.when)

    def judge(self, kind: str, subject: Iterable[str], *, who: str, why: str) -> Judgement:
        """Record a person's decision and return it."""
        about = tuple(subject)
        return self.archive.judge(lambda at: decided(kind, about, who=who, when=at, why=why), clock=self.clock)
