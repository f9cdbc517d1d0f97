import base64
import hashlib
import re
from typing import Any

import msgspec
import pytest
from lxml import html as lxml_html
from port_strike import DOSSIER, TEXTS

from twosource.desk.html import dossier_bytes
from twosource.desk.sheet import sheets
from twosource.records.ledger import Dossier

HOSTILE = (
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</style></title></textarea><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)//",
    "]]><!--",
    "\u202egnp.exe\u2066\x07\x1b[31m",
)


def poisoned(value: Any, words: str) -> Any:
    """The same value with words after every string in it, those that refer to one another included."""
    if isinstance(value, str):
        return value + words
    if isinstance(value, dict):
        return {key: poisoned(item, words) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [poisoned(item, words) for item in value]
    return value


def parsed(dossier: Dossier) -> Any:
    return lxml_html.document_fromstring(dossier_bytes(dossier).decode("utf-8"))


def test_every_link_inside_the_page_has_its_target_once() -> None:
    page = parsed(DOSSIER)
    names = [element.get("id") for element in page.iter() if element.get("id")]
    goals = [link.get("href")[1:] for link in page.iter("a") if (link.get("href") or "").startswith("#")]
    assert len(names) == len(set(names))
    assert len(goals) > 40
    assert set(goals) <= set(names)


def test_the_words_a_link_goes_to_are_the_words_it_rests_on() -> None:
    page = parsed(DOSSIER)
    for quote in page.xpath("//ul[@class='quotes']/li"):
        goal = quote.xpath("./a")[0].get("href")[1:]
        start = page.get_element_by_id(goal)
        lit = start.xpath(
            f"ancestor::div[@class='text']//mark[@id='{goal}' or contains(concat(' ', @class, ' '), ' {goal} ')]"
        )
        assert "".join(mark.text_content() for mark in lit) == quote.xpath("./q")[0].text_content()


def test_the_text_of_every_source_is_in_the_page() -> None:
    shown = parsed(DOSSIER).xpath("//div[@class='text']")
    assert [re.sub(r"\s+", " ", text.text_content()).strip() for text in shown] == [
        re.sub(r"\s+", " ", TEXTS[name]) for name in ("d1", "d2", "d3", "d4")
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_field_becomes_markup(words: str) -> None:
    dossier = msgspec.convert(poisoned(msgspec.to_builtins(DOSSIER), words), Dossier)
    clean, page = parsed(DOSSIER), parsed(dossier)
    for name in ("script", "style", "svg", "img", "title", "iframe", "link", "meta", "base", "form"):
        assert len(page.xpath(f"//{name}")) == len(clean.xpath(f"//{name}")), name
    for element in page.iter():
        for attribute in element.attrib if isinstance(element.tag, str) else ():
            assert not attribute.lower().startswith("on"), attribute
    for link in page.iter("a"):
        assert (link.get("href") or "#").startswith(("#", "http://", "https://"))
    body = page.text_content()
    assert not set(body) & set("\u202e\u2066\x07\x1b")


def test_hidden_characters_are_shown_instead_of_obeyed() -> None:
    story = DOSSIER.stories[0]
    dossier = Dossier(stories=(msgspec.structs.replace(story, title="gate \u202eneddih"),))
    assert "gate <U+202E>neddih" in parsed(dossier).xpath("//h1")[0].text_content()


def test_the_page_asks_for_nothing_from_anywhere() -> None:
    page = parsed(DOSSIER)
    assert not page.xpath("//link | //img | //iframe | //object | //embed | //*[@src] | //*[@style]")
    assert not re.search(r"@import|url\(", page.xpath("//style")[0].text)


def test_the_policy_lets_in_this_style_and_this_script_only() -> None:
    page = parsed(DOSSIER)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    assert "default-src 'none'" in policy
    for name in ("style", "script"):
        digest = hashlib.sha256(page.xpath(f"//{name}")[0].text.encode("utf-8")).digest()
        assert f"{name}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy


def test_both_pictures_say_what_they_show_and_are_repeated_in_words() -> None:
    pictures = parsed(DOSSIER).xpath("//svg")
    assert len(pictures) == 2
    for picture in pictures:
        title, description = picture.get("aria-labelledby").split()
        assert picture.xpath(f".//*[@id='{title}']")[0].text
        assert picture.xpath(f".//*[@id='{description}']")[0].text
    rows = parsed(DOSSIER).xpath("//section[@class='timeline']//tbody/tr")
    assert len(rows) == len(DOSSIER.stories[0].timeline)


def test_nothing_of_the_dossier_is_left_out() -> None:
    body = parsed(DOSSIER).text_content()
    for sheet in sheets(DOSSIER):
        lines = [*sheet.where, *sheet.differs, *sheet.people, *sheet.left_out]
        lines += [line for group in (*sheet.claims, *sheet.ledger) for line in group.lines]
        for line in lines:
            assert line.text in body


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    story = DOSSIER.stories[0]
    documents = tuple(msgspec.structs.replace(d, url="javascript:alert(1)") for d in story.documents)
    page = parsed(Dossier(stories=(msgspec.structs.replace(story, documents=documents),)))
    assert not [link for link in page.iter("a") if not link.get("href").startswith("#")]


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert dossier_bytes(DOSSIER) == dossier_bytes(DOSSIER)


def test_an_empty_dossier_is_a_page_that_says_so() -> None:
    assert "nothing to show" in parsed(Dossier(stories=())).text_content()
