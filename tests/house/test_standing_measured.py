"""A part of the standing benchmark that nobody tuned on: what must never happen, and what is at least found."""

import tomllib
from pathlib import Path

import pytest

from benchmarks.standing import cases, distortion

FLOORS = tomllib.loads((Path(distortion.__file__).parents[1] / "floors.toml").read_text("utf-8"))["standing"]


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """Every second of the sets that are held out."""
    held_out = [each for each in cases.distortion() if not each.open]
    return distortion.figures(distortion.verdicts(held_out[::2]))


def test_nothing_is_corroborated_that_should_not_be(figures: dict[str, float]) -> None:
    assert figures["false corroborated"] == 0


@pytest.mark.parametrize("name", ["true found", "distortions named"])
def test_no_less_is_found_than_was(figures: dict[str, float], name: str) -> None:
    assert round(figures[name], 3) >= FLOORS[name]


@pytest.mark.parametrize("name", ["distorted or absent passed", "true denied or contested"])
def test_no_more_goes_wrong_than_did(figures: dict[str, float], name: str) -> None:
    assert round(figures[name], 3) <= FLOORS[name]


def test_the_cases_are_as_many_as_is_said() -> None:
    sets = list(cases.distortion())
    assert len(sets) >= 30
    assert sum(len(each.claims) for each in sets) >= 300
    assert {row["kind"] for each in sets for row in each.claims} == set(distortion.KINDS)
    assert sum(1 for _ in cases.pairs()) >= 200
    assert {each.open for each in sets} == {True, False}
