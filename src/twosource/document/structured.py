"""What a page says of itself for machines: JSON-LD, microdata, meta elements, links."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lxml import html
from msgspec import Struct

from twosource.document.hosts import host
from twosource.document.html_tree import squeeze, text_of
from twosource.document.json_data import parsed

UPDATES = "liveBlogUpdate"
"""The field of a liveblog that lists its entries."""

_ARTICLE = re.compile(r"(?:article|(?<!job)posting|report|newsstory)$", re.I)
_PREFIX = re.compile(r"^(?:https?://schema\.org/|schema:)")
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

    `live` is the node of a liveblog that lists its entries, where there is one.
    `meta` has names and properties in lower case, each with its values in page order; `links` likewise by
    `rel`. `items` are the values of microdata (`itemprop`) by name.
    """

    article: Node
    live: Node
    types: frozenset[str]
    meta: dict[str, tuple[str, ...]]
    links: dict[str, tuple[str, ...]]
    items: dict[str, tuple[str, ...]]

    def first(self, *names: str) -> str | None:
        """Return the first value that one of the meta elements `names` has."""
        return next((value for name in names for value in self.meta.get(name, ())), None)


def structured(tree: html.HtmlElement) -> Structured:
    """Read what `tree` says for machines; what is broken in it is passed over."""
    found = nodes(_scripts(tree))
    articles = [node for node in found if is_article(node)]
    # A page may list its neighbours as articles too: its own has the body, or the most to say.
    best = max(articles, key=_weight, default={})
    live = [node for node in articles if node.get(UPDATES)]
    return Structured(
        article=resolved(best, known := named(found)),
        live=resolved(live[0], known) if live else {},
        types=frozenset(kind for node in found for kind in types(node)),
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
            todo += [item[name] for name in (*inner, "@value") if item.get(name)][:1]
    return found


def kinds(value: Any, *, most: int = 50) -> list[Node]:
    """Return the objects in a JSON-LD value, of the first so many of a list."""
    items = value if isinstance(value, list) else [value]
    return [_plainly_named(item) for item in items[:most] if isinstance(item, dict)]


def _weight(node: Node) -> tuple[bool, bool, int]:
    return (bool(node.get("articleBody")), bool(node.get("datePublished")), len(node))


def nodes(values: Iterable[Any], below: Sequence[str] = _BELOW, *, most: int = _NODES) -> list[Node]:
    """Return the nodes of JSON-LD values in their order, those inside the fields `below` of others too.

    After `most` nodes and lists of nodes no more are looked at.
    """
    found: list[Node] = []
    for value in values:
        todo = [value]
        while todo and most:
            most -= 1
            item = todo.pop()
            if isinstance(item, list):
                todo += reversed(item[: most + 1])
            elif isinstance(item, dict):
                found.append(item := _plainly_named(item))
                todo += [item[name] for name in reversed(below) if name in item]
    return found


def named(among: Iterable[Node]) -> dict[str, Node]:
    """Return the nodes that have a name (`@id`) and say something besides it, by name."""
    found: dict[str, Node] = {}
    for node in among:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > 1:
            found.setdefault(name, node)
    return found


def resolved(node: Node, known: Mapping[str, Node]) -> Node:
    """Return a node in which fields that only name others (`{"@id": …}`) hold what those say."""
    return {field: known.get(_reference(value) or "", value) for field, value in node.items()}


def _reference(value: Any) -> str | None:
    """Return the name in a value that does nothing but name another node."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    name = value.get("@id") if isinstance(value, dict) and len(value) == 1 else None
    return name if isinstance(name, str) else None


def _plainly_named(node: Node) -> Node:
    """Return a node whose fields have the names they have in schema.org, whatever stands before them."""
    if not any(_PREFIX.match(name) for name in node):
        return node
    return {_PREFIX.sub("", name): value for name, value in node.items()}


def is_article(node: Node) -> bool:
    """Whether a node says that it is an article of any kind."""
    return any(_ARTICLE.search(kind) for kind in types(node))


def about(node: Node) -> str | None:
    """Return the address that an article node has, or says that its page has."""
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        for found in strings(value, "@id", "url"):
            if host(found):
                return found
    return None


def _scripts(tree: html.HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield _json(script.text)


def _json(text: str) -> Any:
    if len(text) > _SCRIPT_CHARS:
        return None
    text = _COMMENTED.sub("", _COMMENTED.sub("", text)).strip().rstrip(";")
    try:
        return parsed(text)
    except (ValueError, RecursionError):
        return None


def types(node: Node) -> list[str]:
    """Return the types of a node, without what stands before their names."""
    value = node.get("@type")
    found = value if isinstance(value, list) else [value]
    return [_PREFIX.sub("", kind).rsplit("/", 1)[-1] for kind in found if isinstance(kind, str)]


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
