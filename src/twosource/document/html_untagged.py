"""Pages whose tags say nothing (tables, bold type, line breaks): read as the flat text that they show."""

from collections.abc import Iterable

from lxml import html
from msgspec import structs

from twosource.document.article import Article
from twosource.document.flat import articles
from twosource.document.html_blocks import Block, blocks
from twosource.document.html_page import PageFacts
from twosource.errors import Refused
from twosource.records.page import Outlet

_LAYOUT = {"table": "p", "tr": "p", "td": "p", "th": "p", "tbody": "p"}
_MEANING = ("article", "main", "h1")
_COVERED = 0.7
_MOST_LINES = 800


def shown_lines(tree: html.HtmlElement) -> str:
    """Return what a page shows as lines of flat text, each cell of a table on its own."""
    body = tree.find("body")
    return "\n\n".join(block.text for block in blocks(tree if body is None else body, _LAYOUT))


def is_untagged(tree: html.HtmlElement, facts: PageFacts) -> bool:
    """Whether a page neither dates and signs its article for machines nor marks where it is."""
    return facts.published is None and not facts.byline and next(tree.iter(*_MEANING), None) is None


def lacks_facts(facts: PageFacts) -> bool:
    """Whether reading a page as flat text may tell what its tags did not."""
    return facts.published is None


def from_flat(lines: str, found: list[Block]) -> Article | None:
    """Return the article that the flat text of a page gives for the blocks `found` in it; None for another one."""
    if lines.count("\n\n") > _MOST_LINES:
        return None
    try:
        candidates = articles(lines)
    except Refused:
        return None
    words = _words(block.text for block in found)
    best = max(candidates, key=lambda one: len(words & _words([one.text])), default=None)
    return best if best is not None and _share(best, found) >= _COVERED else None


def supplemented(facts: PageFacts, flat: Article, *, title: bool) -> PageFacts:
    """Return `facts` with what only the flat text told; its title too where `title` is set."""
    return structs.replace(
        facts,
        title=(flat.title or facts.title) if title else (facts.title or flat.title),
        outlet=Outlet(name=facts.outlet.name or flat.outlet.name, domain=facts.outlet.domain or flat.outlet.domain),
        published=facts.published or flat.published,
        modified=facts.modified or flat.modified,
        byline=facts.byline or flat.byline,
    )


def _share(flat: Article, found: list[Block]) -> float:
    """The share of the words of the flat article that were found by the tags, too."""
    words = _words([flat.text])
    return len(words & _words(block.text for block in found)) / max(1, len(words))


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in text.lower().split()}
