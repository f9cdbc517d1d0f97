"""Short lines by which a page asks something of its reader: to subscribe, follow, share, support, download."""

import re

from twosource.document.features import CUE_PATTERNS, word_count

LONGEST = 30
_ASKING = re.compile(
    r"^\W*(?:please )?(?:subscribe|sign up|follow|join|download|support|like|share|click|donate|get"
    r"|register|log in|watch"
    r"|listen|browse|discover|read|see|stay|become|help|send|email|contact|visit|check out|don't miss"
    r"|enter|leave|post"
    r"|for (?:more|the latest)|to (?:get|receive|read|view|subscribe|support))\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:us|our|you|your|here|now|today|patreon|free|latest)\b", re.IGNORECASE)
_HASHTAGS = re.compile(r"^(?:#\w+\s*)+$")


def is_appeal(line: str) -> bool:
    """Say whether a line asks the reader for something, or is a row of hashtags."""
    if word_count(line) > LONGEST:
        return False
    if _HASHTAGS.match(line):
        return True
    asks = any(CUE_PATTERNS[name].search(line) for name in ("share", "account", "legal"))
    return bool(_ASKING.match(line)) and (asks or "http" in line or bool(_READER.search(line)))
