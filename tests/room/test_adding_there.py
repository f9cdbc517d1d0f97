"""The page that tells how far an addition has come."""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from access import ALL, broken
from playwright.sync_api import expect
from rooms import Visitor, served

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.archive.intake import Intake
from twosource.records.page import Capture, Failure

PAGE = "<title>A mine closes</title><p>The mine in Ostrava closed on 3 May 2025, Jan Novak said.</p>"
Come = Callable[..., Visitor]


class Slow(Holdings):
    """Takes nothing in before it may."""

    def __init__(self) -> None:
        super().__init__(InMemoryArchive(), "rules")
        self.may = threading.Event()

    def take_captures(self, items: Iterable[Capture | Failure], *rest: Any, **more: Any) -> Iterator[Intake]:
        self.may.wait(60)
        yield from super().take_captures(items, *rest, **more)


@pytest.fixture
def slow() -> Iterator[tuple[str, Slow]]:
    holdings = Slow()
    with served(holdings) as base:
        yield base, holdings
        holdings.may.set()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_addition_is_followed_without_a_page_that_loads_itself_again(
    come: Come, slow: tuple[str, Slow], scripts: bool
) -> None:
    base, holdings = slow
    reader = come(base, scripts=scripts)
    page = reader.go("/add")
    page.get_by_label("The page, as text or HTML").fill(PAGE)
    reader.send("form.adding", "Add")
    expect(page.locator("h1")).to_have_text("Adding")
    assert page.locator("meta[http-equiv]").count() == 0
    assert not scripts or broken(page, ALL) == []
    again = page.get_by_role("link", name="Look again")
    expect(again).to_be_visible()
    holdings.may.set()
    if not scripts:
        while again.is_visible():
            again.click()
    expect(page.locator("h1")).to_have_text("Added")
    expect(page.get_by_role("link", name="A mine closes").first).to_be_visible()
    expect(again).to_be_hidden()
    assert "1 document taken" in reader.words("[role=status]")
    assert not scripts or broken(page, ALL) == []


def test_an_address_that_ends_in_a_percent_sign_stops_nothing(come: Come, slow: tuple[str, Slow]) -> None:
    base, _ = slow
    page = come(base).go("/add#%")
    page.dispatch_event("[data-drop]", "dragenter")
    expect(page.locator("[data-drop].over")).to_be_visible()
