"""What all tests share: how properties are tested, and the project's own files."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

import twosource

# no deadline: speed is a benchmark, never a test; the same examples on every machine
settings.register_profile("twosource", deadline=None, derandomize=True)
settings.load_profile("twosource")

ROOT = Path(__file__).parents[1]
PLACES = ("src", "tests", "benchmarks", "training", "docs", "examples", "scripts", ".ci")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """The files that belong to the project: what git tracks, or, outside a clone, what lies in its folders."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
        if listed.returncode == 0:
            return [ROOT / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name and _is_there(name)]
    files = [path for place in PLACES for path in (ROOT / place).rglob("*")]
    return [path for path in [*files, *ROOT.glob("*.*")] if path.is_file() and "__pycache__" not in path.parts]


@pytest.fixture(scope="session")
def harbour() -> twosource.Dossier:
    """The dossier of the sample pages on the strike in Saltmere, for tests that only look at it."""
    return twosource.brief(ROOT / "examples" / "harbour", reader="rules")


def _is_there(name: bytes) -> bool:
    return (ROOT / os.fsdecode(name)).is_file()
