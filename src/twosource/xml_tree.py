"""XML from strangers, parsed so that it can do nothing: no network, no definitions, no entities, bounded depth."""

import re
from html.entities import html5

from lxml import etree

from twosource.errors import Refused

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>\s*")
_OWN_ENTITIES = re.compile(r"<!DOCTYPE[^<>\[]{0,1000}\[", re.I)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_KNOWN_TO_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = 65_536
_ELEMENTS = 500_000


def xml_tree(text: str) -> etree._Element:
    """Return the root of an XML document, comments and processing instructions left out.

    Characters by the names that HTML has for them (`&nbsp;`) are understood, though XML does not know them.

    Raises:
        Refused: it is broken, brings entities of its own, has too many elements, or is nested too deeply.

    """
    declaration = _DECLARATION.match(text)
    text = text[declaration.end() if declaration else 0 :]
    if _OWN_ENTITIES.search(text[:_HEAD]):
        raise Refused("XML with entities of its own, which are not read")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    data = _NAMED.sub(_named, _NOT_XML.sub(" ", text)).encode("utf-8")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(_reason(error)) from error
    if sum(1 for _ in zip(root.iter(), range(_ELEMENTS + 1), strict=False)) > _ELEMENTS:
        raise Refused(f"XML of more than {_ELEMENTS} elements")
    return root


def _named(match: re.Match[str]) -> str:
    name = match.group(1)
    return match.group() if name in _KNOWN_TO_XML else html5.get(f"{name};", match.group())


def _reason(error: Exception) -> str:
    if "depth" in str(error).lower():
        return "XML nested too deeply"
    line = getattr(error, "lineno", None)
    return f"broken XML, in line {line}" if line else "broken XML"
