"""Pages that want to be obeyed: nothing of them runs, nothing misleads, and nothing breaks out of its place."""

from collections.abc import Callable, Iterator

import pytest
from access import ALL, broken
from hostile import HEBREW, hostile
from rooms import Visitor, addresses, foremost, served

from twosource.archive.holdings import Holdings

pytest_plugins = ["visiting"]
Come = Callable[..., Visitor]
SCHEMES = "all => all.map(one => new URL(one.getAttribute('href'), document.baseURI).protocol)"
TURNING = r"() => document.body.innerHTML.match(/[\u0000\u0007\u200f\u202a-\u202e\u2066-\u2069]/)"
BEYOND = """() => Array.from(document.querySelectorAll("main *")).filter((one) => {
  const box = one.getBoundingClientRect(), held = one.closest(".scroll, .parts, .unseen, svg");
  return box.right > innerWidth + 1 && box.width && one.checkVisibility() && !held;
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    return hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def base(kept: Holdings) -> Iterator[str]:
    with served(kept) as base:
        yield base


def every(kept: Holdings) -> list[str]:
    """An address of each kind of page, of each document, and what asks with hostile words."""
    asked = "%3Cscript%3Ewindow.ran=1%3C/script%3E%22'%E2%80%AE%00"
    kinds = addresses(kept)
    kinds.pop("missing")
    documents = [f"/documents/{document.id}" for document in foremost(kept).documents]
    return [*kinds.values(), *documents, *(f"/{path}={asked}" for path in ("?q", "check?claim", "actors?q"))]


def test_nothing_of_a_page_runs_whatever_field_it_stands_in(come: Come, kept: Holdings, base: str) -> None:
    reader = come(base, narrow=True)
    for address in every(kept):
        page = reader.go(address)
        assert page.evaluate("() => window.ran") is None, address
        assert page.locator("img, iframe, object, embed, script:not([src^='/static/'])").count() == 0, address
        schemes = page.locator("a[href]").evaluate_all(SCHEMES)
        assert set(schemes) <= {"http:", "https:"}, address
        assert page.evaluate(BEYOND) == [], address
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), address
        turning = page.evaluate(
            r"() => document.body.innerHTML.match(/[\u0000\u0007\u200f\u202a-\u202e\u2066-\u2069]/)"
        )
        assert turning is None, address


def test_direction_marks_are_written_out(come: Come, kept: Holdings, base: str) -> None:
    reader = come(base)
    name = next(document.id for document in foremost(kept).documents if "\u202e" in (document.title or ""))
    assert reader.go(f"/documents/{name}").locator("h1").inner_text().startswith("invoice<U+202E>gnp.exe")


def test_words_from_right_to_left_move_nothing_around_them(come: Come, kept: Holdings, base: str) -> None:
    reader = come(base)
    page = reader.go(f"/stories/{foremost(kept).id}/sources")
    line = page.locator(".by", has=page.locator("a", has_text=HEBREW))
    assert line.count() == 1
    places = line.evaluate(
        """line => {
          const outlet = line.querySelector("bdi").getBoundingClientRect(), walk = document.createTreeWalker(line, 4);
          let node;
          while ((node = walk.nextNode()) && !/ May 2025/.test(node.data)) { /* on */ }
          const range = document.createRange(), at = node.data.search(/\\d+ May/);
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return [outlet.right, range.getBoundingClientRect().left];
        }"""
    )
    assert places[0] <= places[1]


def test_a_text_keeps_its_direction_whatever_quotation_a_paragraph_begins_with(
    come: Come, kept: Holdings, base: str
) -> None:
    reader = come(base)
    name = next(document.id for document in foremost(kept).documents if "Größere" in (document.title or ""))
    page = reader.go(f"/documents/{name}")
    paragraphs = page.locator("article.text > p")
    assert set(paragraphs.evaluate_all("all => all.map(one => getComputedStyle(one).direction)")) == {"ltr"}
    words = reader.words("article.text")
    for kept_as_it_is in ("Groß", "„größer“", "Çağrı Yıldız", "İstanbul", "Iğdır", "לא נקבל", "لن نقبل"):
        assert kept_as_it_is in words
    assert reader.words("h1") == "Größere Übung in İstanbul: „Straße“"


def test_hostile_pages_keep_to_the_rules_of_access(come: Come, kept: Holdings, base: str) -> None:
    reader = come(base, dark=True)
    kinds = addresses(kept)
    for kind in ("dossier", "document", "lineage", "actor", "judgements"):
        assert broken(reader.go(kinds[kind]), ALL) == [], kind
