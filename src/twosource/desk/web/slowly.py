"""Calls that may take seconds have a few threads of their own, so that they never take all of them from the others."""

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio import CapacityLimiter

T = TypeVar("T")

AT_ONCE = 4
"""How many of them are answered at the same time; others wait without a thread."""

_threads = CapacityLimiter(AT_ONCE)


async def slowly(function: Callable[..., T], *given: object) -> T:
    """Return what a function returns, called in one of those threads."""
    return await anyio.to_thread.run_sync(function, *given, limiter=_threads)
