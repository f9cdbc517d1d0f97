"""The article of an HTML page, with all that the page says about it."""

from twosource.document.article import Article
from twosource.document.credits import credits
from twosource.document.html_blocks import render
from twosource.document.html_extract import extract
from twosource.document.html_page import PageFacts, page_facts
from twosource.document.html_prune import prune
from twosource.document.html_select import select
from twosource.document.html_tree import parse
from twosource.document.notices import notices
from twosource.document.refusals import refuse_no_article
from twosource.document.structured import structured
from twosource.settings import Settings


def article(text: str, url: str | None, settings: Settings) -> tuple[Article, str | None]:
    """Return the article of a page that came from `url`, and the language that the page declares.

    Raises:
        Refused: the page gives no article: a paywall, a consent wall, an index, an error page, no text.

    """
    tree = parse(text, settings)
    said = structured(tree)
    facts = page_facts(tree, said, url)
    pruned = prune(tree)
    found = select(extract(tree), facts, said)
    body = render(found)
    refuse_no_article(tree, said, facts.title, found)
    return _article(facts, body, pruned.captions), facts.language


def _article(facts: PageFacts, body: str, captions: tuple[str, ...]) -> Article:
    return Article(
        title=facts.title,
        text=body,
        outlet=facts.outlet,
        published=facts.published,
        modified=facts.modified,
        byline=facts.byline,
        captions=captions,
        notices=notices([*facts.labels, *body.split("\n")]),
        credits=(*facts.credits, *credits(body, byline=facts.agencies)),
        url=facts.url,
    )
