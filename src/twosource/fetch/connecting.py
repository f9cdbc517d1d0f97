"""Connections that lead only where they may, and that end in time."""

import ssl
from collections.abc import Iterable
from typing import Any

from httpcore2 import ConnectError, ConnectTimeout, NetworkBackend, NetworkStream, SyncBackend

from twosource.errors import Unfetched
from twosource.fetch.deadline import Deadline
from twosource.fetch.public import is_public
from twosource.fetch.resolving import Resolve

TRIED = 4
"""Addresses of one host that are tried, one after the other."""
PATIENCE = 5.0
"""Seconds that an address has to answer in while there is another one."""


class GuardedBackend(NetworkBackend):
    """Asks for a host's addresses once, looks at all of them, and connects to one of those that it looked at.

    A name that leads to something else when it is asked for again gains nothing by it. The certificate is still
    that of the name. With `private`, the host may lie where the public cannot reach it.
    """

    def __init__(self, deadline: Deadline, resolve: Resolve, *, private: bool) -> None:
        self._deadline, self._resolve, self._private = deadline, resolve, private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        """Connect to the first address of the host that answers.

        Raises:
            Unfetched: there is no such host, or one of its addresses is not public.

        """
        found = self._resolve(host, port, self._deadline.left())
        if not self._private and not all(map(is_public, found)):
            raise Unfetched(f"{host} lies in a network that is not public")
        tried = found[:TRIED]
        failed: ConnectError | ConnectTimeout = ConnectError("no address")
        for n, address in enumerate(tried, start=1):
            try:
                left = self._deadline.left()
                patience = left if n == len(tried) else min(left / 2, PATIENCE)
                stream = SyncBackend().connect_tcp(address, port, patience, local_address, socket_options or ())
                return TimedStream(stream, self._deadline)
            except (ConnectError, ConnectTimeout) as error:
                failed = error
        raise failed


class TimedStream(NetworkStream):
    """A connection of which each step has only the time that is left for the whole."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come."""
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        """Go on in TLS with the host of this name."""
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self._stream.get_extra_info(info)
