"""A stranger's first ten minutes go as they are written: in order, in one empty folder."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from twosource.desk.cli import app


def steps(root: Path) -> Iterator[tuple[str, str, str]]:
    """Yield each fenced block: its language, the file that the line before names, and what is in it."""
    page = (root / "docs" / "first-minutes.md").read_text("utf-8")
    for before, language, inside in re.findall(r"([^\n]*)\n\n```(\w+)\n(.*?)```", page, re.S):
        named = re.findall(r"`([\w.]+)`", before)
        yield language, named[-1] if named else "", inside


def calls(block: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield each command of a console with the lines that are shown of what it prints."""
    for one in block.split("$ ")[1:]:
        command, *shown = one.splitlines()
        yield shlex.split(command), [line for line in shown if line != "…"]


def test_the_first_minutes_go_as_written(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = []
    for language, name, block in steps(root):
        if language == "jsonl":
            Path(name).write_text(block, "utf-8")
        elif language == "python":
            exec(compile(block, "first-minutes", "exec"), {})
        else:
            for words, shown in calls(block):
                result = CliRunner().invoke(app, words[1:], prog_name=words[0])
                there = result.output.splitlines()
                assert [line for line in shown if line not in there] == [], f"{words}\n{result.output}"
                done.append((words[1], result.exit_code))
    assert [command for command, status in done if status] == ["brief"]  # the one that is shown to be off
    assert {command for command, _ in done} == {"brief", "check", "add", "changes", "judge"}
    assert Path("ferry.html").stat().st_size > 10_000
