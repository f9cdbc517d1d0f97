"""When a page was published and changed, with the words that say so."""

import re

from lxml import html
from msgspec import Struct

from twosource.document.html_tree import hints, text_of
from twosource.document.machine_times import page_time
from twosource.document.stamps import dateline
from twosource.document.structured import Structured, strings
from twosource.records.page import Stamp

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "publishdate",
    "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date",
    "dcterms.created", "dcterms.date", "citation_publication_date", "date", "cxenseparse:recs:publishtime",
    "article.published", "originalpublicationdate", "article_date_original",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "lastmod",
    "last-modified", "dcterms.modified", "dc.date.modified", "article.updated", "revised",
)  # fmt: skip
_SHOWN = re.compile(r"date|time|publish|posted|stamp|updated|byline|meta")
_LINE_WORDS = 25
_LINES = 400


class Times(Struct, frozen=True, kw_only=True):
    """When an article was published and changed; `lines` are the lines the page shows of it and its byline."""

    published: Stamp | None
    modified: Stamp | None
    lines: tuple[str, ...]


def times(tree: html.HtmlElement, said: Structured) -> Times:
    """Return the times of a page: what it says for machines first, then what it shows."""
    lines = _shown(tree)
    shown = [found for line in lines if (found := dateline(line))]
    published = [
        *strings(said.article.get("datePublished")),
        *(value for name in _PUBLISHED for value in said.meta.get(name, ())),
        *said.items.get("datepublished", ()),
        *_marked(tree),
    ]
    modified = [
        *strings(said.article.get("dateModified")),
        *(value for name in _MODIFIED for value in said.meta.get(name, ())),
        *said.items.get("datemodified", ()),
    ]
    first = _best([*map(page_time, published), *(line.published for line in shown)])
    last = _best([*map(page_time, modified), *(line.modified for line in shown)])
    if last is not None and first is not None and last.value == first.value:
        last = None
    return Times(published=first, modified=last, lines=tuple(lines))


def _best(found: list[Stamp | None]) -> Stamp | None:
    """Take the first that dates, or one that dates the same day more exactly, with its zone."""
    dated = [one for one in found if one is not None and one.value]
    if not dated:
        return None
    first = dated[0]
    same = [one for one in dated if (one.value or "")[:10] == (first.value or "")[:10]]
    return max(same, key=lambda one: _exactness(one.value or ""), default=first)


def _exactness(value: str) -> int:
    if "T" not in value:
        return min(len(value), 10)
    zoned = value.endswith("Z") or re.search(r"[+-]\d\d:\d\d$", value)
    return 30 if zoned else 20


def _marked(tree: html.HtmlElement) -> list[str]:
    """Read `time` elements: those marked as the date of publication, else the first of the page's main part."""
    elements = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [one for one in elements if one.get("pubdate") is not None or "publish" in hints(one)]
    inside = [one for one in elements if any(True for _ in one.iterancestors("article", "main", "header"))]
    return [one.get("datetime") for one in (marked or inside[:1])]


def _shown(tree: html.HtmlElement) -> list[str]:
    """Return the short lines that may date or sign the article, those near its heading first."""
    found: list[str] = []
    for element in tree.iter("time", "p", "span", "div", "li", "small", "address", "em", "strong"):
        if element.tag != "time" and not _SHOWN.search(hints(element)):
            continue
        line = text_of(element, 300)
        if line and line.count(" ") < _LINE_WORDS and line not in found[-5:]:
            found.append(line)
            if len(found) >= _LINES:
                break
    return found
