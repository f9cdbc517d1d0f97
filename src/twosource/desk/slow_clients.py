"""Who does not come to the end of what he asks: his connection is closed, so that nobody holds all of them open."""

import asyncio
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD, BODY = 20.0, 600.0
"""Seconds from the first byte, or from the connection, until a question is whole: without its body, and with it."""
AT_ONCE = 500
"""Connections that are served at the same time; further ones are told to come again."""


class Impatient(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, which by itself waits for the end of a question for ever."""

    times: ClassVar = {h11.IDLE: HEAD, h11.SEND_BODY: BODY}
    """By what the client is doing."""
    _waits_for: object = None
    _end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first question."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for the rest."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        """See to it that somebody waits for what is not there yet, and no longer than he did already."""
        state = self.conn.their_state
        if state not in self.times:
            self._no_more()
        elif state is not self._waits_for:
            self._no_more()
            self._waits_for = state
            self._end = self.loop.call_later(self.times[state], self.transport.close)

    def _no_more(self) -> None:
        if self._end is not None:
            self._end.cancel()
        self._end = self._waits_for = None
