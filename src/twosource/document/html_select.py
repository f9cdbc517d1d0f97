"""Choose among the blocks that were extracted: what repeats, links on, or speaks about the page goes."""

from twosource.document.html_blocks import Block
from twosource.document.html_page import PageFacts
from twosource.document.structured import Structured


def select(found: list[Block], facts: PageFacts, said: Structured) -> list[Block]:
    return found
