import gzip
import socket
import ssl
import time

import brotli
import pytest
from httpcore2 import MockStream
from hypothesis import given
from hypothesis import strategies as st
from own_servers import Script, Server, answer, client, dripped, redirect

from twosource.errors import Unfetched
from twosource.fetch import Client, connecting
from twosource.fetch.resolving import resolve
from twosource.settings import Web

MB = 1024 * 1024
TLS = ssl.create_default_context()


def in_pieces(beginning: bytes, megabytes: int) -> Script:
    def say(connection: socket.socket) -> None:
        connection.sendall(beginning)
        for _ in range(megabytes):
            connection.sendall(bytes(MB))

    return say


WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
OPEN = b"HTTP/1.1 200 OK\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
BROTLI_BOMB = brotli.compress(bytes(16 * MB), quality=1)
REFUSED: dict[str, tuple[bytes | Script, str]] = {
    "not there": (answer(status="404 Not Found"), "answered 404 Not Found"),
    "gone": (answer(status="410 Gone"), "answered 410 Gone"),
    "forbidden": (answer(b"<p>No", status="403 Forbidden"), "answered 403 Forbidden"),
    "broken": (answer(status="500 Oh"), "answered 500 Internal Server Error"),
    "odd": (answer(status="799 Odd"), "answered 799"),
    "nothing": (answer(status="204 No Content"), "answered 204 No Content"),
    "a part": (answer(b"x", status="206 Partial Content"), "answered 206 Partial Content"),
    "the same, unasked": (answer(status="304 Not Modified"), "answered 304 Not Modified, though"),
    "a redirect to nowhere": (answer(status="302 Found"), "answered 302 and does not say where it leads"),
    "50 MB": (in_pieces(b"HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n", 50), "holds more than 1 MB"),
    "50 MB, unsaid": (in_pieces(OPEN, 50), "holds more than 1 MB"),
    "a gzip bomb": (answer(gzip.compress(bytes(16 * MB)), Content_Encoding="gzip"), "unpacks to more than 1 MB"),
    "a brotli bomb": (
        answer(brotli.compress(bytes(16 * MB), quality=1), Content_Encoding="br"),
        "unpacks to more than 1 MB",
    ),
    "an unknown packing": (answer(b"x", Content_Encoding="compress"), "packed in a way that is not known"),
    "not packed": (answer(b"<html>", Content_Encoding="gzip"), "damaged gzip"),
    "too little": (answer(b"<html>", length=100), "not an answer in HTTP|broke off"),
    "cut chunks": (CHUNKED + b"ff\r\n<html>", "not an answer in HTTP|broke off"),
    "broken chunks": (CHUNKED + b"zz\r\n<html>\r\n0\r\n\r\n", "not an answer in HTTP"),
    "cut headers": (b"HTTP/1.1 200 OK\r\nContent-", "not an answer in HTTP|broke off"),
    "no answer": (b"", "not an answer in HTTP|broke off"),
    "not HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", "not an answer in HTTP"),
    "odd header bytes": (b"HTTP/1.1 200 OK\r\nA\x00\xff: \x01\r\n\r\n", "not an answer in HTTP"),
    "headers without end": (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 50_000, "not an answer in HTTP"),
    "two lengths": (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", "not an answer in HTTP"),
    "a redirect to a file": (redirect("file:///etc/passwd"), "leads to file:///etc/passwd: only http:// and https://"),
    "a redirect with a password": (redirect("http://a:b@news.example/"), "leads to .*a user's name or password"),
    "a redirect to this machine": (redirect("http://localhost/"), "leads to http://localhost/: localhost lies in a"),
    "a redirect to a cloud's inside": (redirect("http://169.254.169.254/latest"), "leads to .* not public"),
    "a redirect to a private network": (redirect("http://10.0.0.1/"), "leads to .* not public"),
    "a redirect to a hidden number": (redirect("http://2130706433/"), "leads to .* a number in place of a host's name"),
    "a redirect to a mapped number": (redirect("http://[::ffff:127.0.0.1]/"), "leads to .* not public"),
    "a redirect to another port": (redirect("http://127.0.0.1:22/"), "leads to .* port 22"),
    "a redirect to itself": (redirect("/"), "redirects that lead in a circle"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_answer_that_gives_no_page_is_refused_in_a_line(name: str) -> None:
    said, reason = REFUSED[name]
    with Server({"/": said}) as server, pytest.raises(Unfetched, match=reason) as refused:
        client(server).fetch(server.url)
    assert refused.value.reason.isprintable()


SLOW: dict[str, Script] = {
    "a body": dripped(OPEN, b"x"),
    "headers": dripped(b"HTTP/1.1 200 OK\r\nA: ", b"x"),
    "one header after the other": dripped(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"),
    "word that it goes on": dripped(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "chunks": dripped(CHUNKED, b"1\r\nx\r\n"),
    "nothing": lambda connection: time.sleep(5),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_server_that_drips_is_cut_off(name: str) -> None:
    with Server({"/": SLOW[name]}) as server, pytest.raises(Unfetched, match="took too long to answer"):
        client(server, seconds=0.3).fetch(server.url)


def test_redirects_come_to_an_end() -> None:
    says = {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    with Server({**says, "/9": answer(b"<html>")}) as server:
        assert client(server).fetch(f"{server.url}/4").url == f"{server.url}/9"
        with pytest.raises(Unfetched, match="more than 5 redirects"):
            client(server).fetch(f"{server.url}/3")


def test_redirects_that_lead_in_a_circle_are_seen() -> None:
    with Server({"/x": redirect("/y"), "/y": redirect("/x#again")}) as server:
        with pytest.raises(Unfetched, match="in a circle"):
            client(server).fetch(f"{server.url}/x")
        assert server.paths == ["/x", "/y"]


def test_a_host_that_is_allowed_lends_nothing_to_the_others() -> None:
    with Server({"/": answer(b"<html>secret")}) as inside, Server({"/": redirect(inside.url)}) as outside:
        with pytest.raises(Unfetched, match=f"port {inside.port}"):
            client(outside).fetch(outside.url)
        assert inside.asked == []


def test_whoever_leads_to_a_host_that_is_allowed_does_not_get_there(monkeypatch: pytest.MonkeyPatch) -> None:
    outside = Recorded(answer(status="404 Not Found"), redirect("http://wiki.local/secret"))
    monkeypatch.setattr(connecting, "SyncBackend", lambda: outside)
    where = {"news.example": "93.184.216.34", "wiki.local": "10.0.0.1"}
    fetcher = Client(Web(allowed=("wiki.local",), pause=0), resolve=lambda host, port, seconds: [where[host]])
    with pytest.raises(Unfetched, match=r"wiki\.local/secret: wiki\.local is allowed by its own"):
        fetcher.fetch("http://news.example/")
    assert {address for address, _ in outside.connected} == {"93.184.216.34"}


def test_nobody_listens_where_nobody_listens() -> None:
    with Server({}) as server:
        fetcher = client(server)
    with pytest.raises(Unfetched, match="connection refused"):
        fetcher.fetch(server.url)


@pytest.mark.parametrize("found", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1"], ["64:ff9b::7f00:1"]])
def test_a_name_that_leads_to_a_private_network_is_refused_with_all_its_addresses(found: list[str]) -> None:
    with pytest.raises(Unfetched, match=r"news\.example lies in a network that is not public"):
        Client(resolve=lambda host, port, seconds: found).fetch("http://news.example/")


class Recorded:
    """Connects nowhere, and answers."""

    def __init__(self, *says: bytes) -> None:
        self.says, self.connected = list(says), list[tuple[str, int]]()

    def connect_tcp(self, host: str, port: int, *_: object) -> MockStream:
        self.connected.append((host, port))
        return MockStream([self.says.pop(0), b""])


def test_a_name_that_leads_elsewhere_the_second_time_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    recorded = Recorded(answer(status="404 Not Found"), answer(b"<html>"))
    monkeypatch.setattr(connecting, "SyncBackend", lambda: recorded)
    asked: list[str] = []

    def changing(host: str, port: int, seconds: float) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"] if len(asked) < 3 else ["127.0.0.1"]

    fetcher = Client(Web(pause=0), resolve=changing)
    assert fetcher.fetch("http://news.example/").body == b"<html>"
    assert recorded.connected == [("93.184.216.34", 80)] * 2  # to what was looked at, never to the name
    assert len(asked) == 2
    with pytest.raises(Unfetched, match="not public"):
        fetcher.fetch("http://news.example/again")
    assert len(recorded.connected) == 2


def test_a_host_is_reached_at_the_address_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server({"/": answer(b"<html>")}) as server:
        web = Web(allowed=(f"news.example:{server.port}",))
        fetcher = Client(web, resolve=lambda host, port, seconds: ["::1", "127.0.0.1"])
        assert fetcher.fetch(f"http://news.example:{server.port}/").body == b"<html>"
        assert server.asked[-1][1]["host"] == f"news.example:{server.port}"


@given(st.data())
def test_whatever_a_server_says_is_an_answer_or_refused(data: st.DataObject) -> None:
    whole = answer(gzip.compress(b"<html>" * 9), Content_Encoding="gzip", Location="/b", Retry_After="1", Date="x")
    at = data.draw(st.integers(0, len(whole)))
    said = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 20)) :]
    says = Recorded(answer(status="404 Not Found"), *[said] * 9)
    fetcher = Client(Web(pause=0), sleep=lambda _: None, resolve=lambda *_: ["93.184.216.34"], tls=TLS)
    reason = ""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(connecting, "SyncBackend", lambda: says)
        try:
            fetcher.fetch("http://news.example/")
        except Unfetched as refused:
            reason = refused.reason
    assert reason.isprintable()
    assert not reason.startswith("could not be fetched")


def test_a_name_that_cannot_be_looked_up_in_time_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(5))
    with pytest.raises(Unfetched, match="could not be looked up in time"):
        resolve("news.example", 80, 0.05)


def test_a_name_that_nobody_has_is_no_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(Unfetched, match="no such host"):
        Client().fetch("http://news.example/")
