"""An outbox that lasts as long as the program."""

import threading
from collections.abc import Sequence

from msgspec import Struct

from twosource.archive.outbox import Message, Sending, after, is_held, is_over, messages


class _Sent(Struct):
    target: str
    place: int
    begun: str
    lapses: str
    status: int | None = None


class InMemoryOutbox:
    """Keeps messages and tries in lists; the behaviour is that of `Outbox`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until: dict[str, str] = {}
        self._messages: dict[str, list[Message]] = {}
        self._sent: list[_Sent] = []

    def written(self, target: str) -> str | None:
        """Return the time up to which everything is in messages."""
        return self._until.get(target)

    def start(self, target: str, since: str) -> None:
        """Note the time to start with, where nothing was written."""
        with self._lock:
            self._until.setdefault(target, since)

    def write(self, target: str, bodies: Sequence[bytes], *, since: str | None, until: str) -> bool:
        """Add messages, where no other was written meanwhile."""
        with self._lock:
            if self._until.get(target) != since or not bodies:
                return False
            self._until[target] = until
            self._messages.setdefault(target, []).extend(messages(target, bodies, until))
            return True

    def waiting(self, target: str) -> int:
        """Return how many messages have not been delivered."""
        return len(self._messages.get(target, ())) - self._delivered(target)

    def begin(self, target: str, *, now: str, patience: int) -> Sending | None:
        """Begin to send the first message that is not delivered."""
        with self._lock:
            place = self._delivered(target)
            every = self._messages.get(target, [])
            if place == len(every) or any(
                each.status is None and is_held(each.begun, each.lapses, now=now, patience=patience)
                for each in self._of(target)
                if each.place == place
            ):
                return None
            self._sent.append(_Sent(target, place, now, after(now, patience)))
            return Sending(number=len(self._sent) - 1, message=every[place])

    def end(self, sending: Sending, status: int, *, now: str) -> None:
        """Note how it ended."""
        with self._lock:
            self._sent[sending.number].status = status

    def answered(self, target: str) -> int | None:
        """Return how the last try ended."""
        return next((each.status for each in reversed(self._of(target)) if each.status is not None), None)

    def _of(self, target: str) -> list[_Sent]:
        return [each for each in self._sent if each.target == target]

    def _delivered(self, target: str) -> int:
        """Return how many are over: they are so in their order."""
        return len({each.place for each in self._of(target) if is_over(each.status)})
