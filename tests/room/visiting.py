"""The browser, and the room that all tests read in which change nothing."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from rooms import EXAMPLES, Visitor, addresses, filled, foremost, served

from twosource.archive.holdings import Holdings


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, which asks no network for anything. It ends with its module: while it runs, this thread has a loop."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        none = "no browser is here (on Debian: apt-get install chromium)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(none)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def samples() -> Holdings:
    """The sample stories, and one judgement about them."""
    holdings = filled(EXAMPLES / "istanbul", EXAMPLES / "harbour")
    document = foremost(holdings).documents[0]
    holdings.judge("origin", [document.id, "Bosphorus Wire"], who="Ada", why="Its editor says so.")
    return holdings


@pytest.fixture(scope="session")
def room(samples: Holdings) -> Iterator[str]:
    with served(samples) as base:
        yield base


@pytest.fixture(scope="session")
def pages(samples: Holdings) -> dict[str, str]:
    return addresses(samples)


@pytest.fixture
def come(browser: Browser, room: str) -> Iterator[Callable[..., Visitor]]:
    """Lets visitors into the room, and looks at what their browsers complained of when they leave."""
    come: list[Visitor] = []

    def let_in(base: str = room, **look: bool) -> Visitor:
        come.append(Visitor(browser, base, **look))
        return come[-1]

    yield let_in
    for visitor in come:
        visitor.leave()
