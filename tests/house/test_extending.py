"""What the page on extending shows is run as it stands, from Python and from the shell, outside the package."""

import mailbox
import os
import re
import runpy
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import twosource
from twosource.desk.cli import app

SHORT = 60
HEARING = """Hearing of the harbour committee on 12 September 2025

The committee heard both sides of the dispute in the port of Saltmere in the Customs House, in public, for two hours.

14:05 Marta Oakes > We will not go back to work for less than 6 per cent, as we have said in every round since Monday.

14:20 Ines Corbin > A paper will be on the table on Thursday, and both sides shall read it before they speak about it.
"""


def programs(root: Path) -> dict[str, str]:
    page = (root / "docs" / "extending.md").read_text("utf-8")
    return {block.splitlines()[0].removeprefix("# "): block for block in re.findall(r"```python\n(.*?)```", page, re.S)}


@pytest.fixture
def place(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    for name, program in programs(root).items():
        (tmp_path / name).write_text(program, "utf-8")
    box = mailbox.mbox(tmp_path / "inbox.mbox")
    for number, (sender, words) in enumerate(
        [("Estuary Post <news@post.example>", "The talks failed, Ines Corbin said."), ("a@b.example", "Nothing.")]
    ):
        letter = EmailMessage()
        letter["From"], letter["Subject"], letter["Message-ID"] = sender, f"Letter {number}", f"<{number}@b.example>"
        letter["Date"] = "Fri, 12 Sep 2025 18:30:00 +0100"
        letter.set_content(words)
        box.add(letter)
    box.close()
    (tmp_path / "hearing.txt").write_text(HEARING, "utf-8")
    return tmp_path


def call(*words: str) -> Result:
    result = CliRunner().invoke(app, words, prog_name="twosource")
    for name in ("letters", "courtroom", "bibtex", "broken", "own"):
        sys.modules.pop(name, None)
    return result


def test_each_is_done_in_few_lines(root: Path) -> None:
    lengths = {name: len(program.splitlines()) for name, program in programs(root).items()}
    assert set(lengths) == {"letters.py", "courtroom.py", "bibtex.py"}
    assert max(lengths.values()) < SHORT


def program(name: str, place: Path) -> dict[str, Any]:
    return runpy.run_path(str(place / name), run_name="shown")


def test_an_input_of_ones_own_goes_in(place: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    piped = subprocess.run(
        "python letters.py inbox.mbox | twosource read - --reader rules --format jsonl",
        shell=True,
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert '"outlet":{"name":"Estuary Post"' in piped.stdout
    letters = program("letters.py", place)["letters"](str(place / "inbox.mbox"))
    rows = twosource.brief(letters, reader="rules").documents.rows()
    assert {(row["outlet"], row["published"]) for row in rows} == {
        ("Estuary Post", "2025-09-12T18:30:00+01:00"),
        ("a@b.example", "2025-09-12T18:30:00+01:00"),
    }


def test_a_reader_of_ones_own_reads(place: Path) -> None:
    shown = call("read", "hearing.txt", "--reader", "courtroom:HearingReader")
    assert "Marta Oakes: We will not go back to work for less than 6 per cent" in shown.stdout
    added = call("add", "hearing.txt", "--archive", "a.sqlite", "--reader", "courtroom:HearingReader")
    assert added.stdout == "a.sqlite: 1 document added\n"
    reader = program("courtroom.py", place)["HearingReader"]()
    (document,) = twosource.read(place / "hearing.txt", reader=reader)
    assert {"Marta Oakes", "Ines Corbin"} <= {row["speaker_name"] for row in document.attributions.rows()}


def test_a_format_of_ones_own_comes_out(place: Path, root: Path) -> None:
    page = next((root / "examples" / "harbour").glob("01-*"))
    call("export", str(page), "hearing.txt", "--as", "bibtex:entries", "-o", "sources.bib", "--reader", "rules")
    written = (place / "sources.bib").read_text("utf-8")
    assert written.count("@article{") == 2
    assert "journal = {Coastline Press}" in written
    dossier = twosource.brief([page, place / "hearing.txt"], reader="rules")
    dossier.save(place / "again.bib", program("bibtex.py", place)["entries"])
    assert (place / "again.bib").read_text("utf-8") == written


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("read hearing.txt --reader courtroom:Nobody", "courtroom:Nobody: there is no Nobody in courtroom"),
        ("read hearing.txt --reader nowhere:Nobody", "no module nowhere is installed or lies in this folder"),
        ("read hearing.txt --reader bibtex:entries", "a reader has a name, a version and read(document)"),
        ("export hearing.txt --as broken:entries", "broken:entries: cannot be loaded (ZeroDivisionError"),
        ("export hearing.txt --as ending:entries", "ending:entries: cannot be loaded (SystemExit: 7)"),
        ("export hearing.txt --as bibtex:UNSAFE", "bibtex:UNSAFE: a format is a function"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_line(words: str, line: str, place: Path) -> None:
    (place / "broken.py").write_text("1 / 0\n")
    (place / "ending.py").write_text("raise SystemExit(7)\n")
    result = call(*words.split())
    (told,) = result.stderr.splitlines()
    assert (result.exit_code, result.stdout) == (2, "")
    assert line in told


OWN = """
def files(of):
    yield "a.txt", b"a"
    yield "b.txt", b"b"

def fails(of):
    yield b"abc"
    raise ValueError("no\\nway")

def words(of):
    yield "words"

def mixed(of):
    yield b"abc"
    yield "a.txt", b"a"
"""


def test_a_function_that_yields_files_makes_a_folder(place: Path) -> None:
    (place / "own.py").write_text(OWN)
    assert call("export", "hearing.txt", "--as", "own:files", "-o", "out", "--reader", "rules").exit_code == 0
    assert sorted(path.name for path in (place / "out").iterdir()) == ["a.txt", "b.txt"]
    told = call("export", "hearing.txt", "--as", "own:files", "--reader", "rules")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == "twosource: own:files is a folder of files; -o PATH says where\n"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("fails", "own:fails: did not come to its end (ValueError: no way)"),
        ("words", "own:words: a format yields bytes, or files as (name, bytes), and not both"),
        ("mixed", "own:mixed: a format yields bytes, or files as (name, bytes), and not both"),
    ],
)
def test_a_format_that_goes_wrong_is_told_in_a_line_and_writes_nothing(name: str, line: str, place: Path) -> None:
    (place / "own.py").write_text(OWN)
    result = call("export", "hearing.txt", "--as", f"own:{name}", "-o", "out", "--reader", "rules")
    assert (result.exit_code, result.stderr) == (2, f"twosource: {line}\n")
    assert not (place / "out").exists()
    with pytest.raises(twosource.BadCall, match=re.escape(line)):
        twosource.brief(place / "hearing.txt", reader="rules").save(place / "out", f"own:{name}")
