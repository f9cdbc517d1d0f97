"""One item of ninjs, the IPTC's news in JSON, in any of its three versions.

The first has `headline`, `byline` and bodies by name (`body_xhtml`, `body_text`); the second lists of `headlines` and
`bodies` with their roles and types, and `by`; the third the same in mixed case (`versionCreated`).
Source: IPTC, ninjs schemas 1.0 to 3.3, and the ninjs user guide.
"""

import re
from typing import Any

from twosource.document.article import Article
from twosource.document.hosts import host
from twosource.document.iptc_codes import is_source, refuse_barred
from twosource.document.json_data import json_data, time_words
from twosource.document.nitf import nitf_markup
from twosource.document.structured import kinds, strings
from twosource.document.structured_credits import Named, credits_of
from twosource.document.told import Told, article, unread_fields
from twosource.errors import Refused
from twosource.records.page import Outlet
from twosource.settings import Settings

_OTHER_KINDS = frozenset({"audio", "video", "picture", "graphic", "event", "planning"})
_TIMES = ("firstcreated", "contentcreated", "versioncreated")
_MARKUP = re.compile(r"x?html|richtext|web|markup")
_MAIN = re.compile(r"main|headline|^$")
_ENOUGH = 0.8

Fields = dict[str, Any]


def articles(text: str, settings: Settings) -> list[Article]:
    """Return the article in an item of ninjs.

    Raises:
        Refused: it was withheld or canceled, is no text, or only describes one.

    """
    value = json_data(text)
    if not isinstance(value, dict):
        raise Refused("not a JSON object")
    fields = {name.lower(): inside for name, inside in value.items()}
    refuse_barred(next(iter(strings(fields.get("pubstatus"))), None))
    body = _body(fields)
    if body is None:
        kind = str(fields.get("type")).lower()
        raise Refused(f"ninjs of type {kind}, no text" if kind in _OTHER_KINDS else "no body: it only describes a text")
    return [article(_told(fields, body), settings)]


def _told(fields: Fields, body: str) -> Told:
    name = next(iter(strings(fields.get("uri"))), None)
    url = name if host(name) else _page(fields)
    moments = [time_words(fields.get(field)) for field in _TIMES]
    published = next(filter(None, moments), None)
    title, byline = _title(fields), tuple(strings(fields.get("by")) or strings(fields.get("byline")))
    outlet, sources = _outlet(fields, host(url))
    noted = unread_fields(
        fields,
        [
            ("title", ("headline", "headlines"), title),
            ("byline", ("by", "byline"), byline),
            ("published", _TIMES, published),
            ("outlet", ("copyrightholder",), outlet.name),
            ("url", ("uri",), name),
        ],
    )
    embargo = ("embargoed",) if fields.get("embargoed") or fields.get("embargoeduntil") else ()
    return Told(
        title=title,
        body=body,
        outlet=outlet,
        url=url,
        ref=name if name and not host(name) else None,
        published=published,
        modified=moments[-1],
        byline=byline,
        credits=credits_of(sources, outlet),
        language=next(iter(strings(fields.get("language"))), None),
        notices=(*noted, *embargo),
    )


def _page(fields: Fields) -> str | None:
    """Return the address of a rendition that is a page on the web."""
    listed = fields.get("renditions")
    for rendition in kinds(list(listed.values()) if isinstance(listed, dict) else listed):
        kind = str(rendition.get("contenttype") or rendition.get("contentType") or rendition.get("mimetype"))
        link = next(iter(strings(rendition.get("href"))), None)
        if kind.startswith("text/html") and host(link):
            return link
    return None


def _outlet(fields: Fields, domain: str | None) -> tuple[Outlet, list[Named]]:
    """Return who publishes, and whom else the item names as a source.

    No field says who provides an item: it is who holds the rights, or else its only source.
    """
    listed = [*kinds(fields.get("infosources")), *kinds(fields.get("infosource"))]
    sources: list[Named] = []
    for source in listed:
        if is_source(str(source.get("role") or source.get("rel") or "")):
            link = next(iter(strings(source.get("uri"))), None)
            web = link if host(link) else None
            names = [*strings(source.get("name")), *strings(source.get("literal")), *filter(None, [web])]
            sources += [(name, web) for name in names[:1]]
    holder = next(iter(strings(fields.get("copyrightholder"), "name", "literal")), None)
    if holder is None and len(sources) == 1:
        holder = sources[0][0]
    return Outlet(name=holder, domain=domain), sources


def _title(fields: Fields) -> str | None:
    listed = [(str(one.get("role") or "").lower(), one.get("value")) for one in kinds(fields.get("headlines"))]
    listed += [("", fields.get("headline")), ("", fields.get("headline_main"))]
    said = [(bool(_MAIN.search(role)), value) for role, value in listed if isinstance(value, str) and value.strip()]
    main = [value for is_main, value in said if is_main]
    others = [value for _, value in said]
    others += [
        value for name, value in sorted(fields.items()) if name.startswith("headline_") and isinstance(value, str)
    ]
    return next(iter([*main, *others, *strings(fields.get("title"))]), None)


def _body(fields: Fields) -> str | None:
    """Return the body that tells the paragraphs best: HTML or NITF, unless another says much more."""
    found: list[tuple[bool, str]] = []
    for one in kinds(fields.get("bodies")):
        kind = " ".join(str(one.get(name) or "") for name in ("contenttype", "contentType", "role")).lower()
        found.append((bool(_MARKUP.search(kind)), _readable(one.get("value"), kind)))
    for name, value in fields.items():
        if name == "body" or name.startswith("body_"):
            found.append((bool(_MARKUP.search(name)), _readable(value, name)))
    found = [(is_markup or "</p>" in words, words) for is_markup, words in found if words.strip()]
    longest = max((_size(words) for _, words in found), default=0)
    enough = [one for one in found if _size(one[1]) >= _ENOUGH * longest]
    return next((words for _, words in sorted(enough, key=lambda one: not one[0])), None)


def _readable(value: object, kind: str) -> str:
    if not isinstance(value, str):
        return ""
    return nitf_markup(value) if "nitf" in kind else value


def _size(words: str) -> int:
    return len(re.sub(r"<[^<>]{0,300}>", " ", words).split())
