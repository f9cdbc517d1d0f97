"""The body of an article that came as data: HTML or plain text, without the furniture that came with it."""

import html as entities
import re
from functools import lru_cache

from lxml import html
from msgspec import Struct

from twosource.document.html_blocks import Block, blocks, clean_line, render
from twosource.document.html_dense import drop_apart
from twosource.document.html_prune import prune
from twosource.document.html_select import select
from twosource.document.html_tree import drop, parse
from twosource.errors import Refused
from twosource.settings import Settings

_TAGS = r"p|br|div|a|b|i|em|strong|span|ul|ol|li|h[1-6]|blockquote|figure|img|table|section|article|html|body"
_MARKUP = re.compile(rf"</?(?:{_TAGS})\b[^<>]{{0,2000}}>", re.I)
_ESCAPED = re.compile(rf"&lt;/?(?:{_TAGS})\b", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.I)
_BLANK_LINES = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_END = (".", "!", "?", "…", ":", "”", '"')
_WRAPPED = 100


class Body(Struct, frozen=True, kw_only=True):
    """The text of an article, the lines that were left out of it, and its photo captions, in their order."""

    text: str
    beside: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


def body(words: str, title: str | None, settings: Settings) -> Body:
    """Return what the body of an article says; tags in it make it HTML, escaped or not.

    Raises:
        Refused: there are no words in it, too many, or its HTML cannot be read.

    """
    if len(words) > settings.capture_bytes:
        raise Refused("too long to read")
    if not _MARKUP.search(words) and _ESCAPED.search(words):
        words = entities.unescape(words)
    if _MARKUP.search(words):
        found = _of_html(words, title, settings)
    else:
        found = _of_text(entities.unescape(words) if _ENTITY.search(words) else words, title)
    if not found.text:
        raise Refused("no text in it")
    if len(found.text) > settings.text_chars:
        raise Refused(f"a text of more than {settings.text_chars} characters")
    return found


def _of_html(words: str, title: str | None, settings: Settings) -> Body:
    tree = parse(words if re.match(r"\s*<(?:!doctype|html)\b", words, re.I) else f"<body>{words}</body>", settings)
    for header in list(tree.iter("header")):
        drop(header)
    drop_apart(tree)
    captions = prune(tree).captions
    inside = tree.find("body")
    return _selected(blocks(tree if inside is None else inside), title, tree, captions)


def _of_text(words: str, title: str | None) -> Body:
    lines = [line for part in _BLANK_LINES.split(words) for line in _lines(part)]
    return _selected([Block("p", line) for line in lines], title, _no_page(), ())


def _selected(found: list[Block], title: str | None, tree: html.HtmlElement, captions: tuple[str, ...]) -> Body:
    chosen = select(found, title, tree)
    return Body(text=render(chosen.kept), beside=tuple(block.text for block in chosen.left_out), captions=captions)


def _lines(part: str) -> list[str]:
    """Return the paragraphs between two blank lines: each line is one, unless one paragraph was broken into lines."""
    lines = [line for line in map(clean_line, part.split("\n")) if line]
    broken = sum(not line.endswith(_END) for line in lines[:-1])
    if len(lines) > 1 and 2 * broken >= len(lines) - 1 and 30 < max(map(len, lines)) <= _WRAPPED:
        return [" ".join(lines)]
    return lines


@lru_cache(maxsize=1)
def _no_page() -> html.HtmlElement:
    return html.document_fromstring("<html><body></body></html>")
