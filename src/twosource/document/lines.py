"""A flat page as lines: cleaned of marks, with what the marks said.

A page whose tags are gone comes in three shapes: a line for each block (most), a block that was wrapped at some
width with blank lines between blocks, and a page pasted as Markdown. All three end as a line for each block.
"""

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

LONGEST_WRAP = 120
SHORTEST_WRAP = 45

_BREAK = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"\s+")
_BULLET = re.compile(r"^(?:[•‣▪▸►●○◦■□➤➢✓✔·∙]|[-*+–—](?=\s))\s*(?=\S)")
_HASHES = re.compile(r"#{1,6}\s+")
_RULE = re.compile(r"^(?:[-*_=]\s*){3,}$")
_QUOTED = re.compile(r"^>\s?")
_PICTURE = re.compile(r"!\[([^\]\n]{0,400})\]\([^)\s]{0,300}(?:\s+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\]\n]{1,400})\]\([^)\s]{1,300}(?:\s+\"[^\"\n]{0,300}\")?\)")
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*\*|__(?=\S)([^_\n]{1,2000}?)(?<=\S)__")
_SOFT = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*(?![\w*])")
_SENTENCE_END = re.compile(r"[.!?…。！？।؟][\"'”’»)\]」』]*$")


class Line(Struct, frozen=True):
    """One block of a page. `heading` and `bullet` say what a mark said; `after_gap` that a blank line stood before."""

    text: str
    heading: bool = False
    bullet: bool = False
    after_gap: bool = False


def cut(text: str) -> list[Line]:
    """Return the lines of a page that hold anything, in order, without marks."""
    found: list[Line] = []
    gap = False
    for raw in _unwrap(_BREAK.split(text)):
        line = _clean(raw, after_gap=gap)
        gap = line is None
        if line is not None:
            found.append(line)
    return found


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does, closing quotation marks and brackets aside."""
    return bool(_SENTENCE_END.search(text[-12:].rstrip()))


def _clean(raw: str, *, after_gap: bool) -> Line | None:
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", raw)).strip())
    if not text or _RULE.match(text):
        return None
    heading = bullet = False
    text = _QUOTED.sub("", text)
    if match := _HASHES.match(text):
        text, heading = text[match.end() :].rstrip("#").rstrip(), True
    elif match := _BULLET.match(text):
        text, bullet = text[match.end() :], True
    if "](" in text and ")" in text:
        text = _LINK.sub(r"\1", _PICTURE.sub(r"\1", text))
    if "**" in text or "__" in text:
        heading = heading or (bool(_STRONG.fullmatch(text)) and not ends_sentence(text.rstrip("*_")))
        text = _STRONG.sub(lambda m: m.group(1) or m.group(2), text)
    if "*" in text:
        text = _SOFT.sub(r"\1", text)
    text = text.strip()
    return Line(text, heading=heading, bullet=bullet, after_gap=after_gap) if text else None


def _unwrap(raw: Sequence[str]) -> list[str]:
    """Join the lines of blocks that were wrapped at a width; leave everything else as it is.

    Where more of the page stands in lines longer than such a width, a block that looks wrapped does so by chance: a
    byline over a date, two captions.
    """
    blocks: list[list[str]] = [[]]
    for line in raw:
        if line.strip():
            blocks[-1].append(line)
        else:
            blocks.append([])
    wrapped = [_is_wrapped(block) for block in blocks]
    short = [len(line) for block, is_wrapped in zip(blocks, wrapped, strict=True) if is_wrapped for line in block]
    if not short or sum(len(line) for line in raw if len(line) > max(short)) > sum(short):
        return list(raw)
    joined: list[str] = []
    for block, is_wrapped in zip(blocks, wrapped, strict=True):
        joined.extend([" ".join(part.strip() for part in block)] if is_wrapped else block)
        joined.append("")
    return joined


def _is_wrapped(block: Sequence[str]) -> bool:
    """Say whether a block's lines break for width: all but the last are full, and most of them end in mid-sentence.

    Full means that the next line's first word would not have fitted into the block's longest line.
    """
    if len(block) < 2:
        return False
    lengths = [len(line.rstrip()) for line in block]
    width = max(lengths)
    if not SHORTEST_WRAP <= width <= LONGEST_WRAP:
        return False
    full = 0
    for length, following in zip(lengths, block[1:], strict=False):
        words = following.split(maxsplit=1)
        full += length + 1 + len(words[0]) > width - 2
    inner = sum(not ends_sentence(line) for line in block[:-1])
    bullets = sum(bool(_BULLET.match(line.strip())) for line in block)
    return full == len(block) - 1 and inner * 3 >= 2 * (len(block) - 1) and bullets <= 1
