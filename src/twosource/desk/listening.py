"""Where a server listens, and who may reach it there."""

import ipaddress
import os
import secrets
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol

from twosource.desk import journal
from twosource.errors import BadCall

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The names under which a machine reaches itself."""
TOKEN = "TWOSOURCE_TOKEN"  # noqa: S105  the name of a variable
SHORTEST = 16
"""Characters of a token."""


def is_loopback(host: str) -> bool:
    """Whether a host can be reached from this machine only."""
    if host.lower() in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def token_of(given: str | None) -> str | None:
    """Return the token that is given with a call, or that of the environment, which nobody else on the machine sees.

    Raises `BadCall` where it is so short that somebody might guess it.
    """
    name, token = ("--token", given) if given is not None else (TOKEN, os.environ.get(TOKEN) or None)
    if token is not None and len(token) < SHORTEST:
        raise BadCall(f"{name}: at least {SHORTEST} characters, so that nobody guesses it")
    return token


def made_up() -> str:
    """Return a token that nobody knows, to be printed; raises `BadCall` where what is printed is kept."""
    if journal.is_kept():
        raise BadCall(f"no token is made up where events are written, which hold no secrets; set {TOKEN}")
    return secrets.token_urlsafe(24)


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises BadCall where the address is taken or is none of this machine."""
    try:
        family = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0][0]
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((host.strip("[]"), port))
            made.listen()  # before anybody is told the address
        except BaseException:
            made.close()
            raise
    except (OSError, OverflowError) as error:
        raise BadCall(f"{host}:{port}: cannot be served at ({getattr(error, 'strerror', None) or error})") from error
    return made


class Server(Protocol):
    """What serves until it should not; `should_exit` tells it so at any time."""

    should_exit: bool


@contextmanager
def closable(server: Server) -> Iterator[None]:
    """Let a server that runs inside close as it should on Ctrl+C or a wish of the system, though it is only starting.

    The signal takes its effect on the caller when the server has closed.
    """
    heard: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        heard.append(number)
        server.should_exit = True

    before = {int(number): signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if heard:
        signal.raise_signal(heard[0])


def address(host: str, port: int) -> str:
    """Return the address of a server as a browser takes it."""
    name = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return f"http://{name}:{port}/"
