"""A feed cut into its entries: each a feed of one entry, well-formed, that can be read by itself at any time.

Broken XML is mended as far as it goes, and what could take a reader long is cut before anything reads it: entities are
not expanded, names and dates of impossible length are shortened, and a last entry that breaks off is left out.
"""

import copy
import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree
from msgspec import Struct

from twosource.errors import Refused

RSS, ATOM = FEEDS = ("application/rss+xml", "application/atom+xml")
"""The media types of feeds, and of the entries cut out of them."""
MOST_ENTRIES = 2_000
_LONGEST_FIELD = 2_000
_LONGEST_TEXT = 500_000
_MOST_ELEMENTS = 200_000
_MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS, _MOST_ATTRIBUTES, _MOST_NAMESPACES = 60, 60, 100
_LONGEST_TTL = 7 * 24 * 60

_ROOT = re.compile(  # each part is atomic: what it took, it keeps
    r"\s*+(?:(?>(?:<\?.{0,400}?\?>|<!--.{0,4000}?-->|<!DOCTYPE[^<>\[]{0,400}(?:\[.{0,20000}?\]\s*)?>)\s*)){0,20}+"
    r"<(?:[\w-]{1,20}:)?(rss|feed|RDF|opml)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,400}\?>")
_ADDRESS = re.compile(r"\s*https?://", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*\Z)|&(?:([A-Za-z][A-Za-z0-9]{1,31});|(?!#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};))", re.DOTALL
)
_OF_XML = {"amp": "&#38;", "lt": "&#60;", "gt": "&#62;", "quot": "&#34;", "apos": "&#39;"}
_ENTRY = frozenset({"item", "entry"})
_OF_FEED = frozenset({"title", "link", "language", "publisher"})
_OF_ENTRY = frozenset(
    """title link origlink guid id pubdate published issued created updated modified date author creator rights
    copyright publisher language source description summary content encoded body""".split()
)
_LONG = frozenset({"description", "summary", "content", "encoded", "body"})
_NOT_OF_TEXT = ("/mrss", "itunes", "googleplay")
"""Vocabularies that say of pictures and sounds what others say of articles, by the same names."""


class Feed(Struct, frozen=True, kw_only=True):
    """What a feed holds: each of its `entries` as a feed of its own in UTF-8, and how many there are `beyond` these.

    Where its end is missing it is not `whole`, and the last entry, which may be half, is not among these. `every` is
    how many seconds the feed asks to be left alone between two looks at it.
    """

    media_type: str
    entries: tuple[bytes, ...]
    whole: bool = True
    beyond: int = 0
    every: int | None = None


def feed_kind(text: str) -> str | None:
    """Return `rss`, `feed`, `rdf` or `opml` where a text is XML of this kind, or None."""
    match = _ROOT.match(text.lstrip("\ufeff")[:65536])
    return match[1].lower() if match else None


def cut(text: str, url: str | None = None) -> Feed:
    """Return the entries of a feed that came from `url`, against which its links are read.

    Raises:
        Refused: there is no feed in it, or one that would grow beyond all bounds.

    """
    root = tree_of(text)
    if len(root.nsmap) > _MOST_NAMESPACES:
        raise Refused("XML of too many vocabularies")
    channel = next((child for child in root if _name(child) == "channel"), None)
    heads = [child for each in (root, channel) if each is not None for child in each]
    found: list[etree._Element] = []
    for number, each in enumerate(root.iter()):  # at any depth: a tag left open takes others in
        if number >= _MOST_ELEMENTS:
            raise Refused(f"XML of more than {_MOST_ELEMENTS} elements")
        if _name(each) in _ENTRY:
            found.append(each)
    if not found and not any(_name(child) in ("title", "link") for child in heads):
        raise Refused("XML without anything of a feed in it")
    whole = _is_closed(text, root)
    if not whole:
        found = found[:-1]
    if url and not root.get(_BASE):
        root.set(_BASE, url)
    beside = channel is not None and bool(found) and found[0].getparent() is root  # as in RSS 1.0
    try:
        shell = _shell(root, channel, [child for child in heads if _name(child) in _OF_FEED])
        entries = _each_alone(shell, found[:MOST_ENTRIES], beside=beside)
    except ValueError as error:  # a vocabulary by a name that is no address, or an attribute that cannot be written
        raise Refused("broken XML") from error
    return Feed(
        media_type=ATOM if _name(root) == "feed" else RSS,
        entries=entries,
        whole=whole,
        beyond=max(0, len(found) - MOST_ENTRIES),
        every=_every(heads),
    )


_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def tree_of(text: str) -> etree._Element:
    """Return the root of an XML text, mended where it is broken.

    Raises:
        Refused: it cannot be read as XML at all.

    """
    plain = _CONTROL.sub("", text.lstrip("\ufeff"))
    declaration = _DECLARATION.match(plain)
    plain = _AMPERSAND.sub(_spelt_out, plain[declaration.end() if declaration else 0 :])
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(plain.strip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("broken XML") from error
    if root is None:
        raise Refused("broken XML")
    etree.strip_tags(root, etree.Entity)
    return root


def _spelt_out(match: re.Match[str]) -> str:
    """Write an entity of HTML as its character, and those of XML as numbers, which outlive an error before them."""
    if match[0].startswith("<"):
        return match[0]
    name = match[1] or "amp"
    return _OF_XML.get(name) or html5.get(f"{name};", match[0])


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _is_closed(text: str, root: etree._Element) -> bool:
    """Whether the end of the feed is there: what breaks off may hold half an article."""
    end = text.rstrip().rpartition("</")[2]
    return re.fullmatch(rf"(?:[\w-]+:)?{re.escape(_name(root))}\s*>(?:\s*<!--.*-->)?", end, re.DOTALL) is not None


def _shell(root: etree._Element, channel: etree._Element | None, said: list[etree._Element]) -> etree._Element:
    """Return a feed without entries, with what it says of itself and no more."""
    _thin(root)
    made = etree.Element(root.tag, dict(root.attrib), nsmap=root.nsmap)
    inside = made if channel is None else etree.SubElement(made, channel.tag)
    for child in said[:_MOST_PARTS]:
        if len(child) == 0:
            inside.append(_thin(child))
    return made


def _each_alone(shell: etree._Element, found: list[etree._Element], *, beside: bool) -> tuple[bytes, ...]:
    entries: list[bytes] = []
    size = 0
    for entry in reversed(found):
        entries.append(_alone(shell, entry, beside=beside))
        size += len(entries[-1])
        if size > _MOST_BYTES:  # each has all that the feed says of itself
            raise Refused(f"a feed whose entries come to more than {_MOST_BYTES // (1024 * 1024)} MB")
    return tuple(reversed(entries))


def _alone(shell: etree._Element, entry: etree._Element, *, beside: bool) -> bytes:
    """Return a feed of one entry."""
    made = copy.deepcopy(shell)
    inside = made if beside or not len(made) or _name(made[0]) != "channel" else made[0]
    alone = etree.SubElement(inside, entry.tag, dict(_thin(entry).attrib), nsmap=entry.nsmap)
    parts = [child for child in entry if _name(child).lower() in _OF_ENTRY and not _is_of_media(child)]
    for part in parts[:_MOST_PARTS]:
        for each in part.iter():
            _thin(each)
        if _name(part).lower() == "guid" and not _ADDRESS.match(part.text or ""):
            part.set("isPermaLink", "false")  # a name is no link, though the format has it so
        part.tail = None
        alone.append(part)
    parent = entry.getparent()
    if parent is not None:
        parent.remove(entry)
    return bytes(etree.tostring(made, encoding="utf-8"))


def _is_of_media(element: etree._Element) -> bool:
    space = str(element.tag).rpartition("}")[0]
    return any(sign in space for sign in _NOT_OF_TEXT)


def _thin(element: etree._Element) -> etree._Element:
    """Cut what is longer than a name, a date or an address can be, and leave out texts beyond all bounds."""
    attributes = element.attrib
    if len(attributes) > _MOST_ATTRIBUTES:
        attributes.clear()
    for name, value in attributes.items():
        if len(value) > _LONGEST_FIELD:
            element.set(name, value[:_LONGEST_FIELD])
    most = _LONGEST_TEXT if _is_text(element) else _LONGEST_FIELD
    if element.text and len(element.text) > most:
        element.text = None if most == _LONGEST_TEXT else element.text[:most]
    return element


def _is_text(element: etree._Element) -> bool:
    return _name(element) in _LONG or any(_name(above) in _LONG for above in element.iterancestors())


def _every(heads: list[etree._Element]) -> int | None:
    """Return the pause between two looks that a feed asks for: `ttl` of RSS 2.0, or the syndication module of 1.0."""
    said = {_name(child): (child.text or "").strip()[:20] for child in reversed(heads)}
    if said.get("ttl", "").isdigit():
        return 60 * min(int(said["ttl"]), _LONGEST_TTL)
    period = _PERIODS.get(said.get("updatePeriod", "").lower())
    if period is None:
        return None
    often = said.get("updateFrequency", "1")
    return period // max(1, int(often)) if often.isdigit() else period


_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 7 * 86_400, "monthly": 7 * 86_400, "yearly": 7 * 86_400}


def outlines(text: str) -> Iterator[str]:
    """Yield the addresses of the feeds in a list of OPML, in its order.

    Raises:
        Refused: it cannot be read as XML at all.

    """
    for outline in tree_of(text).iter("outline", "{*}outline"):
        address = next((value for name, value in outline.attrib.items() if str(name).lower() == "xmlurl"), None)
        if address and str(address).strip():
            yield str(address).strip()[:_LONGEST_FIELD]
