import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import msgspec
import pytest
from stores import capture

import twosource
from twosource.archive import intake, program
from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.records.page import Document, Failure
from twosource.settings import DEFAULT

ROOT = Path(twosource.__file__).parent
TALKS = "The port of Saltmere stays closed until Friday, its master Marta Oakes told reporters in the town on Monday. "


def imported() -> set[str]:
    """Return what the files that read import, by dotted name."""
    found = set()
    for path in program._files(ROOT / part for part in program.READING):
        for node in ast.walk(ast.parse(path.read_text("utf-8")) if path.suffix == ".py" else ast.Module([], [])):
            if isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
            elif isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
    return found


def test_whatever_reading_leans_on_is_in_its_name() -> None:
    owners = packages_distributions()
    for name in imported():
        first, *rest = name.split(".")
        if first == "twosource":
            file = "/".join(rest) + ".py"
            inside = any(part in (rest[0], file) for part in program.READING) if rest else True
            # a stage is only what a reader must be able to do; what is fetched is a capture, whoever brought it
            assert inside or file in ("stage.py",) or rest[0] in ("fetch", "stores"), name
        elif first not in sys.stdlib_module_names and first != "msgspec":
            assert {owner.lower().replace("_", "-") for owner in owners[first]} <= set(program.LIBRARIES), name


def test_the_name_of_what_reads_goes_by_what_is_in_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_ROOT", tmp_path)
    (tmp_path / "reading").mkdir()
    names = []
    for file, words in (("reading/a.py", "1"), ("reading/a.py", "2"), ("ledger.py", "1"), ("reading/a.py", "1")):
        (tmp_path / file).write_text(words, encoding="utf-8")
        names.append(program.reading_program.__wrapped__())
    assert names[0] != names[1] == names[2]
    assert names[0] == names[3]


def test_what_other_code_or_other_settings_read_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Holdings(InMemoryArchive(), "rules")
    settings = msgspec.structs.replace(DEFAULT, text_chars=100)

    def added() -> list[type[Document | Failure]]:
        return [type(item) for item in held.take(capture(TALKS * 5))]

    assert (added(), added()) == ([Document], [])
    monkeypatch.setattr(intake, "reading_program", lambda: "another")
    assert (added(), added()) == ([Document], [])
    assert len(list(held.take(capture(TALKS * 5), settings))) == 1
