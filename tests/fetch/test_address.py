import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.capture import take
from twosource.errors import Unfetched
from twosource.fetch import without_login
from twosource.fetch.address import address, allowed_host, is_address, joined
from twosource.records.page import Failure

PAGES = {
    "HTTP://News.Example": "http://news.example/",
    "https://news.example:443/a?b=c#d": "https://news.example/a?b=c",
    "http://news.example:8080/a b": "http://news.example:8080/a%20b",
    "https://news.example/переговоры?q=é": (
        "https://news.example/%D0%BF%D0%B5%D1%80%D0%B5%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D1%8B?q=%C3%A9"
    ),
    "https://news.example/%D0%BF%2F": "https://news.example/%D0%BF%2F",
    "https://Bücher.example/": "https://xn--bcher-kva.example/",
    "https://новости.укр/": "https://xn--b1amnebsh.xn--j1amh/",
    "https://a_b.example./": "https://a_b.example/",
    " https://news.example/ ": "https://news.example/",
    "http://①②⑦.⓪.⓪.①./x": "http://127.0.0.1/x",
    "http://[2606:4700:0:0::1111]/": "http://[2606:4700::1111]/",
}
NONE = [
    *("ftp://news.example/", "file:///etc/passwd", "gopher://news.example/", "javascript://news.example/"),
    *("https://anna:secret@news.example/", "https://anna@news.example/", "https://@news.example/"),
    *("http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://0x7f.0x0.0x0.0x1/"),
    *("http://１２７.1/", "http://127.0.0.0x1/", "http://3232235521"),
    *("http://news.example:22/", "http://news.example:0/", "http://news.example:99999/", "http://news.example:x/"),
    *("http:///a", "http://", "http://?", "http://a..b/", "http://-a.example/", "http://a b/", "http://a%41.example/"),
    *("http://news.example\\@127.0.0.1/", "http://[::1", "http://[fe80::1%25eth0]/", "http://[v1.a]/"),
    "http://" + "a" * 64 + ".example/",
    "http://news.example/" + "a" * 5000,
]


@pytest.mark.parametrize("words", PAGES)
def test_an_address_has_one_spelling(words: str) -> None:
    assert address(words).url == PAGES[words]


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_address_of_a_page_is_refused_in_a_line(words: str) -> None:
    with pytest.raises(Unfetched) as refused:
        address(words)
    assert "\n" not in refused.value.reason
    assert "secret" not in refused.value.reason


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_an_address_taken_apart_twice_is_the_same(rest: str) -> None:
    try:
        once = address(f"https://news.example/{rest}")
    except Unfetched:
        return
    assert address(once.url) == once


@given(st.text(max_size=40))
def test_whatever_stands_there_is_an_address_or_refused(words: str) -> None:
    try:
        found = address(f"http://{words}")
    except Unfetched:
        return
    assert found.url.isascii()
    assert not set(found.url) & set(" \r\n\t\\")


def test_only_a_host_that_is_allowed_may_have_another_port() -> None:
    assert address("http://localhost:9999/", allowed=("localhost:9999",)).port == 9999
    for allowed in ("localhost", "localhost:9998", "otherhost:9999"):
        with pytest.raises(Unfetched, match="port 9999"):
            address("http://localhost:9999/", allowed=(allowed,))


def test_a_host_is_allowed_by_its_name_alone_or_at_one_port() -> None:
    assert address("http://wiki.local/").is_among(("wiki.local",))
    assert address("http://wiki.local:8080/").is_among(("wiki.local",))
    assert address("http://wiki.local:8080/").is_among(("wiki.local:8080",))
    assert not address("http://wiki.local/").is_among(("wiki.local:8080",))
    assert not address("http://evil.wiki.local/").is_among(("wiki.local",))
    assert address("http://[fd00::1]:8080/").is_among(("[fd00::1]:8080",))


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("Wiki.Local", "wiki.local"),
        ("10.0.0.7:81", "10.0.0.7:81"),
        ("[FD00::1]:80", "[fd00::1]:80"),
        ("bücher.de", "xn--bcher-kva.de"),
    ],
)
def test_a_host_to_be_allowed_is_spelled_as_in_addresses(words: str, spelled: str) -> None:
    assert allowed_host(words) == spelled


@pytest.mark.parametrize(
    "words", ["", "http://wiki.local", "wiki.local/", "a@b", "wiki.local:x", "*", "10.0.0.0/8", "::1"]
)
def test_what_is_no_host_is_not_allowed(words: str) -> None:
    with pytest.raises(Unfetched):
        allowed_host(words)


def test_a_redirect_is_read_against_where_it_stands() -> None:
    base = address("https://news.example/a/b?c")
    assert joined(base, "d").url == "https://news.example/a/d"
    assert joined(base, "//other.example/").url == "https://other.example/"
    assert joined(base, "?e").url == "https://news.example/a/b?e"
    for location in ("http://[", "ftp://news.example/", "http://x:y@news.example/", "data:text/html,a"):
        with pytest.raises(Unfetched):
            joined(base, location)


def test_files_are_no_addresses() -> None:
    assert [is_address(each) for each in ("https://a", "HTTP://a", "ftp://a")] == [True] * 3
    assert [is_address(each) for each in ("a.html", "-", "pages/http", "C:\\a", "http:", "a b://c")] == [False] * 6


def test_a_name_and_a_password_in_an_address_are_not_shown() -> None:
    (refused,) = take(["http://me:sesame@news.example/a@b?c@d"])
    assert isinstance(refused, Failure)
    assert refused.source == "http://news.example/a@b?c@d"
    assert "sesame" not in refused.reason
    assert without_login("https://news.example/a@b") == "https://news.example/a@b"
