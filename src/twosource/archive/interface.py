"""What a store must be able to do; everything else is worked out from it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from twosource.archive.outbox import Outbox
from twosource.pipeline import Read
from twosource.records.judgement import Judgement
from twosource.records.page import Capture, Document, Failure
from twosource.records.reading import Reading

Clock = Callable[[], str]
"""Says what time it is."""


class Taken(Struct, frozen=True, kw_only=True, gc=False):
    """One capture as it was taken into an archive: when, what it gave, and what of it was refused.

    `seen` is when it was on the net, where its source says so; `charset` is the encoding of its bytes, `entry` the
    SHA-256 of the entry that led to it.
    """

    at: str
    path: str
    url: str | None
    sha256: str
    media_type: str
    documents: tuple[str, ...]
    refused: tuple[str, ...] = ()
    seen: str | None = None
    charset: str | None = None
    entry: str | None = None


class Hit(Struct, frozen=True, kw_only=True, gc=False):
    """A document that holds the words looked for, and a piece of it around them."""

    document: str
    excerpt: str


class Archive(Protocol):
    """Captures, readings and judgements, added and never changed. Times are ISO 8601 in UTC, to the microsecond.

    A capture is known by its bytes, its URL, its media type, and the entry of a feed that led to it. Where it was read
    again by another reader, or by one of earlier, what was found last stands for it. Every method may be called by
    several threads; one process writes at a time and any number read. `until` leaves out what was added later than that
    time. BadCall where the store is damaged, or cannot be read or written.

    The time of what is added is asked for while nothing else is written, and is later than that of all before it,
    whatever the clock says: nobody who has looked at the archive finds something older in it the next time.
    """

    def taken(self, capture: Capture, reader: str) -> Taken | None:
        """Return how a capture was taken last, where this reader (by its name here) read it then, or None."""
        ...

    def reading(self, document: Document, reader: str) -> Reading | None:
        """Return what this reader found in a document of the same content before, whichever capture it was in."""
        ...

    def add(
        self, capture: Capture, read: Sequence[Read], refused: Sequence[Failure], *, reader: str, clock: Clock
    ) -> bool:
        """Take a capture with all that was read in it, or nothing of it; False where this reader read it last."""
        ...

    def see(self, capture: Capture, *, clock: Clock) -> None:
        """Note when a capture that was taken before was on the net, where that is later than all that is known of it.

        Which of two versions of a page is the newer may depend on it; nothing else does.
        """
        ...

    def read(self, *, until: str | None = None, among: Collection[str] | None = None) -> Iterator[Read]:
        """Yield each document once with its newest reading, in order of their ids; only those `among` some ids.

        Of several documents with one id it is the one that a dossier takes, whatever the order in which they came.
        """
        ...

    def around(self, document: str) -> tuple[str, ...]:
        """Return the ids of the documents around one, itself first, then the nearest; none where it is not held.

        It costs the same however many documents are held besides, and may name some that no capture holds any more.
        """
        ...

    def telling(self, weights: Mapping[str, float], *, limit: int, until: str | None = None) -> tuple[str, ...]:
        """Return the ids of the documents that hold most of some terms by weight, the fullest first, then a few more.

        Only documents that hold one of the weightiest, which make up half of the weight, are looked at, and few of one
        wording. The others are those that these may rest on: with much of their wording, and not later.
        """
        ...

    def size(self) -> int:
        """Return how many documents there are, or a few more, at no cost."""
        ...

    def captures(self, *, until: str | None = None) -> Iterator[Taken]:
        """Yield what was taken, in the order in which it was."""
        ...

    def capture(self, sha256: str) -> bytes | None:
        """Return the bytes of a capture as they came, or of an entry that led to one, or None."""
        ...

    def judge(self, made: Callable[[str], Judgement], *, clock: Clock) -> Judgement:
        """Add the judgement that is made when its time is known, and return it."""
        ...

    def judgements(self, *, until: str | None = None) -> tuple[Judgement, ...]:
        """Return all judgements, those undone and the undoings too, the oldest first."""
        ...

    def search(self, words: str, *, limit: int = 100) -> tuple[Hit, ...]:
        """Return the documents that hold all the words, the fittest first; names count in any spelling."""
        ...

    def last(self) -> str:
        """Return the time of the last addition or judgement; nothing where there is none.

        What is asked for `until` then is what is held now, whatever is added meanwhile.
        """
        ...

    def state(self, *, until: str | None = None) -> str:
        """Return a name for all that is held: another after every addition, the same as long as nothing is added."""
        ...

    def outbox(self) -> Outbox:
        """Return what is to be delivered about the archive; messages are neither additions nor judgements."""
        ...

    def recall(self, name: str) -> bytes | None:
        """Return what was kept under a name, or None; it may be lost at any time."""
        ...

    def keep(self, name: str, data: bytes) -> None:
        """Keep something that was worked out, in place of whatever was kept before: it is no addition."""
        ...

    def notes(self, feed: str) -> dict[str, bytes]:
        """Return what was noted of a feed by its address: of the feed itself under "", of each entry under its name."""
        ...

    def note(self, feed: str, notes: Mapping[str, bytes | None]) -> None:
        """Note something of a feed, in place of what was noted under these names, all of it or nothing.

        None takes a note away. It is no addition.
        """
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
