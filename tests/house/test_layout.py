import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

MACHINE_PATH = re.compile(r"/(?:work|root|tmp|Users)/[\w.]|/home/[a-z]+/")
REGISTRY = re.compile(
    "|".join((r"pypi\." + "org", "python" + "hosted", r"npm" + r"js\.", r"crates\." + "io", r"conda\." + "org"))
)
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "stuff"}
FOR_DEVELOPERS = {"dev", "bench", "fuzz", "train", "ftm"}
BINARY = {".png", ".gz", ".npz", ".bin", ".model"}


def python_files(tracked: list[Path]) -> list[Path]:
    return [path for path in tracked if path.suffix == ".py"]


def test_data_runs_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-cache"], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


def test_a_file_has_fewer_than_400_lines(tracked: list[Path]) -> None:
    lengths = {path.as_posix(): len(path.read_text("utf-8").splitlines()) for path in python_files(tracked)}
    assert {name: length for name, length in lengths.items() if length >= 400} == {}


def test_a_function_has_fewer_than_60_lines(tracked: list[Path]) -> None:
    long = [
        f"{path.name}:{node.lineno} {node.name}"
        for path in python_files(tracked)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


def test_a_file_is_named_for_its_idea(tracked: list[Path]) -> None:
    assert [path for path in python_files(tracked) if path.stem.strip("_") in VAGUE] == []


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["a machine's path", "a registry's host"])
def test_no_file_names(pattern: re.Pattern[str], tracked: list[Path]) -> None:
    found = [f"{path}: {match[0]}" for path in tracked for match in places(path, pattern)]
    assert found == []


def places(path: Path, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    if path.suffix not in BINARY and path != Path(__file__):
        yield from pattern.finditer(path.read_text("utf-8", errors="replace"))


def test_what_is_imported_is_a_declared_dependency(root: Path, tracked: list[Path]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[^\w.-]", line)[0].lower().replace("-", "_") for line in for_users(project)}
    shipped = [path for path in python_files(tracked) if path.is_relative_to(root / "src")]
    used = {name for path in shipped for name in imported(path)} - sys.stdlib_module_names - {"twosource"}
    used -= {"compression", "backports"}  # compression.zstd of Python 3.14, which backports-zstd brings to those before
    assert used - declared == set()


def test_a_declared_dependency_is_explained(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    explained = (root / "docs" / "dependencies.md").read_text("utf-8")
    names = [re.split(r"[^\w.-]", line)[0] for line in for_users(project)]
    assert [name for name in names if f"`{name}`" not in explained] == []


def for_users(project: dict[str, Any]) -> list[str]:
    """What the program needs, and what its extras bring."""
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *(line for name in extras if name not in FOR_DEVELOPERS for line in extras[name])]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("name", [f"requirements{part}.txt" for part in ("", "-dev", "-bench", "-fuzz")])
def test_the_pinned_requirements_are_plain_versions(name: str, root: Path) -> None:
    lines = (root / name).read_text("utf-8").splitlines()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.!+]+", line)] == []


def test_the_development_environment_holds_the_versions_that_users_get(root: Path) -> None:
    shipped, development = (
        set((root / name).read_text("utf-8").splitlines()) for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert shipped - development == set()


def test_every_dependency_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = {_plain(line.split("==")[0]) for line in open_lines(root / "requirements-dev.txt")}
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert [line for line in wanted if _plain(re.split(r"[^\w.-]", line)[0]) not in pinned] == []


def _plain(name: str) -> str:
    """Return the name of a package as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def open_lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()
