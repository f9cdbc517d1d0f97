"""When something is looked at again: pauses in the words of a person, the wishes of servers, and longer after failures.

Times are ISO 8601 in UTC, as archives write them, so that their order is that of their letters.
"""

import re
from datetime import datetime, timedelta

from twosource.errors import BadCall

TRIES = 6
"""How often a page is asked for that cannot be had, before it is given up."""
_FIRST_PAUSE = 5 * 60
_LONGEST_PAUSE = 24 * 3600
_LEAST, _MOST = 10, 7 * 24 * 3600
_WORDS = re.compile(r"\s*(\d{1,9})\s*([smhd])\s*")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def seconds(words: str) -> int:
    """Return the seconds of a pause such as `30s`, `10m`, `2h`, `1d`; raises `BadCall` for anything else."""
    match = _WORDS.fullmatch(words.lower())
    if match is None:
        raise BadCall(f"--every {words}: a number with s, m, h or d, such as 30s, 10m, 2h or 1d")
    found = int(match[1]) * _UNITS[match[2]]
    if not _LEAST <= found <= _MOST:
        raise BadCall(f"--every {words}: from 10s to 7d")
    return found


def later(now: str, pause: float) -> str:
    """Return the time so many seconds after `now`; servers and feeds are listened to for a day at most."""
    wait = timedelta(seconds=max(0.0, min(pause, _LONGEST_PAUSE)))
    return (datetime.fromisoformat(now) + wait).isoformat(timespec="microseconds")


def is_ripe(due: str, now: str) -> bool:
    """Whether something may be looked at that was not to be before a time.

    What lies further ahead than anything is put off was noted by a clock that was wrong, and may be too.
    """
    return not now < due <= later(now, _LONGEST_PAUSE)


def after_failures(now: str, failures: int, *, asked: float | None = None, first: float = _FIRST_PAUSE) -> str:
    """Return when to try again what has failed so often: each time twice as late, and not before the server wishes."""
    return later(now, max(asked or 0.0, first * 2.0 ** min(failures - 1, 20)))
