"""The command: what it writes where, and what it says to who calls it wrongly."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from twosource.desk import cli
from twosource.desk.exports import FORMATS

EXAMPLES = Path(__file__).parents[3] / "examples" / "harbour"
PAGES = sorted(map(str, EXAMPLES.iterdir()))[:4]


def call(*words: str) -> Result:
    return CliRunner().invoke(cli.app, ["export", *words], prog_name="twosource")


def from_pages(*words: str) -> Result:
    return call(*PAGES, "--reader", "rules", *words)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("archive") / "talks.sqlite")
    added = CliRunner().invoke(cli.app, ["add", *PAGES, "--archive", place, "--reader", "rules"])
    assert added.exit_code == 0
    return place


@pytest.mark.parametrize("form", ["jsonl", "plover", "ftm"])
def test_an_archive_gives_what_its_sources_give(form: str, archive: str) -> None:
    of_archive, of_sources = call("--archive", archive, "--as", form), from_pages("--as", form)
    assert (of_archive.exit_code, of_archive.stderr) == (0, "")
    assert of_archive.stdout_bytes == of_sources.stdout_bytes
    assert all(json.loads(line) for line in of_archive.stdout.splitlines())


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_is_written_whole_and_again_in_its_place(form: str, archive: str, tmp_path: Path) -> None:
    goal = tmp_path / "tables"
    assert call("--archive", archive, "--as", form, "-o", str(goal)).exit_code == 0
    first = {each.name: each.read_bytes() for each in goal.iterdir()}
    (goal / "claims.csv").write_text("old")
    assert call("--archive", archive, "--as", form, "-o", f"{goal}/").exit_code == (0 if form == "csv" else 2)
    (goal / "claims.csv").unlink(missing_ok=True)
    assert from_pages("--as", form, "-o", str(goal)).exit_code == 0
    assert {each.name: each.read_bytes() for each in goal.iterdir()} == first
    assert [each.name for each in tmp_path.iterdir()] == ["tables"]


def test_a_folder_with_other_files_in_it_is_left_as_it_is(archive: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = call("--archive", archive, "--as", "csv", "-o", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr == f"twosource: {tmp_path}: is a folder with other files in it (notes.txt); name a new one\n"
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_is_filled(archive: str, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir(mode=0o700)
    assert call("--archive", archive, "--as", "csv", "-o", str(tmp_path / "tables")).exit_code == 0
    assert (tmp_path / "tables" / "claims.csv").exists()
    assert (tmp_path / "tables").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as", "csv"], "csv is a folder of files; -o PATH says where"),
        (["--as", "csv", "-o", "-"], "csv is a folder of files; -o PATH says where"),
        (["--as", "csv", "-o", PAGES[0]], f"{PAGES[0]}: is a file; several files are written"),
        (["--as", "csv", "-o", "."], ".: name a folder that you are not in"),
        (["--as", "csv", "-o", ""], "-o: name a folder that you are not in"),
        (["--as", "csv", "-o", "no/such/place"], "no/such/place: cannot be written (No such file or directory)"),
        (["--as", "jsonl", "-o", "."], ".: is a folder; -o names a file"),
        (["--as", "xls"], f"there is no format “xls”; there is {', '.join(FORMATS)}"),
        (["--as", "jsonl", "--story", "elephants"], "there is no story “elephants”; there is"),
    ],
)  # fmt: skip
def test_a_call_that_is_off_is_one_line(words: list[str], said: str, archive: str) -> None:
    result = call("--archive", archive, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"twosource: {said}")
    assert result.stderr.count("\n") == 1


def test_sources_and_an_archive_are_not_exported_together(archive: str) -> None:
    for words in ([*PAGES, "--archive", archive], ["--archive", archive, "--reader", "rules"], []):
        result = call(*words, "--as", "jsonl")
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_one_story_is_exported_by_words_of_its_title_or_by_its_id(archive: str) -> None:
    lines = [json.loads(line) for line in call("--archive", archive, "--as", "jsonl").stdout.splitlines()]
    story = next(line for line in lines if line["kind"] == "story")
    for meant in (story["story"], story["title"][:25].lower()):
        result = call("--archive", archive, "--as", "jsonl", "--story", meant)
        assert [json.loads(line) for line in result.stdout.splitlines()] == [
            line for line in lines if line["story"] == story["story"]
        ]


def test_what_cannot_be_read_is_one_line_and_the_rest_is_exported(tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.touch()
    result = call(str(empty), PAGES[0], "--reader", "rules", "--as", "jsonl")
    assert (result.exit_code, result.stderr) == (3, f"{empty}: empty\n")
    assert '"kind":"document"' in result.stdout
    result = call(str(empty), "--reader", "rules", "--as", "csv", "-o", str(tmp_path / "tables"))
    assert (result.exit_code, result.stderr) == (4, f"{empty}: empty\n")
    assert [each.name for each in tmp_path.iterdir()] == ["empty.html"]


def test_an_archive_with_nothing_in_it_gives_nothing_and_leaves_what_was_there(tmp_path: Path) -> None:
    place, goal, empty = tmp_path / "talks.sqlite", tmp_path / "talks.jsonl", tmp_path / "empty.html"
    goal.write_text("of yesterday")
    empty.touch()
    CliRunner().invoke(cli.app, ["add", str(empty), "--archive", str(place), "--reader", "rules"])
    result = call("--archive", str(place), "--as", "jsonl", "-o", str(goal))
    assert (result.exit_code, result.stderr) == (4, f"{place}: nothing has been added yet\n")
    assert goal.read_text() == "of yesterday"


def test_pages_without_an_event_give_a_file_without_a_line(tmp_path: Path) -> None:
    page, goal = tmp_path / "page.jsonl", tmp_path / "events.jsonl"
    page.write_text('{"text": "The sea was calm."}\n')
    goal.write_text("of yesterday")
    result = call(str(page), "--reader", "rules", "--as", "plover", "-o", str(goal))
    assert (result.exit_code, result.stderr, goal.read_bytes()) == (0, "", b"")


def test_without_its_library_a_format_says_what_to_install(archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "twosource.desk.exports.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = call("--archive", archive, "--as", "parquet", "-o", "tables")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "twosource: parquet needs the library pyarrow: pip install 'twosource[parquet]'\n"


def test_the_help_lists_every_format() -> None:
    said = call("--help").stdout
    assert [name for name, form in FORMATS.items() if f"  {name} " not in said or form.what[:30] not in said] == []
