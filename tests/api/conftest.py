"""One dossier for all tests of the Python interface."""

from pathlib import Path

import pytest

import twosource


@pytest.fixture(scope="session")
def harbour(root: Path) -> twosource.Dossier:
    return twosource.brief(root / "examples" / "harbour", reader="rules")
