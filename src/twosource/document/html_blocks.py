"""The text of a page as blocks: paragraphs, headings, list items, rows."""

import re
from collections.abc import Iterable

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
}


class Block(Struct, frozen=True):
    """One paragraph (`p`), heading (`head`), list item (`item`) or table row (`row`) of a page."""

    kind: str
    text: str


def blocks(body: etree._Element) -> list[Block]:
    """Return the blocks of a body in the TEI-like form that trafilatura gives, tails and loose words included."""
    found: list[Block] = []
    words: list[str] = []
    kinds = ["p"]

    def close() -> None:
        text = clean_line("".join(words))
        words.clear()
        if text:
            found.append(Block(kinds[-1], text))

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        kind = _KINDS.get(tag)
        if event == "start":
            if kind or tag == "lb":
                close()
            if kind:
                kinds.append(kinds[-1] if kind == "=" or (kind == "p" and kinds[-1] == "item") else kind)
            elif tag == "cell" and words:
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
