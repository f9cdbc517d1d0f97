from pathlib import Path

from twosource.fetch.address import PORTS
from twosource.settings import Web

PAGE = (Path(__file__).parents[2] / "docs" / "addresses.md").read_text("utf-8")


def test_the_bounds_on_what_is_fetched_are_those_that_are_documented() -> None:
    web = Web()
    assert f"more than {web.redirects} redirects" in PAGE
    assert f"more than {web.body_bytes // (1024 * 1024)} MB" in PAGE
    assert f"longer than {web.seconds:.0f} seconds" in PAGE
    assert (web.pause, web.patience) == (1, 30)
    *first, last = sorted(PORTS)
    assert f"{', '.join(map(str, first))} and {last}" in PAGE
