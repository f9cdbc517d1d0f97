"""Servers of the tests' own, on this machine: what each says to which path is a table."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

from twosource.fetch import Client
from twosource.settings import Web

Script = Callable[[socket.socket], None]
"""Says something on a connection on which a question was asked."""
Says = Mapping[str, bytes | Script | list[bytes]]
"""What is answered at each path: the same each time, by a script, or one answer after the other."""
NO_RULES = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
DATE = "Wed, 28 May 2025 10:30:00 GMT"


def answer(body: bytes = b"", *, status: str = "200 OK", length: int | None = None, **headers: str) -> bytes:
    """Return an answer; `_` in the name of a header stands for `-`."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(status=status, Location=to)


def dripped(beginning: bytes, drop: bytes) -> Script:
    """Say the beginning at once, and then a drop at a time, for ten seconds."""

    def say(connection: socket.socket) -> None:
        connection.sendall(beginning)
        for _ in range(200):
            connection.sendall(drop)
            time.sleep(0.05)

    return say


class Server:
    """Answers by a table of paths until it is left; keeps what it was asked. Of a list, one is said after the other."""

    def __init__(self, says: Says, *, tls: ssl.SSLContext | None = None) -> None:
        self._says = {"/robots.txt": NO_RULES, **says}
        self._tls = tls
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"http{'s' if tls else ''}://{self.host}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answered, args=(connection,), daemon=True).start()

    def _answered(self, raw: socket.socket) -> None:
        raw.settimeout(10)
        try:
            with raw, self._tls.wrap_socket(raw, server_side=True) if self._tls else raw as connection:
                asked = b""
                while b"\r\n\r\n" not in asked:
                    part = connection.recv(65536)
                    if not part:
                        return
                    asked += part
                    if asked.startswith(b"\x16"):  # somebody speaks TLS to a server that does not
                        connection.sendall(NO_RULES)
                        return
                first, *lines = asked.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
                path = first.split(" ")[1]
                self.asked.append((path, {k.lower(): v for k, _, v in (line.partition(": ") for line in lines)}))
                said = self._says.get(path, NO_RULES)
                if isinstance(said, list):
                    said = said.pop(0) if len(said) > 1 else said[0]
                if callable(said):
                    said(connection)
                else:
                    connection.sendall(said)
        except OSError:
            return


class Time:
    """A clock that stands still but for what is slept."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def client(*servers: Server, seconds: float = 10.0, body_bytes: int = 1024 * 1024, time: Time | None = None) -> Client:
    """Return a client that may call these servers, by their address, within smaller bounds than usual."""
    web = Web(allowed=tuple(server.host for server in servers), seconds=seconds, body_bytes=body_bytes)
    return Client(web) if time is None else Client(web, clock=time.clock, sleep=time.sleep)
