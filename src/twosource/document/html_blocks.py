"""The text of a page as blocks: paragraphs, headings, list items, rows."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec import Struct

from twosource.document.html_tree import squeeze

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BREAK = "\x1e"


class Block(Struct, frozen=True):
    """One paragraph (`p`), heading (`head`), list item (`item`) or table row (`row`) of a page."""

    kind: str
    text: str


def blocks(body: etree._Element) -> list[Block]:
    """Return the blocks of a body in the TEI-like form that trafilatura gives."""
    return [block for element in body for block in _of(element)]


def render(found: Iterable[Block]) -> str:
    """Put blocks together: a blank line between them, one line feed between the items or rows of one list."""
    parts: list[str] = []
    before = ""
    for block in found:
        close = block.kind in ("item", "row") and block.kind == before
        parts += ["\n" if close else "\n\n", block.text] if parts else [block.text]
        before = block.kind
    return "".join(parts)


def _of(element: etree._Element) -> Iterator[Block]:
    tag = element.tag
    if tag in ("list", "table"):
        kind, part = ("item", "item") if tag == "list" else ("row", "row")
        yield from (Block(kind, line) for child in element.iter(part) for line in _item_lines(child, part))
    elif tag in ("quote", "div", "fw") and len(element):
        if element.text and element.text.strip():
            yield from _paragraphs("p", element.text)
        inner = element.iter("p", "item", "head")
        if any(True for _ in element.iter("p", "item", "head")):
            for child in inner:
                yield from _paragraphs({"head": "head", "item": "item"}.get(child.tag, "p"), _words(child))
        else:
            yield from _paragraphs("p", "".join(_words(child) + (child.tail or "") for child in element))
    else:
        yield from _paragraphs("head" if tag == "head" else "p", _words(element))


def _item_lines(element: etree._Element, part: str) -> Iterator[str]:
    if part == "row":
        words = " | ".join(filter(None, (clean_line(_words(cell)) for cell in element.iter("cell"))))
    else:
        words = clean_line(_words(element, stop=("list",)).replace(_BREAK, " "))
    if words:
        yield words


def _paragraphs(kind: str, words: str) -> Iterator[Block]:
    for part in words.split(_BREAK):
        line = clean_line(part)
        if line:
            yield Block(kind, line)


def _words(element: etree._Element, stop: tuple[str, ...] = ()) -> str:
    pieces: list[str] = []
    inside = 0
    for event, child in etree.iterwalk(element, events=("start", "end")):
        outer = child is not element and child.tag in stop
        if event == "start":
            inside += outer
            if child.tag == "lb":
                pieces.append(_BREAK)
            if child.text and not inside:
                pieces.append(child.text)
        else:
            inside -= outer
            if child is not element and child.tail and not inside:
                pieces.append(child.tail)
    return "".join(pieces)


def clean_line(text: str) -> str:
    """Return `text` on one line, without what cannot be seen."""
    return squeeze(_INVISIBLE.sub("", text).replace(_BREAK, " "))
