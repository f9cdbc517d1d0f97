"""Choose among the blocks of an article: what repeats, links on, or speaks about the page is left out."""

import re

from lxml import html
from msgspec import Struct

from twosource.document.html_blocks import Block
from twosource.document.html_tree import text_of
from twosource.document.html_weights import weigh
from twosource.document.stamps import dateline
from twosource.document.tickers import is_ticker

# What pages say to their visitors. None of these begins a sentence of a report.
_PLACES = r"(?:twitter|x|facebook|instagram|telegram|whatsapp|google|youtube|linkedin|reddit|tiktok|bluesky)"
_VISITOR_PHRASES = (
    r"(?:read|see|watch|listen|learn)\s+(?:more|also|next|now|here|the full)\b(?!\s+(?:about|than|of)\b.{60})",
    r"(?:also|must)\s+read\b",
    r"also\s+on\s+\S+\.\w+",
    r"related(?:\s+(?:articles?|stories|news|links?|content|posts?|topics?|reading))?\s*(?::|$)",
    r"(?:more|most)\s+(?:from|on|read|popular|stories)\b.{0,80}$",
    r"recommended\b.{0,40}$",
    r"editor.?s.? picks?\b",
    r"(?:subscribe|sign up|register|log in|join us)\b",
    rf"(?:follow|like|find|join)\s+(?:us|me|\S+(?:\s\S+)?\s+on\s+{_PLACES})\b",
    r"(?:click|tap)\s+(?:here|to|on)\b",
    r"share\s+(?:this|on|via|your)\b|share\s*$",
    r"like\s+this\s+(?:story|article)\b",
    r"(?:print|email|save)\s+(?:this\s+)?(?:article|story|page)",
    r"order\s+reprints",
    r"(?:copyright|©|\(c\)\s*\d{4})|all rights reserved|this copy is for your personal",
    r"(?:leave|post|write|add)\s+(?:a|your)\s+(?:comment|reply)|\d*\s*comments?\s*(?:\(\d+\))?$",
    r"tags?\s*(?::|$)|filed under|topics?\s*:",
    r"(?:get|receive|download)\s+(?:the|our|all|your)\b.{0,60}(?:newsletter|inbox|app\b|updates|alerts|delivered)",
    r"advertis(?:e|ement|ing)\b.{0,40}$|sponsored\b.{0,40}$",
    r"(?:write to|contact|email|reach)\b.{0,60}\S+@\S+|have a (?:news )?tip\b",
    r"(?:photo|image|picture)s?\s*(?:credits?|by|:)",
    r"thank you\W*$|an error (?:has )?occurred|please try again|load(?:ing)?\s*(?:more|\.)|show (?:more|less)\W*$",
    r"support (?:our|us)\b.{0,80}$|tell us what you think",
    r"continue reading|story continues|scroll (?:down|to)|skip (?:to|ad)",
)
_TO_THE_VISITOR = re.compile(rf"^\W{{0,8}}(?:{'|'.join(_VISITOR_PHRASES)})", re.I)
_VISITOR_WORDS = 45
_VISITOR_CHARS = 400
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ",")
_REPEATED_WORDS = 8
_DATELINE_WORDS = 25
_EDGE = 10


class Selected(Struct, frozen=True, kw_only=True):
    """The blocks of the article, and those left out, both in page order."""

    kept: list[Block]
    left_out: list[Block]


def select(found: list[Block], title: str | None, tree: html.HtmlElement) -> Selected:
    """Part the blocks of an article from furniture that came with them; `tree` is the page they come from."""
    links = _link_lines(tree)
    keep = [True] * len(found)
    heading = _letters(title or "")
    repeated = _repeated(found)
    for place, block in enumerate(found):
        letters = _letters(block.text)
        words = block.text.count(" ") + 1
        if letters == heading or place in repeated or _speaks_to_visitor(block, words) or is_ticker(block.text):
            keep[place] = False
        elif letters in links and not _ends_sentence(block.text):
            keep[place] = block.kind == "head" or words < 4
        elif min(place, len(found) - place) <= _EDGE and _is_dateline(block, words):
            keep[place] = False
    _cut_tail(found, keep, links)
    _drop_bare_headings(found, keep)
    return Selected(
        kept=[block for block, kept in zip(found, keep, strict=True) if kept],
        left_out=[block for block, kept in zip(found, keep, strict=True) if not kept],
    )


def _is_dateline(block: Block, words: int) -> bool:
    return words <= _DATELINE_WORDS and not _ends_sentence(block.text) and dateline(block.text) is not None


def _repeated(found: list[Block]) -> set[int]:
    """Return the places of long blocks that stood before; where much repeats (recipes, tables), it is meant."""
    seen: set[str] = set()
    again = set()
    for place, block in enumerate(found):
        letters = _letters(block.text)
        if letters in seen and block.text.count(" ") >= _REPEATED_WORDS:
            again.add(place)
        seen.add(letters)
    prose = sum(block.text.count(" ") >= _REPEATED_WORDS for block in found)
    return again if len(again) <= max(2, prose // 3) else set()


def _speaks_to_visitor(block: Block, words: int) -> bool:
    return words <= _VISITOR_WORDS and bool(_TO_THE_VISITOR.match(block.text[:_VISITOR_CHARS]))


def _cut_tail(found: list[Block], keep: list[bool], links: set[str]) -> None:
    """After a heading or line for the visitor near the end, links and headlines follow: they go with it."""
    for place in range(len(found) - 1, -1, -1):
        block = found[place]
        sentence = _ends_sentence(block.text) and block.text.count(" ") >= _REPEATED_WORDS
        if keep[place] and (sentence or (_letters(block.text) not in links and block.kind != "head")):
            return
        keep[place] = False


def _drop_bare_headings(found: list[Block], keep: list[bool]) -> None:
    """A heading all of whose matter was left out heads nothing."""
    matter = left = False
    for place in range(len(found) - 1, -1, -1):
        if found[place].kind == "head":
            if keep[place] and left and not matter:
                keep[place] = False
            matter = left = False
        else:
            matter, left = matter or keep[place], left or not keep[place]


def _link_lines(tree: html.HtmlElement) -> set[str]:
    """The lines of a page that are links and nothing else."""
    weights = weigh(tree)
    lines = set()
    for element in tree.iter("p", "li", "h2", "h3", "h4", "h5", "div", "span", "strong", "a"):
        weight = weights.get(element)
        if weight is not None and 3 <= weight.words <= 40 and weight.link_share > 0.9:
            lines.add(_letters(text_of(element, 600)))
    return lines - {""}


def _ends_sentence(text: str) -> bool:
    return text.rstrip("\"'”’»)] ").endswith(_SENTENCE_END)


def _letters(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalnum())
