import gzip
import time as clocks
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest
from own_servers import DATE, Server, Time, answer, client, redirect

from twosource import __version__
from twosource.errors import Unfetched
from twosource.fetch import Client, Validators
from twosource.settings import Web

PAGE = b"<html><p>The talks were held.</p></html>"


def test_what_lies_at_an_address_comes_with_what_its_server_says_of_it() -> None:
    said = answer(PAGE, Content_Type='Text/HTML; Charset="Windows-1251"', Date=DATE, ETag='"a"', Last_Modified=DATE)
    with Server({"/a?b=1": said}) as server:
        found = client(server).fetch(f"{server.url}/a?b=1#c")
    assert (found.url, found.status, found.body) == (f"{server.url}/a?b=1", 200, PAGE)
    assert (found.media_type, found.charset, found.taken) == ("text/html", "windows-1251", "2025-05-28T10:30:00+00:00")
    assert found.validators == Validators(etag='"a"', last_modified=DATE)


def test_the_program_says_who_it_is_and_nothing_of_who_uses_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    (tmp_path / ".netrc").write_text("default login anna password sesame\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HOME", str(tmp_path))
    set_cookie = answer(PAGE, Set_Cookie="a=b", WWW_Authenticate="Basic")
    with Server({"/a": set_cookie, "/b": PAGE}) as server:
        fetcher = client(server)
        fetcher.fetch(f"{server.url}/a")
        with pytest.raises(Unfetched):
            fetcher.fetch(f"{server.url}/b")
        sent = [headers for _, headers in server.asked]
    assert {headers["user-agent"] for headers in sent} == {f"twosource/{__version__}"}
    assert {headers["host"] for headers in sent} == {server.host}
    allowed = {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert {name for headers in sent for name in headers} == allowed


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(PAGE)), ("br", brotli.compress(PAGE)), ("GZIP , identity", gzip.compress(PAGE))],
)
def test_a_packed_page_is_unpacked(coding: str, body: bytes) -> None:
    with Server({"/": answer(body, Content_Encoding=coding)}) as server:
        assert client(server).fetch(server.url).body == PAGE


def test_what_has_not_changed_is_not_sent_again() -> None:
    known = Validators(etag='W/"a"', last_modified=DATE)
    same = answer(status="304 Not Modified", ETag='W/"b"')
    with Server({"/": same}) as server:
        found = client(server).fetch(server.url, validators=known)
        headers = server.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('W/"a"', DATE)
    assert (found.status, found.body) == (304, b"")
    assert found.validators == Validators(etag='W/"b"', last_modified=DATE)


def test_a_tag_beyond_ascii_is_sent_as_it_came_and_one_too_long_to_send_is_not_kept() -> None:
    said = [answer(PAGE, ETag='"caf\xe9"'), answer(PAGE, ETag=f'"{"a" * 2000}"', Last_Modified=DATE)]
    with Server({"/": said}) as server:
        fetcher = client(server)
        known = fetcher.fetch(server.url).validators
        assert fetcher.fetch(server.url, validators=known).validators == Validators(last_modified=DATE)
        assert server.asked[-1][1]["if-none-match"] == '"caf\xe9"'


def test_redirects_are_followed_from_host_to_host() -> None:
    with Server({"/page": answer(PAGE)}) as last, Server({"/b": redirect(f"{last.url}/page")}) as first:
        fetcher = client(first, last)
        with Server({"/a": redirect("/b", "301 Moved Permanently"), "/b": redirect(f"{first.url}/b")}) as here:
            found = client(here, first, last).fetch(f"{here.url}/a")
        assert found.url == f"{last.url}/page"
        assert fetcher.fetch(f"{first.url}/b").url == f"{last.url}/page"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_of_every_kind_are_followed(status: int) -> None:
    with Server({"/a": redirect("/b", f"{status} Elsewhere"), "/b": answer(PAGE)}) as server:
        assert client(server).fetch(f"{server.url}/a").url == f"{server.url}/b"


def test_letters_beyond_ascii_in_a_redirect_are_understood() -> None:
    location = "/переговоры".encode().decode("latin-1")
    with Server(
        {"/a": redirect(location), "/%D0%BF%D0%B5%D1%80%D0%B5%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D1%8B": answer(PAGE)}
    ) as server:
        assert client(server).fetch(f"{server.url}/a").body == PAGE


def test_a_busy_server_is_asked_once_more_when_it_says() -> None:
    busy = answer(status="503 Service Unavailable", Retry_After="7")
    time = Time()
    with Server({"/": [busy, answer(PAGE)]}) as server:
        assert client(server, time=time).fetch(server.url).body == PAGE
        assert (server.paths, time.slept) == (["/", "/"], [7.0])


def test_a_server_that_stays_busy_or_for_long_is_left_alone_by_whoever_comes_next() -> None:
    for said, calls in (("29", 2), ("3600", 1), ("9" * 9, 1)):
        time = Time()
        busy = answer(status="429 Too Many Requests", Retry_After=said)
        with Server({"/": busy, "/b": answer(PAGE)}) as server:
            fetcher = client(server, time=time)
            with pytest.raises(Unfetched, match="429 Too Many Requests") as refused:
                fetcher.fetch(server.url)
            assert (refused.value.status, refused.value.retry_after) == (429, float(said))
            assert len(server.paths) == calls
            if calls == 1:
                with pytest.raises(Unfetched, match="left alone") as refused:
                    fetcher.fetch(f"{server.url}/b")
                assert not refused.value.asked
                assert "/b" not in server.paths
            time.now += 24 * 3600
            assert fetcher.fetch(f"{server.url}/b").body == PAGE


def test_when_to_come_again_may_be_a_date_by_the_servers_own_clock() -> None:
    busy = answer(status="503 Service Unavailable", Date=DATE, Retry_After="Wed, 28 May 2025 11:30:00 GMT")
    with Server({"/": busy}) as server, pytest.raises(Unfetched) as refused:
        client(server).fetch(server.url)
    assert refused.value.retry_after == 3600


def test_a_public_host_is_called_no_more_than_once_a_second() -> None:
    time = Time()
    with Server({"/": answer(PAGE)}) as server:
        web = Web(allowed=(server.host,))
        public = Client(web, clock=time.clock, sleep=time.sleep)
        for _ in range(3):
            public.fetch(server.url)
        assert time.slept == []  # one's own host
        with public._turns.turn("news.example", Web().pause):
            pass
        with public._turns.turn("news.example", Web().pause) as waited:
            assert waited == 1.0


def test_a_host_is_called_by_one_at_a_time_and_several_hosts_at_once() -> None:
    with Server({"/": answer(PAGE)}) as one, Server({"/": answer(PAGE)}) as two, ThreadPoolExecutor(8) as pool:
        fetcher = client(one, two)
        found = list(pool.map(fetcher.fetch, [one.url, two.url] * 8))
    assert [each.body for each in found] == [PAGE] * 16


def test_several_hosts_that_lead_to_each_other_do_not_wait_for_each_other_for_ever() -> None:
    with Server({"/b": answer(PAGE)}) as one, Server({"/b": answer(PAGE)}) as two, ThreadPoolExecutor(8) as pool:
        one._says["/a"], two._says["/a"] = redirect(f"{two.url}/b"), redirect(f"{one.url}/b")
        one._says["/robots.txt"], two._says["/robots.txt"] = redirect(f"{two.url}/r"), redirect(f"{one.url}/r")
        fetcher = client(one, two)
        found = list(pool.map(fetcher.fetch, [f"{one.url}/a", f"{two.url}/a"] * 8))
    assert [each.body for each in found] == [PAGE] * 16


def test_who_waited_so_long_for_others_that_no_time_is_left_says_that_nobody_was_asked() -> None:
    time = Time()
    with Server({"/": answer(PAGE)}) as server, ThreadPoolExecutor(1) as pool:
        fetcher = client(server, time=time)
        with fetcher._turns.turn("127.0.0.1", 0.0):
            late = pool.submit(fetcher.fetch, server.url)
            while fetcher._turns._hosts["127.0.0.1"].waiting < 2 and not late.done():
                clocks.sleep(0.01)
            time.now += 100
        with pytest.raises(Unfetched, match=r"its turn at .* came too late") as refused:
            late.result()
        assert (refused.value.asked, server.asked) == (False, [])


def test_nobody_is_kept_waiting_for_ever_by_redirects_that_each_want_to_be_waited_for() -> None:
    time = Time()
    rules = answer(b"User-agent: *\nCrawl-delay: 30")
    with Server({"/robots.txt": rules, **{f"/{n}": redirect(f"/{n + 1}") for n in range(9)}}) as server:
        with pytest.raises(Unfetched, match=r"leads to .*its turn at .* came too late"):
            client(server, time=time).fetch(f"{server.url}/0")
        assert sum(time.slept) == 90.0


def test_a_few_redirects_at_a_site_that_wants_to_be_left_alone_are_waited_for() -> None:
    time = Time()
    rules = answer(b"User-agent: *\nCrawl-delay: 30")
    says = {"/robots.txt": rules, "/0": redirect("/1"), "/1": redirect("/2"), "/2": answer(PAGE)}
    with Server(says) as server:
        assert client(server, time=time).fetch(f"{server.url}/0").body == PAGE
    assert time.slept == [30.0, 30.0]
