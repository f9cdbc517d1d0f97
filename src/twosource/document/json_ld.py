"""Articles of schema.org in JSON-LD: one, several, or the entries of a liveblog."""

from twosource.document.article import Article
from twosource.document.json_data import json_data
from twosource.document.live_updates import live_articles
from twosource.document.schema_article import schema_article
from twosource.document.structured import UPDATES, Node, is_article, named, nodes, resolved
from twosource.document.told import article
from twosource.errors import Refused
from twosource.settings import Settings

_BELOW = (
    "@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "blogPost", "dataFeedElement",
)  # fmt: skip
_MOST = 200_000


def articles(text: str, settings: Settings) -> list[Article]:
    """Return the articles in JSON-LD that have a text, in their order.

    A liveblog gives its entries, and an article of its own where it says more than they do.

    Raises:
        Refused: there is no article in it, or none with a text.

    """
    every = nodes([json_data(text)], _BELOW, most=_MOST)
    if len(every) >= _MOST:
        raise Refused(f"JSON-LD of more than {_MOST} nodes")
    told, known = [node for node in every if is_article(node)], named(every)
    if not told:
        raise Refused("JSON-LD without an article")
    found: dict[Article, None] = {}
    reasons: list[Refused] = []
    for node in told:
        try:
            found.update(dict.fromkeys(_articles(resolved(node, known), settings)))
        except Refused as refused:
            reasons.append(refused)
    if not found:
        raise reasons[0] if reasons else Refused("no text in it: the data only describe the article")
    return list(found)


def _articles(node: Node, settings: Settings) -> list[Article]:
    if node.get(UPDATES) and (live := live_articles(node, None, None, settings)):
        return live
    told = schema_article(node)
    return [article(told, settings)] if told.body else []
