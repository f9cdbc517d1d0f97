"""Names under which institutions, firms and parties publish their own word: press offices, ministries, newsrooms of firms."""

import re
from functools import lru_cache

from twosource.lexicon.folding import fold

_OWN = re.compile(
    r"\b(?:press (?:office|service|room|release|statement|department|centre|center)|media (?:unit|release|office|statement"
    r"|department|relations|centre|center|service)|(?:corporate )?communications|investor relations|public affairs"
    r"|public relations|secretariat|ministry|government|presidency|office of|political office|chancellery|embassy"
    r"|mission of|department (?:of|for)|headquarters|spokes(?:man|woman|person)|information (?:centre|center|office)"
    r"|newsroom of|statement|white house|kremlin|parliament|city hall|city council|commission|committee|council"
    r"|party|union|guild|federation|league|alliance|association|corporate|authority|police|army|command)\b"
)
_PRESS = re.compile(
    r"\b(?:news|newspaper|times|post|herald|tribune|gazette|journal|radio|television|tv|broadcasting|wire|agency"
    r"|observer|review|chronicle|courier|telegraph|daily|weekly|magazine|messenger|mirror|monitor|online|dispatch"
    r"|standard|star|echo|today|press agency|press association|press bureau|associated press|press trust|student paper"
    r"|log|digest|ledger|bulletin|report|channel|voice|sun|globe|mail|express|record|sentinel|examiner|inquirer)\b"
)


@lru_cache(maxsize=4096)
def is_own_channel(outlet: str) -> bool:
    """Say whether an outlet's name says that somebody publishes his own word there, and that it is no newspaper."""
    plain = fold(outlet)
    return bool(_OWN.search(plain)) and not _PRESS.search(plain)


@lru_cache(maxsize=4096)
def is_press_name(outlet: str) -> bool:
    """Say whether an outlet's name is that of a newspaper, an agency or a broadcaster."""
    return bool(_PRESS.search(fold(outlet)))
