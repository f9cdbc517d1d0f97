"""What the documentation shows can be run, and what it points to is there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.write_figures import MODULES, with_table
from twosource.desk.cli import app
from twosource.desk.sheet.legends import ENTRIES, RELATIONS, STANDINGS

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "examples/README.md",
]
WITH_COMMANDS = [
    ROOT / "README.md",
    *(
        ROOT / "docs" / f"{name}.md"
        for name in ("commands", "exports", "inputs", "operations", "runners", "web-archives")
    ),
]
REMARK = re.compile(r"\S+: \d+ articles in \d+ records of a web archive\n")
WITH_PYTHON = [ROOT / "README.md", *(ROOT / "docs" / f"{name}.md" for name in ("api", "addresses", "webhook", "mcp"))]


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text("utf-8"), re.M | re.S)


def commands() -> list[str]:
    lines = [line for path in WITH_COMMANDS for block in blocks(path, "console") for line in block.splitlines()]
    return sorted({line.removeprefix("$ ") for line in lines if line.startswith("$ ")})


def programs() -> list[str]:
    return [block for path in WITH_PYTHON for block in blocks(path, "python")]


def run(command: list[str], place: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    shutil.copytree(ROOT / "examples", place / "examples")
    return subprocess.run(
        command, cwd=place, env={**os.environ, "PATH": path}, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("command", commands())
def test_a_documented_command_does_what_it_says(command: str, tmp_path: Path) -> None:
    done = run(["sh", "-c", command], tmp_path)
    assert (done.returncode, REMARK.sub("", done.stderr)) == (0, "")
    written = re.search(r"-o (\S+)", command)
    assert len(read_all(tmp_path / written[1]) if written else done.stdout.encode()) > 40


def read_all(place: Path) -> bytes:
    return b"".join(each.read_bytes() for each in (sorted(place.iterdir()) if place.is_dir() else [place]))


@pytest.mark.parametrize("program", programs(), ids=range(len(programs())))
def test_a_documented_program_runs_and_prints(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "documentation", "exec"), {"__name__": "__main__"})
    printed = capfd.readouterr()
    assert printed.out.strip()
    assert printed.err == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target.split("#")[0]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_make_target_that_is_named_exists(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = re.findall(
        r"\bmake ([a-z]+)(?=[`\s])", "\n".join(re.findall(r"`[^`\n]+`|^make .*$", page.read_text("utf-8"), re.M))
    )
    assert [name for name in named if not re.search(rf"^{name}:", makefile, re.M)] == []


def test_every_page_of_the_documentation_is_come_to_from_the_first() -> None:
    first = (ROOT / "README.md").read_text("utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if f"(docs/{page.name})" not in first] == []


def test_a_newcomer_is_led_to_a_room_with_the_sample_pages_in_it() -> None:
    assert "`make room`" in (ROOT / "README.md").read_text("utf-8")
    (recipe,) = re.findall(r"^room:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.M)
    added = re.search(r"twosource add (.+) --archive (\S+)", recipe)
    assert added is not None
    assert all((ROOT / source).is_dir() for source in added[1].split())
    assert f"twosource serve --archive {added[2]}" in recipe


def test_the_words_of_the_concepts_are_those_of_the_program() -> None:
    concepts = (ROOT / "docs" / "concepts.md").read_text("utf-8")
    explained = set(re.findall(r"`([\w-]+)`", concepts))
    assert {*STANDINGS, *RELATIONS} <= explained
    assert [kind for kind in ENTRIES if kind not in concepts] == []


def test_every_command_is_documented() -> None:
    listed = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    listed |= {str(group.typer_instance.info.name) for group in app.registered_groups if group.typer_instance}
    documented = set(re.findall(r"^## (\w+):", (ROOT / "docs" / "commands.md").read_text("utf-8"), re.M))
    assert documented == listed


def test_a_table_is_written_between_its_marks_and_nowhere_else() -> None:
    page = "a\n<!-- gold -->\nold\n<!-- end of gold -->\nb"
    once = with_table(page, "gold", "new \\1")
    assert once == "a\n<!-- gold -->\nnew \\1\n<!-- end of gold -->\nb"
    assert with_table(once, "gold", "new \\1") == once


@pytest.mark.parametrize("name", MODULES)
def test_every_table_of_figures_is_there(name: str) -> None:
    page = (ROOT / "docs" / "evaluation.md").read_text("utf-8")
    table = re.search(rf"<!-- {name} -->\n(.*?)<!-- end of {name} -->", page, re.DOTALL)
    assert table
    assert len(table[1].splitlines()) > 2


def test_every_test_that_security_rests_on_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/security.md").read_text("utf-8")))
    there = {
        name
        for path in ROOT.glob("tests/**/*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.M)
    }
    assert named - there == set()
    assert len(named) > 50
