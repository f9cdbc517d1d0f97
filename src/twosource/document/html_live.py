"""Liveblogs whose page lists no entries for machines: blocks side by side, each with a time of its own.

A page is taken for one only where it says that it is live, in its types, its headline, its address or the names of
its elements, and where at least three blocks of one kind stand beside each other, each with exactly one moment of
the day and with words, none of them headed by a link to another page.
"""

import re
from collections import defaultdict
from itertools import islice

from lxml import etree, html

from twosource.document.article import Article
from twosource.document.hosts import absolute
from twosource.document.html_page import PageFacts
from twosource.document.html_tree import drop, hints, text_of
from twosource.document.structured import Structured
from twosource.document.told import Told, article
from twosource.errors import Refused
from twosource.records.page import LIVE_ENTRY
from twosource.settings import Settings

_LEAST = 3
_MOST = 5_000
_WORDS = 6
_CLOCK = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d|^1\d{9}(?:\d{3})?$")
_NAMED = re.compile(r"live-?(?:blog|update|post|entr|event|feed|coverage|page|ticker|story)|liveBlogUpdate", re.I)
_ADDRESS = re.compile(r"[/-]live(?:-?blog|-?updates?)?(?:[/-]|$)", re.I)
_TITLE = re.compile(
    r"^live\b|\blive(?: updates?| ?blog)?\s*(?:[:|–—-]|$)|\blive (?:updates|blog)\b|as it happened", re.I
)
_MICRODATA = ("itemprop", "itemtype")
_HEADINGS = ("h2", "h3", "h4", "h5")


def live_blocks(tree: html.HtmlElement, said: Structured, facts: PageFacts, settings: Settings) -> list[Article]:
    """Return the entries of a liveblog in page order and take them out of `tree`; none where it is no liveblog."""
    found: list[Article] = []
    blocks = _blocks(tree)
    if len(blocks) < _LEAST or not _is_live(blocks, said, facts) or _leads_on(blocks, facts.url):
        return []
    for block, moment in blocks:
        try:
            found.append(article(_entry(block, moment, facts), settings))
        except Refused:
            continue  # an entry of pictures, or of nothing
    for block, _ in blocks if found else ():
        drop(block)
    return list(dict.fromkeys(found))


def _blocks(tree: html.HtmlElement) -> list[tuple[html.HtmlElement, str]]:
    """Return the largest group of elements of one name in one parent that hold one moment each, with the moments."""
    moments: dict[html.HtmlElement, set[str]] = defaultdict(set)
    for element in islice(tree.iter("time"), _MOST):
        moment = (element.get("datetime") or "").strip()
        if _CLOCK.search(moment) and next(element.iterancestors("blockquote", "header", "nav", "footer"), None) is None:
            for above in element.iterancestors():
                moments[above].add(moment)
    groups: dict[tuple[html.HtmlElement, str], list[tuple[html.HtmlElement, str]]] = defaultdict(list)
    for element in tree.iter(etree.Element) if len(moments.get(tree, ())) >= _LEAST - 1 else ():
        inside, parent = moments.get(element, set()), element.getparent()
        if len(inside) == 1 and len(moments[parent]) > 1 and text_of(element, 2000).count(" ") >= _WORDS:
            groups[parent, element.tag].append((element, next(iter(inside))))
    return max(groups.values(), key=len, default=[])


def _is_live(blocks: list[tuple[html.HtmlElement, str]], said: Structured, facts: PageFacts) -> bool:
    if "LiveBlogPosting" in said.types or _ADDRESS.search(facts.url or "") or _TITLE.search(facts.title or ""):
        return True
    first = blocks[0][0]
    near = [first, *first.iterancestors(), *first.iterdescendants(etree.Element)]
    return any(
        _NAMED.search(f"{hints(each)} {each.get('itemprop') or ''} {each.get('itemtype') or ''}") for each in near
    )


def _leads_on(blocks: list[tuple[html.HtmlElement, str]], page: str | None) -> bool:
    """Whether most blocks are headed by links to other pages, as those of an index are."""
    away = 0
    for block, _ in blocks:
        for heading in block.iter(*_HEADINGS):
            link = next(heading.iter("a"), None)
            link = next(heading.iterancestors("a"), None) if link is None else link
            target = absolute(link.get("href"), page) if link is not None else None
            away += target is not None and target.split("#")[0] != (page or "").split("#")[0]
            break
    return 2 * away > len(blocks)


def _entry(block: html.HtmlElement, moment: str, facts: PageFacts) -> Told:
    """Return what one block tells; its heading and its time are taken out of it."""
    heading = next(block.iter(*_HEADINGS), None)
    title = text_of(heading, 600) if heading is not None else None
    authors = tuple(text_of(each, 200) for each in block.iter("a", "span", "p", "div") if each.get("rel") == "author")
    place = _fragment(block)
    for element in [heading, *block.iter("time"), *block.iter("address")]:
        if element is not None:
            drop(element)
    return Told(
        title=title or None,
        body=str(etree.tostring(block, encoding="unicode", method="html", with_tail=False)),
        outlet=facts.outlet,
        url=f"{facts.url.split('#')[0]}#{place}" if facts.url and place else facts.url,
        published=moment,
        byline=authors,
        credits=facts.credits,
        language=facts.language,
        notices=(LIVE_ENTRY,),
    )


def _fragment(block: html.HtmlElement) -> str | None:
    """Return the name by which an address leads to a block."""
    named = (element.get("id") for element in block.iter(block.tag, "article", "section", *_HEADINGS))
    links = (link.get("href") for link in block.iter("a") if (link.get("href") or "").startswith("#"))
    return next(filter(None, named), None) or next((link[1:] for link in links if link != "#"), None)
