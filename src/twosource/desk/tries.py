"""Wrong tokens, counted: nobody tries one after the other until one is right."""

import time
from collections import Counter
from collections.abc import Callable

A_MINUTE = 60
"""Wrong tokens that may come from one address in a minute; then even a right one waits for the minute to end."""
MINUTE = 60


class Tries:
    """Counts wrong tokens of this minute by the address that they came from."""

    def __init__(self, most: int = A_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._minute = 0
        self._wrong: Counter[str] = Counter()

    def wrong(self, scope: object) -> None:
        """Note that a call came with a wrong token."""
        self._turn()
        self._wrong[_address(scope)] += 1

    def too_many(self, scope: object) -> bool:
        """Whether so many wrong ones came from where a call comes from that its token is not looked at."""
        self._turn()
        return self._wrong.get(_address(scope), 0) >= self._most

    def _turn(self) -> None:
        minute = int(self._clock() // MINUTE)
        if minute != self._minute:
            self._minute, self._wrong = minute, Counter()


def _address(scope: object) -> str:
    client = scope.get("client") if isinstance(scope, dict) else None
    return str(client[0]) if client else ""
