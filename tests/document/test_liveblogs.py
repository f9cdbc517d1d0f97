# ruff: noqa: E501 - pages are easier to check on one line
"""Each entry of a liveblog is a document with a time of its own, and all of them are one outlet's."""

import json
from typing import Any

import pytest

from twosource.document import clean
from twosource.errors import Refused
from twosource.lineage import trace
from twosource.records.page import LIVE_ENTRY, Capture, Document

URL = "https://quay.example/live/port-talks"
ENTRIES = (
    ("17:45", "Board leaves the room", "The harbour board left the room at a quarter to six. Nobody spoke to reporters at the gate."),
    ("16:20", "Mediator arrives", "The mediator, Ruth Adler, arrived at the harbour office on foot. She said that she would stay as long as it takes."),
    ("15:05", None, "The pilots’ union has asked for a night allowance of 12 per cent, its delegate Tomas Reuter told the Quay."),
)  # fmt: skip
INTRODUCTION = (
    "The talks between the harbour board and the pilots’ union go on in Saltmere today. Our reporters are at the gate."
)


def entry(clock: str, title: str | None, words: str, **more: Any) -> dict[str, Any]:
    node = {
        "@type": "BlogPosting",
        "headline": title,
        "datePublished": f"2025-03-05T{clock}:00+01:00",
        "articleBody": words,
        "url": f"{URL}#at-{clock.replace(':', '')}",
    }
    return {field: value for field, value in (node | more).items() if value is not None}


def blog(**more: Any) -> dict[str, Any]:
    node = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Port talks: live",
        "url": URL,
        "datePublished": "2025-03-05T08:00:00+01:00",
        "author": {"@type": "Person", "name": "Ann Lee"},
        "publisher": {"@type": "Organization", "name": "The Quay"},
        "liveBlogUpdate": [entry(*each) for each in ENTRIES],
    }
    return node | more


def page(body: str, head: str = "", name: str = "") -> str:
    return f'<!doctype html><html lang="en"><head><title>Port talks | The Quay</title><link rel="canonical" href="{URL.replace("/live", "") if name else URL}"><meta property="og:site_name" content="The Quay">{head}</head><body><main><h1>Port talks</h1>{body}</main></body></html>'


def script(node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def block(clock: str, title: str | None, words: str) -> str:
    heading = f"<h3>{title}</h3>" if title else ""
    return f'<article class="post" id="p{clock[:2]}"><time datetime="2025-03-05T{clock}:00+01:00">{clock}</time>{heading}<p>{words}</p></article>'


BLOCKS = f"<div>{''.join(block(*each) for each in ENTRIES)}</div>"


def documents(data: object, media_type: str = "application/ld+json", sha256: str = "0") -> list[Document]:
    words = data if isinstance(data, str) else json.dumps(data)
    return clean(Capture(path="in", data=words.encode(), sha256=sha256, media_type=media_type, charset="utf-8"))


def of_page(text: str) -> list[Document]:
    return documents(text, "text/html")


def seen(found: list[Document]) -> list[tuple[str | None, str | None, str]]:
    return [(one.published.value, one.title, one.text) for one in found]


AS_TOLD = [(f"2025-03-05T{clock}:00+01:00", title, words) for clock, title, words in ENTRIES]


@pytest.mark.parametrize(
    "found",
    [
        lambda: documents(blog()),
        lambda: documents({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, blog()]}),
        lambda: of_page(page(BLOCKS, script(blog()))),
        lambda: of_page(page(BLOCKS)),
        lambda: of_page(page(BLOCKS.replace('"post"', '"live-blog-post"'), name="no live in it")),
        lambda: of_page(page(BLOCKS.replace("<article", '<article itemprop="liveBlogUpdate" itemscope'), name="x")),
    ],
    ids=["data", "graph", "page with data", "page by its address", "page by its classes", "page by microdata"],
)  # fmt: skip
def test_each_entry_has_its_own_time_title_and_words(found: Any) -> None:
    entries = found()
    assert seen(entries) == AS_TOLD
    assert {(one.outlet.name, one.outlet.domain, one.byline) for one in entries} == {("The Quay", "quay.example", ())}
    assert all(LIVE_ENTRY in one.notices for one in entries)
    assert len({one.url for one in entries}) == len({one.id for one in entries}) == 3


def test_what_the_liveblog_says_besides_is_one_more_document_and_repeats_no_entry() -> None:
    whole = "\n\n".join([INTRODUCTION, *(words for _, _, words in ENTRIES)])
    first, *entries = documents(blog(articleBody=whole))
    assert (first.text, first.title, first.byline, first.notices) == (
        INTRODUCTION,
        "Port talks: live",
        ("Ann Lee",),
        (),
    )
    assert seen(entries) == AS_TOLD
    assert seen(documents(blog(articleBody="\n\n".join(words for _, _, words in ENTRIES)))) == AS_TOLD


def test_a_page_shows_its_introduction_once() -> None:
    more = "The board is led by Vera Holm, the union by Tomas Reuter, and both have said that they want to be done by Friday."
    first, *entries = of_page(page(f"<p>{INTRODUCTION}</p><p>{more}</p>{BLOCKS}"))
    assert first.text == f"{INTRODUCTION}\n\n{more}"
    assert seen(entries) == AS_TOLD


def test_blocks_with_times_on_a_page_that_is_not_live_are_no_liveblog() -> None:
    (one,) = of_page(page(BLOCKS, name="no live in it"))
    assert LIVE_ENTRY not in one.notices


def test_teasers_that_lead_to_other_pages_are_no_liveblog() -> None:
    teasers = BLOCKS.replace("<h3>", '<h3><a href="/other/page">').replace("</h3>", "</a></h3>")
    assert not any(LIVE_ENTRY in one.notices for one in of_page(page(teasers)))


def test_an_entry_without_words_is_passed_over_and_one_without_a_time_has_none() -> None:
    updates = [
        entry("10:00", "Picture", ""),
        entry("11:00", "Later", "The board is back in the room.", datePublished=None),
    ]
    (one,) = documents(blog(liveBlogUpdate=updates))
    assert (one.title, one.published.value) == ("Later", None)


def test_a_liveblog_whose_entries_have_no_words_is_read_as_a_page() -> None:
    bare = blog(liveBlogUpdate=[{"@type": "BlogPosting", "headline": "Later"}])
    with pytest.raises(Refused, match="only describe"):
        documents(bare)
    (one,) = of_page(page(f"<article>{'<p>' + INTRODUCTION + '</p>'}</article>", script(bare)))
    assert one.text == INTRODUCTION


def test_sources_of_the_liveblog_are_those_of_its_entries() -> None:
    found = documents(blog(isBasedOn="https://wire.example/port"))
    assert {credit.name for one in found for credit in one.credits} == {"wire.example"}


def traced(found: list[Document]) -> set[tuple[str, str]]:
    lineage = trace(found, [])
    assert len(lineage.origins) == 1
    return {(d.document, d.of.document or "") for d in lineage.derivations}


def test_entries_are_no_versions_of_each_other_though_two_have_no_title() -> None:
    updates = [entry(clock, None, words) for clock, _, words in ENTRIES]
    assert traced(documents(blog(liveBlogUpdate=updates))) == set()


def test_an_edited_entry_is_a_newer_version_of_that_entry_alone() -> None:
    clock, title, words = ENTRIES[0]
    edited = entry(clock, title, words.replace("left", "has left"), dateModified="2025-03-05T18:00:00+01:00")
    before = documents(blog())
    after = documents(blog(liveBlogUpdate=[edited, *(entry(*each) for each in ENTRIES[1:])]), sha256="1")
    assert {one.id for one in before[1:]} == {one.id for one in after[1:]}
    assert traced([*before, *after]) == {(before[0].id, after[0].id)}
