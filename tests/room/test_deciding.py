"""What a reader changes in the room: judgements made and undone, pages added, and what is otherwise since."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from rooms import EXAMPLES, Visitor, filled, foremost, served

from twosource.archive.holdings import Holdings

pytest_plugins = ["visiting"]
Come = Callable[..., Visitor]
BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
PAGE = "<html><title>A mine closes</title><body><p>The mine in Ostrava closed on 3 May 2025, Jan Novak said.</p></body>"


@pytest.fixture
def own() -> Iterator[tuple[str, Holdings]]:
    """A room that a test may change."""
    holdings = filled(EXAMPLES / "harbour")
    with served(holdings) as base:
        yield base, holdings


@BOTH
def test_a_judgement_made_in_place_changes_the_dossier_until_it_is_undone(
    come: Come, own: tuple[str, Holdings], scripts: bool
) -> None:
    base, holdings = own
    reader = come(base, scripts=scripts)
    before = holdings.dossier()
    tale = foremost(holdings)
    claim = next(claim for claim in tale.claims if len(claim.support) > 2)
    page = reader.go(f"/stories/{tale.id}/claims/{claim.id}")
    many = page.locator(".quotes > li").count()
    page.get_by_text("A passage does not belong here").click()
    form = page.locator("form", has=page.get_by_role("button", name="Detach it"))
    form.get_by_role("radio").last.check()
    form.get_by_label("Why").fill("It is about another day. اليوم")
    form.get_by_label("Your name").fill("Jürgen Şahin")
    reader.send("form:has(input[value=detach])", "Detach it")
    assert "Recorded." in reader.words(".noticed")
    assert page.locator("main").inner_text().count("Jürgen Şahin") >= 1
    assert page.locator(".quotes > li").count() < many or holdings.dossier() != before
    reader.send(".noticed form", "Undo")
    assert "Undone" in reader.words(".noticed")
    assert holdings.dossier().stories == before.stories
    assert reader.go("/judgements").locator(".judgement .status", has_text="undone").count() == 1


@BOTH
def test_a_judgement_without_a_reason_is_not_sent(come: Come, own: tuple[str, Holdings], scripts: bool) -> None:
    base, holdings = own
    reader = come(base, scripts=scripts)
    page = reader.go(f"/documents/{foremost(holdings).documents[0].id}")
    form = page.locator("form", has=page.locator("input[value=set-aside]"))
    page.locator("details", has=form).locator("summary").click()
    form.get_by_role("button").click()
    expect(form.get_by_label("Why")).to_be_focused()
    assert holdings.archive.judgements() == ()


def until_added(page: Page, *, scripts: bool) -> None:
    """Wait until an addition has ended; without scripts by looking again."""
    while not scripts and page.locator("h1").inner_text() == "Adding":
        page.get_by_role("link", name="Look again").click()
    expect(page.locator("h1")).to_have_text("Added")


@BOTH
def test_a_page_is_pasted_and_found(come: Come, own: tuple[str, Holdings], scripts: bool) -> None:
    base, _ = own
    reader = come(base, scripts=scripts)
    page = reader.go("/add")
    page.get_by_label("The page, as text or HTML").fill(PAGE)
    page.get_by_label("Its address, if it is known").fill("https://mining.example/closed")
    reader.send("form.adding", "Add")
    until_added(page, scripts=scripts)
    assert "1 document taken, 0 refused" in reader.words()
    reader.follow("A mine closes")
    assert "mining.example" in reader.words()
    assert "Ostrava" in reader.words("article.text")


def test_files_are_added_with_what_was_refused_and_what_was_there(
    come: Come, own: tuple[str, Holdings], tmp_path: Path
) -> None:
    base, holdings = own
    known = sorted((EXAMPLES / "harbour").iterdir())[0]
    new, bad = tmp_path / "mine <b>.html", tmp_path / "bad.html"
    new.write_text(PAGE, "utf-8")
    bad.write_bytes(b"\x00\x01\x02")
    many = len(holdings.dossier().stories)
    reader = come(base, scripts=False)
    page = reader.go("/add")
    page.get_by_label("Choose files").set_input_files([known, new, bad])
    reader.send("form.adding", "Add")
    until_added(page, scripts=False)
    assert "3 of 3 sources read: 1 document taken, 1 refused, 1 there before" in reader.words()
    assert "bad.html" in reader.words("section:has(#refused)")
    assert len(holdings.dossier().stories) == many + 1


def test_files_can_be_dropped(come: Come, own: tuple[str, Holdings]) -> None:
    base, _ = own
    reader = come(base)
    page = reader.go("/add")
    files = page.evaluate_handle(
        "words => { const all = new DataTransfer(); all.items.add(new File([words], 'mine.html')); return all; }", PAGE
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": files})
    reader.send("form.adding", "Add")
    until_added(page, scripts=True)
    assert "1 document taken" in reader.words()


@BOTH
def test_what_changed_since_a_time_is_shown_by_kind(come: Come, own: tuple[str, Holdings], scripts: bool) -> None:
    base, holdings = own
    reader = come(base, scripts=scripts)
    between = holdings.clock()[:19]
    page = reader.go(f"/changes?since={between}.999999")
    holdings.judge("set-aside", [foremost(holdings).documents[-1].id], who="Ada", why="It was withdrawn.")
    page = reader.go(f"/changes?since={between}")
    assert page.locator(".turn").count() > 0
    reader.click(page.locator(".tally a"))
    kinds = set(page.locator(".turn").evaluate_all("all => all.map(one => one.className)"))
    assert len(kinds) == 1


def test_a_form_that_was_made_elsewhere_changes_nothing(come: Come, own: tuple[str, Holdings]) -> None:
    base, holdings = own
    reader = come(base)
    page = reader.page
    document = foremost(holdings).documents[0].id
    page.set_content(
        f"<form method=post action='{base}/judgements'><input name=kind value=set-aside><input name=subject "
        f"value={document}><input name=who value=x><input name=why value=x><button>Win</button></form>"
    )
    with page.expect_navigation() as come_back:
        page.get_by_role("button").click()
    assert come_back.value is not None
    assert come_back.value.status == 403
    assert "Go back, load the page again" in reader.words()
    assert holdings.archive.judgements() == ()
    reader.complaints.clear()  # the browser says that the answer was 403
