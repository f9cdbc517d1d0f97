"""Agents of the tests: the SDK's own client, in this process, over standard input and output, and over HTTP."""

import os
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import anyio
import httpx2
import uvicorn
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.listening import LOOPBACK
from twosource.desk.mcp.office import Adding, Office
from twosource.desk.mcp.server import make_server
from twosource.desk.mcp.serving import PATH, make_app

ROOT = Path(__file__).parents[3]
SAMPLES = [str(ROOT / "examples" / "istanbul"), str(ROOT / "examples" / "harbour")]
COMMAND = [sys.executable, "-m", "twosource", "mcp", "--reader", "rules", "--archive"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}

CALLS: dict[str, dict[str, Any]] = {
    "list_stories": {"words": "Istanbul"},
    "get_dossier": {"story": "Russia proposes second round", "standing": "contested"},
    "get_evidence": {"line": "cb95066049230"},
    "check_claim": {"claim": "The second round was held in Istanbul on 2 June 2025"},
    "compare_claims": {"a": "The meeting is on 2 June", "b": "The meeting is on 3 June"},
    "find_statements": {"speaker": "Lavrow", "words": "Istanbul"},
    "search_documents": {"words": "Umerow"},
    "read_passage": {"document": "d015f09a90e2d", "start": 255, "end": 335},
    "list_changes": {"since": "1970-01-01"},
}
"""A call of every tool that reads, about the sample pages."""


@lru_cache(maxsize=1)
def samples() -> Office:
    """The sample pages, in memory; nobody adds to them."""
    return office(*SAMPLES)


def office(*sources: str, adding: Adding | None = None) -> Office:
    holdings = Holdings(InMemoryArchive(), "rules")
    list(holdings.add(sources))
    return Office(holdings, adding)


def asked(server: Office | Any, work: Callable[[Client], Any]) -> Any:
    """Do something as a client and return what came of it."""

    async def connected() -> Any:
        async with Client(make_server(server) if isinstance(server, Office) else server) as client:
            return await work(client)

    return anyio.run(connected)


def call(server: Office | Any, name: str, **arguments: Any) -> CallToolResult:
    async def work(client: Client) -> CallToolResult:
        return await client.call_tool(name, arguments)

    answer: CallToolResult = asked(server, work)
    return answer


def words(answer: CallToolResult) -> str:
    (content,) = answer.content
    assert isinstance(content, TextContent)
    return content.text


def structure(server: Office | Any, name: str, **arguments: Any) -> dict[str, Any]:
    answer = call(server, name, **arguments)
    assert not answer.is_error, words(answer)
    found: dict[str, Any] = answer.structured_content
    return found


def over_stdio(archive: Path, *options: str) -> StdioServerParameters:
    return StdioServerParameters(
        command=COMMAND[0], args=[*COMMAND[1:], str(archive), *options], env=ENVIRONMENT, cwd=str(archive.parent)
    )


@contextmanager
def http_server(held: Office, *, token: str | None = None) -> Iterator[str]:
    """Serve over HTTP from a thread of this process, and give the address."""
    app = make_app(make_server(held), token=token, hosts=LOOPBACK)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False))
    with socket.create_server(("127.0.0.1", 0)) as place:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [place]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{place.getsockname()[1]}{PATH}"
        server.should_exit = True
        thread.join(20)


@asynccontextmanager
async def over_http(address: str, headers: Mapping[str, str]) -> AsyncIterator[Any]:
    """Give the streams of a connection that sends these headers."""
    async with (
        httpx2.AsyncClient(headers=dict(headers)) as http,
        streamable_http_client(address, http_client=http) as streams,
    ):
        yield streams


def places(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every place that an answer quotes."""
    if isinstance(value, dict):
        if {"document", "span", "quote"} <= value.keys():
            yield value
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)
