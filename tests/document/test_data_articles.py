# ruff: noqa: E501 - data are easier to check on one line
"""What the fields of schema.org, ninjs and NewsML-G2 come to."""

import json
from pathlib import Path
from typing import Any

import pytest
from one_article import FORMS, JSON_LD, NINJS_2, NINJS_3, OUTLET, PARAGRAPHS, PUBLISHED, TEXT, TITLE, newsml

from twosource.capture import take
from twosource.document import clean
from twosource.errors import Refused
from twosource.lineage import trace
from twosource.pipeline import read_documents
from twosource.records.page import Capture, Credit, Document, Failure

WORDS = f'<inlineData contenttype="text/plain">{PARAGRAPHS[0]}</inlineData>'


def captures(data: object, folder: Path, name: str = "in.json") -> list[Capture | Failure]:
    words = data if isinstance(data, str) else json.dumps(data)
    (folder / name).write_bytes(words.encode())
    return list(take([str(folder / name)]))


def documents(data: object, folder: Path) -> list[Document]:
    found = []
    for capture in captures(data, folder):
        assert isinstance(capture, Capture), capture
        found += clean(capture)
    return found


def document(data: object, folder: Path) -> Document:
    (one,) = documents(data, folder)
    return one


def reason(data: object, folder: Path) -> str:
    (capture,) = captures(data, folder)
    if isinstance(capture, Failure):
        return capture.reason
    with pytest.raises(Refused) as refused:
        clean(capture)
    return refused.value.reason


def named(one: Document) -> set[tuple[str, str]]:
    return {(credit.name, credit.how) for credit in one.credits}


# schema.org


def test_an_article_with_the_address_of_a_page_is_the_document_of_that_page(tmp_path: Path) -> None:
    page = FORMS["page.html"].decode()
    assert len({document(page, tmp_path).id, document(JSON_LD, tmp_path).id}) == 1


def test_a_page_that_shows_its_article_by_a_script_gives_the_one_in_its_data(tmp_path: Path) -> None:
    script = f'<script type="application/ld+json">{json.dumps(JSON_LD)}</script>'
    page = f'<!doctype html><html lang="en"><head><title>{TITLE}</title>{script}</head><body><div id="app"></div></body></html>'
    assert document(page, tmp_path).id == document(JSON_LD, tmp_path).id


@pytest.mark.parametrize(
    ("fields", "credits"),
    [
        ({"isBasedOn": "https://www.wire.example/a/1"}, {("wire.example", "structured")}),
        ({"isBasedOn": ["https://wire.example/1", {"name": "A report", "publisher": {"name": "Northern Wire"}}]},
         {("wire.example", "structured"), ("Northern Wire", "structured")}),
        ({"creditText": "Northern Wire"}, {("Northern Wire", "structured")}),
        ({"sourceOrganization": {"@type": "Organization", "name": "Northern Wire"}}, {("Northern Wire", "structured")}),
        ({"provider": [{"name": OUTLET}, {"name": "Northern Wire"}]}, {("Northern Wire", "structured")}),
        ({"citation": {"@type": "NewsArticle", "url": "https://wire.example/1"}}, {("wire.example", "citing")}),
        ({"creditText": OUTLET, "provider": {"name": "saltmere-courier.example"}}, set()),
        ({"isBasedOn": 7, "creditText": {}, "provider": [None]}, set()),
    ],
)  # fmt: skip
def test_sources_in_the_data_are_credits(fields: dict[str, Any], credits: set[Any], tmp_path: Path) -> None:
    assert named(document(JSON_LD | fields, tmp_path)) == credits


def test_what_is_based_on_another_work_is_no_origin_of_its_own(tmp_path: Path) -> None:
    one = document(JSON_LD | {"creditText": "Northern Wire"}, tmp_path)
    assert [origin.name for origin in trace([one], []).origins] == ["Northern Wire"]


@pytest.mark.parametrize(
    "kind",
    ["Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "https://schema.org/NewsArticle", ["Thing", "Report"]],
)  # fmt: skip
def test_every_kind_of_article_is_one(kind: object, tmp_path: Path) -> None:
    assert document(JSON_LD | {"@type": kind}, tmp_path).text == TEXT


@pytest.mark.parametrize("prefix", ["schema:", "https://schema.org/", "http://schema.org/"])
def test_names_with_their_vocabulary_before_them_are_understood(prefix: str, tmp_path: Path) -> None:
    long = {field if field.startswith("@") else prefix + field: value for field, value in JSON_LD.items()}
    assert document(long, tmp_path).title == TITLE


def test_values_that_are_objects_or_numbers_are_understood(tmp_path: Path) -> None:
    fields = {"headline": {"@value": TITLE}, "datePublished": 1741195200, "author": ["Ann Lee", {"name": ["Bo Ek"]}]}
    one = document(JSON_LD | fields, tmp_path)
    assert (one.title, one.published.value, one.byline) == (TITLE, "2025-03-05T17:20:00+00:00", ("Ann Lee", "Bo Ek"))


def test_articles_side_by_side_are_captures_of_their_own_bytes(tmp_path: Path) -> None:
    two = [JSON_LD, JSON_LD | {"headline": "Another", "url": "https://other.example/2"}]
    found = captures(json.dumps(two, indent=1), tmp_path)
    assert [Path(one.path).name for one in found if isinstance(one, Capture)] == ["in.json:1", "in.json:2"]
    assert [json.loads(one.data) for one in found if isinstance(one, Capture)] == two


def test_nodes_that_belong_together_are_one_capture_and_refer_to_each_other(tmp_path: Path) -> None:
    nodes = [{"@type": "Organization", "@id": "#us", "name": OUTLET}, JSON_LD | {"publisher": {"@id": "#us"}}]
    (capture,) = captures(nodes, tmp_path)
    assert isinstance(capture, Capture)
    assert clean(capture)[0].outlet.name == OUTLET


def test_lines_of_all_kinds_may_stand_in_one_file(tmp_path: Path) -> None:
    lines = [{"text": "Prepared words."}, JSON_LD, NINJS_2, {"@type": "Recipe"}, {"neither": 1}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    found = list(read_documents([str(tmp_path / "in.jsonl")], reader="rules"))
    assert [item[0].text[:15] for item in found if not isinstance(item, Failure)] == [
        "Prepared words.", TEXT[:15], TEXT[:15],
    ]  # fmt: skip
    assert [(item.source[-2:], item.reason) for item in found if isinstance(item, Failure)] == [
        (":4", "JSON-LD without an article"), (":5", "no text"),
    ]  # fmt: skip


def test_a_field_that_cannot_be_understood_is_noted_and_refuses_nothing(tmp_path: Path) -> None:
    wrong = {
        "headline": [],
        "author": 1,
        "datePublished": "this morning",
        "dateModified": {"a": 1},
        "url": ["x"],
        "publisher": True,
    }
    one = document(JSON_LD | wrong | {"author": [{"a": 1}], "headline": [3]}, tmp_path)
    assert (one.title, one.byline, one.published.value, one.modified, one.url) == (None, (), None, None, None)
    assert set(one.notices) == {
        f"{name} not understood" for name in ("title", "byline", "published", "modified", "url", "outlet")
    }


def test_json_ld_without_a_text_is_refused_with_the_reason(tmp_path: Path) -> None:
    assert reason({"@type": "JobPosting", "articleBody": "x"}, tmp_path) == "JSON-LD without an article"
    assert "only describe" in reason({field: JSON_LD[field] for field in JSON_LD if field != "articleBody"}, tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        TEXT.replace("\n\n", "\n"),
        TEXT.replace("\n\n", "\r\n\r\n \r\n"),
        "".join(f"<p>{words}</p>" for words in PARAGRAPHS),
        "".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in PARAGRAPHS),
        "<br><br>".join(PARAGRAPHS),
        f"{TITLE}\n\n{TEXT}\n\nRead more: Tug crews vote next week\n\nSubscribe to our newsletter",
    ],
    ids=["lines", "windows", "html", "escaped", "breaks", "furniture"],
)
def test_a_body_has_its_paragraphs_however_they_are_set(body: str, tmp_path: Path) -> None:
    assert document(JSON_LD | {"articleBody": body}, tmp_path).text == TEXT


def test_a_paragraph_that_was_broken_into_lines_is_put_together(tmp_path: Path) -> None:
    import textwrap

    body = "\n\n".join(textwrap.fill(words, 70) for words in PARAGRAPHS)
    assert document(JSON_LD | {"articleBody": body}, tmp_path).text == TEXT


# ninjs


@pytest.mark.parametrize("form", [NINJS_2, NINJS_3])
@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_an_item_that_must_not_be_used_is_refused(form: dict[str, Any], status: str, tmp_path: Path) -> None:
    assert reason(form | {"pubstatus": status}, tmp_path) == f"{status} by its provider"


def test_an_item_that_is_no_text_is_refused_with_what_it_is(tmp_path: Path) -> None:
    bare = {field: NINJS_3[field] for field in NINJS_3 if field != "bodies"}
    assert reason(bare | {"type": "picture"}, tmp_path) == "ninjs of type picture, no text"
    assert reason(bare | {"descriptions": [{"value": "A summary."}]}, tmp_path).startswith("no body")


def test_the_sources_of_an_item_are_credits_but_not_who_handed_it_on(tmp_path: Path) -> None:
    sources = [
        {"name": "Northern Wire"},
        {"name": "Press Hub", "role": "http://cv.iptc.org/newscodes/infosourcerole/distributor"},
    ]
    for field in ("infosources", "infoSources"):
        assert named(document(NINJS_2 | {field: sources}, tmp_path)) == {("Northern Wire", "structured")}
    assert named(document(NINJS_2 | {"infosource": [{"literal": "NW"}]}, tmp_path)) == {("NW", "structured")}


def test_an_item_without_a_holder_is_of_its_only_source(tmp_path: Path) -> None:
    bare = {field: NINJS_3[field] for field in NINJS_3 if field != "copyrightHolder"}
    one = document(bare, tmp_path)
    assert (one.outlet.name, one.credits) == (OUTLET, ())


def test_an_item_under_embargo_says_so(tmp_path: Path) -> None:
    assert document(NINJS_3 | {"embargoedUntil": "2025-03-06T08:00:00Z"}, tmp_path).notices == ("embargoed",)


def test_two_versions_of_one_item_are_no_two_witnesses(tmp_path: Path) -> None:
    edited = NINJS_3 | {
        "versionCreated": "2025-03-06T08:00:00Z",
        "bodies": [{"value": TEXT.replace("12 per", "11 per")}],
    }
    first, second = document(NINJS_3, tmp_path), document(edited, tmp_path)
    assert first.ref == second.ref == NINJS_3["uri"]
    (link,) = trace([first, second], []).derivations
    assert (link.document, link.of.document, link.is_outdated) == (first.id, second.id, True)


# NewsML-G2


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_a_news_item_that_must_not_be_used_is_refused(status: str, tmp_path: Path) -> None:
    assert reason(newsml(WORDS, status=status), tmp_path) == f"{status} by its provider"


def test_each_item_of_a_message_is_a_capture_and_one_that_is_refused_stops_no_other(tmp_path: Path) -> None:
    items = [
        newsml(WORDS, guid=f"urn:x:{n}", status=status) for n, status in enumerate(("usable", "canceled", "usable"))
    ]
    message = f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{"".join(items)}<packageItem/></itemSet></newsMessage>'
    (tmp_path / "in.xml").write_text(message)
    found = list(read_documents([str(tmp_path / "in.xml")], reader="rules"))
    assert [item[0].ref for item in found if not isinstance(item, Failure)] == ["urn:x:0", "urn:x:2"]
    assert [Path(item.source).name for item in found if isinstance(item, Failure)] == ["in.xml:2"]


def test_a_message_with_nothing_around_its_item_and_no_namespace_is_read(tmp_path: Path) -> None:
    bare = newsml(
        f"<inlineXML><nitf><body><body.content>&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</body.content></body></nitf></inlineXML>"
    )
    bare = bare.replace(' xmlns="http://iptc.org/std/nar/2006-10-01/"', "")
    assert document(f"<newsMessage><itemSet>{bare}</itemSet></newsMessage>", tmp_path).text == PARAGRAPHS[0]


@pytest.mark.parametrize("prefix", ["n:", ""])
def test_a_message_may_name_its_vocabulary_before_each_element(prefix: str, tmp_path: Path) -> None:
    declared = f' xmlns{":n" if prefix else ""}="http://iptc.org/std/nar/2006-10-01/"'
    inside = f"<{prefix}itemSet>{newsml(WORDS)}</{prefix}itemSet>"
    assert document(f"<{prefix}newsMessage{declared}>{inside}</{prefix}newsMessage>", tmp_path).title == TITLE


def test_the_sources_of_a_news_item_are_credits(tmp_path: Path) -> None:
    item = newsml(WORDS).replace(
        "<slugline>",
        '<infoSource qcode="is:nw"><name>Northern Wire</name></infoSource>'
        '<infoSource role="isrol:distributor" literal="Press Hub"/><creditline>Courier/East Coast Agency</creditline><slugline>',
    )
    item = item.replace(
        "<rightsInfo>",
        '<hopHistory><hop><party><name>Isle Radio</name></party><action qcode="hopaction:created" target="hatarget:content"/></hop></hopHistory><rightsInfo>',
    )
    assert {name for name, _ in named(document(item, tmp_path))} == {
        "Northern Wire",
        "Courier/East Coast Agency",
        "Isle Radio",
    }


def test_an_agency_is_known_by_its_code(tmp_path: Path) -> None:
    bare = newsml(WORDS).replace(f"<name>{OUTLET}</name>", "").replace("prov:sc", "nprov:AP")
    assert document(bare, tmp_path).outlet.name == "Associated Press"
    item = newsml(WORDS).replace("<slugline>", '<infoSource qcode="is:AP"/><slugline>')
    assert named(document(item, tmp_path)) == {("Associated Press", "structured")}


def test_a_news_item_says_when_it_was_written_where_it_does_not_say_when_it_was_first_sent(tmp_path: Path) -> None:
    one = document(newsml(WORDS).replace(f"<firstCreated>{PUBLISHED}</firstCreated>", ""), tmp_path)
    assert one.published.value == "2025-03-05T17:50:00+01:00"


def test_an_item_at_an_address_has_that_address(tmp_path: Path) -> None:
    one = document(newsml(WORDS, guid="https://saltmere-courier.example/items/1"), tmp_path)
    assert (one.url, one.ref) == ("https://saltmere-courier.example/items/1", None)


@pytest.mark.parametrize("root", ["packageItem", "conceptItem", "planningItem", "NewsML"])
def test_what_is_no_news_item_is_named(root: str, tmp_path: Path) -> None:
    assert (
        reason(f'<?xml version="1.0"?>\n<!-- made by hand -->\n<{root} xmlns="x"/>', tmp_path)
        == f"XML ({root}), neither a page nor its text"
    )


def test_a_picture_is_refused_with_its_class(tmp_path: Path) -> None:
    picture = newsml('<remoteContent href="a.jpg"/>').replace("ninat:text", "ninat:picture")
    assert reason(picture, tmp_path) == "a news item of class picture, no text"
    assert reason(newsml(""), tmp_path) == "no text in the news item"


def test_names_of_characters_that_html_knows_are_understood(tmp_path: Path) -> None:
    content = '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Caf&eacute;&nbsp;closed &amp; shut.</p></body></html></inlineXML>'
    assert document(newsml(content), tmp_path).text == "Café closed & shut."


def test_a_distributor_in_nitf_is_a_credit(tmp_path: Path) -> None:
    nitf = FORMS["nitf.xml"].decode().replace("</byline>", "</byline><distributor>Northern Wire</distributor>")
    assert document(nitf, tmp_path).credits == (Credit(name="Northern Wire", how="structured"),)


def test_the_same_article_as_page_and_item_is_one_origin_however_they_are_added(tmp_path: Path) -> None:
    found = [document(form, tmp_path) for form in (FORMS["page.html"].decode(), FORMS["nitf.xml"].decode(), JSON_LD)]
    assert trace(found, []) == trace(found[::-1], [])
    assert len(trace(found, []).origins) == 1
