"""The article of an HTML page, with all that the page says about it."""

from msgspec import structs

from twosource.document.article import Article
from twosource.document.credits import credits
from twosource.document.html_blocks import Block, render
from twosource.document.html_extract import extract
from twosource.document.html_mend import mend
from twosource.document.html_page import PageFacts, page_facts
from twosource.document.html_prune import prune
from twosource.document.html_select import Selected, select
from twosource.document.html_tree import parse, text_of
from twosource.document.html_untagged import from_flat, is_untagged, lacks_facts, shown_lines, supplemented
from twosource.document.notices import notices
from twosource.document.refusals import beginning_only, linked_headlines, refuse_no_article
from twosource.document.structured import structured
from twosource.records.page import Credit
from twosource.settings import Settings


def article(text: str, url: str | None, settings: Settings) -> tuple[Article, str | None]:
    """Return the article of a page that came from `url`, and the language that the page declares.

    Raises:
        Refused: the page gives no article: a paywall, a consent wall, an index, an error page, no text.

    """
    tree = parse(text, settings)
    said = structured(tree)
    facts = page_facts(tree, said, url)
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
    return _article(facts, chosen, pruned.captions, labels), facts.language


def _article(facts: PageFacts, chosen: Selected, captions: tuple[str, ...], labels: tuple[str, ...]) -> Article:
    body = render(chosen.kept)
    lines = [block.text for block in chosen.left_out]
    beside = [structs.replace(credit, span=None) for line in lines for credit in credits(line)]
    return Article(
        title=facts.title,
        text=body,
        outlet=facts.outlet,
        published=facts.published,
        modified=facts.modified,
        byline=facts.byline,
        captions=captions,
        notices=(*labels, *notices([*facts.labels, *lines, *body.split("\n")])),
        credits=_once([*facts.credits, *credits(body, byline=facts.agencies), *beside]),
        url=facts.url,
    )


def _once(found: list[Credit]) -> tuple[Credit, ...]:
    """Leave out what is said beside the text and in it alike; the one in the text stands for both."""
    inside = {(credit.name.lower(), credit.how) for credit in found if credit.span}
    kept = [one for one in found if one.span or (one.name.lower(), one.how) not in inside]
    return tuple(dict.fromkeys(kept))


def _as_blocks(text: str) -> list[Block]:
    return [Block("p", part) for part in text.split("\n\n")]
