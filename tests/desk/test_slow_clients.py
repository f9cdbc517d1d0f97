"""Who asks slowly holds no connection for ever."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import h11
import pytest
import uvicorn

from twosource.desk.listening import listening
from twosource.desk.slow_clients import Impatient


class InAHurry(Impatient):
    times: ClassVar = {h11.IDLE: 0.05, h11.SEND_BODY: 0.05}


async def echo(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        return
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body, more = body + message.get("body", b""), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


@contextmanager
def served(speaks: type[Impatient]) -> Iterator[socket.socket]:
    """Give a connection to a server."""
    heard = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(echo, http=speaks, lifespan="off", log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [heard]}, daemon=True)
    thread.start()
    try:
        with socket.create_connection(heard.getsockname(), timeout=60) as connection:
            yield connection
    finally:
        server.should_exit = True
        thread.join(60)
        heard.close()


def everything(connection: socket.socket) -> bytes:
    """Return all that a server says before it closes."""
    said = b""
    while part := connection.recv(65536):
        said += part
    return said


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ],
)
def test_a_question_that_does_not_end_is_hung_up_on(begun: bytes) -> None:
    with served(InAHurry) as connection:
        connection.sendall(begun)
        assert b" 200 " not in everything(connection)


def test_a_question_in_pieces_is_answered_and_the_next_one_too() -> None:
    with served(Impatient) as connection:
        for piece in (b"POST / HTTP/1.1\r\nHo", b"st: a\r\nContent-Length: 4\r\n\r\na", b"bcd"):
            connection.sendall(piece)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        connection.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nxyz")
        assert everything(connection).endswith(b"xyz")
