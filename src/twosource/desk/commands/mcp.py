"""`twosource mcp`: an archive for agents."""

import os
import sys
from pathlib import Path

from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.desk.called import logging_of_server, watched
from twosource.desk.ending import BROKEN, DONE, Stopped, say
from twosource.desk.listening import LOOPBACK, address, closable, is_loopback, listening, made_up, token_of
from twosource.desk.mcp.office import Adding, Office
from twosource.errors import BadCall

HOST, PORT = "127.0.0.1", 8001
PATIENCE = 3
"""Seconds that calls have to end in when the server is stopped."""
AT_ONCE = 100
"""Calls that are answered at the same time."""


def mcp(
    archive: str,
    *,
    http: bool,
    host: str | None,
    port: int | None,
    token: str | None,
    writable: bool,
    files: str | None,
    fetch: bool,
    reader: str,
) -> int:
    """Answer agents about an archive until the client goes or the server is stopped, and return the exit status."""
    over_http = {"--host": host, "--port": port, "--token": token}
    for option, value in over_http.items():
        if value is not None and not http:
            raise BadCall(f"{option} is for --http")
    adding = _adding(writable=writable, files=files, fetch=fetch)
    kept = open_archive(archive, new=False)
    office = Office(Holdings(kept, reader), adding)
    try:
        if http:
            return _over_http(office, host or HOST, PORT if port is None else port, token_of(token))
        return _here(office)
    finally:
        ended = office.close(PATIENCE)
        kept.close()
        if not ended:
            os._exit(DONE)


def _here(office: Office) -> int:
    for name in ("stdin", "stdout"):
        if getattr(sys, name) is None:
            raise BadCall(f"{name} is closed; the program that asks speaks over it, or over --http")
    office.get_ready()
    from twosource.desk.mcp.server import make_server  # takes as long to load as the office to get ready
    from twosource.desk.mcp.serving import serve_here

    serve_here(make_server(office))
    return DONE


def _adding(*, writable: bool, files: str | None, fetch: bool) -> Adding:
    """Return what agents may add; raises BadCall where the options do not go together."""
    for option, given in (("--files", files is not None), ("--fetch", fetch)):
        if given and not writable:
            raise BadCall(f"{option} says what agents may add besides text; --writable lets them add")
    if files is not None and not Path(files).is_dir():
        raise BadCall(f"--files {files}: no such folder")
    return Adding(text=writable, files=None if files is None else Path(files), fetch=fetch)


def _over_http(office: Office, host: str, port: int, token: str | None) -> int:
    alone = is_loopback(host)
    new = token is None and not alone
    token = made_up() if new else token
    socket = listening(host, port)
    office.get_ready()
    import uvicorn

    from twosource.desk.mcp.server import make_server
    from twosource.desk.mcp.serving import PATH, make_app
    from twosource.desk.slow_clients import Impatient

    app = make_app(make_server(office), token=token, hosts={*LOOPBACK, host.strip("[]")})
    app = watched(app, office.holdings.archive.last)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            **logging_of_server(),
            server_header=False,
            proxy_headers=False,
            limit_concurrency=AT_ONCE,
            timeout_graceful_shutdown=PATIENCE,
            http=Impatient,
        )
    )
    try:
        with closable(server):
            say(f"Agents are answered at {address(host, socket.getsockname()[1]).rstrip('/')}{PATH} (Ctrl+C ends it)")
            if token is not None:
                say(f"They send the header Authorization: Bearer {token if new else 'TOKEN'}")
            server.run(sockets=[socket])
    except Stopped:
        say("twosource: stopped")
        return DONE
    return DONE if server.started else BROKEN
