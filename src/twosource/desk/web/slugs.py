"""Names as a part of an address."""

import re

from anyascii import anyascii

from twosource.lexicon.folding import fold
from twosource.records.identity import make_id


def slug(name: str) -> str:
    """Return the outlet's name as a part of an address: `meridian-news-agency-3f2a`."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(anyascii(name)))[:48].strip("-")
    return f"{plain or 'outlet'}-{make_id('', name)[:4]}"
