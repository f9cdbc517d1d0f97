"""Outlets that are no press: institutions that publish their own statements, told by their names."""

import re

from twosource.lexicon.folding import fold
from twosource.lexicon.legal_forms import LEGAL_FORMS
from twosource.lexicon.organizations import ORGANIZATION_HEADS, is_press
from twosource.lexicon.publishers import sounds_like_media

_MEDIA = frozenset(
    """media press news times post herald tribune journal gazette daily weekly radio television tv network
    broadcasting agency observer guardian telegraph magazine communications team exchange""".split()
)
LABOUR = frozenset(
    "staff workers teachers nurses drivers dockers miners guild brotherhood seamen pilots lecturers doctors".split()
)
"""Words in the names of unions that are not called so."""
_DESK = re.compile(
    r",?\s+(?:press|media|communications)\s+(?:office|unit|service|team|desk|room|cent(?:er|re))$", re.IGNORECASE
)
_OFFICE = re.compile(
    r",\s+(?:[\w-]+\s+){0,2}?(?:office|unit|service|department|headquarters|communications|secretariat|press room|desk"
    r"|division)$",
    re.IGNORECASE,
)
"""What follows the name of an institution in that of its outlet: "Norden Petro ASA, corporate communications"."""
_WORD = re.compile(r"[^\W_]+")


def institution_of(outlet: str | None) -> str | None:
    """Return the institution that speaks for itself in an outlet ("Bakers' Guild, media unit"), or None for press."""
    own = _DESK.sub("", outlet or "").split(",")[0]
    words = set(_WORD.findall(fold(own)))
    told = (
        bool(words & (ORGANIZATION_HEADS - _MEDIA)) or bool(_OFFICE.search(outlet or "")) or bool(words & LEGAL_FORMS)
    )
    told = told and not is_press(own) and not sounds_like_media(own)
    return own if told else None
