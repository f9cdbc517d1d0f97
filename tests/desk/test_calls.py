"""A call whose words are off, and what a shell is told of the words that there are."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner, Result

from twosource.desk.cli import app


def call(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), prog_name="twosource")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["read"], "twosource: missing argument 'SOURCE'; see twosource read --help"),
        (["nonsense"], "twosource: no such command 'nonsense'; see twosource --help"),
        (["judge", "mrge"], "twosource: no such command 'mrge'. Did you mean 'merge'? See twosource judge --help"),
        (
            ["compare", "x"],
            "twosource: missing option '--kind'. Choose from: claims, names; see twosource compare --help",
        ),
    ],
)
def test_a_call_that_is_off_is_told_in_one_line_that_says_where_help_is(words: list[str], line: str) -> None:
    result = call(*words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", line + "\n")


@pytest.mark.parametrize(
    "words",
    [
        ["read", "--formt", "x"],
        ["read", "x", "--format", "xml"],
        ["serve", "--archive", "a", "--port", "many"],
        ["add", "x", "--archive", "a", "--jobs", "0"],
        ["brief", "-f"],
        ["brief", "--no\nsuch\x1b[31m"],
    ],
)
def test_whatever_is_off_fits_in_one_line(words: list[str]) -> None:
    result = call(*words)
    (line,) = result.stderr.splitlines()
    assert result.exit_code == 2
    assert line.startswith("twosource: ")
    assert "--help" in line
    assert line.isprintable()


@pytest.mark.parametrize("words", [[], ["judge"]])
def test_a_call_of_nothing_shows_what_there_is(words: list[str]) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: twosource")
    assert "Commands:" in result.stderr


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_had_by_the_short_option_too(option: str) -> None:
    for words in ([option], ["brief", option], ["judge", "merge", option]):
        result = call(*words)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("Usage: twosource")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_the_commands_that_begin_so(shell: str) -> None:
    asked = {
        "_TWOSOURCE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "twosource br",
        "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "twosource br",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = subprocess.run(
        [sys.executable, "-c", "from twosource.desk.cli import main; main()"],
        env={**os.environ, **asked},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "brief" in done.stdout
    assert "check" not in done.stdout
    assert done.stderr == ""
