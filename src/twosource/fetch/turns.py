"""Politeness: one call to a host at a time, a pause after it, and a longer one where the host asks for it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from twosource.errors import Unfetched

HOSTS = 1000
"""Hosts that are kept in mind, besides those that still want to be left alone."""


class _Host:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.due = float("-inf")
        self.waiting = 0


class Turns:
    """Who may call which host when."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], *, patience: float) -> None:
        self._clock, self._sleep, self._patience = clock, sleep, patience
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, name: str, pause: float) -> Iterator[float]:
        """Wait until a host may be called, give the seconds that it took, and leave it alone for `pause` afterwards.

        Raises:
            Unfetched: it wants to be left alone for longer than anybody here is patient.

        """
        begun = self._clock()
        host = self._entered(name)
        try:
            with host.lock:
                wait = host.due - self._clock()
                if wait > self._patience:
                    reason = f"{name} wants to be left alone for {wait:.0f} more seconds"
                    raise Unfetched(reason, retry_after=wait, asked=False)
                if wait > 0:
                    self._sleep(wait)
                try:
                    yield self._clock() - begun
                finally:
                    host.due = max(host.due, self._clock() + pause)
        finally:
            with self._lock:
                host.waiting -= 1

    def leave_alone(self, name: str, seconds: float) -> None:
        """Let nobody call a host for so many seconds."""
        host = self._entered(name)
        with self._lock:
            host.due = max(host.due, self._clock() + seconds)
            host.waiting -= 1

    def _entered(self, name: str) -> _Host:
        with self._lock:
            if len(self._hosts) > HOSTS:
                now = self._clock()
                self._hosts = {key: host for key, host in self._hosts.items() if host.waiting or host.due > now}
            host = self._hosts.setdefault(name, _Host())
            host.waiting += 1
            return host
