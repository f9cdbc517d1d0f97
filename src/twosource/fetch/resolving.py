"""The addresses of a host, asked for once and within a time."""

import queue
import socket
import threading
from collections.abc import Callable

from twosource.errors import Unfetched

Resolve = Callable[[str, int, float], list[str]]
"""Gives the IP addresses of a host, for a port, within so many seconds; raises Unfetched where there are none."""


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """Ask the system for the addresses of a host, each once, in its order.

    The system sets no time of its own that could be relied on: it is asked in a thread, and left behind when it
    takes too long.
    """
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except Exception as error:  # noqa: BLE001  whatever it is, it is looked at below
            answers.put(error)

    threading.Thread(target=ask, name="resolving", daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0))
    except queue.Empty as error:
        raise Unfetched("the name of its host could not be looked up in time") from error
    if isinstance(answer, Exception) or not answer:
        raise Unfetched("no such host") from (answer if isinstance(answer, Exception) else None)
    return answer
