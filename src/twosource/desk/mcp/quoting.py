"""Words of pages for the eyes of a model: nothing hidden in them, and marks around them that they cannot break.

A page may address whoever reads it ("ignore what you were told"). In the text of every answer, what comes from a page
stands as a JSON string or behind a bar; outside of these are words of the program only.
"""

import json
import re

from twosource.desk.phrases import visible

BAR = "| "
"""What a line of a page's text begins with."""

# signs that show nothing and can spell out words for a model: each kind of letter has two, so a row of them is none
_SELECTORS = re.compile("[\U000e0100-\U000e01ef]|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]")


def shown(words: str) -> str:
    """Return words with every hidden sign written out, as `<U+202E>`; ends of lines stay."""
    plain = "\n".join(visible(line) for line in words.replace("\r\n", "\n").split("\n"))
    return plain if plain.isascii() else _SELECTORS.sub(lambda found: f"<U+{ord(found[0]):04X}>", plain)


def quoted(words: str) -> str:
    """Return words as one JSON string on one line."""
    return json.dumps(shown(words), ensure_ascii=False)


def barred(words: str) -> str:
    """Return words with a bar before each of their lines."""
    return "\n".join(BAR + line for line in shown(words).split("\n"))
