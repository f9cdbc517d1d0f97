# ruff: noqa: E501 - pages are easier to check on one line
from pathlib import Path

import pytest

from twosource.capture import take
from twosource.document import clean
from twosource.errors import Refused
from twosource.records.page import Capture, Document
from twosource.settings import Settings

PARAGRAPHS = (
    "The harbour board and the pilots' union met on Tuesday in Saltmere and agreed to go on talking next week.",
    "Both sides said that the meeting had lasted five hours and that a paper with eleven points was on the table.",
    "The board's chairwoman, Vera Holm, told reporters that nobody had left the room before the evening.",
    "The union wants a night allowance of 12 per cent. The board has offered half of that so far.",
)
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)


def page(body: str, head: str = "<title>Pilots and board go on talking</title>", attributes: str = "") -> str:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def documents(text: str, url: str | None = None, settings: Settings | None = None) -> list[Document]:
    data = text.encode()
    capture = Capture(path="in", data=data, sha256="0", media_type="text/html", charset="utf-8", url=url)
    return clean(capture, settings or Settings())


def document(text: str, url: str | None = None) -> Document:
    (one,) = documents(text, url)
    return one


def article(inner: str, **options: str) -> Document:
    return document(page(f"<article><h1>Pilots and board go on talking</h1>{inner}</article>", **options))


def test_the_text_has_paragraphs_and_no_headline() -> None:
    one = article(BODY)
    assert (one.title, one.text) == ("Pilots and board go on talking", TEXT)


def test_headings_and_lists_keep_their_lines() -> None:
    one = article(
        BODY
        + "<h2>What is open</h2><ul><li>the night allowance</li><li>the free days</li></ul>"
        + BODY[:-4]
        + " And so on.</p>"
    )
    assert "\n\nWhat is open\n\n" in one.text
    assert "the night allowance\nthe free days" in one.text.replace("- ", "")


def test_a_caption_is_no_text() -> None:
    figure = "<figure><img src=a.jpg><figcaption>Vera Holm leaves the harbour office.</figcaption></figure>"
    one = article(f"<p>{PARAGRAPHS[0]}</p>{figure}{BODY}")
    assert one.captions == ("Vera Holm leaves the harbour office.",)
    assert "leaves the harbour office" not in one.text


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Read more: <a href=/a>Tug crews vote on Friday</a></p>",
        "<p><strong>Sign up for our morning newsletter</strong></p>",
        "<p>Follow us on Telegram</p>",
        '<div class="related-stories"><ul><li><a href=/a>Tug crews vote</a></li><li><a href=/b>Lock shut</a></li></ul></div>',
        "<p>Copyright 2024 The Quay. All rights reserved.</p>",
        f"<p>{PARAGRAPHS[0]}</p>",
    ],
)
def test_furniture_inside_the_article_is_left_out(furniture: str) -> None:
    assert article(BODY + furniture).text == TEXT


def test_a_body_cut_in_pieces_is_put_together() -> None:
    words = [
        f"Point {number} of the paper says that the board pays for the boats and the union for the crews."
        for number in range(12)
    ]
    pieces = "".join(
        f'<div class="chunk"><div class="piece body">{"".join(f"<p>{line}</p>" for line in words[at : at + 4])}</div>'
        '<div class="ad">Advertisement</div></div>'
        for at in (0, 4, 8)
    )
    assert article(pieces).text == "\n\n".join(words)


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "The Quay"},
 {"@type": "NewsArticle", "headline": "Pilots and board go on talking", "datePublished": "2024-03-05T18:20:00+01:00",
  "dateModified": "2024-03-05T20:00:00+01:00", "author": [{"@type": "Person", "name": "By Ann Lee"}, {"@type": "Organization", "name": "The Quay"}],
  "publisher": {"@type": "Organization", "name": "The Quay"}, "isBasedOn": "https://wire.example/a/1", "creditText": "Northern Wire"}]}</script>"""


def test_what_a_page_says_for_machines_is_used() -> None:
    head = (
        JSON_LD
        + '<link rel="canonical" href="https://www.quay.example/a"><title>Pilots and board go on talking | The Quay</title>'
    )
    one = article(BODY, head=head)
    assert one.title == "Pilots and board go on talking"
    assert (one.outlet.name, one.outlet.domain) == ("The Quay", "quay.example")
    assert one.published.value == "2024-03-05T18:20:00+01:00"
    assert one.published.evidence == "2024-03-05T18:20:00+01:00"
    assert one.modified is not None
    assert one.modified.value == "2024-03-05T20:00:00+01:00"
    assert one.byline == ("Ann Lee",)
    assert one.url == "https://www.quay.example/a"
    assert [(credit.name, credit.how, credit.span) for credit in one.credits] == [
        ("wire.example", "structured", None),
        ("Northern Wire", "structured", None),
    ]


def test_a_foreign_canonical_link_is_a_credit_and_not_the_address() -> None:
    head = '<title>T</title><link rel="canonical" href="https://wire.example/a/1">'
    one = document(page(f"<article><h1>Pilots talk</h1>{BODY}</article>", head), url="https://www.quay.example/b")
    assert (one.url, one.outlet.domain) == ("https://www.quay.example/b", "quay.example")
    assert [(credit.name, credit.how) for credit in one.credits] == [("wire.example", "structured")]


def test_midnight_without_a_zone_is_only_a_day() -> None:
    head = '<meta property="article:published_time" content="2024-03-05T00:00:00">'
    assert article(BODY, head=head).published.value == "2024-03-05"


def test_nothing_is_dated_that_the_page_does_not_date() -> None:
    assert article(BODY).published.value is None


@pytest.mark.parametrize(
    ("title", "heading", "wanted"),
    [
        ("Pilots talk - The Quay", "", "Pilots talk"),
        ("Pilots talk - at last", "Pilots talk - at last", "Pilots talk - at last"),
        ("The Quay | Pilots talk on", "Pilots talk on", "Pilots talk on"),
        ("Pilots &amp;amp; board", "", "Pilots & board"),
    ],
)
def test_a_title_loses_the_name_of_its_site_only(title: str, heading: str, wanted: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Quay">'
    shown = f"<h1>{heading}</h1>" if heading else ""
    assert document(page(f"<article>{shown}{BODY}</article>", head)).title == wanted


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page("<h1>Just a moment...</h1><p>Enable JavaScript and cookies to continue</p>"), "a check for robots"),
        (page("<h1>We value your privacy</h1><p>We and our partners use cookies.</p><button>Accept all cookies</button><p>Accept all cookies or manage cookies.</p>"), "a consent wall"),
        (page("<h1>Page not found</h1><p>Try the search.</p>", "<title>Page not found</title>"), "an error page"),
        (page(f"<article><h1>Pilots talk</h1><p>{PARAGRAPHS[0]}</p><div>Subscribe now to continue reading this article.</div></article>"), "a paywall"),
        (page("".join(f"<h2><a href=/{n}>Headline number {n} of the long front page</a></h2><p>A teaser.</p>" for n in range(30))), "an index"),
        (page(""), "no article"),
        ("<html></html>", "no article"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_refused_with_the_reason(html: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        documents(html)
    assert refused.value.reason.startswith(reason)


def test_an_article_about_cookies_is_not_refused() -> None:
    about = "<p>The ministry says that sites must ask before they use cookies and that you may reject all cookies.</p>"
    assert article(BODY + about + BODY.replace("Tuesday", "Friday") + about.replace("ministry", "board")).text


def test_depth_is_bounded() -> None:
    with pytest.raises(Refused, match="nested too deeply"):
        documents(page("<div>" * 100_000 + "deep" + "</div>" * 100_000))


def test_a_page_of_very_many_elements_is_still_read() -> None:
    many = "".join(
        f"<p>Point {number} of the paper says that the board pays for the boats.</p>" for number in range(6200)
    )
    one = article(many)
    assert one.text.count("\n\n") == 6199


def test_script_is_no_text_and_entities_are_not_expanded() -> None:
    dtd = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    one = document(
        dtd
        + page(f"<article><h1>Pilots talk</h1>{BODY}<script>steal()</script><p>And &b; it ended there.</p></article>")
    )
    assert "steal" not in one.text
    assert "aaaaaaaaaa" not in one.text


def test_an_unread_language_is_kept_with_a_notice() -> None:
    words = "Переговоры в порту продолжались до вечера, и стороны договорились встретиться снова на следующей неделе."
    one = article("".join(f"<p>{words} {number}.</p>" for number in range(6)))
    assert (one.language, one.notices) == ("ru", ("language not read",))


def test_a_page_of_tables_is_read_as_the_text_it_shows() -> None:
    rows = "<tr><td><b>The Quay</b> <a href=/>Home</a> | <a href=/w>World</a></td></tr>"
    inner = f"<table>{rows}<tr><td><h2>Pilots and board go on talking</h2><i>By Ann Lee - Tuesday, March 5, 2024</i><br>{BODY}</td></tr></table>"
    one = document(page(inner, "<title>The Quay - Pilots and board go on talking</title>"))
    assert (one.title, one.outlet.name) == ("Pilots and board go on talking", "The Quay")
    assert one.published.value == "2024-03-05"
    assert one.byline == ("Ann Lee",)
    assert "Home" not in one.text


def test_the_path_is_no_part_of_what_a_document_is(tmp_path: Path) -> None:
    ids = set()
    for name in ("a.html", "b", "c.txt"):
        (tmp_path / name).write_text(page(f"<article><h1>Pilots talk</h1>{BODY}</article>"))
        (capture,) = take([str(tmp_path / name)], Settings())
        assert isinstance(capture, Capture)
        ids.add(clean(capture, Settings())[0].id)
    assert len(ids) == 1


def test_a_page_with_very_many_attributes_on_one_element_is_refused() -> None:
    many = " ".join(f"a{number}" for number in range(500_000))
    for tag in (
        f"<p {many}>",
        f"<p title='>' {many}>",
        f"<!--><p {many}>",
        f"<script></script><p/{many}>",
        f"<P\n={many}",
    ):
        with pytest.raises(Refused, match="more than 1000 attributes on one element"):
            documents(page(tag))


def test_what_looks_like_attributes_in_scripts_and_comments_counts_for_none() -> None:
    code = "if (a <b and c) d; " * 2_000
    words = "<p>The port is closed, Marta Oakes told reporters.</p>" * 3
    (document,) = documents(page(f"<script>{code}</script><style>{code}</style><!-- {code} -->{words}"))
    assert document.text.startswith("The port is closed")


def test_a_page_of_more_text_than_anybody_writes_is_refused() -> None:
    with pytest.raises(Refused, match="a text of more than 3000000 characters"):
        documents(page("<p>" + "The port is closed. " * 210_000))


@pytest.mark.parametrize("body", ["<p>{}</p>", "<p title='{}'>a</p>"], ids=["text", "attribute"])
def test_a_page_that_would_break_off_at_a_piece_beyond_all_bounds_is_refused(body: str) -> None:
    with pytest.raises(Refused, match="a text or an attribute of more than 10 MB"):
        documents(page(BODY + body.format("word " * 2_200_000)))
