"""The names that `twosource` gives out."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import twosource

HEAVY = ("lxml", "jinja2", "numpy", "onnxruntime", "pandas", "rich", "sqlalchemy", "trafilatura", "typer")


def test_the_names_given_out_are_those_documented(root: Path) -> None:
    page = (root / "docs" / "api.md").read_text("utf-8")
    table = re.search(r"^## The names\n(.*?)^## ", page, re.M | re.S)
    assert table is not None
    documented = re.findall(r"^\| `(\w+)", table[1], re.M)
    assert sorted(documented) == list(twosource.__all__)


def test_the_names_given_out_are_those_that_type_checkers_know(root: Path) -> None:
    stub = (root / "src" / "twosource" / "__init__.pyi").read_text("utf-8")
    assert sorted(re.findall(r" as (\w+)$", stub, re.M)) == list(twosource.__all__)


@pytest.mark.parametrize("name", twosource.__all__)
def test_each_name_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(twosource, name).__doc__
    assert name in dir(twosource)


def test_a_name_that_is_not_there_is_said_to_be_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'breif'"):
        _ = twosource.breif  # type: ignore[attr-defined]


def test_to_import_it_loads_nothing_heavy() -> None:
    words = f"import sys, twosource; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"
