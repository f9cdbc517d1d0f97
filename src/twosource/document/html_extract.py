"""Find the article in a page: trafilatura's two ways of reading, and what it leaves behind."""

import copy
import logging
from functools import lru_cache
from types import ModuleType
from typing import Any

from lxml import html

from twosource.document.html_blocks import Block, blocks
from twosource.document.html_dense import densest, drop_apart

# Where the strict reading keeps less than this share of the prose of the open one, it threw the article away;
# where the open one grew to more than this many times the strict one, it took the neighbours in.
_KEPT = 0.4
_GROWN = 2.5
_PROSE_WORDS = 10
_ENOUGH = 60
# Its time grows with the square of a page's elements: on larger pages it sees the part with the most prose only.
_ELEMENTS = 6_000


def extract(tree: html.HtmlElement) -> list[Block]:
    """Return the blocks of the article in `tree`; none where there is no running text.

    The strict reading leaves furniture out that the open one lets through, and is right unless it lost the
    article itself, or fell back on a reading of the whole page. Method: Barbaresi 2021, "Trafilatura", ACL
    demonstrations.
    """
    size = sum(1 for _ in tree.iter())
    if size > _ELEMENTS:
        tree = copy.deepcopy(tree)
        drop_apart(tree)
        tree = densest(tree)
        if sum(1 for _ in tree.iter()) > _ELEMENTS:
            return blocks(tree)
        tree = _alone(tree)
    strict = _read(tree, favor_precision=True)
    alone = _read(tree, favor_precision=True, fast=True)
    if _prose(alone) >= _ENOUGH and _prose(strict) >= _GROWN * _prose(alone):
        return alone
    opened = _read(tree)
    return strict if strict and _prose(strict) >= _KEPT * _prose(opened) else opened


def _alone(element: html.HtmlElement) -> html.HtmlElement:
    """Make a page of one element."""
    page = html.document_fromstring("<html><body></body></html>")
    page.find("body").append(element)
    return page


def _prose(found: list[Block]) -> int:
    """Count the words in blocks that are sentences, each block once."""
    lines = dict.fromkeys(block.text for block in found)
    counts = ((len(line.split()), line.rstrip("\"'”’»)")) for line in lines)
    return sum(words for words, text in counts if words >= _PROSE_WORDS and text.endswith((".", "!", "?", "…", "。")))


def _read(tree: html.HtmlElement, **options: Any) -> list[Block]:
    found = _trafilatura().bare_extraction(
        copy.deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False, **options
    )
    return blocks(found.body) if found is not None and found.body is not None else []


@lru_cache(maxsize=1)
def _trafilatura() -> ModuleType:
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura
