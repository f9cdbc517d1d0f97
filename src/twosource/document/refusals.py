"""Pages that give no article, and why: walls, indexes, errors."""

import re

from lxml import html

from twosource.document.html_blocks import Block
from twosource.document.html_weights import weigh
from twosource.document.structured import Structured
from twosource.errors import Refused

_CONSENT = re.compile(
    r"before you continue|we (?:value|care about|respect) your privacy|(?:accept|reject|allow|manage)(?: all)? cookies"
    r"|(?:we|our partners|and our partners)[^.]{0,80}\buse cookies|store and/or access information"
    r"|consent to (?:the use|our use|cookies)|your privacy choices|privacy preferences|legitimate interest",
    re.I,
)
_CHECK = re.compile(
    r"(?:enable|turn on|requires?) (?:javascript|cookies)|javascript (?:is|must be) (?:disabled|enabled|required)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|checking your browser|unusual traffic"
    r"|just a moment|access denied|attention required|captcha|request blocked|security check",
    re.I,
)
_MISSING = re.compile(
    r"(?:page|article|story)\s+(?:can(?:no|')?t be|could not be|was not|not|no longer)\s+(?:found|available|exists?)"
    r"|\b(?:error\s*)?(?:404|410|500|502|503)\b\W{0,5}(?:error|not found|page|gone|bad gateway|service)"
    r"|(?:404|not found|bad gateway|service unavailable|internal server error)\W*$|no longer available",
    re.I,
)
_PAYWALL = re.compile(
    r"subscribe(?:rs)?\b[^.]{0,30}\b(?:to|and) (?:continue|keep|finish|unlock|read(?:ing)? (?:the full|the rest|this))"
    r"|(?:log|sign) ?in\b[^.]{0,40}\bto (?:continue|keep|finish|unlock|read (?:the full|the rest|this))"
    r"|to (?:continue|keep|finish) reading|(?:article|story|content) is (?:only |exclusively )?(?:available )?"
    r"(?:for|to) (?:our )?(?:\w+ )?(?:subscribers|members)|(?:for|to) subscribers only|subscriber[- ]only"
    r"|you(?:'ve|’ve| have) (?:reached|read|used)[^.]{0,40}(?:limit|free articles?)"
    r"|unlock (?:this|the) (?:article|story)",
    re.I,
)
_INDEX_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "CategoryPage", "ProfilePage", "WebSite"})
_WALL_WORDS = 160
_SHORT_WORDS = 60
# A wall that says so leaves a few paragraphs to be seen; where only the page's data say so, the beginning is kept
# as long as there is one.
_PAYWALL_WORDS = 120
_BEGINNING_WORDS = 40
_LEAST_WORDS = 6
_SENTENCE = re.compile(r"[.!?…。؟][\"'”’)\]]*\s*$")
_HEADLINE_WORDS = 5
_MANY_HEADLINES = 12


def refuse_no_article(page: str, said: Structured, title: str | None, found: list[Block], headlines: int) -> None:
    """Raise Refused where what was found in a page is no article; the reason says what the page is.

    `page` is all that the page shows, `found` the blocks of its article, `headlines` how many it links.
    """
    words = sum(len(block.text.split()) for block in found if block.kind != "head")
    own = "\n".join([title or "", *(block.text for block in found)])
    look = own if words >= _SHORT_WORDS else f"{title or ''}\n{page}"
    if words < _WALL_WORDS:
        if _CHECK.search(own) or (words < _SHORT_WORDS and _CHECK.search(page[:3000])):
            raise Refused("a check for robots or scripts, not an article")
        if len({match.lower() for match in _CONSENT.findall(look)}) > 1:
            raise Refused("a consent wall, not an article")
        if _MISSING.search(title or own[:300]):
            raise Refused("an error page, not an article")
    if words < (_PAYWALL_WORDS if _PAYWALL.search(page) else _BEGINNING_WORDS if _closed(said) else 0):
        raise Refused("a paywall: no more than the beginning of the article is there")
    if _is_index(said, found, headlines):
        raise Refused("an index of articles, not an article")
    if words < _LEAST_WORDS and not any(_SENTENCE.search(block.text) for block in found):
        raise Refused("no article in it")


def beginning_only(said: Structured, found: list[Block]) -> bool:
    """Whether a page that says it is closed shows an article that breaks off."""
    words = sum(len(block.text.split()) for block in found)
    last = found[-1].text.rstrip() if found else ""
    return _closed(said) and words < 2 * _PAYWALL_WORDS and last.endswith(("...", "…", "[+]"))


def _closed(said: Structured) -> bool:
    free = said.article.get("isAccessibleForFree")
    tier = said.first("article:content_tier") or ""
    return str(free).lower() == "false" or tier.lower() == "locked"


def _is_index(said: Structured, found: list[Block], headlines: int) -> bool:
    """Many linked headlines and hardly any running text of its own, with nothing that makes it an article."""
    if said.article.get("articleBody"):
        return False
    prose = [len(block.text.split()) for block in found if block.kind == "p"]
    running = sum(count for count in prose if count >= 20)
    is_article = said.first("og:type") == "article" or bool(said.article.get("datePublished"))
    if is_article:
        return headlines >= 3 * _MANY_HEADLINES and running < _SHORT_WORDS
    if said.types & _INDEX_TYPES - {"WebSite"} and headlines >= _MANY_HEADLINES // 2:
        return running < 20 * headlines
    return headlines >= _MANY_HEADLINES and running < 12 * headlines


def linked_headlines(tree: html.HtmlElement) -> int:
    """Count the different linked headlines outside menus."""
    weights = weigh(tree)
    found = set()
    for link in tree.iter("a"):
        weight = weights.get(link)
        heading = next((True for _ in link.iterancestors("h1", "h2", "h3", "h4")), False) or any(
            child.tag in ("h1", "h2", "h3", "h4") for child in link.iterdescendants()
        )
        if heading and weight is not None and weight.words >= _HEADLINE_WORDS and link.get("href"):
            found.add(link.get("href"))
    return len(found)
