import re
from collections.abc import Iterator

import pytest
from desk_of_tests import Desk, desk_and_site, parts
from site_of_tests import feed, item, page, site

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.fetch import Client
from twosource.settings import Web


@pytest.fixture
def desk() -> Iterator[Desk]:
    with desk_and_site() as found:
        yield found


def test_the_pages_of_a_feed_are_taken_in_once(desk: Desk) -> None:
    desk.put_feed(1, 2, 3)
    assert (desk.round().documents, desk.titles(), desk.told) == (3, parts(1, 2, 3), [])
    desk.put_feed(4, 1, 2, 3, 1)
    assert (desk.round().documents, desk.titles()) == (1, parts(1, 2, 3, 4))
    assert (desk.captures(), max(desk.site.asked[f"/{number}"] for number in range(1, 5))) == (4, 1)


def test_pages_to_which_a_feed_gives_one_name_are_all_taken_in_once(desk: Desk) -> None:
    for numbers in ((1, 2, 3), (4, 1, 2, 3), (4, 1, 2, 3)):
        items = [item(f"{desk.site.base}/{number}", number) for number in numbers]
        named = [re.sub("<guid>.*</guid>", '<guid isPermaLink="false">0</guid>', each) for each in items]
        desk.site.put("/feed", feed(*named))
        desk.round()
        assert desk.titles() == parts(*sorted(numbers))
    assert desk.site.asked["/1"] == 1


def test_a_feed_that_is_as_it_was_is_not_sent_again_also_after_a_restart(desk: Desk) -> None:
    desk.put_feed(1)
    desk.round()
    desk.begin()
    assert (desk.round().documents, desk.round().feeds) == (0, 1)
    assert [status for path, status in desk.site.statuses if path == "/feed"] == [200, 304, 304]


def test_a_changed_entry_is_fetched_again_and_is_a_version_of_its_page(desk: Desk) -> None:
    link = f"{desk.site.base}/1"
    desk.site.put("/feed", feed(item(link, 1, updated="2025-06-03T18:01:00+02:00")))
    desk.round()
    desk.site.put("/1", page(1, modified="2025-06-04T07:00:00+02:00", more="<p>On Wednesday the board gave way.</p>"))
    assert desk.round().documents == 0
    desk.site.put("/feed", feed(item(link, 1, updated="2025-06-04T07:00:00+02:00")))
    assert desk.round().documents == 1
    (story,) = desk.held.dossier().stories
    (derivation,) = story.derivations
    assert derivation.is_outdated
    assert story.base.documents == 1
    newest = next(each for each in story.documents if each.id == derivation.of.document)
    assert "gave way" in newest.text


def test_a_page_that_is_as_it_was_is_not_sent_again_when_its_entry_changes(desk: Desk) -> None:
    for hour in range(7, 10):
        link = f"{desk.site.base}/1"
        desk.site.put("/feed", feed(item(link, 1, updated=f"2025-06-04T{hour:02}:00:00+02:00")))
        desk.round()
    assert [status for path, status in desk.site.statuses if path == "/1"] == [200, 304, 304]
    assert (desk.captures(), desk.told) == (1, [])


def test_what_counts_pictures_or_readers_is_no_change(desk: Desk) -> None:
    link = f"{desk.site.base}/1"
    for number in range(3):
        pixel = f"<description>The ferries stay in. &lt;img src='https://count.example/{number}'/&gt;</description>"
        desk.site.put("/feed", feed(f"<item><title>Ferries</title><link>{link}</link>{pixel}</item>"))
        desk.round()
    assert desk.site.asked["/1"] == 1


def test_the_feeds_own_source_is_evidence_for_the_page_that_it_links(desk: Desk) -> None:
    more = '<source url="https://post.example/rss">Estuary Post</source>'
    desk.site.put("/feed", feed(item(f"{desk.site.base}/1", 1, more=more)))
    desk.round()
    (story,) = desk.held.dossier().stories
    (derivation,) = story.derivations
    assert (derivation.kind, derivation.of.document) == ("copies", None)
    assert "Estuary Post" in {origin.name for origin in story.origins}


def test_an_undated_page_is_dated_by_the_entry_that_led_to_it(desk: Desk) -> None:
    text = page(1).replace("article:published_time", "thing")
    desk.site.put("/1", text)
    more = "<pubDate>Tue, 03 Jun 2025 18:05:00 +0200</pubDate>"
    desk.site.put("/feed", feed(item(f"{desk.site.base}/1", 1, more=more)))
    desk.round()
    ((document, _),) = desk.held.archive.read()
    assert document.published.value == "2025-06-03T18:05:00+02:00"


def test_where_the_page_cannot_be_had_the_entry_that_holds_it_all_is_taken(desk: Desk) -> None:
    desk.site.fail("/8", 403)
    desk.site.put("/9", "<html><head><title>Please verify you are human</title></head><body>captcha</body></html>")
    items = [item(f"{desk.site.base}/{number}", number, whole=True) for number in (8, 9)]
    alone = item("", 3, whole=True)
    desk.site.put("/feed", feed(*items, alone))
    assert (desk.round().documents, desk.titles(), desk.told) == (3, parts(3, 8, 9), [])
    desk.wait(days=1)
    assert (desk.round().documents, desk.site.asked["/8"]) == (0, 1)


def test_an_entry_that_stands_for_its_page_is_taken_again_when_it_changes(desk: Desk) -> None:
    desk.site.put("/9", "<html><head><title>Please verify you are human</title></head><body>captcha</body></html>")
    for number in (1, 2):
        desk.site.put("/feed", feed(item(f"{desk.site.base}/9", number, whole=True)))
        assert (desk.round().documents, desk.told) == (1, [])
    assert [status for path, status in desk.site.statuses if path == "/9"] == [200, 200]


def test_of_two_versions_of_an_entry_the_one_that_was_on_the_net_last_speaks(desk: Desk) -> None:
    desk.site.put("/robots.txt", "User-agent: *\nDisallow: /1\n", "text/plain")
    for day, words in ((4, "will go on"), (5, "has ended")):
        whole = item(f"{desk.site.base}/1", 1, whole=True).replace("]]>", f"<p>The strike {words}.</p>]]>")
        desk.site.put("/feed", feed(whole), "application/rss+xml")
        desk.site.date = f"{day:02} Jun 2025 08:00:00 GMT"
        desk.round()
        desk.wait(days=1)
    taken = {document.text[-11:]: document.capture.taken for document, _ in desk.held.archive.read()}
    assert taken == {"will go on.": "2025-06-04T08:00:00+00:00", " has ended.": "2025-06-05T08:00:00+00:00"}


def test_a_page_without_an_article_is_said_once(desk: Desk) -> None:
    desk.site.put("/9", "<html><head><title>404 Not found</title></head><body>404 not found</body></html>")
    desk.put_feed(9)
    assert (desk.round().documents, len(desk.told)) == (0, 1)
    desk.wait(days=1)
    assert (desk.round().wanted, desk.told, desk.site.asked["/9"]) == (0, [], 1)


def test_hostile_neighbours_stop_nothing(desk: Desk) -> None:
    desk.put_feed(1, 2)
    desk.site.dawdle("/slow")
    desk.site.send_much("/much", 50)
    desk.site.fail("/inside", 302, Location="http://10.0.0.1/feed")
    desk.site.put("/broken", "<rss><channel><item>")
    desk.site.put("/page", "<html><body><p>No feed here.</p></body></html>")
    desk.site.fail("/down", 500)
    desk.put_feed(3, 4, path="/after")
    bad = ["/slow", "/much", "/inside", "/broken", "/page", "/down"]
    result = desk.round("/feed", *bad, "/after")
    assert (result.feeds, result.documents, desk.titles()) == (2, 4, parts(1, 2, 3, 4))
    assert sorted(line.split(":")[0] for line in desk.told) == sorted(bad)
    assert all("\n" not in line for line in desk.told)


def test_hostile_pages_stop_nothing(desk: Desk) -> None:
    desk.site.dawdle("/21")
    desk.site.send_much("/22", 50)
    desk.site.fail("/23", 301, Location="http://169.254.169.254/latest")
    desk.site.put("/24", b"\x89PNG\r\n")
    desk.put_feed(1, 21, 22, 23, 24, 2)
    assert (desk.round().documents, desk.titles()) == (2, parts(1, 2))
    assert sorted(line.split(":")[0] for line in desk.told) == ["/21", "/22", "/23", "/24"]


def test_a_feed_that_failed_recovers(desk: Desk) -> None:
    desk.site.fail("/feed", 500)
    assert desk.round(patient=True).feeds == 0
    desk.put_feed(1)
    assert desk.round(patient=True).early == 1
    desk.wait(minutes=6)
    assert desk.round(patient=True).documents == 1
    desk.site.fail("/feed", 500)
    assert desk.round().feeds == 0
    desk.put_feed(1, 2)
    assert desk.round().documents == 1  # whoever asks for one round means now


def test_a_feed_that_breaks_off_is_asked_for_anew_and_its_last_entry_is_not_lost(desk: Desk) -> None:
    whole = feed(*(item(f"{desk.site.base}/{number}", number) for number in (1, 2, 3)))
    desk.site.put("/feed", whole[: whole.rindex("The ferries stay")])
    assert (desk.round().documents, desk.told) == (2, ["/feed: a feed that breaks off; its last entry was left out"])
    desk.site.put("/feed", "<rss><channel><item>")
    desk.round()
    assert desk.told == ["/feed: a feed that breaks off"]
    desk.site.put("/feed", whole)
    assert (desk.round().documents, desk.titles(), desk.told) == (1, parts(1, 2, 3), [])
    assert [status for path, status in desk.site.statuses if path == "/feed"] == [200, 200, 200]


@pytest.mark.parametrize(
    ("more", "headers"),
    [("<ttl>30</ttl>", {}), ("", {"Cache_Control": "public, max-age=1800"})],
)
def test_a_feed_is_left_alone_as_long_as_it_wishes(desk: Desk, more: str, headers: dict[str, str]) -> None:
    desk.put_feed(1, more=more, **headers)
    desk.round()
    desk.wait(minutes=29)
    desk.begin()
    assert (desk.round().early, desk.site.asked["/feed"]) == (1, 1)
    desk.wait(minutes=2)
    assert (desk.round().early, desk.site.asked["/feed"]) == (0, 2)
    desk.wait(minutes=29)
    assert (desk.round().early, desk.site.asked["/feed"]) == (1, 2)


def test_no_wish_is_heeded_for_longer_than_a_day(desk: Desk) -> None:
    desk.put_feed(1, Cache_Control="max-age=31536000")
    desk.round()
    desk.wait(hours=25)
    assert desk.round().early == 0


def test_a_list_and_a_page_lead_to_their_feeds_and_are_remembered(desk: Desk) -> None:
    outlines = f'<outline xmlUrl="{desk.site.base}/a"/><outline xmlUrl="{desk.site.base}/b"/>'
    desk.site.put("/list", f'<opml version="2.0"><body>{outlines}</body></opml>')
    desk.site.put("/home", '<html><head><link rel="alternate" type="application/atom+xml" href="/c"></head></html>')
    desk.put_feed(1, path="/a")
    desk.put_feed(2, path="/b")
    desk.put_feed(3, path="/c")
    assert (desk.round("/list", "/home").documents, desk.titles()) == (3, parts(1, 2, 3))
    desk.put_feed(4, path="/b")
    desk.put_feed(5, path="/c")
    desk.begin()
    assert desk.round("/list", "/home").documents == 2
    assert [status for path, status in desk.site.statuses if path == "/list"] == [200, 304]


def test_lists_that_lead_to_themselves_end(desk: Desk) -> None:
    for name, other in (("/a", "/b"), ("/b", "/a")):
        desk.site.put(name, f'<opml><body><outline xmlUrl="{desk.site.base}{other}"/></body></opml>')
    assert desk.round("/a").feeds == 2


def test_one_page_in_two_feeds_is_fetched_once(desk: Desk) -> None:
    desk.put_feed(1, 2, path="/a")
    desk.put_feed(2, 3, path="/b")
    assert desk.round("/a", "/b").documents == 3
    assert desk.site.asked["/2"] == 1


def test_entries_that_nobody_needs_any_more_are_forgotten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.watch.notes.KEPT", 2)
    for numbers in ((1, 2), (3, 4), (5, 6)):
        desk.put_feed(*numbers)
        desk.round()
        desk.wait(minutes=10)
    names = set(desk.held.archive.notes(f"{desk.site.base}/feed"))
    assert names == {"", *(f"{desk.site.base}/{number}" for number in (3, 4, 5, 6))}


@pytest.mark.parametrize("leads", ["a page", "a feed"])
def test_what_strangers_link_in_ones_own_network_is_not_called(desk: Desk, leads: str) -> None:
    with site() as stranger:
        inside = f"{desk.site.base}/1"
        listed = f'<opml><body><outline xmlUrl="{inside}"/></body></opml>'
        stranger.put("/feed", feed(item(inside, 1)) if leads == "a page" else listed)
        # the stranger's feed is public: the rule of addresses is left out for it, and for nothing else
        desk.follower._calls._public = Client(Web(allowed=(stranger.host,)))
        desk.told.clear()
        assert desk.follower.round([f"{stranger.base}/feed"]).documents == 0
    assert (len(desk.told), desk.site.asked["/1"]) == (1, 0)
    assert desk.told[0].startswith("/1: ")


class Stopped(BaseException):
    """The machine was switched off."""


def test_wherever_it_is_stopped_nothing_is_lost_and_nothing_is_there_twice(desk: Desk) -> None:
    desk.put_feed(1, 2, 3)
    steps = 0
    while True:
        desk.held = Holdings(InMemoryArchive(), "rules", desk.clock)
        finished = _stopped_after(desk, steps)
        desk.begin()
        desk.wait(minutes=6)
        desk.round()
        assert (desk.titles(), desk.captures(), desk.round().wanted) == (parts(1, 2, 3), 3, 0)
        if finished:
            break
        steps += 1
    assert steps == 2 * (1 + 3 + 3)  # the feed, three captures, three notes; before each of them and after


def _stopped_after(desk: Desk, steps: int) -> bool:
    """Run a round that is stopped after so many steps of writing; tell whether it came to its end before."""
    archive = desk.held.archive
    left = steps

    def step() -> None:
        nonlocal left
        if left == 0:
            raise Stopped
        left -= 1

    def stopping(work: object) -> object:
        def done(*words: object, **options: object) -> object:
            step()
            result = work(*words, **options)  # type: ignore[operator]
            step()
            return result

        return done

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "add", stopping(archive.add))
        patch.setattr(archive, "note", stopping(archive.note))
        desk.begin()
        try:
            desk.round()
        except Stopped:
            return False
    return True


def test_of_notes_that_another_make_wrote_none_is_a_hindrance(desk: Desk) -> None:
    desk.put_feed(1)
    desk.held.archive.note(f"{desk.site.base}/feed", {"": b"[]", "x": b"\xff"})
    assert desk.round().documents == 1
