import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from twosource.desk import cli

PAGES = sorted(str(path) for path in (Path(__file__).parents[2] / "examples" / "harbour").iterdir())[:4]
CLAIM = "The dockers' union asked for a pay rise of 6 per cent"


def call(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words), prog_name="twosource")


def line(text: str) -> str:
    return text.strip().split("\n")[-1]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("archive") / "talks.sqlite")
    result = call("add", *PAGES, "--archive", place, "--reader", "rules")
    assert (result.exit_code, result.stderr) == (0, "")
    return place


@pytest.mark.parametrize("form", ["json", "text", "html", "markdown"])
def test_the_dossier_of_an_archive_is_that_of_its_sources(form: str, archive: str) -> None:
    from_sources = call("brief", *PAGES, "--format", form, "--reader", "rules")
    from_archive = call("brief", "--archive", archive, "--format", form)
    assert from_archive.stdout_bytes == from_sources.stdout_bytes
    assert (from_archive.exit_code, from_archive.stderr) == (0, "")


def test_a_claim_stands_in_an_archive_as_in_its_sources(archive: str, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text('{"claim": "The port is closed"}\n{"claim": "Oakes resigned"}\n', encoding="utf-8")
    for words in (["check", CLAIM], ["check", "--claims", str(claims)]):
        from_sources = call(*words, *PAGES, "--reader", "rules")
        from_archive = call(*words, "--archive", archive, "--reader", "rules")
        assert from_sources.stdout_bytes == from_archive.stdout_bytes != b""
        assert from_archive.exit_code == 0


def test_adding_again_is_harmless_and_says_so(archive: str) -> None:
    result = call("add", *PAGES[:2], "--archive", archive, "--reader", "rules")
    assert (result.exit_code, result.stderr) == (0, "")
    assert line(result.stdout).endswith("0 documents added; 2 sources had been added before")


def test_what_cannot_be_added_is_one_line_and_the_rest_is_added(tmp_path: Path) -> None:
    place, empty = str(tmp_path / "talks.sqlite"), tmp_path / "empty.html"
    empty.write_bytes(b"")
    result = call("add", str(empty), PAGES[0], "--archive", place, "--reader", "rules")
    assert (result.exit_code, result.stderr) == (3, f"{empty}: empty\n")
    assert line(result.stdout).endswith("1 document added")
    result = call("add", str(empty), "--archive", str(tmp_path / "other.sqlite"), "--reader", "rules")
    assert result.exit_code == 4
    result = call("brief", "--archive", str(tmp_path / "other.sqlite"))
    assert (result.exit_code, result.stdout) == (4, "")
    assert line(result.stderr).endswith("nothing has been added yet")


@pytest.mark.parametrize("command", [["brief"], ["check", CLAIM]])
def test_sources_or_an_archive_are_asked_and_not_both(command: list[str], archive: str) -> None:
    for more, told in (
        ([], f"{command[0]} needs a source, or --archive A"),
        ([PAGES[0], "--archive", archive], f"{command[0]} takes sources or --archive, not both"),
        (["--archive", f"{archive}.none"], f"{archive}.none: no archive is there"),
        (["--archive", PAGES[0]], f"{PAGES[0]}: no archive of twosource"),
        (["--archive", "mysql://anna:secret@localhost/talks"], "mysql://anna@localhost/talks: an archive is a file"),
    ):
        result = call(*command, *more)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert told in result.stderr


def test_who_reads_an_archive_was_settled_when_it_was_added_to(archive: str) -> None:
    result = call("brief", "--archive", archive, "--reader", "rules")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "an archive is read when something is added to it" in result.stderr


def test_the_story_of_one_document_is_shown_alone(archive: str) -> None:
    whole = json.loads(call("brief", "--archive", archive, "--format", "json").stdout)["stories"]
    for story in whole:
        for document in story["documents"]:
            result = call("brief", "--archive", archive, "--document", document["id"], "--format", "json")
            assert (result.exit_code, result.stderr) == (0, "")
            assert json.loads(result.stdout)["stories"] == [story]


def test_a_document_that_is_not_there_is_one_line(archive: str) -> None:
    for words, told in (
        (["--archive", archive, "--document", "dnone"], "no document “dnone” is in it"),
        ([PAGES[0], "--document", "dnone"], "--document is for an archive"),
    ):
        result = call("brief", *words)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
        assert told in result.stderr
