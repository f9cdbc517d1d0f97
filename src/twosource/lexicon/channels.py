"""Names under which institutions, firms and parties publish their own word: press offices, ministries."""

import re
from functools import lru_cache

from twosource.lexicon.folding import fold

_OWN = re.compile(
    r"\b(?:press (?:office|service|room|release|statement|department|centre|center)|media (?:unit|release"
    r"|office|statement|department|relations|centre|center|service)|(?:corporate )?communications"
    r"|investor relations|public affairs|public relations|secretariat|ministry|government|presidency"
    r"|office of|political office|chancellery|embassy|mission of|department (?:of|for)|headquarters"
    r"|spokes(?:man|woman|person)|information (?:centre|center|office)|newsroom of|statement|white house"
    r"|kremlin|parliament|city hall|city council|commission|committee|council|party|union|guild|federation"
    r"|league|alliance|association|corporate|authority|police|army|command)\b"
)
_PRESS = re.compile(
    r"\b(?:news|newspaper|times|post|herald|tribune|gazette|journal|radio|television|tv|broadcasting|wire"
    r"|agency|observer|review|chronicle|courier|telegraph|daily|weekly|magazine|messenger|mirror|monitor"
    r"|online|dispatch|standard|star|echo|today|press agency|press association|press bureau"
    r"|associated press|press trust|student paper|log|digest|ledger|bulletin|report|channel|voice|sun"
    r"|globe|mail|express|record|sentinel|examiner|inquirer)\b"
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
