# ruff: noqa: E501 - data are easier to check on one line
"""Data from strangers: always documents or one line, whatever stands in a field."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_article import JSON_LD, NINJS_1, NINJS_2, NINJS_3, NITF, PARAGRAPHS, newsml

from twosource.capture.content import captures
from twosource.document import clean
from twosource.errors import Refused
from twosource.records.page import Document, Failure
from twosource.settings import Settings

SMALL = Settings(capture_bytes=2_000_000, line_bytes=1_000_000)
ENTRY = {"headline": "One", "articleBody": PARAGRAPHS[1], "datePublished": "2025-03-05T18:20:00Z"}
LIVE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    "headline": "Live",
    "publisher": {"name": "The Quay"},
    "articleBody": PARAGRAPHS[0],
    "liveBlogUpdate": [ENTRY],
}
ITEM = newsml(f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>')
PAGE = '<!doctype html><html><head><title>Live</title><script type="application/ld+json">{}</script></head><body><p>{}</p></body></html>'


def outcome(data: bytes) -> tuple[list[Document], list[str]]:
    """What a source comes to: documents that can be written down, and reasons of one line each."""
    import io

    found: list[Document] = []
    reasons: list[str] = []
    try:
        for item in captures("in", io.BytesIO(data), SMALL):
            if isinstance(item, Failure):
                reasons.append(item.reason)
                continue
            try:
                found += clean(item, SMALL)
            except Refused as refused:
                reasons.append(refused.reason)
    except Refused as refused:
        reasons.append(refused.reason)
    assert found or reasons
    assert all(reason and "\n" not in reason and len(reason) < 200 for reason in reasons)
    for document in found:
        assert document.text.strip()
        assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
        assert all(document.text[a:b] for credit in document.credits if credit.span for a, b in [credit.span])
    return found, reasons


def reasons(data: bytes | str | object) -> list[str]:
    words = data if isinstance(data, bytes | str) else json.dumps(data)
    return outcome(words if isinstance(words, bytes) else words.encode())[1]


words = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "\ud800 half", "a\0b", "<p>", "<p><p>x</p>", "&lt;p&gt;x&lt;/p&gt;", "http://[", "https://a.example/#", "urn:x:1",
         "2025-13-45", "99999999999999999999", "1e400", "0000-00-00T00:00:00+99:99", "en-\u202egb", "<script>x</script>", PARAGRAPHS[0]]
    ),
)  # fmt: skip
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words),
    lambda inside: st.one_of(
        st.lists(inside, max_size=3),
        st.dictionaries(
            st.one_of(words, st.sampled_from(["@id", "@type", "@value", "name", "value", "url", "role", "uri"])),
            inside,
            max_size=3,
        ),
    ),
    max_leaves=6,
)


SOURCES = ("isBasedOn", "creditText", "provider", "citation", "image", "infosources", "infosource", "renditions")


def fields_of(form: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(sorted({*form, *SOURCES})), values, max_size=5)


@pytest.mark.parametrize("form", [JSON_LD, NINJS_1, NINJS_2, NINJS_3, LIVE], ids=["ld", "n1", "n2", "n3", "live"])
@given(data=st.data())
def test_a_field_may_hold_anything(form: dict[str, Any], data: st.DataObject) -> None:
    outcome(json.dumps(form | data.draw(fields_of(form))).encode())


@given(fields=fields_of(LIVE), entry=fields_of(ENTRY))
def test_an_entry_of_a_liveblog_may_hold_anything(fields: dict[str, Any], entry: dict[str, Any]) -> None:
    node = LIVE | fields | {"liveBlogUpdate": [ENTRY | entry, entry]}
    outcome(json.dumps(node).encode())
    outcome(PAGE.format(json.dumps(node).replace("</", "<\\/"), PARAGRAPHS[0]).encode())


@given(
    place=st.integers(0, len(ITEM)),
    length=st.integers(0, 40),
    put=st.one_of(words, st.sampled_from(["<p>", "</nitf>", "<!--", "]]>", "&x;", "<![CDATA[", "<by/>", 'xml:lang="'])),
)
def test_an_item_may_be_damaged_anywhere(place: int, length: int, put: str) -> None:
    outcome((ITEM[:place] + put + ITEM[place + length :]).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("opens", ["[", '{"a":', '{"@graph":', '[{"@type":'])
def test_json_that_is_nested_without_end_is_one_line(opens: str) -> None:
    assert reasons('{"@type": "NewsArticle", "articleBody": ' + opens * 60_000) == ["JSON nested too deeply"]
    assert reasons('{\n"@type": "NewsArticle", "articleBody": ' + opens * 60_000) == ["JSON nested too deeply"]


def test_nodes_nested_as_deep_as_json_may_be_are_read() -> None:
    deep: Any = JSON_LD
    for _ in range(300):
        deep = {"@graph": [deep]}
    assert reasons({"@context": "x", "@graph": deep}) == []


def test_html_in_a_field_is_bounded_like_a_page() -> None:
    assert reasons(JSON_LD | {"articleBody": "<div>" * 50_000 + "x"}) == ["HTML nested too deeply"]
    assert reasons(JSON_LD | {"articleBody": "x<p>" * 220_000}) == ["HTML of more than 200000 elements"]


def test_what_is_too_large_is_one_line() -> None:
    assert reasons('{"@type": "NewsArticle", "articleBody": "' + "a" * 1_500_000) == ["a line of more than 1 MB"]
    assert reasons("[\n" + "{},\n" * 700_000) == ["holds more than 2 MB"]
    assert reasons(newsml("<inlineData>" + "a " * 1_200_000 + "</inlineData>")) == ["holds more than 2 MB"]


@pytest.mark.parametrize(
    "definitions",
    [
        '[<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]',
        '[<!ENTITY a SYSTEM "file:///etc/hostname">]',
        '[<!ENTITY % a SYSTEM "http://127.0.0.1:1/x"> %a;]',
        'SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY b "x">]',
    ],
)
def test_entities_of_its_own_are_not_read(definitions: str) -> None:
    item = f"<!DOCTYPE newsItem {definitions}>{ITEM}".replace("Ann Lee", "&b;")
    assert reasons(item) == ["XML with entities of its own, which are not read"]


def test_a_definition_that_lies_elsewhere_is_left_there() -> None:
    found, refused = outcome(f'<!DOCTYPE nitf SYSTEM "http://127.0.0.1:1/nitf.dtd">{NITF}'.encode())
    assert (len(found), refused) == (1, [])


def test_xml_nested_without_end_is_one_line() -> None:
    assert reasons(newsml("<inlineXML>" + "<p>" * 50_000)) == ["XML nested too deeply"]


def test_broken_data_is_one_line_that_says_where() -> None:
    assert reasons(json.dumps(JSON_LD, indent=1)[:-400]) == ["broken JSON, in line 18"]
    assert reasons(ITEM.replace("</body>", "", 1)) == ["broken XML, in line 15"]


def test_many_who_are_named_do_not_take_long_together() -> None:
    many = [{"@type": "Organization", "@id": f"#{n}", "name": f"Wire {n}"} for n in range(7_000)]
    assert reasons({"@graph": [*many, JSON_LD | {"provider": [{"@id": f"#{n}"} for n in range(7_000)]}]}) == []
