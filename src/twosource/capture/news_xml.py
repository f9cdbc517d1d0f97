"""News as XML: NewsML-G2 is cut into its items, NITF is one article."""

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from twosource.errors import Refused
from twosource.records.page import Capture
from twosource.xml_tree import xml_tree

NEWS_ITEM = "application/vnd.iptc.g2.newsitem+xml"
NITF = "application/nitf+xml"
_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,1000}\?>\s*|<!--.{0,4000}?-->\s*|<!DOCTYPE[^\[>]{0,1000}(?:\[[^\]]{0,20000}\][^>]{0,100})?>\s*)*+"
    r"<(?:[\w.-]{1,40}:)?"
    r"(newsItem|newsMessage|nitf|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem|NewsML)\b",
    re.S,
)


def news_root(head: str) -> str | None:
    """Return the name of the root element where `head` begins a document of NewsML-G2 or NITF, or one akin to it."""
    match = _ROOT.match(head)
    return match.group(1) if match else None


def news_captures(path: str, data: bytes, text: str, charset: str, root: str) -> Iterator[Capture]:
    """Yield a capture for each item; the bytes are those that came where there is but one.

    Raises:
        Refused: it holds no news items, or cannot be read.

    """
    if root in ("newsItem", "nitf"):
        kind = NEWS_ITEM if root == "newsItem" else NITF
        yield _capture(path, data, kind, charset)
        return
    if root != "newsMessage":
        raise Refused(f"XML ({root}), neither a page nor its text")
    items = xml_tree(text).findall("{*}itemSet/{*}newsItem")
    if not items:
        raise Refused("a newsMessage without a newsItem")
    for number, item in enumerate(items, start=1):
        place = path if len(items) == 1 else f"{path}:{number}"
        yield _capture(place, etree.tostring(item, encoding="utf-8", with_tail=False), NEWS_ITEM, "utf-8")


def _capture(path: str, data: bytes, kind: str, charset: str) -> Capture:
    digest = hashlib.sha256(data).hexdigest()
    return Capture(path=path, data=data, sha256=digest, media_type=kind, charset=charset)
