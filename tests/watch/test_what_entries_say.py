"""What an entry of a feed says of the page that it leads to, and of whose page it may."""

from collections.abc import Iterator
from functools import partial

import pytest
from desk_of_tests import Desk
from site_of_tests import feed, item, page, site

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.fetch import Client
from twosource.settings import Settings, Web
from twosource.watch import Follower


@pytest.fixture
def desk() -> Iterator[Desk]:
    with site() as where:
        yield Desk(where)


SAID = "<pubDate>Tue, 03 Jun 2025 18:05:00 +0200</pubDate><source url='https://post.example/rss'>Estuary Post</source>"


def put_undated(desk: Desk, *, dated: bool = False) -> str:
    """Let a page lie at /1, and an entry in the feed that says more than it; return its address."""
    desk.site.put("/1", page(1) if dated else page(1).replace("article:published_time", "thing"))
    desk.site.put("/feed", feed(item(f"{desk.site.base}/1", 1, more=SAID)))
    return f"{desk.site.base}/1"


@pytest.mark.parametrize("dated", [True, False])
def test_what_a_feed_says_of_a_page_stays_whichever_was_there_first(desk: Desk, dated: bool) -> None:
    url, dossiers = put_undated(desk, dated=dated), []
    for order in ((0, 1), (1, 0), (0, 1, 0, 1)):
        desk.held = Holdings(InMemoryArchive(), "rules", desk.clock)
        desk.begin()
        for step in order:
            desk.wait(hours=1)
            list(desk.held.add([url], desk.settings)) if step else desk.round()
        dossiers.append(desk.held.dossier())
        said = {(document.published.value, tuple(credit.name for credit in document.credits))
                for document, _ in desk.held.archive.read()}  # fmt: skip
        assert any(names == ("Estuary Post",) for _, names in said)
    assert dossiers[0].stories == dossiers[1].stories == dossiers[2].stories


def test_the_entry_that_led_to_a_page_is_kept(desk: Desk) -> None:
    put_undated(desk)
    desk.round()
    (taken,) = desk.held.archive.captures()
    assert taken.entry is not None
    assert b"Estuary Post" in (desk.held.archive.capture(taken.entry) or b"")


def test_a_strangers_feed_says_nothing_of_somebody_elses_page(desk: Desk) -> None:
    put_undated(desk)
    stranger = desk.site.base.replace("127.0.0.1", "localhost")
    web = Web(allowed=(desk.site.host, stranger.removeprefix("http://")))
    Follower(desk.held, Settings(web=web), client=partial(Client, sleep=lambda _: None)).round([f"{stranger}/feed"])
    ((document, _),) = desk.held.archive.read()
    assert (document.published.value, document.credits) == (None, ())
    desk.round()
    assert [taken.entry is None for taken in desk.held.archive.captures()] == [True, False]
