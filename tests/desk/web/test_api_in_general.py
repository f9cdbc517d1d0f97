"""Every operation of the API under calls of every kind, by its own description."""

import os
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import BaseSchema

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.web.app import make_app

EXAMPLES = int(os.environ.get("TWOSOURCE_API_EXAMPLES", "15"))
TOKEN = "a token of twenty-odd letters"
PROGRAM = {"Authorization": f"Bearer {TOKEN}"}
UNBOUNDED = (10**9, 10**9)


@pytest.fixture(scope="module")
def description(root: Path) -> BaseSchema:
    holdings = Holdings(InMemoryArchive(), "rules")
    list(holdings.add([str(root / "examples" / "harbour")]))
    app = make_app(holdings, token=TOKEN, rates=UNBOUNDED)
    config = SchemathesisConfig.from_dict({"headers": PROGRAM})
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=config, headers=PROGRAM)


schema = schemathesis.pytest.from_fixture("description")


@schema.parametrize()
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
def test_every_call_is_answered_as_it_is_described(case: Case) -> None:
    case.call_and_validate()
