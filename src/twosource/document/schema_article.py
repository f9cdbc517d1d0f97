"""One article of schema.org: which field tells what."""

from twosource.document.hosts import absolute, host
from twosource.document.json_data import time_words
from twosource.document.structured import Node, about, kinds, strings
from twosource.document.structured_credits import based_on, cited, credits_of
from twosource.document.told import Told, unread_fields
from twosource.records.page import Outlet

_BODY = ("articleBody", "text")
_TITLE = ("headline", "name", "alternativeHeadline")
_AUTHOR = ("author", "creator")
_PUBLISHED = ("datePublished", "dateCreated")


def schema_article(node: Node, base: str | None = None, outlet: Outlet | None = None) -> Told:
    """Return what an article node tells; its body is empty where the node only describes the article.

    `base` is the address of the page it came from, `outlet` who publishes where the node does not say.
    """
    url = absolute(about(node) or next(iter(strings(node.get("url"), "@id", "url")), None), base)
    publisher = _publisher(node, url, outlet)
    title = _first(node, *_TITLE)
    authors = tuple(name for field in _AUTHOR for name in strings(node.get(field), "name"))
    published = next(filter(None, (time_words(node.get(name)) for name in _PUBLISHED)), None)
    modified = time_words(node.get("dateModified"))
    noted = unread_fields(
        node,
        [
            ("title", _TITLE[:1], title),
            ("byline", _AUTHOR, authors),
            ("published", _PUBLISHED, published),
            ("modified", ("dateModified",), modified),
            ("outlet", ("publisher",), publisher.name or publisher.domain),
            ("url", ("url",), url),
        ],
    )
    return Told(
        title=title,
        body=_first(node, *_BODY, inner="text") or "",
        outlet=publisher,
        url=url,
        published=published,
        modified=modified,
        byline=authors,
        credits=(*credits_of(based_on(node), publisher), *credits_of(cited(node), publisher, how="citing")),
        captions=tuple(caption for image in kinds(node.get("image")) for caption in strings(image.get("caption"))),
        language=_first(node, "inLanguage", inner="alternateName"),
        notices=noted,
    )


def _publisher(node: Node, url: str | None, outlet: Outlet | None) -> Outlet:
    """Return who publishes: by name, and the host of the article's address before that of the publisher's own."""
    publisher = node.get("publisher")
    name = next((name for name in strings(publisher, "name", "legalName") if not host(name)), None)
    homes = (host(link) for owner in kinds(publisher) for link in strings(owner.get("url")))
    domain = host(url) or next(filter(None, (*homes, *map(host, strings(publisher)))), None)
    if outlet is None or (name and domain):
        return Outlet(name=name, domain=domain)
    return Outlet(name=name or outlet.name, domain=domain or outlet.domain)


def _first(node: Node, *fields: str, inner: str = "name") -> str | None:
    """Return the first words in any of `fields` as they stand, in their order."""
    for field in fields:
        value = node.get(field)
        for item in value if isinstance(value, list) else [value]:
            words = (item.get(inner) or item.get("@value")) if isinstance(item, dict) else item
            if isinstance(words, str) and words.strip():
                return words
    return None
