"""A receiver of webhooks on this machine, that answers as a test wants it to and remembers what came."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Came(NamedTuple):
    """One call: its path, its headers by their names in small letters, its body."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def name(self) -> str:
        return self.headers["webhook-id"]


class Server(ThreadingHTTPServer):
    """Answers each call with the next of `answers`, the last of them for ever: a status, or a status and headers."""

    daemon_threads = True

    def __init__(self, answers: Sequence[int | tuple[int, dict[str, str]]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = list(answers)
        self.came: list[Came] = []
        self.called, self.slowly = threading.Event(), threading.Event()
        self.slowly.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"

    @property
    def arrived(self) -> list[bytes]:
        return [came.body for came in self.came]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.came.append(Came(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        self.server.called.set()
        self.server.slowly.wait(10)
        answers = self.server.answers
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        status, headers = (answer, {}) if isinstance(answer, int) else answer
        if status == 0:
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def server(*answers: int | tuple[int, dict[str, str]]) -> Iterator[Server]:
    """Give a receiver that listens as long as the block lasts."""
    made = Server(answers or (200,))
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.slowly.set()
        made.shutdown()
        made.server_close()
        thread.join(5)
