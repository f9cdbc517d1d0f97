"""Words out of fields that should hold nothing else: entities undone, markup off, one line."""

import html as entities
import re

from twosource.document.html_tree import squeeze

_TAG = re.compile(r"<[^<>]{0,200}>")
_LONGEST = 600


def plain(words: str) -> str:
    """Undo entities that were escaped twice, and markup in what should be words."""
    return squeeze(_TAG.sub("", entities.unescape(words[:_LONGEST])))


def letters(words: str) -> str:
    """Return the letters and digits of `words` in lower case: what two spellings of one name have in common."""
    return "".join(letter for letter in words.lower() if letter.isalnum())
