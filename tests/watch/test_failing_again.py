from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from desk_of_tests import Desk, desk_and_site, parts
from site_of_tests import page

from twosource.settings import Settings, Web
from twosource.watch import Follower


@pytest.fixture
def desk() -> Iterator[Desk]:
    with desk_and_site() as found:
        yield found


def test_a_feed_whose_tag_is_beyond_ascii_is_read_again_and_again(desk: Desk) -> None:
    desk.put_feed(1, tag='"caf\xe9"')
    for _ in range(3):
        assert (desk.round().feeds, desk.told) == (1, [])
    assert [status for path, status in desk.site.statuses if path == "/feed"] == [200, 304, 304]


def test_a_server_that_stumbles_over_its_own_tag_is_asked_without_it_the_next_time(desk: Desk) -> None:
    desk.put_feed(1)
    desk.round()
    tagged = desk.site.answers["/feed"]

    def stumbling(handler: BaseHTTPRequestHandler) -> None:
        handler.send_error(431) if handler.headers.get("If-None-Match") else tagged(handler)

    desk.site.answers["/feed"] = stumbling
    assert [desk.round().feeds, desk.round().feeds] == [0, 1]


def test_a_page_that_cannot_be_had_is_tried_again_ever_later_and_then_given_up(desk: Desk) -> None:
    desk.put_feed(1, 7)
    assert (desk.round().documents, desk.told) == (1, ["/7: answered 404 Not Found; to be tried again"])
    assert desk.round().wanted == 1
    assert desk.site.asked["/7"] == 1
    for tries in range(2, 7):
        desk.wait(minutes=5 * 2 ** (tries - 2) - 0.1)
        desk.round()
        assert desk.site.asked["/7"] == tries - 1
        desk.wait(minutes=0.2)
        desk.begin()
        desk.round()
        assert desk.site.asked["/7"] == tries
    assert desk.told == ["/7: answered 404 Not Found; given up after 6 tries"]
    desk.wait(days=9)
    assert (desk.round().wanted, desk.site.asked["/7"]) == (0, 6)


def test_a_page_that_comes_back_is_taken_in_even_when_its_feed_has_dropped_it(desk: Desk) -> None:
    desk.put_feed(7)
    desk.round()
    desk.put_feed(1)
    desk.site.put("/7", page(7))
    desk.wait(hours=1)
    assert (desk.round().documents, desk.titles()) == (2, parts(1, 7))


def test_a_server_that_is_busy_is_left_alone_as_long_as_it_wishes(desk: Desk) -> None:
    desk.site.fail("/feed", 503, Retry_After="7200")
    desk.round()
    desk.put_feed(1)
    desk.wait(minutes=119)
    desk.begin()
    assert desk.round().early == 1
    desk.wait(minutes=2)
    assert desk.round().documents == 1


def test_a_feed_that_is_gone_is_dropped_with_a_line(desk: Desk) -> None:
    desk.site.fail("/feed", 410)
    result = desk.round()
    assert (result.gone, len(desk.told)) == ((f"{desk.site.base}/feed",), 1)
    assert "410" in desk.told[0]
    desk.begin()
    assert (desk.round().gone, desk.site.asked["/feed"]) == ((f"{desk.site.base}/feed",), 1)
    desk.put_feed(1)
    desk.wait(days=2)
    assert desk.round().documents == 1


@pytest.mark.parametrize("restarted", [False, True])
def test_a_page_of_a_busy_server_is_asked_for_again_when_it_wishes_and_not_given_up(
    desk: Desk, *, restarted: bool
) -> None:
    desk.put_feed(1, 2)
    for path in ("/1", "/2"):
        desk.site.fail(path, 429, Retry_After="86400")
    for minutes in (0, 6, 11, 21, 41, 81, 161):
        desk.wait(minutes=minutes)
        if restarted:
            desk.begin()
        desk.round()
    assert desk.site.asked["/1"] + desk.site.asked["/2"] == 1  # its word counts for the other page too
    for number in (1, 2):
        desk.site.put(f"/{number}", page(number))
    desk.wait(days=1)
    desk.begin()
    assert (desk.round().documents, desk.titles()) == (2, parts(1, 2))


def test_the_pages_of_a_site_that_wants_long_pauses_are_all_taken(desk: Desk) -> None:
    desk.site.put("/robots.txt", "User-agent: *\nCrawl-delay: 30\n", "text/plain")
    desk.settings = Settings(web=Web(allowed=(desk.site.host,), seconds=0.3, patience=0.3))
    desk.follower = Follower(desk.held, desk.settings, refuse=desk.refused)
    desk.put_feed(*range(1, 7))
    assert (desk.round().documents, desk.told) == (6, [])


def test_what_will_not_become_a_page_is_asked_for_once(desk: Desk) -> None:
    desk.site.put("/robots.txt", "User-agent: *\nDisallow: /4\n", "text/plain")
    desk.site.put("/1", b"%PDF-1.4 " + b"x" * 1000, "application/pdf")
    desk.site.fail("/2", 410)
    desk.site.send_much("/3", 22)
    desk.put_feed(1, 2, 3, 4)
    assert desk.round().wanted == 0
    assert sorted(line.split(":")[0] for line in desk.told) == ["/1", "/2", "/3", "/4"]
    assert not any("tried again" in line for line in desk.told)
    desk.wait(days=1)
    desk.round()
    assert (desk.told, [desk.site.asked[f"/{number}"] for number in (1, 2, 3, 4)]) == ([], [1, 1, 1, 0])


def test_a_feed_of_a_list_that_is_gone_is_told_once_in_a_run(desk: Desk) -> None:
    desk.site.fail("/gone", 410)
    desk.site.put("/list", f'<opml><body><outline xmlUrl="{desk.site.base}/gone"/></body></opml>')
    told = []
    for _ in range(3):
        desk.round("/list", patient=True)
        told += desk.told
        desk.wait(minutes=10)
    assert [line.split(":")[0] for line in told] == ["/gone"]
    desk.begin()
    desk.round("/list", patient=True)
    assert len(desk.told) == 1  # whoever starts anew is told why nothing comes of it
