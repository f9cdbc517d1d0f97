"""Pages that give no article, and why."""

from lxml import html

from twosource.document.html_blocks import Block
from twosource.document.structured import Structured
from twosource.errors import Refused


def refuse_no_article(tree: html.HtmlElement, said: Structured, title: str | None, found: list[Block]) -> None:
    if not found:
        raise Refused("no article in it")
