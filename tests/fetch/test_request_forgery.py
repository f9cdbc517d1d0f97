"""However an address is written, and whatever leads there: only machines that everybody can reach are called."""

import socket
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_servers import answer, redirect
from test_refusals import Recorded

from twosource.capture import take
from twosource.errors import Unfetched
from twosource.fetch import Client, connecting
from twosource.fetch.public import is_public
from twosource.settings import Web

OUTSIDE = "93.184.216.34"
HIDDEN = [
    *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "017700000001", "127.0.0.1.", "127。0。0。1"),
    *("①②⑦.⓪.⓪.①", "１２７.0.0.1", "0", "0.0.0.0", "[::]", "[::1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]"),
    *("[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]"),
    *("[fe80::1%25lo]", "[fe80::1%lo]", "[fd00::1]", "[::ffff:169.254.169.254]", "169.254.169.254", "0xa9fea9fe"),
    *("localhost", "LOCALHOST.", "localhost%00.example", "news.example@127.0.0.1", "127.0.0.1#@news.example"),
    *(
        "127.0.0.1\\@news.example",
        "news.example\\@127.0.0.1",
        "127.0.0.1%23@news.example",
        "127.0.0.1\t",
        "loc\nalhost",
    ),
    *("localhost:80\u2215@news.example", "ⓛocalhost", "loc\u00adalhost", "xn--localhost-.example@[::1]", "inside"),
]
LEADS = ["http://{}/", "https://{}/", "//{}/", "http:/\\{}/", "http:\\\\{}/", "HTTP://{}:80/", "http://{}:8080/a?b"]
OTHER = [
    "file:///etc/passwd",
    "http+unix://%2Frun%2Fdocker.sock/",
    "unix:/run/docker.sock",
    "ftp://127.0.0.1/",
    "data:,a",
]
OTHER += ["gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1:11211/", "jar:http://127.0.0.1!/", "javascript:alert(1)"]
OTHER += ["netdoc:///etc/passwd", "ldap://127.0.0.1/", "\\\\127.0.0.1\\share", "about:blank", "view-source:file:///"]


def system(host: str, port: int, seconds: float) -> list[str]:
    """Say what a system says of a host: a number is itself, some names lie inside, all others outside."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        inside = host.removesuffix(".") in ("localhost", "inside") or not host.endswith("example")
        return ["127.0.0.1" if inside else OUTSIDE]


def called(monkeypatch: pytest.MonkeyPatch, url: str, *says: bytes) -> list[str]:
    """Fetch an address and return the machines that were called meanwhile, the first of them the outside one."""
    recorded = Recorded(*says, *[answer(status="404 Not Found")] * 9)
    monkeypatch.setattr(connecting, "SyncBackend", lambda: recorded)
    fetcher = Client(Web(pause=0), resolve=system, sleep=lambda _: None)
    with pytest.raises(Unfetched) as refused:
        fetcher.fetch(url)
    assert refused.value.reason.isprintable()
    return [address for address, _ in recorded.connected]


@pytest.mark.parametrize("host", HIDDEN)
def test_no_spelling_of_a_machine_of_ones_own_is_called(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    for lead in LEADS:
        assert set(called(monkeypatch, lead.format(host))) <= {OUTSIDE}


@pytest.mark.parametrize("host", HIDDEN)
def test_no_redirect_to_a_machine_of_ones_own_is_followed(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    if set(host) & set("\n"):  # no header holds one
        return
    for lead in LEADS:
        to = lead.format(host).encode("utf-8").decode("latin-1")
        asked = called(monkeypatch, "http://news.example/", answer(status="404 Not Found"), redirect(to))
        assert set(asked) == {OUTSIDE}


@pytest.mark.parametrize("to", OTHER)
def test_no_other_way_than_that_of_the_web_is_gone(monkeypatch: pytest.MonkeyPatch, to: str) -> None:
    asked = called(monkeypatch, "http://news.example/", answer(status="404 Not Found"), redirect(to))
    assert set(asked) == {OUTSIDE}


def test_rules_of_a_site_that_lead_inside_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert called(monkeypatch, "http://news.example/", redirect("http://127.0.0.1/robots.txt")) == [OUTSIDE]


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.sampled_from(LEADS))
def test_whatever_an_address_says_only_what_everybody_can_reach_is_called(host: str, lead: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        assert all(map(is_public, called(patched, lead.format(host))))


def test_what_a_page_calls_its_own_address_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"<html><link rel=canonical href='http://127.0.0.1:8000/x'><meta http-equiv=refresh content='0;url=http://127.0.0.1/'>"
    page += b"<meta property=og:url content='http://10.0.0.1/'><img src='http://10.0.0.2/'><p>" + b"They met. " * 90
    recorded = Recorded(answer(status="404 Not Found"), answer(page, Content_Type="text/html"))
    monkeypatch.setattr(connecting, "SyncBackend", lambda: recorded)
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, **_: [(0, 0, 0, "", (system(host, port, 0)[0], 0))])
    assert len(list(take(["http://news.example/"]))) == 1
    assert [address for address, _ in recorded.connected] == [OUTSIDE] * 2
