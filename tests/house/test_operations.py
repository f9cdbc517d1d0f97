"""What the page for operators says holds: its commands can be called so, its events are those that are written."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from twosource.desk.called import LIVES, READY
from twosource.desk.cli import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
CALLS = sorted(set(re.findall(r"(?<![\w/ ] )\btwosource ((?:serve|watch|backup|restore|doctor|add) [^|`&\n]*)", PAGE)))


@pytest.mark.parametrize("call", CALLS)
def test_a_command_of_the_page_has_these_options(call: str) -> None:
    root: Any = get_command(app)
    name, *words = shlex.split(call.replace("$(date +\\%u)", "1"))
    root.commands[name].make_context(name, words)


def test_the_events_of_the_page_are_those_that_are_written() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src" / "twosource" / "desk").rglob("*.py"))
    written = set(re.findall(r'\bnote\(\s*"(\w+)"', sources)) | {"refused", "remark"}
    table = PAGE[PAGE.index("| event |") : PAGE.index("All lines of one call")]
    assert set(re.findall(r"`(\w+)`", "".join(row.split("|")[1] for row in table.splitlines()[2:] if row))) == written


def test_the_page_names_where_health_is_told() -> None:
    assert f"| `{LIVES}` |" in PAGE
    assert f"| `{READY}` |" in PAGE
