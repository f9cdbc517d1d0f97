import pytest
from tests.desk.exports.material import of, shuffled, sources

from twosource.desk.exports.material import Material


@pytest.fixture(scope="package")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return sources(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="package")
def told(paths: list[str]) -> Material:
    return of(paths)


@pytest.fixture(scope="package")
def told_again(paths: list[str]) -> Material:
    """The same documents, come in another order, one of them twice."""
    return of([*shuffled(paths), paths[3]])
