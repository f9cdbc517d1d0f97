import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from port_strike import DOCUMENTS
from typer.testing import CliRunner, Result

from twosource import __version__, pipeline, regional
from twosource.desk import cli
from twosource.errors import Refused
from twosource.neighbourhood import regions, sketch
from twosource.records.ledger import Ledger
from twosource.records.page import Capture, Document, Failure
from twosource.records.reading import Reading
from twosource.records.story import Cast, Lineage

HEAVY = ("trafilatura", "lxml", "jinja2", "rapidfuzz", "rich", "numpy", "py3langid")


class Blank:
    name, version = "blank", "1"

    def read(self, document: Document) -> Reading:
        if document.id == "d3":
            raise ValueError("a fault in the reader")
        return Reading(document=document.id, reader="blank")


def take(sources: list[str], settings: Any) -> Iterator[Capture | Failure]:
    for source in sources:
        if source.startswith("missing"):
            yield Failure(source=source, reason="no such file")
        else:
            yield Capture(path=source, data=b"", sha256="0", media_type="text/plain")


def clean(capture: Capture, settings: Any) -> list[Document]:
    if capture.path.startswith("wall"):
        raise Refused("a paywall, no article")
    return [document for document in DOCUMENTS if document.id == capture.path]


STAGES: dict[str, Any] = {
    "take": take,
    "clean": clean,
    "reader": lambda name: Blank(),
    "sketch": sketch,
    "part": regions,
    "date": lambda documents, readings, memory: {},
    "trace": lambda documents, readings, memory, judgements: Lineage(),
    "gather": lambda documents, readings, lineage, memory: tuple((document.id,) for document in documents),
    "entitle": lambda documents, derivations, memory: "Dockers walk out",
    "resolve": lambda documents, readings, memory, judgements: Cast(),
    "settle": lambda case, memory: case,
    "weigh": lambda case, memory, judgements: (),
    "record": lambda case, claims: (Ledger(), ()),
}


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pipeline, regional):
        monkeypatch.setattr(module, "stage", STAGES.__getitem__)


def call(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words), prog_name="twosource")


def test_all_read_ends_with_nothing() -> None:
    result = call("read", "d1", "d2", "--format", "jsonl")
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["d1", "d2"]
    assert result.stderr == ""


@pytest.mark.parametrize("command", [["read", "--format", "jsonl"], ["brief"], ["brief", "--format", "json"]])
def test_a_refused_source_is_one_line_and_the_rest_is_done(command: list[str]) -> None:
    result = call(*command, "missing.html", "d1", "wall.html")
    assert result.exit_code == 3
    assert result.stderr.splitlines() == ["missing.html: no such file", "wall.html: a paywall, no article"]
    assert "Port Merrow" in result.stdout


@pytest.mark.parametrize("command", [["read"], ["brief"], ["brief", "--format", "html"], ["check", "A strike ended"]])
def test_nothing_read_ends_with_four(command: list[str]) -> None:
    result = call(*command, "missing.html")
    assert result.exit_code == 4
    assert result.stdout == ""


@pytest.mark.parametrize("command", [["read"], ["brief", "--format", "html"], ["brief", "--format", "json"]])
def test_nothing_read_leaves_the_file_of_yesterday(command: list[str], tmp_path: Path) -> None:
    kept = tmp_path / "dossier"
    kept.write_text("of yesterday")
    assert call(*command, "missing.html", "-o", str(kept)).exit_code == 4
    assert kept.read_text() == "of yesterday"
    assert list(tmp_path.iterdir()) == [kept]


def test_a_fault_in_one_document_refuses_that_document_only() -> None:
    result = call("read", "d3", "d1", "--format", "jsonl")
    assert result.exit_code == 3
    assert result.stderr == "d3: could not be read (ValueError: a fault in the reader)\n"
    assert json.loads(result.stdout)["id"] == "d1"


@pytest.mark.parametrize(
    "words", [["read"], ["read", "d1", "--format", "xml"], ["nonsense"], ["check", "only a claim"], ["compare", "x"]]
)
def test_a_call_that_is_off_ends_with_two(words: list[str]) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_a_file_holds_what_standard_output_would_have_shown(form: str, tmp_path: Path) -> None:
    goal = tmp_path / "dossier"
    result = call("brief", "d1", "d2", "--format", form, "-o", str(goal))
    assert (result.exit_code, result.stdout) == (0, "")
    assert goal.read_bytes() == call("brief", "d2", "d1", "--format", form).stdout_bytes
    assert list(tmp_path.iterdir()) == [goal]


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    for goal in (tmp_path / "no" / "such" / "folder", tmp_path):
        result = call("brief", "d1", "-o", str(goal))
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert str(goal) in result.stderr


def test_a_fault_of_the_program_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("two\nlines")

    monkeypatch.setitem(STAGES, "gather", broken)
    kept = tmp_path / "dossier"
    kept.write_text("of yesterday")
    result = call("brief", "d1", "-o", str(kept))
    assert result.exit_code == 1
    assert result.stderr == "twosource: stopped by a fault of its own (RuntimeError: two lines)\n"
    assert kept.read_text() == "of yesterday"


def test_stopping_it_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setitem(STAGES, "gather", stopped)
    assert call("brief", "d1").exit_code == 130


def test_pairs_are_answered_line_by_line(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": "Ilse Brandt", "b": "Ilse Brandt"}\n\nnot json\n{"a": "Ilse Brandt", "b": "Ana Roth"}\n')
    result = call("compare", str(pairs), "--kind", "names")
    assert result.exit_code == 3
    assert [json.loads(line)["relation"] for line in result.stdout.splitlines()] == ["same", "different"]
    assert result.stderr.startswith(f"{pairs}:3: ")


def test_a_pair_that_is_nested_without_end_is_one_line(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": ' + "[" * 100_000 + '\n{"a": "Ilse Brandt", "b": "Ana Roth"}\n')
    result = call("compare", str(pairs), "--kind", "names")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == len(result.stderr.splitlines()) == 1


def test_every_command_has_examples_in_its_help() -> None:
    for command in ("brief", "read", "check", "compare"):
        assert f"twosource {command} " in call(command, "--help").stdout.partition("Examples:")[2]


def test_the_version_is_the_packages() -> None:
    assert call("--version").stdout == f"twosource {__version__}\n"


def run(*words: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *words], capture_output=True, check=False, **more)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom twosource.desk.cli import main\nsys.argv = ['twosource', '--help']\n"
        f"try:\n    main()\nexcept SystemExit:\n    print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = run("-c", script)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_a_reader_who_goes_away_is_not_complained_about(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text("\n".join(json.dumps({"a": f"Ana {n}", "b": "Ana"}) for n in range(20_000)))
    command = f"{sys.executable} -m twosource compare {lines} --kind names | head -c 20"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert len(done.stdout) == 20
    assert done.stderr == b""


def test_the_bytes_do_not_hang_on_the_locale(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    page.write_text(json.dumps({"text": "Çeşme’de grev sürüyor.", "title": "Übersee"}), encoding="utf-8")
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = run("-m", "twosource", "read", str(page), "--format", "jsonl", env=plain)
    assert json.loads(done.stdout.decode("utf-8"))["text"] == "Çeşme’de grev sürüyor."


def test_an_interrupt_from_the_keyboard_ends_cleanly() -> None:
    words = [sys.executable, "-m", "twosource", "compare", "-", "--kind", "names"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"a": "Ana Roth", "b": "Ana Roth"}\n' * 1000)
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert b"Traceback" not in process.stderr.read()
