"""NITF, the IPTC's markup of a news text: its body as HTML, and what its head says.

Source: IPTC, NITF 3.6. What agencies write beside it is read too: bodies whose HTML is escaped, heads misspelt.
"""

from lxml import etree
from msgspec import structs

from twosource.document.article import Article
from twosource.document.html_tree import squeeze
from twosource.document.structured_credits import credits_of
from twosource.document.told import Told, article
from twosource.errors import Refused
from twosource.records.page import Credit, Outlet
from twosource.settings import Settings
from twosource.xml_tree import xml_tree

_AS_HTML = {
    "body.content": "div",
    "block": "div",
    "hl2": "h2",
    "bq": "blockquote",
    "media": "figure",
    "media-caption": "figcaption",
    "nitf-table": "div",
    "note": "aside",
    "pre": "pre",
}
_NOT_TEXT = ("media-producer", "media-reference", "media-metadata", "media-object", "nitf-table-metadata", "fn")


def nitf_markup(text: str) -> str:
    """Return the body of NITF in `text` as HTML; `text` itself where it is no NITF."""
    try:
        return body_markup(xml_tree(text)) or text
    except Refused:
        return text


def body_markup(root: etree._Element) -> str | None:
    """Return the body of a NITF element as HTML, or None where it has none.

    Where the body holds nothing but words, these are HTML that was escaped.
    """
    body = first(root, "body.content")
    if body is None:
        return None
    return markup(body) if len(body) else str(body.text or "")


def markup(element: etree._Element) -> str:
    """Return an element of NITF or XHTML as HTML; the element is changed."""
    for inside in list(element.iter(etree.Element)):
        name = etree.QName(inside).localname.lower()
        inside.tag = _AS_HTML.get(name, name)
        if name in _NOT_TEXT:
            inside.clear(keep_tail=True)
            inside.tag = "span"
    etree.cleanup_namespaces(element)
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def first(root: etree._Element, *names: str) -> etree._Element | None:
    """Return the first element below `root` that has one of `names`, in whatever namespace; None where none has."""
    for name in names:
        found = next(root.iter(f"{{*}}{name}"), None)
        if found is not None:
            return found
    return None


def words(element: etree._Element | None) -> str:
    """Return the words of an element on one line."""
    return squeeze("".join(element.itertext("*"))) if element is not None else ""


def nitf_article(root: etree._Element) -> Told | None:
    """Return what NITF tells of its article; None where it has no text."""
    head = first(root, "body.head")
    names = [words(each) for each in root.iter("{*}byline")]
    identifier = first(root, "doc-id")
    told = Told(
        title=words(first(root, "hl1")) or words(first(root, "hedline")) or words(first(root, "title")) or None,
        body="",
        outlet=Outlet(name=_attribute(root, "doc.copyright", "holder")),
        ref=identifier.get("id-string") if identifier is not None else None,
        published=_attribute(root, "date.release", "norm") or _attribute(root, "date.issue", "norm"),
        byline=tuple(name for name in names if name),
        credits=tuple(Credit(name=name, how="structured") for name in _distributors(head)),
    )
    matter = body_markup(root)
    return structs.replace(told, body=matter) if matter and matter.strip() else None


def articles(text: str, settings: Settings) -> list[Article]:
    """Return the article in a document of NITF.

    Raises:
        Refused: it has no text, or is broken.

    """
    root = xml_tree(text)
    status = (_attribute(root, "docdata", "management-status") or "").lower()
    if status in ("withheld", "canceled", "killed", "embargoed"):
        raise Refused(f"{status} by its provider")
    told = nitf_article(root)
    if told is None:
        raise Refused("no text in it")
    credits = credits_of([(credit.name, None) for credit in told.credits], told.outlet)
    return [article(structs.replace(told, credits=credits), settings)]


def _distributors(head: etree._Element | None) -> list[str]:
    return [name for each in head.iter("{*}distributor") if (name := words(each))] if head is not None else []


def _attribute(root: etree._Element, element: str, name: str) -> str | None:
    found = first(root, element)
    return found.get(name) or None if found is not None else None
