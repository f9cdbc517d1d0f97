"""What is in the wheel and in the sdist; `make package` tries them where nothing else is."""

import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder

LARGEST = 45_000_000
"""Bytes of a wheel, or of an sdist, that may be asked of a person's line."""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    return zipfile.ZipFile(_built("wheel", root, tmp_path_factory.mktemp("dist")))


def _built(kind: str, root: Path, place: Path) -> Path:
    words = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(place)]
    done = subprocess.run(words, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (made,) = place.iterdir()
    return made


def test_the_wheel_holds_every_file_of_the_program(wheel: zipfile.ZipFile, root: Path, tracked: list[Path]) -> None:
    inside = root / "src"
    wanted = {path.relative_to(inside).as_posix() for path in tracked if path.is_relative_to(inside)}
    assert wanted - set(wheel.namelist()) == set()
    assert "twosource/py.typed" in wheel.namelist()


def test_the_wheel_holds_nothing_but_the_program_its_manual_and_its_licences(wheel: zipfile.ZipFile) -> None:
    places = {name.split("/")[0] for name in wheel.namelist()}
    name = next(place for place in places if place.endswith(".dist-info")).removesuffix(".dist-info")
    assert places == {"twosource", f"{name}.dist-info", f"{name}.data"}
    assert {f"{name}.dist-info/licenses/LICENSE", f"{name}.dist-info/licenses/NOTICE"} <= set(wheel.namelist())
    assert [n for n in wheel.namelist() if n.startswith(f"{name}.data/")] == [
        f"{name}.data/data/share/man/man1/twosource.1"
    ]
    assert f"{name}.dist-info/sboms/twosource.cdx.json" in wheel.namelist()


def test_the_wheel_is_small_enough(wheel: zipfile.ZipFile) -> None:
    assert wheel.filename is not None
    assert Path(wheel.filename).stat().st_size < LARGEST


def test_the_sdist_is_small_enough(root: Path, tmp_path: Path) -> None:
    assert _built("sdist", root, tmp_path).stat().st_size < LARGEST


def test_the_sdist_holds_what_a_person_needs_to_build_test_and_read(root: Path) -> None:
    sdist = [file.distribution_path for file in SdistBuilder(str(root)).recurse_included_files()]
    wanted = ["pyproject.toml", "README.md", "LICENSE", "NOTICE", "Makefile", "docs/api.md", "tests/conftest.py"]
    assert set(wanted) <= set(sdist)
    assert [name for name in sdist if name.startswith((".venv", "build", "dist", "shared"))] == []


def test_every_version_of_python_that_is_promised_is_named(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    about = message_from_bytes(wheel.read(name))
    named = {line.rsplit(" ", 1)[1] for line in about.get_all("Classifier") or () if "Python :: 3." in line}
    assert named == {"3.11", "3.12", "3.13"}
    assert about["Requires-Python"] == ">=3.11"
    assert about["License-Expression"] == "Apache-2.0"


def test_a_command_is_installed(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert b"twosource = twosource.desk.cli:main" in wheel.read(name)
