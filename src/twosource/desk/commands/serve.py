"""`twosource serve`: the reading room in a browser."""

import msgspec
import uvicorn

from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.desk.called import logging_of_server, watched
from twosource.desk.ending import BROKEN, DONE, Stopped, say
from twosource.desk.fetch_options import web
from twosource.desk.listening import address, closable, is_loopback, listening, made_up, token_of
from twosource.desk.slow_clients import AT_ONCE, Impatient
from twosource.desk.web.adding import FETCHED
from twosource.desk.web.app import make_app
from twosource.fetch import Client

PATIENCE = 3
"""Seconds that calls have to end in when the room is closed."""


def serve(
    archive: str, *, host: str, port: int, token: str | None, https: bool, reader: str, hosts: list[str] | None = None
) -> int:
    """Serve the reading room of an archive until it is stopped, and return the exit status."""
    alone = is_loopback(host)
    client = Client(msgspec.structs.replace(FETCHED, allowed=web(hosts).allowed))
    given = token_of(token)
    token = given or (None if alone else made_up())
    kept = open_archive(archive, new=False)
    try:
        socket = listening(host, port)
        app = watched(make_app(Holdings(kept, reader), token=token, https=https, client=client), kept.last)
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                **logging_of_server(),
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=PATIENCE,
                http=Impatient,
                limit_concurrency=AT_ONCE,
            )
        )
        with closable(server):
            for line in greeting(host, socket.getsockname()[1], token, fresh=given is None):
                say(line)
            server.run(sockets=[socket])
    except Stopped:
        say("twosource: stopped")
        return DONE
    finally:
        kept.close()
    return DONE if server.started else BROKEN


def greeting(host: str, port: int, token: str | None, *, fresh: bool) -> list[str]:
    """Return what is said when the room opens; a token that somebody gave is not, for lines like these are kept."""
    place = address(host, port)
    lines = [f"The reading room is open at {place} (Ctrl+C closes it)"]
    if token is not None:
        lines.append(f"Come in with {place}login" + (f"?token={token}" if fresh else " and the token"))
    return lines
