"""Going through the room by clicks, as a reader does, with scripts and without."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from rooms import Visitor, foremost, served

from twosource.archive.holdings import Holdings

pytest_plugins = ["visiting"]
Come = Callable[..., Visitor]
PARTS = ("Claims", "What differs", "Ledger", "Timeline", "Lineage", "Positions", "People", "Sources", "Dossier")
BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@BOTH
def test_a_newcomer_clicks_from_a_story_to_the_words_it_rests_on(come: Come, samples: Holdings, scripts: bool) -> None:
    reader = come(scripts=scripts)
    tale = foremost(samples)
    reader.go("/")
    reader.page.locator("article h2 a", has_text=tale.title).click()
    for part in (
        "Claims",
        "What differs",
        "Ledger",
        "Timeline",
        "Lineage",
        "Positions",
        "People",
        "Sources",
        "Dossier",
    ):
        reader.follow(re.compile(f"^{part}"), within="nav.parts")
        assert reader.page.locator("nav.parts [aria-current=page]").inner_text().startswith(part)
    reader.page.locator(".claim summary").first.click()
    reader.follow(re.compile("this claim by itself"))
    assert reader.words("h2") == "Why it stands so"
    reader.click(reader.page.locator("main .quote-link"))
    assert reader.address.startswith("/documents/")


@BOTH
def test_each_room_is_one_click_away_and_says_that_it_is_here(come: Come, scripts: bool) -> None:
    reader = come(scripts=scripts)
    reader.go("/")
    for name in ("Changes", "Actors", "Outlets", "Judgements", "Check", "Add", "Stories"):
        reader.follow(name, within="nav.rooms")
        assert reader.page.locator("nav.rooms [aria-current=page]").inner_text() == name


@BOTH
def test_a_number_of_a_line_leads_to_its_words_marked_and_in_view(come: Come, samples: Holdings, scripts: bool) -> None:
    reader = come(scripts=scripts, narrow=not scripts)
    tale = foremost(samples)
    claim = next(claim for claim in tale.claims if len(claim.support) > 2)
    last = max(claim.support, key=lambda support: support.span)
    reader.go(f"/stories/{tale.id}/claims/{claim.id}")
    words = " ".join(last.quote.split())
    reader.page.locator(f"main .ref[href*='{last.document}'][href*='mark={last.span[0]}-']").first.click()
    mark = reader.page.locator("mark#mark")
    expect(mark).to_be_in_viewport()
    assert words.startswith(" ".join(mark.inner_text().split()))


@BOTH
def test_search_finds_documents_and_claims_and_says_when_there_is_nothing(come: Come, scripts: bool) -> None:
    reader = come(scripts=scripts)
    reader.go("/")
    reader.page.get_by_label("Search documents and claims").fill("Istanbul")
    reader.send("form.seek", "Search")
    assert reader.address == "/?q=Istanbul"
    assert reader.page.locator(".results li a").count() > 5
    reader.page.get_by_label("Search documents and claims").fill("no such word zzzz")
    reader.send("form.seek", "Search")
    assert "0 documents" in reader.words("main .head")


@BOTH
def test_claims_are_filtered_and_sorted_by_an_address_that_can_be_passed_on(
    come: Come, samples: Holdings, scripts: bool
) -> None:
    reader = come(scripts=scripts)
    tale = foremost(samples)
    all_there = reader.go(f"/stories/{tale.id}/claims").locator(".say").all_inner_texts()
    reader.page.locator("[name=standing]").select_option("single-origin")
    reader.page.locator("[name=sort]").select_option("newest")
    reader.send("form.filter", "Show")
    assert {"standing=single-origin", "sort=newest"} <= set(reader.address.partition("?")[2].split("&"))
    chosen = reader.page.locator(".say").all_inner_texts()
    assert chosen
    assert chosen != all_there
    other = come(scripts=scripts)
    assert other.go(reader.address).locator(".say").all_inner_texts() == chosen


def test_claims_are_narrowed_as_one_types(come: Come, samples: Holdings) -> None:
    reader = come()
    reader.go(f"/stories/{foremost(samples).id}/claims")
    before = reader.page.locator(".claim:visible").count()
    reader.page.locator("[data-filter]").press_sequentially("second round")
    shown = reader.page.locator(".claim:visible").all_inner_texts()
    assert 0 < len(shown) < before
    assert all("second round" in words.lower() for words in shown)


@BOTH
def test_stories_are_filtered_by_outlet_and_all_come_back(come: Come, scripts: bool) -> None:
    reader = come(scripts=scripts)
    before = reader.go("/").locator("article").count()
    reader.page.locator("form.filter").get_by_label("Outlet").select_option(index=1)
    reader.send("form.filter", "Show")
    assert 0 < reader.page.locator("article").count() < before
    reader.follow("all stories")
    assert reader.page.locator("article").count() == before


@BOTH
def test_two_documents_stand_side_by_side_with_what_was_copied(come: Come, samples: Holdings, scripts: bool) -> None:
    reader = come(scripts=scripts)
    reader.go(f"/stories/{foremost(samples).id}/lineage")
    reader.click(reader.page.locator("main a[href^='/compare/']"))
    assert reader.address.startswith("/compare/")
    assert re.search(r"copied|reworded|same", reader.words())


@BOTH
def test_the_marks_in_a_document_are_switched_on_and_off(come: Come, pages: dict[str, str], scripts: bool) -> None:
    reader = come(scripts=scripts)
    reader.go(pages["document"])
    time = reader.page.locator("article.text .time").first
    off = time.evaluate("one => getComputedStyle(one).textDecorationLine + getComputedStyle(one).borderBottomStyle")
    reader.page.get_by_label("times").check()
    on = time.evaluate("one => getComputedStyle(one).textDecorationLine + getComputedStyle(one).borderBottomStyle")
    assert on != off


@BOTH
def test_the_capture_comes_as_a_file_and_is_never_shown_as_a_page(
    come: Come, pages: dict[str, str], scripts: bool
) -> None:
    reader = come(scripts=scripts)
    reader.go(pages["document"])
    with reader.page.expect_download() as come_down:
        reader.page.locator("a[href^='/captures/']").first.click()
    assert come_down.value.suggested_filename.endswith(".txt")


@BOTH
def test_the_look_is_chosen_and_kept(come: Come, scripts: bool) -> None:
    reader = come(scripts=scripts)
    paper = "body => getComputedStyle(body).backgroundColor"
    light = reader.go("/").locator("body").evaluate(paper)
    reader.follow("Dark", within="footer")
    assert reader.page.locator("body").evaluate(paper) != light
    reader.follow("Actors", within="nav.rooms")
    assert reader.page.locator("body").evaluate(paper) != light
    reader.follow("As the system", within="footer")
    assert reader.page.locator("body").evaluate(paper) == light


@BOTH
def test_who_has_the_token_comes_in_and_nobody_else(come: Come, samples: Holdings, scripts: bool) -> None:
    with served(samples, token="open-sesame-open-sesame") as base:
        reader = come(base, scripts=scripts)
        reader.go("/actors")
        assert reader.address == "/login"
        reader.page.get_by_label("Token").fill("open-sesame-open-sesame")
        reader.send("main form", "Open the room")
        assert reader.words("h1") == "Stories"
        reader.go("/actors")
        assert reader.words("h1") == "Actors"


@pytest.mark.parametrize("kind", ["dossier", "claims", "document", "ledger"])
def test_paper_shows_all_words_and_no_controls(come: Come, pages: dict[str, str], kind: str) -> None:
    reader = come(scripts=False)
    page = reader.go(pages[kind])
    page.emulate_media(media="print")
    for controls in ("nav", "form", "button", ".skip"):
        assert page.locator(controls).locator("visible=true").count() == 0, controls
    hidden = page.locator("main .claim .inside q").evaluate_all(
        "all => all.filter(one => !one.checkVisibility()).length"
    )
    assert hidden == 0
    wide = page.locator("html").evaluate("html => [html.scrollWidth, html.clientWidth]")
    assert wide[0] <= wide[1]
