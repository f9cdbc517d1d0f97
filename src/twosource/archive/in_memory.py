"""An archive that lasts as long as the program: for trying things out, and for tests."""

import hashlib
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.archive.finding import excerpt, kept, wanted
from twosource.archive.interface import Clock, Hit, Taken
from twosource.archive.outbox import Outbox
from twosource.archive.outbox_in_memory import InMemoryOutbox
from twosource.archive.packing import digest, writable
from twosource.archive.speaking import later, speaking, state_name
from twosource.archive.telling import fullest, terms_of, weightiest
from twosource.neighbourhood import InMemoryIndex, around, sketch, sources
from twosource.pipeline import Read
from twosource.records.judgement import Judgement
from twosource.records.page import Capture, Document, Failure
from twosource.records.reading import Reading

_Key = tuple[str, str | None, str, bytes | None]


class _Addition(Struct, frozen=True):
    taken: Taken
    reader: str
    capture: Capture
    read: tuple[Read, ...]


class InMemoryArchive:
    """Keeps everything in lists; the behaviour is that of `Archive`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._additions: list[_Addition] = []
        self._readings: dict[tuple[str, str], Reading] = {}
        self._judgements: dict[str, Judgement] = {}
        self._derived: dict[str, bytes] = {}
        self._outbox = InMemoryOutbox()
        self._notes: dict[str, dict[str, bytes]] = {}

    def taken(self, capture: Capture, reader: str) -> Taken | None:
        """Return how a capture was taken last, where this reader read it then, or None."""
        last = next((each for each in reversed(self._additions) if _key(each.capture) == _key(capture)), None)
        return last.taken if last is not None and last.reader == reader else None

    def reading(self, document: Document, reader: str) -> Reading | None:
        """Return what this reader found in the same content before."""
        return self._readings.get((digest(document), reader))

    def add(
        self, capture: Capture, read: Sequence[Read], refused: Sequence[Failure], *, reader: str, clock: Clock
    ) -> bool:
        """Take a capture with what was read in it."""
        with self._lock:
            if self.taken(capture, reader) is not None:
                return False
            taken = Taken(
                at=self._next_time(clock),
                path=writable(capture.path),
                url=capture.url,
                sha256=capture.sha256,
                media_type=capture.media_type,
                documents=tuple(document.id for document, _ in read),
                refused=tuple(writable(failure.reason) for failure in refused),
                seen=capture.taken,
                charset=capture.charset,
                entry=_named(capture.entry),
            )
            known = [(d, self._readings.setdefault((digest(d), reader), reading)) for d, reading in read]
            self._additions.append(_Addition(taken, reader, capture, tuple(known)))
            return True

    def see(self, capture: Capture, *, clock: Clock) -> None:
        """Note when a capture that was taken before was on the net."""
        with self._lock:
            same = [each for each in self._additions if _key(each.capture) == _key(capture)]
            if capture.taken is not None and capture.taken > max(each.taken.seen or "" for each in same):
                path = writable(capture.path)
                taken = replace(same[-1].taken, at=self._next_time(clock), path=path, seen=capture.taken)
                self._additions.append(replace(same[-1], taken=taken))

    def read(self, *, until: str | None = None, among: Collection[str] | None = None) -> Iterator[Read]:
        """Yield each document with its newest reading, in order of their ids."""
        additions = self._until(until)
        last = {_key(each.capture): at for at, each in enumerate(additions)}
        seen: dict[_Key, str] = defaultdict(str)
        for each in additions:
            seen[_key(each.capture)] = max(seen[_key(each.capture)], each.taken.seen or "")
        candidates: dict[str, list[Read]] = defaultdict(list)
        for key, at in sorted(last.items(), key=lambda each: each[1]):
            for document, reading in additions[at].read:
                note = replace(document.capture, path=additions[at].taken.path, taken=seen[key] or None)
                candidates[document.id].append((replace(document, capture=note), reading))
        chosen = sorted(candidates) if among is None else sorted(candidates.keys() & set(among))
        yield from (speaking(candidates[name]) for name in chosen)

    def around(self, document: str) -> tuple[str, ...]:
        """Return the ids of the documents around one."""
        index = InMemoryIndex({each.id: sketch(each) for each, _ in self.read()})
        own = index.sketches.get(document)
        return () if own is None else tuple(around(document, own, index))

    def telling(self, weights: Mapping[str, float], *, limit: int, until: str | None = None) -> tuple[str, ...]:
        """Return the ids of the documents that hold most of some terms by weight, then those they may rest on."""
        wanted, every = set(weightiest(weights)), [page for page, _ in self.read(until=until)]
        chosen = fullest(weights, (page for page in every if wanted & terms_of(page)), sketch, limit)
        return (*chosen, *sources(chosen, {page.id: sketch(page) for page in every}))

    def size(self) -> int:
        """Return how many documents there are."""
        return sum(1 for _ in self.read())

    def captures(self, *, until: str | None = None) -> Iterator[Taken]:
        """Yield what was taken, in order."""
        yield from (each.taken for each in self._until(until))

    def capture(self, sha256: str) -> bytes | None:
        """Return the bytes of a capture."""
        kept = [each.capture for each in self._additions]
        found = {_named(each.entry): each.entry for each in kept} | {each.sha256: each.data for each in kept}
        return found.get(sha256)

    def judge(self, made: Callable[[str], Judgement], *, clock: Clock) -> Judgement:
        """Add a judgement."""
        with self._lock:
            judgement = made(self._next_time(clock))
            self._judgements[judgement.id] = judgement
        return judgement

    def _next_time(self, clock: Clock) -> str:
        return later(clock(), *self._times())

    def _times(self) -> list[str]:
        return [each.taken.at for each in self._additions] + [each.when for each in self._judgements.values()]

    def judgements(self, *, until: str | None = None) -> tuple[Judgement, ...]:
        """Return all judgements."""
        found = (j for j in list(self._judgements.values()) if until is None or j.when <= until)
        return tuple(sorted(found, key=lambda j: (j.when, j.id)))

    def search(self, words: str, *, limit: int = 100) -> tuple[Hit, ...]:
        """Return the documents that hold all the words; those whose headlines hold most of them first."""
        asked = wanted(words)
        found = []
        for document, _ in self.read() if asked else ():
            by = kept(document)
            title, terms, names = set(by.title.split()), {*by.title.split(), *by.text.split()}, set(by.names.split())
            if all(terms.issuperset(each.terms) or names.intersection(each.names) for each in asked):
                fitness = sum(title.issuperset(each.terms) for each in asked)
                found.append((-fitness, document.id, Hit(document=document.id, excerpt=excerpt(document, asked))))
        return tuple(hit for _, _, hit in sorted(found, key=lambda each: each[:2])[:limit])

    def last(self) -> str:
        """Return the time of the last addition or judgement."""
        with self._lock:
            return max(self._times(), default="")

    def state(self, *, until: str | None = None) -> str:
        """Return a name for all that is held."""
        taken, decided = self._until(until), self.judgements(until=until)
        return state_name(
            (len(taken), max((each.taken.at for each in taken), default=None)),
            (len(decided), max((each.when for each in decided), default=None)),
        )

    def outbox(self) -> Outbox:
        """Return what is to be delivered about the archive."""
        return self._outbox

    def recall(self, name: str) -> bytes | None:
        """Return what was kept under a name."""
        return self._derived.get(name)

    def keep(self, name: str, data: bytes) -> None:
        """Keep something that was worked out, in place of what was kept before."""
        self._derived = {name: data}

    def notes(self, feed: str) -> dict[str, bytes]:
        """Return what was noted of a feed."""
        return self._notes.get(feed, {}).copy()

    def note(self, feed: str, notes: Mapping[str, bytes | None]) -> None:
        """Note something of a feed, in place of what was noted before."""
        with self._lock:
            every = {**self._notes.get(feed, {}), **notes}
            self._notes[feed] = {name: data for name, data in every.items() if data is not None}

    def close(self) -> None:
        """Nothing is to be let go of."""

    def _until(self, until: str | None) -> list[_Addition]:
        return [each for each in list(self._additions) if until is None or each.taken.at <= until]


def _key(capture: Capture) -> _Key:
    return capture.sha256, capture.url, capture.media_type, capture.entry


def _named(entry: bytes | None) -> str | None:
    return None if entry is None else hashlib.sha256(entry).hexdigest()
