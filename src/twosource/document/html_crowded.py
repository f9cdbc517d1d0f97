"""Elements with more attributes than any page gives one: each is compared with all before it, by who parses them.

They are looked for in the text, before it is parsed, as the standard of HTML cuts it into tags.
"""

import re

from twosource.errors import Refused

MOST = 1_000
_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
# every part keeps what it took, so that each letter is looked at once
_TAG = re.compile(rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<([a-z][^\s/>]*+)((?:{_ATTRIBUTE})*+)", re.IGNORECASE | re.DOTALL)
_EACH = re.compile(_ATTRIBUTE)
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
"""What stands in these holds no tags."""


def refuse_crowded(text: str) -> None:
    """Raise Refused where an element of a page has more than `MOST` attributes."""
    at = 0
    while (tag := _TAG.search(text, at)) is not None:
        at = tag.end()
        name = tag[1]
        if name is None:
            continue
        first, end = tag.span(2)
        if end - first > 2 * MOST and sum(1 for _ in _EACH.finditer(text, first, end)) > MOST:
            raise Refused(f"HTML with more than {MOST} attributes on one element")
        closing = _ENDS.get(name.lower())
        if closing is not None:
            found = closing.search(text, at)
            at = found.start() if found is not None else len(text)
