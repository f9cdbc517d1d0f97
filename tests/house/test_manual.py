import shutil
import subprocess

import pytest
from scripts.manual import PLACE, page

from twosource.desk.cli import app


def test_the_manual_page_says_what_the_commands_say() -> None:
    assert PLACE.read_text("utf-8") == page(), "make manual writes it anew"


def test_the_manual_page_has_every_command() -> None:
    words = page()
    for command in app.registered_commands:
        name = command.name or getattr(command.callback, "__name__", "")
        assert f"\n.SS twosource {name} " in words


@pytest.mark.skipif(shutil.which("man") is None, reason="no man on this machine")
def test_the_manual_page_is_shown_without_a_warning() -> None:
    shown = subprocess.run(["man", "-l", "--warnings", PLACE], capture_output=True, encoding="utf-8", check=False)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "twosource brief --archive talks.sqlite" in shown.stdout
