import itertools
import re
from collections import Counter

import pytest
from lxml import html
from readers import Archive, Reader

from twosource.desk.web.here import local

KINDS = {
    "/": "Stories",
    "/changes": "What changed",
    "/actors": "Actors",
    "/outlets": "Outlets",
    "/judgements": "Judgements",
    "/check": "Check a sentence",
    "/add": "Add",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def pages(reader: Reader) -> dict[str, html.HtmlElement]:
    opened = reader.crawl()
    assert {answer.status_code for answer in opened.values()} == {200}
    return {
        address: html.fromstring(answer.text)
        for address, answer in opened.items()
        if "text/html" in answer.headers["content-type"]
    }


def test_every_link_of_every_page_leads_somewhere(pages: dict[str, html.HtmlElement]) -> None:
    assert len(pages) > 200


def test_every_kind_of_page_is_linked_to(pages: dict[str, html.HtmlElement]) -> None:
    kinds = {re.sub(r"(?<=/outlets)/[^/]+|/[a-z]{1,2}[0-9a-f]{8,}", "/*", page.partition("?")[0]) for page in pages}
    assert {
        "/", "/actors", "/actors/*", "/add", "/changes", "/check", "/compare/*/*", "/documents/*", "/judgements",
        "/outlets", "/outlets/*", "/stories/*", "/stories/*/claims", "/stories/*/claims/*", "/stories/*/differences",
        "/stories/*/ledger", "/stories/*/ledger/*",
        "/stories/*/lineage", "/stories/*/people", "/stories/*/positions", "/stories/*/sources",
        "/stories/*/timeline",
    } <= kinds  # fmt: skip


def test_no_page_has_a_script_or_a_style_in_it(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        assert not page.xpath("//style | //@style | //script[not(@src)] | //*/@*[starts-with(name(), 'on')]"), address


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        loaded = page.xpath("//link/@href | //script/@src | //img/@src | //use/@href | //form/@action")
        assert [name for name in loaded if not name.startswith(("/", "#"))] == [], address


def test_each_name_of_a_place_is_given_once_and_each_place_that_is_named_is_there(
    pages: dict[str, html.HtmlElement],
) -> None:
    for address, page in pages.items():
        names = Counter(page.xpath("//@id"))
        assert [name for name, many in names.items() if many > 1] == [], address
        wanted = {name for each in page.xpath("//@aria-labelledby | //@for | //@list") for name in each.split()}
        wanted |= {link[1:] for link in page.xpath("//a/@href") if re.match(r"#.", link)}
        assert wanted - names.keys() == set(), address


def test_headings_go_down_step_by_step(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels.count(1) == 1, address
        main = [
            int(heading.tag[1]) for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert all(after <= before + 1 for before, after in itertools.pairwise(main)), (address, main)


def test_every_field_has_a_name_that_is_read_out(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        labelled = set(page.xpath("//label/@for"))
        for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            named = field.get("aria-label") or field.get("id") in labelled or field.xpath("ancestor::label")
            assert named, (address, field.get("name"))


@pytest.mark.parametrize(("address", "title"), KINDS.items())
def test_a_room_without_anything_in_it_says_so(address: str, title: str) -> None:
    page = Reader(Archive()).page(address)
    assert title in page.findtext(".//h1")
    assert page.xpath("//main[@id='main']")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404), ("/stories/s1", 404), ("/documents/d1", 404), ("/actors/a1", 404), ("/outlets/x", 404),
        ("/compare/d1/d2", 404), ("/captures/00", 404), ("/judgements/j1", 404), ("/add/1", 404), ("/login", 200),
        ("/changes?since=soon", 400), ("/?page=x", 400), ("/?since=hello", 400),
        ("/changes?since=0001-01-01T00:00%2B23:59", 400),
    ],
)  # fmt: skip
def test_what_is_not_there_and_not_understood_is_said_in_one_line(reader: Reader, address: str, status: int) -> None:
    answer = reader.ask(address, accept="text/html")
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert html.fromstring(answer.text).findtext(".//h1")


def test_a_page_is_not_sent_twice(reader: Reader) -> None:
    first = reader.ask("/")
    again = reader.ask("/", **{"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_room_s_own_files_are_kept_for_ever(reader: Reader) -> None:
    for name in reader.page("/").xpath("//link/@href | //script/@src"):
        answer = reader.ask(name)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert reader.ask("/static/room-0.css").status_code == 404


@pytest.mark.parametrize(
    ("back", "goal"),
    [("/stories/ü", "/stories/%C3%BC"), ("/?q=中&page=2", "/?q=%E4%B8%AD&page=2"), ("/?q=%D0%96", "/?q=%D0%96"),
     ("/\ud800", "/"), ("//evil.example", "/"), ("/\n", "/")],
)  # fmt: skip
def test_one_goes_back_to_an_address_that_a_header_can_hold(back: str, goal: str) -> None:
    assert local(back) == goal
    answer = Reader(Archive()).client.get("/theme/dark", params={"back": back.encode("utf-8", "replace").decode()})
    assert answer.history[0].status_code == 303
