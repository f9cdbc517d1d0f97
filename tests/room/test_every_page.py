"""Each kind of page: it opens, on every screen, for everybody."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from access import ALL, OF_COLOURS, OF_SIZES, broken
from litestar import Litestar
from playwright.sync_api import Browser, Page, ViewportSize
from rooms import NARROW, WIDE, Visitor, addresses

from twosource.archive.holdings import Holdings
from twosource.desk.web.app import make_app

KINDS = tuple(
    """stories;found;nothing found;filtered;dossier;claims;claims of one standing;claim;differences;ledger;entry;events;
    people;sources;lineage;timeline;positions;document;evidence;compare;actors;actor;outlets;outlet;changes;
    no changes;judgements;judgement;check;add;login;missing""".replace("\n    ", "").split(";")
)
pytest_plugins = ["visiting"]
Come = Callable[..., Visitor]


@pytest.fixture(scope="module")
def reader(browser: Browser, room: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, room)
    yield visitor
    visitor.complaints = [words for words in visitor.complaints if "404 (Not Found)" not in words]
    visitor.leave()


@pytest.fixture(scope="module")
def plain_reader(browser: Browser, room: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, room, scripts=False)
    visitor.page.set_viewport_size({"width": 320, "height": 700})
    yield visitor
    visitor.complaints = [words for words in visitor.complaints if "404 (Not Found)" not in words]
    visitor.leave()


def opened(reader: Visitor, pages: dict[str, str], kind: str) -> Page:
    return reader.go(pages[kind], status=404 if kind == "missing" else 200)


def test_every_address_of_the_room_is_opened_here(samples: Holdings) -> None:
    app = make_app(samples)
    litestar: Litestar = app.app  # type: ignore[attr-defined]  # the guard stands before it
    known = set(addresses(samples).values())
    patterns = {
        re.sub(r"\{[^}]+\}", "[^/?]+", route.path_format)
        for route in litestar.routes
        if "GET" in getattr(route, "methods", ()) and not route.path.startswith("/api/")
    }
    elsewhere = {"/theme/[^/?]+", "/captures/[^/?]+", "/static/[^/?]+", "/changes.atom"}  # which are no pages
    elsewhere |= {"/add/[^/?]+"}  # in test_adding
    unopened = {p for p in patterns if not any(re.fullmatch(p, one.partition("?")[0]) for one in known)}
    assert unopened - elsewhere == set()


def test_the_kinds_are_those_that_are_known(pages: dict[str, str]) -> None:
    assert set(KINDS) == set(pages)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_without_scripts_on_320_pixels_and_says_what_it_is(
    kind: str, plain_reader: Visitor, pages: dict[str, str]
) -> None:
    page = opened(plain_reader, pages, kind)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert page.title().endswith(" · twosource")
    assert page.locator("main").count() == 1
    wide = page.locator("html").evaluate("html => [html.scrollWidth, html.clientWidth]")
    assert wide[0] <= wide[1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_breaks_no_rule_of_access(kind: str, reader: Visitor, pages: dict[str, str]) -> None:
    page = opened(reader, pages, kind)
    page.locator("html").evaluate("html => html.querySelectorAll('details').forEach(one => one.open = true)")
    looks: list[tuple[ViewportSize, Literal["light", "dark"], dict[str, Any]]] = [
        (WIDE, "light", ALL),
        (WIDE, "dark", OF_COLOURS),
        (NARROW, "light", OF_SIZES),
    ]
    for size, scheme, rules in looks:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        assert broken(page, rules) == [], (size, scheme)
