import json
import logging
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from twosource.desk import cli, journal
from twosource.desk.listening import made_up
from twosource.errors import BadCall

PAGES = sorted(str(path) for path in (Path(__file__).parents[2] / "examples" / "harbour").iterdir())[:2]


@pytest.fixture
def as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(journal.VARIABLE, "json")


def call(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words), prog_name="twosource")


def events(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stderr.splitlines()]


@pytest.mark.usefixtures("as_json")
def test_each_event_is_a_line_of_json_and_all_of_a_run_share_its_name(tmp_path: Path) -> None:
    place, empty = str(tmp_path / "talks.sqlite"), tmp_path / "empty.html"
    empty.write_bytes(b"")
    result = call("add", *PAGES, str(empty), "--archive", place, "--reader", "rules")
    told = events(result)
    assert result.exit_code == 3
    assert result.stdout == f"{place}: 2 documents added\n"
    assert [each["event"] for each in told] == ["begun", "refused", "added", "ended"]
    assert {(each["command"], each["run"]) for each in told} == {("add", told[0]["run"])}
    assert re.fullmatch("[0-9a-f]{12}", told[0]["run"])
    assert (told[1]["level"], told[1]["source"], told[1]["reason"]) == ("warning", str(empty), "empty")
    assert (told[2]["documents"], told[2]["known"], told[2]["refused"]) == (2, 0, 1)
    assert told[3]["status"] == 3
    assert events(call("add", *PAGES, "--archive", place, "--reader", "rules"))[0]["run"] != told[0]["run"]


@pytest.mark.usefixtures("as_json")
def test_what_goes_wrong_is_an_event_too(tmp_path: Path) -> None:
    result = call("brief", "--archive", str(tmp_path / "none"))
    _, said, ended = events(result)
    assert (said["event"], said["level"], ended["status"]) == ("said", "error", 2)
    assert "no archive is there" in said["message"]
    (said,) = events(call("brief", "--no-such-option"))
    assert "no such option" in said["message"].lower()


def test_a_person_reads_what_was_always_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    for form in (None, "", "text"):
        if form is not None:
            monkeypatch.setenv(journal.VARIABLE, form)
        results.append(call("brief", "--archive", str(tmp_path / "none")).stderr)
    assert len(set(results)) == 1
    assert results[0].startswith("twosource: ")


def test_a_form_that_there_is_none_of_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(journal.VARIABLE, "xml")
    result = call("read", PAGES[0])
    assert (result.exit_code, result.stderr) == (2, "twosource: TWOSOURCE_LOG is “xml”; it may be text or json\n")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("https://anna:open-sesame@news.example/rss: gone", "https://news.example/rss: gone"),
        ("postgresql://u:p@ss@host/db", "postgresql://host/db"),
        ("https://news.example/rss?api_key=abc123&page=2", "https://news.example/rss?api_key=…&page=2"),
        ("http://127.0.0.1:8000/login?token=abc", "http://127.0.0.1:8000/login?token=…"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer …"),
        ("signed with whsec_MfKQ9r8", "signed with whsec_…"),
        ("mail to anna@news.example about the talks", "mail to anna@news.example about the talks"),
    ],
)
def test_no_secret_of_an_address_is_written(words: str, shown: str) -> None:
    assert journal.without_secrets(words) == shown


@pytest.mark.usefixtures("as_json")
def test_no_token_is_made_up_where_what_is_said_is_kept() -> None:
    with pytest.raises(BadCall, match="set TWOSOURCE_TOKEN"):
        made_up()


@pytest.mark.usefixtures("as_json")
def test_what_libraries_log_is_an_event_with_its_fault(capsys: pytest.CaptureFixture[str]) -> None:
    with journal.kept("serve"):
        try:
            raise ValueError("not so")
        except ValueError:
            logging.getLogger("twosource").exception("%s failed", "adding")
        logging.getLogger("somebody").info("of no weight")
    _, logged, _ = map(json.loads, capsys.readouterr().err.splitlines())
    assert (logged["event"], logged["level"], logged["message"]) == ("logged", "error", "adding failed")
    assert logged["fault"].rstrip().endswith("ValueError: not so")


@pytest.mark.usefixtures("as_json")
def test_nothing_is_written_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    journal.note("begun")
