import json
from pathlib import Path

import pytest
from own_servers import DATE, Server, answer, redirect
from typer.testing import CliRunner, Result

from twosource import pipeline
from twosource.archive.intake import named
from twosource.desk.cli import app
from twosource.settings import Settings, Web

EXAMPLES = Path(__file__).parents[2] / "examples" / "harbour"
PAGE = (EXAMPLES / "05-estuary-post.html").read_bytes()


def twosource(*words: str) -> Result:
    return CliRunner().invoke(app, words, prog_name="twosource")


@pytest.fixture
def server() -> Server:
    return Server(
        {"/a": answer(PAGE, Date=DATE), "/b": redirect("http://localhost/b"), "/c": answer(status="410 Gone")}
    )


def test_an_address_is_a_source_like_any_other(server: Server) -> None:
    with server:
        allow = ("--allow-host", server.host, "--reader", "rules")
        done = twosource("read", f"{server.url}/a", f"{server.url}/b", f"{server.url}/c", *allow, "--format", "jsonl")
        (line,) = done.stdout.splitlines()
        assert json.loads(line)["capture"]["url"] == f"{server.url}/a"
        assert done.exit_code == 3
        assert done.stderr.splitlines() == [
            f"{server.url}/b: leads to http://localhost/b: localhost lies in a network that is not public",
            f"{server.url}/c: answered 410 Gone",
        ]
        brief = twosource("brief", f"{server.url}/a", *allow, "--format", "json")
        assert [len(story["documents"]) for story in json.loads(brief.stdout)["stories"]] == [1]
        export = twosource("export", f"{server.url}/a", *allow, "--as", "jsonl")
        assert [json.loads(row)["kind"] for row in export.stdout.splitlines()].count("document") == 1
        check = twosource("check", "The dockers went back to work", f"{server.url}/a", *allow, "--format", "json")
        assert json.loads(check.stdout)["standing"] == "single-origin"


def test_a_machine_of_ones_own_is_not_called_unless_it_is_allowed(server: Server) -> None:
    with server:
        for allow in ((), ("--allow-host", "localhost"), ("--allow-host", "127.0.0.1:1")):
            done = twosource("read", f"{server.url}/a", *allow)
            assert (done.exit_code, done.stdout) == (4, "")
            assert done.stderr == f"{server.url}/a: port {server.port} is none at which pages are served\n"
        assert server.asked == []


def test_an_archive_keeps_what_was_fetched_once_whenever_it_came(server: Server, tmp_path: Path) -> None:
    archive = str(tmp_path / "talks.sqlite")
    with server:
        words = ("add", f"{server.url}/a", "--archive", archive, "--allow-host", server.host, "--reader", "rules")
        assert twosource(*words).stdout.endswith(": 1 document added\n")
        server._says["/a"] = answer(PAGE, Date="Thu, 29 May 2025 10:30:00 GMT")
        again = twosource(*words)
        brief = twosource(
            "brief", f"{server.url}/a", "--allow-host", server.host, "--reader", "rules", "--format", "json"
        )
    assert again.stdout.endswith(": 0 documents added; 1 source had been added before\n")
    kept = twosource("brief", "--archive", archive, "--format", "json")
    assert kept.stdout == brief.stdout


def test_a_host_that_is_none_makes_no_call(server: Server) -> None:
    with server:
        done = twosource("read", f"{server.url}/a", "--allow-host", f"{server.url}/")
        assert (done.exit_code, server.asked) == (2, [])
    assert done.stderr == f"twosource: --allow-host {server.url}/: not HOST or HOST:PORT\n"


def test_what_may_be_fetched_is_nothing_that_a_reading_depends_on() -> None:
    reader = pipeline.stage("reader")("rules")
    assert named(reader, Settings(web=Web(allowed=("wiki.local",), seconds=1))) == named(reader)
    assert named(reader, Settings(html_depth=9)) != named(reader)
