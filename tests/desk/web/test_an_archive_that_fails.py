"""Where the archive cannot be used, readers are told that the fault is not theirs, and the log says why in a line."""

import logging
import re

import pytest
from litestar.testing import TestClient

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.web.app import make_app
from twosource.errors import BadCall


class Failing(InMemoryArchive):
    """An archive whose disk or server is gone."""

    def state(self, *, until: str | None = None) -> str:
        raise BadCall("talks: cannot be reached; no server is running there")


@pytest.mark.parametrize("path", ["/", "/api/v1/stories"])
def test_readers_are_told_and_the_log_has_a_line(path: str, caplog: pytest.LogCaptureFixture) -> None:
    with (
        TestClient(make_app(Holdings(Failing(), "rules")), base_url="http://127.0.0.1") as client,
        caplog.at_level(logging.ERROR),
    ):
        answer = client.get(path)
    assert answer.status_code == 500
    assert re.search("Nothing was changed|nothing was changed", answer.text)
    assert "cannot be reached" not in answer.text
    (record,) = [each for each in caplog.records if each.name == "twosource"]
    assert record.getMessage() == f"GET {path}: talks: cannot be reached; no server is running there"
    assert record.exc_info is None
