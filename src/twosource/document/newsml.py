"""One news item of NewsML-G2, with its text in NITF, XHTML, or words.

Source: IPTC, NewsML-G2 2.36 and its quick start guides. What agencies leave out or write otherwise (namespaces, names
as literals, HTML that is escaped) is read too.
"""

import re

from lxml import etree

from twosource.document.article import Article
from twosource.document.hosts import host
from twosource.document.iptc_codes import is_source, last_part, refuse_barred
from twosource.document.nitf import first, markup, nitf_article, words
from twosource.document.structured_credits import Named, credits_of
from twosource.document.told import Told, article
from twosource.errors import Refused
from twosource.lexicon.agencies import agency
from twosource.records.page import Outlet
from twosource.settings import Settings
from twosource.xml_tree import xml_tree

_OTHER_KINDS = frozenset({"picture", "video", "audio", "graphic", "animation"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HTML_TYPE = re.compile(r"html", re.I)


def articles(text: str, settings: Settings) -> list[Article]:
    """Return the article in a news item.

    Raises:
        Refused: it was withheld or canceled, holds no text, or is broken.

    """
    item = xml_tree(text)
    refuse_barred(_code(item.find("{*}itemMeta/{*}pubStatus")))
    kind = _code(item.find("{*}itemMeta/{*}itemClass"))
    told = _content(item)
    if told is None:
        raise Refused(f"a news item of class {kind}, no text" if kind in _OTHER_KINDS else "no text in the news item")
    return [article(_told(item, told), settings)]


def _told(item: etree._Element, content: Told) -> Told:
    guid = item.get("guid") or None
    url = guid if host(guid) else None
    outlet = _outlet(item, host(url))
    moments = [
        _words(item, f"{{*}}{path.replace('/', '/{*}')}")
        for path in ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated")
    ]
    by = _all(item, "{*}contentMeta/{*}by")
    by = by or [name for each in item.iterfind("{*}contentMeta/{*}creator") if (name := _name(each))]
    language = item.find("{*}contentMeta/{*}language")
    embargo = ("embargoed",) if _words(item, "{*}itemMeta/{*}embargoed") else ()
    return Told(
        title=_headline(item) or content.title or _words(item, "{*}itemMeta/{*}title"),
        body=content.body,
        outlet=outlet,
        url=url,
        ref=guid if guid and not host(guid) else None,
        published=next(filter(None, moments), None),
        modified=moments[-1],
        byline=tuple(by) or content.byline,
        credits=(*credits_of(_sources(item), outlet), *credits_of(_named(content), outlet)),
        captions=content.captions,
        language=language.get("tag") if language is not None else item.get(_LANG),
        notices=embargo,
    )


def _content(item: etree._Element) -> Told | None:
    """Return what the content tells: of several renditions NITF or HTML, else words."""
    plain = None
    for content in item.iterfind("{*}contentSet/{*}inlineXML"):
        if (told := _of_xml(content)) is not None:
            return told
    for content in item.iterfind("{*}contentSet/{*}inlineData"):
        text = "".join(content.itertext("*"))
        if not text.strip() or content.get("encoding") or content.get("encodinguri"):
            continue
        if _HTML_TYPE.search(content.get("contenttype") or ""):
            return Told(body=text)
        plain = plain or Told(body=text)
    return plain


def _of_xml(content: etree._Element) -> Told | None:
    nitf = first(content, "nitf")
    if nitf is not None:
        return nitf_article(nitf)
    page = first(content, "html")
    body = first(content, "body") if page is None else first(page, "body")
    body = content if body is None and page is None else body
    if body is None or not "".join(body.itertext("*")).strip():
        return None
    title = words(first(body, "h1")) or words(first(content, "title"))
    return Told(title=title or None, body=markup(body) if len(body) else body.text or "")


def _headline(item: etree._Element) -> str | None:
    """Return the headline of the first rank; one that its role calls a main one comes first."""
    found = [each for each in item.iterfind("{*}contentMeta/{*}headline") if words(each)]
    best = min(found, key=lambda each: ("main" not in (each.get("role") or ""), _rank(each)), default=None)
    return words(best) or None


def _rank(element: etree._Element) -> int:
    rank = element.get("rank") or ""
    return int(rank) if rank.isascii() and rank.isdigit() and len(rank) < 6 else 0


def _outlet(item: etree._Element, domain: str | None) -> Outlet:
    provider = item.find("{*}itemMeta/{*}provider")
    holder = item.find("{*}rightsInfo/{*}copyrightHolder")
    homes = [host(each.get("uri")) for each in (provider, holder) if each is not None]
    name = next(filter(None, (_name(each) for each in (provider, holder) if each is not None)), None)
    return Outlet(name=name or _code(provider), domain=domain or next(filter(None, homes), None))


def _sources(item: etree._Element) -> list[Named]:
    """Return whom the item names as its sources, and who made its content before others handed it on."""
    found: list[Named] = []
    for source in item.iterfind("{*}contentMeta/{*}infoSource"):
        if is_source(source.get("role") or source.get("roleuri")):
            found.append((_name(source) or host(source.get("uri")) or "", _web(source.get("uri"))))
    found += [(line, None) for line in _all(item, "{*}contentMeta/{*}creditline")]
    for hop in item.iterfind("{*}hopHistory/{*}hop"):
        deeds = {(_code(deed), last_part(deed.get("target"))) for deed in hop.iterfind("{*}action")}
        party = hop.find("{*}party")
        if ("created", "content") in deeds and party is not None:
            found.append((_name(party) or "", _web(party.get("uri"))))
    return [(name, link) for name, link in found if name]


def _named(content: Told) -> list[Named]:
    return [(credit.name, credit.url) for credit in content.credits]


def _name(element: etree._Element) -> str | None:
    """Return the name of a party: as its own element, as a literal, or an agency's by its code (`nprov:AP`)."""
    known = agency(_code(element) or "")
    return _words(element, "{*}name") or element.get("literal") or (known.name if known else None)


def _code(element: etree._Element | None) -> str | None:
    return last_part(element.get("qcode") or element.get("uri")) if element is not None else None


def _web(url: str | None) -> str | None:
    return url if host(url) else None


def _words(element: etree._Element, path: str) -> str | None:
    return words(element.find(path)) or None


def _all(element: etree._Element, path: str) -> list[str]:
    return [found for each in element.iterfind(path) if (found := words(each))]
