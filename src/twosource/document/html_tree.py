"""Parse a page within bounds, and read plain things off its tree without recursion."""

import re
from collections.abc import Iterator

from lxml import etree, html

from twosource.document.html_crowded import refuse_crowded
from twosource.errors import Refused
from twosource.settings import Settings

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_NAMES = ("class", "id", "style", "src", "srcset", "href")
_NAME_CHARS = 2000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_ELEMENTS = 200_000
_SPACE = re.compile(r"\s+")
_BLOCKS = frozenset(
    """address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul""".split()
)


def parse(text: str, settings: Settings) -> html.HtmlElement:
    """Return the tree of a page.

    Raises:
        Refused: there are no elements, too many, or they are nested too deeply.

    """
    text = _CONTROL.sub(" ", text[_declaration_end(text) :])
    refuse_crowded(text)
    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Refused("HTML without any content") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise Refused("HTML nested too deeply")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Refused("HTML with a text or an attribute of more than 10 MB")  # it would break off there
    _measure(tree, settings)
    return tree


def _declaration_end(text: str) -> int:
    match = _DECLARATION.match(text)
    return match.end() if match else 0


def _measure(tree: html.HtmlElement, settings: Settings) -> None:
    depth = count = size = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            size += len(element.tail or "")
            continue
        depth += 1
        count += 1
        size += 0 if element.tag in ("script", "style") else len(element.text or "")
        if depth > settings.html_depth:
            raise Refused(f"HTML nested more than {settings.html_depth} levels deep")
        if count > _ELEMENTS:
            raise Refused(f"HTML of more than {_ELEMENTS} elements")
        if size > settings.text_chars:
            raise Refused(f"a text of more than {settings.text_chars} characters")
        _shorten(element)


def _shorten(element: html.HtmlElement) -> None:
    """Cut attributes of a length that no name has: patterns are looked for in them again and again."""
    for name in _NAMES:
        value = element.get(name)
        if value is not None and len(value) > _NAME_CHARS:
            element.set(name, value[:200])


def text_of(element: html.HtmlElement, limit: int = 100_000) -> str:
    """Return the words of an element on one line; little more than `limit` characters are looked at."""
    pieces, size = [], 0
    for piece in _pieces(element):
        pieces.append(piece[: limit + 1])
        size += len(piece)
        if size > limit:
            break
    return squeeze("".join(pieces))


def squeeze(text: str) -> str:
    """Return `text` with each stretch of white space made one blank, and none at its ends."""
    return _SPACE.sub(" ", text).strip()


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    for event, child in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if child.tag in _BLOCKS:
                yield " "
            if child.text and child.tag not in ("script", "style"):
                yield child.text
        else:
            if child.tag in _BLOCKS:
                yield " "
            if child is not element and child.tail:
                yield child.tail


def drop(element: html.HtmlElement) -> None:
    """Take an element out of its tree; the words that follow it stay."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def hints(element: html.HtmlElement) -> str:
    """Return what a page's author calls an element: its class, id, role and data attributes of that kind."""
    get = element.get
    names = (get("class"), get("id"), get("role"), get("data-component"), get("data-testid"), get("aria-label"))
    return " ".join(name[:200] for name in names if name).lower()
