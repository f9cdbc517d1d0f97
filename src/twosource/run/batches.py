"""Captures travel together: many are small, and each journey to another process costs the same."""

from collections.abc import Callable
from concurrent.futures import Future

from twosource.archive.intake import Found
from twosource.records.page import Capture

MOST = 8
"""How many captures travel together at most."""
FULL = 256 * 1024
"""Bytes at which no further capture joins: large ones travel alone."""

Send = Callable[[list[Capture]], Future[list[Found]]]
"""Sends captures off to be read together."""


class Batch:
    """Captures that travel together, and in time what was found in each."""

    def __init__(self) -> None:
        self.captures: list[Capture] = []
        self.size = 0
        self.sent: Future[list[Found]] | None = None

    def is_full(self) -> bool:
        """Whether no further capture joins."""
        return len(self.captures) >= MOST or self.size >= FULL

    def is_under_way(self) -> bool:
        """Whether it was sent and not all of it is read."""
        return self.sent is not None and not self.sent.done()


class Batches:
    """Puts captures together while all who read are busy; as soon as one of them is idle, it is sent what there is."""

    def __init__(self, send: Send, readers: int) -> None:
        self._send, self._readers = send, readers
        self._next = Batch()
        self._sent: list[Batch] = []

    def begin(self, capture: Capture) -> "Begun":
        """Begin to read a capture, or let it wait for others."""
        batch, place = self._next, len(self._next.captures)
        batch.captures.append(capture)
        batch.size += len(capture.data)
        self._sent = [each for each in self._sent if each.is_under_way()]
        if batch.is_full() or len(self._sent) < self._readers:
            self.send(batch)
        return Begun(self, batch, place)

    def send(self, batch: Batch) -> Future[list[Found]]:
        """Send a batch off where it was not yet."""
        if batch.sent is None:
            batch.sent = self._send(batch.captures)
            self._sent.append(batch)
            self._next = Batch()
        return batch.sent


class Begun:
    """A capture that is being read with others; `place` is which of them it is."""

    def __init__(self, batches: Batches, batch: Batch, place: int) -> None:
        self._batches, self._batch, self._place = batches, batch, place

    def done(self) -> bool:
        """Whether it is read."""
        return self._batch.sent is not None and self._batch.sent.done()

    def found(self) -> Found:
        """Wait until it is read, and return what was found."""
        return self._batches.send(self._batch).result()[self._place]
