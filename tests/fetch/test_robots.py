import socket
import time as clocks
from concurrent.futures import ThreadPoolExecutor

import pytest
from own_servers import Says, Server, Time, answer, client, dripped, redirect

from twosource.errors import Unfetched
from twosource.fetch.robots import BYTES, rules_in

PAGE = b"<html><p>The talks were held.</p></html>"
RULES = b"""\
User-agent: OtherBot
Disallow: /

User-agent: *
Disallow: /private
Disallow: /*.pdf$
Allow: /private/open
Crawl-delay: 3
"""


def test_what_a_site_asks_programs_not_to_fetch_is_not_fetched() -> None:
    pages = {path: answer(PAGE) for path in ("/a", "/private/a", "/private/open", "/a.pdf", "/a.pdf?b")}
    with Server({"/robots.txt": answer(RULES), **pages}) as server:
        fetcher = client(server, time=Time())
        for path in ("/a", "/private/open", "/a.pdf?b"):
            assert fetcher.fetch(server.url + path).body == PAGE
        for path in ("/private/a", "/a.pdf"):
            with pytest.raises(Unfetched, match=r"the robots\.txt of 127\.0\.0\.1 asks programs not to fetch it"):
                fetcher.fetch(server.url + path)
        assert server.paths == ["/a", "/private/open", "/a.pdf?b"]


@pytest.mark.parametrize("name", ["twosource", "TwoSource", "twosource/1.0", "twosource # that one"])
def test_the_program_is_known_by_its_name(name: str) -> None:
    rules = rules_in(f"User-agent: *\nDisallow:\n\nUser-Agent:{name}\nDisallow: /\n".encode(), "twosource")
    assert not rules.can_fetch("https://news.example/a", "twosource")


@pytest.mark.parametrize("name", ["two", "source", "twosourcery", "t*", "anytwosource"])
def test_a_name_that_only_looks_like_its_name_is_another(name: str) -> None:
    rules = rules_in(f"User-agent: {name}\nDisallow: /\n".encode(), "twosource")
    assert rules.can_fetch("https://news.example/a", "twosource")


def test_rules_for_several_programs_are_for_each_of_them() -> None:
    rules = rules_in(
        b"User-agent: a\nUser-agent: twosource\nUser-agent: b\nDisallow: /\n\nUser-agent: *\nAllow: /", "twosource"
    )
    assert not rules.can_fetch("https://news.example/a", "twosource")


def test_rules_are_asked_for_once_and_again_the_next_day() -> None:
    time = Time()
    with Server({"/robots.txt": answer(RULES), "/a": answer(PAGE)}) as server:
        fetcher = client(server, time=time)
        for _ in range(3):
            fetcher.fetch(f"{server.url}/a")
        assert [path for path, _ in server.asked] == ["/robots.txt", "/a", "/a", "/a"]
        time.now += 25 * 3600
        fetcher.fetch(f"{server.url}/a")
        assert [path for path, _ in server.asked][4:] == ["/robots.txt", "/a"]


def test_rules_are_asked_for_once_by_however_many_at_a_time() -> None:
    pages = {f"/{number}": answer(PAGE) for number in range(8)}

    def late(connection: socket.socket) -> None:
        clocks.sleep(0.2)  # time enough for all of them to ask
        connection.sendall(answer(RULES))

    with Server({"/robots.txt": late, **pages}) as server, ThreadPoolExecutor(8) as pool:
        fetcher = client(server, time=Time())
        assert [each.body for each in pool.map(lambda path: fetcher.fetch(server.url + path), pages)] == [PAGE] * 8
        assert [path for path, _ in server.asked].count("/robots.txt") == 1


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
def test_a_site_without_rules_may_be_fetched(status: str) -> None:
    with Server({"/robots.txt": answer(status=status), "/a": answer(PAGE)}) as server:
        assert client(server).fetch(f"{server.url}/a").body == PAGE


@pytest.mark.parametrize("status", ["500 Internal Server Error", "503 Service Unavailable", "429 Too Many Requests"])
def test_a_site_whose_rules_cannot_be_had_is_not_fetched_for_a_while(status: str) -> None:
    time = Time()
    with Server({"/robots.txt": [answer(status=status), answer()], "/a": answer(PAGE)}) as server:
        fetcher = client(server, time=time)
        for _ in range(2):
            with pytest.raises(Unfetched, match=f"its robots.txt answered {status}, so nothing of") as refused:
                fetcher.fetch(f"{server.url}/a")
        assert refused.value.status == int(status[:3])
        assert [path for path, _ in server.asked] == ["/robots.txt"]
        time.now += 700
        assert fetcher.fetch(f"{server.url}/a").body == PAGE


def test_rules_that_drip_are_not_waited_for() -> None:
    says: Says = {"/robots.txt": dripped(b"HTTP/1.1 200 OK\r\n\r\n", b"#"), "/a": answer(PAGE)}
    with Server(says) as server, pytest.raises(Unfetched, match="took too long"):
        client(server, seconds=0.3).fetch(f"{server.url}/a")


def test_rules_may_lie_elsewhere_but_not_in_a_private_network() -> None:
    rules = answer(b"User-agent: *\nDisallow: /b")
    with (
        Server({"/rules": rules}) as other,
        Server({"/robots.txt": redirect(f"{other.url}/rules"), "/a": answer(PAGE), "/b": answer(PAGE)}) as server,
    ):
        assert client(server, other).fetch(f"{server.url}/a").body == PAGE
        with pytest.raises(Unfetched, match=r"robots\.txt of"):
            client(server, other).fetch(f"{server.url}/b")
        with pytest.raises(Unfetched, match=f"leads to {other.url}/rules: port"):
            client(server).fetch(f"{server.url}/a")


def test_the_target_of_a_redirect_has_rules_of_its_own() -> None:
    no = answer(b"User-agent: *\nDisallow: /")
    with Server({"/robots.txt": no, "/b": answer(PAGE)}) as other, Server({"/a": redirect(f"{other.url}/b")}) as server:
        with pytest.raises(Unfetched, match=r"leads to .*/b: the robots\.txt of"):
            client(server, other).fetch(f"{server.url}/a")
        assert other.paths == []


def test_a_site_is_left_alone_for_as_long_as_it_wants_within_reason() -> None:
    for said, waited in (("3", [3.0, 3.0]), ("0.5", [0.5, 0.5]), ("86400", [30.0, 30.0]), ("-1", []), ("soon", [])):
        time = Time()
        rules = answer(f"User-agent: *\nCrawl-delay: {said}\n".encode())
        with Server({"/robots.txt": rules, "/a": answer(PAGE)}) as server:
            fetcher = client(server, time=time)
            for _ in range(3):
                fetcher.fetch(f"{server.url}/a")
        assert time.slept == waited


def test_rules_without_end_count_as_far_as_they_are_read() -> None:
    end = b"User-agent: *\nDisallow: /a\n"
    for rules, allowed in ((b"#" * BYTES + b"\n" + end, True), (end + b"#" * 2 * BYTES, False)):
        with Server({"/robots.txt": answer(rules), "/a": answer(PAGE)}) as server:
            if allowed:
                assert client(server).fetch(f"{server.url}/a").body == PAGE
                continue
            with pytest.raises(Unfetched, match=r"robots\.txt"):
                client(server).fetch(f"{server.url}/a")


@pytest.mark.parametrize(
    "rules",
    [
        b"".join(b"User-agent: a%d\n" % n for n in range(12_000)) + b"Disallow: /\n" * 20_000,
        b"User-agent: *\n" + b"".join(b"Disallow: /%s%dz\n" % (b"a*" * 200, n) for n in range(1_000)),
        b"User-agent: *\n" + b"Disallow: /" + b"*a" * 200_000,
        bytes(range(256)) * 2_000,
    ],
    ids=["many names", "many patterns", "one long pattern", "no text"],
)
def test_rules_made_to_keep_a_reader_busy_do_not(rules: bytes) -> None:
    begun = clocks.process_time()
    rules_in(rules, "twosource").can_fetch("https://news.example/" + "a" * 4000, "twosource")
    assert clocks.process_time() - begun < 10
