"""Every operation of the API under calls of every kind, by its own description."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from litestar.types import ASGIApp, Receive, Scope, Send
from schemathesis import Case

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.web.api.describing import described
from twosource.desk.web.api.router import OPERATIONS
from twosource.desk.web.app import make_app

EXAMPLES = int(os.environ.get("TWOSOURCE_API_EXAMPLES", "10"))
TOKEN = "a token of twenty-odd letters"
UNBOUNDED = (10**9, 10**9)


@lru_cache(maxsize=1)
def room() -> ASGIApp:
    holdings = Holdings(InMemoryArchive(), "rules")
    list(holdings.add([str(Path(__file__).parents[3] / "examples" / "harbour")]))
    return make_app(holdings, token=TOKEN, rates=UNBOUNDED)


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    await room()(scope, receive, send)


schema = schemathesis.openapi.from_dict(described(OPERATIONS, secured=True))
schema.app = app


@schema.parametrize()
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
def test_every_call_is_answered_as_it_is_described(case: Case[Any]) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {TOKEN}"})
