import ast
from pathlib import Path

import pytest

import twosource
from twosource.language.wording import joined, shortened


@pytest.mark.parametrize(
    ("names", "words"), [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), (iter("ab"), "a and b")]
)
def test_names_are_joined_as_one_says_them(names: str, words: str) -> None:
    assert joined(names) == words


def test_long_words_are_cut_at_a_gap() -> None:
    assert shortened("The  port\nis closed", 18) == "The port is closed"
    assert shortened("The port is closed", 17) == "The port is…"


def test_what_changes_judgements_and_commands_say_alike_is_written_once() -> None:
    root = Path(twosource.__file__).parent
    places = [*(root / "changes").iterdir(), *(root / "judgements").iterdir(), *(root / "desk").glob("**/*.py")]
    found = [
        node.name.strip("_")
        for path in places
        if path.suffix == ".py" and path.parent.name != "web"
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    ]
    assert [name for name in ("joined", "called", "shortened", "and") if name in found] == []
    assert found.count("holdings") == 1
