"""The room without a mouse."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from rooms import Visitor, foremost

from twosource.archive.holdings import Holdings

pytest_plugins = ["visiting"]
Come = Callable[..., Visitor]

OUTSIDE = "() => document.activeElement !== document.body && !document.activeElement.closest('dialog')"
STOPS = """() => {
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const all = document.querySelectorAll(kinds);
  const shown = Array.from(all).filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
  const groups = new Set();
  return shown.filter((one) => {
    if (one.type !== "radio") { return true; }
    const first = !groups.has(one.name);
    groups.add(one.name);
    return first;
  }).map((one, at) => { one.dataset.stop = at; return one.outerHTML.slice(0, 90); });
}"""
"""What can be come to by the Tab key, in the order of the page; of buttons that exclude each other, one."""

HELD = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one.dataset.stop === undefined) { return null; }
  const box = one.getBoundingClientRect(), look = getComputedStyle(one);
  const spots = Array.from(one.getClientRects()).map((r) => [r.x + r.width / 2, r.y + r.height / 2]);
  const seen = spots.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (one.contains(top) || top.contains(one)); });
  return {
    stop: Number(one.dataset.stop),
    marked: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
    seen: seen && box.bottom > 0 && box.top < innerHeight,
  };
}"""  # noqa: E501  one line for each thought


@pytest.mark.parametrize("kind", ["stories", "claim", "document", "add", "lineage", "no changes"])
def test_the_tab_key_comes_to_all_there_is_in_order_and_out_again(come: Come, pages: dict[str, str], kind: str) -> None:
    reader = come()
    page = reader.go(pages[kind])
    stops = page.evaluate(STOPS)
    held: list[dict[str, Any]] = []
    for _ in range(len(stops) * 2 + 20):  # a field for a date takes several
        page.keyboard.press("Tab")
        found = page.evaluate(HELD)
        if found is None or (held and found["stop"] < held[-1]["stop"]):
            break
        held.append(found)
    reached = {one["stop"] for one in held}
    assert [words for at, words in enumerate(stops) if at not in reached] == []
    marked, seen = ({one["stop"] for one in held if one[what]} for what in ("marked", "seen"))
    assert [words for at, words in enumerate(stops) if at not in marked] == []
    assert [words for at, words in enumerate(stops) if at not in seen] == []


@pytest.mark.parametrize("narrow", [False, True])
def test_the_first_key_offers_to_skip_to_the_content(come: Come, pages: dict[str, str], narrow: bool) -> None:
    reader = come(narrow=narrow)
    page = reader.go(pages["dossier"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_a_claim_unfolds_and_folds_by_keys(come: Come, pages: dict[str, str]) -> None:
    reader = come()
    page = reader.go(pages["claims"])
    page.locator("summary").first.focus()
    for key, is_open in (("Enter", True), ("Space", False), ("o", True)):
        page.keyboard.press(key)
        assert page.locator(".claim details").first.evaluate("one => one.open") is is_open


def test_the_help_opens_by_a_key_closes_by_escape_and_gives_the_focus_back(come: Come, pages: dict[str, str]) -> None:
    reader = come()
    page = reader.go(pages["dossier"])
    page.locator("main a").first.focus()
    before = page.evaluate("() => document.activeElement.href")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "() => document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate("() => document.activeElement.href") == before


def test_single_keys_lead_about_and_can_be_switched_off(come: Come, samples: Holdings) -> None:
    reader = come()
    page = reader.go(f"/stories/{foremost(samples).id}/claims")
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("() => document.activeElement === document.querySelectorAll('main summary')[1]")
    page.keyboard.press("/")
    expect(page.locator("#seek")).to_be_focused()
    page.keyboard.type("gc?")
    assert page.locator("#seek").input_value() == "gc?"
    page.locator("main a").first.focus()
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press("c")
    assert reader.address == "/changes"
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("single keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
