"""When a fetch has to be done."""

from collections.abc import Callable

from twosource.errors import Unfetched

TOO_LONG = "took too long to answer"


class Deadline:
    """So many seconds from now; what is waited out of politeness is added, as far as there is `grace` for it."""

    def __init__(self, clock: Callable[[], float], seconds: float, *, grace: float) -> None:
        self._clock, self._grace = clock, grace
        self._end = clock() + seconds

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return self._clock() >= self._end

    def left(self) -> float:
        """Return the seconds that are left; raises Unfetched where there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise Unfetched(TOO_LONG)
        return left

    def put_off(self, seconds: float) -> None:
        """Give so many seconds more, or as many as there is grace for."""
        given = min(seconds, self._grace)
        self._grace -= given
        self._end += given
