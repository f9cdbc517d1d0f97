"""When a fetch has to be done."""

from collections.abc import Callable

from twosource.errors import Unfetched


class Deadline:
    """So many seconds from now, to which what is waited out of politeness is added."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Return the seconds that are left; raises Unfetched where there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise Unfetched(TOO_LONG)
        return left

    def put_off(self, seconds: float) -> None:
        """Give so many seconds more."""
        self._end += seconds


TOO_LONG = "took too long to answer"
