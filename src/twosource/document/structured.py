"""What a page says of itself for machines: JSON-LD, microdata, meta elements, links."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html
from msgspec import Struct

from twosource.document.html_tree import squeeze, text_of

_ARTICLE = re.compile(r"(?:article|posting|report|newsstory)$", re.I)
_NO_ARTICLE = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage", "CategoryPage"})
_SCRIPT_CHARS = 2_000_000
_NODES = 20_000
_BELOW = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_COMMENTED = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[)"
    r"|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>)\s*;?\s*$"
)

Node = dict[str, Any]


class Structured(Struct, frozen=True, kw_only=True):
    """The article node of a page's JSON-LD, the types of all its nodes, its meta elements and its links.

    `meta` has names and properties in lower case, each with its values in page order; `links` likewise by
    `rel`. `items` are the values of microdata (`itemprop`) by name.
    """

    article: Node
    types: frozenset[str]
    meta: dict[str, tuple[str, ...]]
    links: dict[str, tuple[str, ...]]
    items: dict[str, tuple[str, ...]]

    def first(self, *names: str) -> str | None:
        """Return the first value that one of the meta elements `names` has."""
        return next((value for name in names for value in self.meta.get(name, ())), None)


def structured(tree: html.HtmlElement) -> Structured:
    """Read what `tree` says for machines; what is broken in it is passed over."""
    nodes = list(_nodes(tree))
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _types(node))]
    # A page may list its neighbours as articles too: its own has the body, or the most to say.
    best = max(articles, key=_weight, default={})
    return Structured(
        article=best,
        types=frozenset(kind for node in nodes for kind in _types(node)),
        meta=_meta(tree),
        links=_links(tree),
        items=_items(tree),
    )


def strings(value: Any, *inner: str) -> list[str]:
    """Return the words in a JSON-LD value: a string, the `inner` fields of an object, or a list of these."""
    found: list[str] = []
    todo = [value]
    while todo and len(found) < 50:
        item = todo.pop()
        if isinstance(item, str) and item.strip():
            found.append(squeeze(item))
        elif isinstance(item, list):
            todo += reversed(item[:50])
        elif isinstance(item, dict):
            todo += [item[name] for name in inner if item.get(name)][:1]
    return found


def kinds(value: Any) -> list[Node]:
    """Return the objects in a JSON-LD value."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items[:50] if isinstance(item, dict)]


def _weight(node: Node) -> tuple[bool, bool, int]:
    return (bool(node.get("articleBody")), bool(node.get("datePublished")), len(node))


def _nodes(tree: html.HtmlElement) -> Iterator[Node]:
    left = _NODES
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        todo: list[Any] = [_json(script.text)]
        while todo and left:
            left -= 1
            item = todo.pop()
            if isinstance(item, list):
                todo += reversed(item[:_NODES])
            elif isinstance(item, dict):
                yield item
                todo += [item[name] for name in reversed(_BELOW) if name in item]


def _json(text: str) -> Any:
    if len(text) > _SCRIPT_CHARS:
        return None
    text = _COMMENTED.sub("", _COMMENTED.sub("", text)).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: Node) -> list[str]:
    value = node.get("@type")
    found = value if isinstance(value, list) else [value]
    return [kind.rsplit("/", 1)[-1] for kind in found if isinstance(kind, str)]


def _meta(tree: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = squeeze((element.get("content") or "")[:5000])
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and value:
                found.setdefault(name, []).append(value)
                break
    return {name: tuple(values) for name, values in found.items()}


def _links(tree: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("link"):
        target = (element.get("href") or "").strip()
        for relation in (element.get("rel") or "").lower().split():
            if target and len(target) < 2000:
                found.setdefault(relation, []).append(target)
    return {name: tuple(values) for name, values in found.items()}


def _items(tree: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter():
        names = element.get("itemprop") if isinstance(element.tag, str) else None
        if not names or element.tag == "meta" or "articlebody" in names.lower():
            continue
        value = element.get("content") or element.get("datetime") or text_of(element, 500)
        for name in names.split():
            if value and len(value) <= 500:
                found.setdefault(name.lower(), []).append(squeeze(value))
    return {name: tuple(values) for name, values in found.items()}
