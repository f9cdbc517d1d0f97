"""When a reader was here before, kept in a cookie of the reader's own."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from litestar import Request, Response

PAUSE = timedelta(minutes=30)
"""After so long without a call a new visit begins."""
YEAR = 365 * 24 * 3600
NAME = "visit"

_TIMES = re.compile(r"(\d{1,12})-(\d{1,12})")


def last_visit(request: Request[Any, Any, Any], now: str) -> str | None:
    """Return the end of the visit before this one, or None where this is the first."""
    before, latest = _times(request)
    moment = datetime.fromisoformat(now)
    ended = latest if latest and moment - latest > PAUSE else before
    return ended.isoformat(timespec="microseconds") if ended else None


def remember(request: Request[Any, Any, Any], response: Response[bytes], now: str) -> Response[bytes]:
    """Have the answer keep that the reader is here now."""
    before, latest = _times(request)
    moment = datetime.fromisoformat(now)
    if latest and moment - latest > PAUSE:
        before = latest
    start = int(before.timestamp()) if before else 0
    response.set_cookie(
        key=NAME, value=f"{start}-{int(moment.timestamp())}", max_age=YEAR, httponly=True, samesite="strict"
    )
    return response


def _times(request: Request[Any, Any, Any]) -> tuple[datetime | None, datetime | None]:
    found = _TIMES.fullmatch(request.cookies.get(NAME, ""))
    return (_moment(found[1]), _moment(found[2])) if found else (None, None)


def _moment(seconds: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC) if int(seconds) else None
    except (OverflowError, ValueError, OSError):
        return None
