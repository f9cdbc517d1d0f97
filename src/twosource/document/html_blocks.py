"""The text of a page as blocks: paragraphs, headings, list items, rows."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree
from msgspec import Struct

from twosource.document.html_tree import squeeze

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# What each element makes of the words in it; "=" takes after what it stands in.
_KINDS = {
    "body": "p",
    "div": "p",
    "p": "p",
    "head": "head",
    "item": "item",
    "list": "=",
    "quote": "p",
    "code": "=",
    "table": "=",
    "row": "row",
    # the same in HTML
    "article": "p",
    "section": "p",
    "main": "p",
    "pre": "p",
    "blockquote": "p",
    "h1": "head",
    "h2": "head",
    "h3": "head",
    "h4": "head",
    "h5": "head",
    "h6": "head",
    "li": "item",
    "ul": "=",
    "ol": "=",
    "tr": "row",
    "dt": "p",
    "dd": "p",
}


class Block(Struct, frozen=True):
    """One paragraph (`p`), heading (`head`), list item (`item`) or table row (`row`) of a page."""

    kind: str
    text: str


def blocks(body: etree._Element, otherwise: Mapping[str, str] | None = None) -> list[Block]:
    """Return the blocks of an element, in HTML or in the TEI-like form that trafilatura gives.

    `otherwise` gives tags another kind than they have here.
    """
    found: list[Block] = []
    words: list[str] = []
    kinds = ["p"]
    kinds_of = _KINDS | dict(otherwise or {})

    def close() -> None:
        text = clean_line("".join(words)).strip("| " if kinds[-1] == "row" else None)
        words.clear()
        if text:
            found.append(Block(kinds[-1], text))

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        kind = kinds_of.get(tag)
        if event == "start":
            if kind or tag in ("lb", "br"):
                close()
            if kind:
                kinds.append(kinds[-1] if kind == "=" or (kind == "p" and kinds[-1] == "item") else kind)
            elif tag in ("cell", "td", "th") and "".join(words).strip():
                words.append(" | ")
            words.append(element.text or "")
            continue
        if kind:
            close()
            kinds.pop()
        if element is not body:
            words.append(element.tail or "")
    close()
    return found


def render(found: Iterable[Block]) -> str:
    """Put blocks together: a blank line between them, one line feed between the items or rows of one list."""
    parts: list[str] = []
    before = ""
    for block in found:
        close = block.kind in ("item", "row") and block.kind == before
        parts += ["\n" if close else "\n\n", block.text] if parts else [block.text]
        before = block.kind
    return "".join(parts)


def clean_line(text: str) -> str:
    """Return `text` on one line, without what cannot be seen."""
    return squeeze(_INVISIBLE.sub("", text))
