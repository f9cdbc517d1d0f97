"""`twosource serve`: the reading room in a browser."""

import ipaddress
import secrets
import socket

import uvicorn

from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.desk.ending import BROKEN, DONE, say
from twosource.desk.web.app import make_app
from twosource.desk.web.guard import LOOPBACK
from twosource.errors import BadCall

PATIENCE = 3
"""Seconds that calls have to end in when the room is closed."""


def serve(archive: str, *, host: str, port: int, token: str | None, https: bool, reader: str) -> int:
    """Serve the reading room of an archive until it is stopped, and return the exit status."""
    alone = is_loopback(host)
    if token is not None and len(token) < 16:
        raise BadCall("--token: at least 16 characters, so that nobody guesses it")
    if not alone and token is None:
        token = secrets.token_urlsafe(24)
    kept = open_archive(archive, new=False)
    try:
        listening = _listening(host, port)
        app = make_app(Holdings(kept, reader), token=token, https=https)
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_level="error",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=PATIENCE,
            )
        )
        for line in greeting(host, listening.getsockname()[1], token):
            say(line)
        server.run(sockets=[listening])
    finally:
        kept.close()
    return DONE if server.started else BROKEN


def is_loopback(host: str) -> bool:
    """Whether a host can be reached from this machine only."""
    if host.lower() in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises BadCall where the address is taken or is none of this machine."""
    try:
        family = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0][0]
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host.strip("[]"), port))
    except (OSError, OverflowError) as error:
        raise BadCall(f"{host}:{port}: cannot be served at ({getattr(error, 'strerror', None) or error})") from error
    return made


def greeting(host: str, port: int, token: str | None) -> list[str]:
    """Return what is said when the room opens."""
    name = f"[{host}]" if ":" in host and not host.startswith("[") else host
    address = f"http://{name}:{port}/"
    lines = [f"The reading room is open at {address} (Ctrl+C closes it)"]
    if token is not None:
        lines.append(f"Come in with {address}login?token={token}")
    return lines
