"""The article of an HTML page, with all that the page says about it."""

from lxml import html
from msgspec import structs

from twosource.document.article import Article
from twosource.document.credits_together import credits_together
from twosource.document.html_blocks import Block, render
from twosource.document.html_extract import extract
from twosource.document.html_live import live_blocks
from twosource.document.html_mend import mend
from twosource.document.html_page import PageFacts, page_facts
from twosource.document.html_prune import prune
from twosource.document.html_select import Selected, select
from twosource.document.html_tree import parse, text_of
from twosource.document.html_untagged import from_flat, is_untagged, lacks_facts, shown_lines, supplemented
from twosource.document.live_updates import live_articles
from twosource.document.notices import notices
from twosource.document.refusals import beginning_only, linked_headlines, refuse_no_article
from twosource.document.schema_article import schema_article
from twosource.document.structured import Structured, structured
from twosource.document.told import article
from twosource.errors import Refused
from twosource.settings import Settings

_FRAME_WORDS = 40
"""From so many words on, what a liveblog says beside its entries, or a page to machines alone, is an article."""


def articles(text: str, url: str | None, settings: Settings) -> list[Article]:
    """Return the article of a page that came from `url`; of a liveblog each entry is one.

    Raises:
        Refused: the page gives no article: a paywall, a consent wall, an index, an error page, no text.

    """
    tree = parse(text, settings)
    said = structured(tree)
    facts = page_facts(tree, said, url)
    live = live_articles(said.live, facts.url, facts.outlet, settings) if said.live else []
    if live:
        return [structs.replace(one, declared=one.declared or facts.language) for one in live]
    live = live_blocks(tree, said, facts, settings)
    try:
        own = _page(tree, said, facts)
    except Refused as refused:
        return live or [_by_data(said, facts, settings, refused)]
    return [*([own] if len(own.text.split()) >= _FRAME_WORDS else []), *live] if live else [own]


def _by_data(said: Structured, facts: PageFacts, settings: Settings, refused: Refused) -> Article:
    """Return the article that a page gives to machines, and shows only once its scripts have run."""
    told = schema_article(said.article, facts.url, facts.outlet)
    if len(told.body.split()) < _FRAME_WORDS:
        raise refused
    found = article(told, settings)
    return structs.replace(found, declared=found.declared or facts.language)


def _page(tree: html.HtmlElement, said: Structured, facts: PageFacts) -> Article:
    lines = shown_lines(tree) if lacks_facts(facts) else ""
    untagged = is_untagged(tree, facts)
    page, headlines = text_of(tree, 20_000), linked_headlines(tree)
    pruned = prune(tree)
    mend(tree)
    chosen = select(extract(tree), facts.title, tree)
    flat = from_flat(lines, chosen.kept) if lines else None
    if flat is not None:
        facts = supplemented(facts, flat, title=untagged)
        chosen = structs.replace(chosen, kept=_as_blocks(flat.text)) if untagged else chosen
    refuse_no_article(page, said, facts.title, chosen.kept, headlines)
    labels = ("beginning only",) if beginning_only(said, chosen.kept) else ()
    return _article(facts, chosen, pruned.captions, labels)


def _article(facts: PageFacts, chosen: Selected, captions: tuple[str, ...], labels: tuple[str, ...]) -> Article:
    body = render(chosen.kept)
    lines = [block.text for block in chosen.left_out]
    return Article(
        title=facts.title,
        text=body,
        outlet=facts.outlet,
        published=facts.published,
        modified=facts.modified,
        byline=facts.byline,
        captions=captions,
        notices=(*labels, *notices([*facts.labels, *lines, *body.split("\n")])),
        credits=credits_together(body, stated=facts.credits, beside=lines, agencies=facts.agencies),
        url=facts.url,
        declared=facts.language,
    )


def _as_blocks(text: str) -> list[Block]:
    return [Block("p", part) for part in text.split("\n\n")]
