"""Names under which institutions, firms and parties publish their own word: press offices, ministries."""

import re
from functools import lru_cache

from twosource.lexicon.folding import fold

_OWN = re.compile(
    r"\b(?:press (?:office|service|room|release|statement|department|centre|center)|media (?:unit|release|office"
    r"|statement|department|relations|centre|center|service)|corporate (?:communications|affairs)|communications$"
    r"|investor relations|public (?:affairs|relations)|secretariat|ministry of|office of the|political office"
    r"|chancellery|embassy of|headquarters|information (?:centre|center|office)|newsroom of|white house|kremlin)\b"
)
_OF_A_PARTY = re.compile(
    r"\b(?:communications|ministry|government|presidency|office|mission|department|spokes(?:man|woman|person)"
    r"|statement|parliament|city hall|council|commission|committee|party|union|guild|federation|league|alliance"
    r"|association|corporate|authority|police|army|command)\b"
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
def may_be_own_channel(outlet: str) -> bool:
    """Say whether an outlet's name fits somebody's own channel, if a party of the story is named in it."""
    plain = fold(outlet)
    return bool(_OWN.search(plain) or _OF_A_PARTY.search(plain)) and not _PRESS.search(plain)


@lru_cache(maxsize=4096)
def is_press_name(outlet: str) -> bool:
    """Say whether an outlet's name is that of a newspaper, an agency or a broadcaster."""
    return bool(_PRESS.search(fold(outlet)))
