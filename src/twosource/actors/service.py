"""For whom somebody speaks by what a text says of him: "Lund, who negotiates for the owners", "Holm of the union"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from twosource.records.page import Span

_FOR = (
    "speaks|spoke|speaking|negotiates|negotiated|negotiating|acts|acted|acting|bargains|bargained|bargaining|"
    "appears|appeared|appearing"
)
_OVER = "represents|represented|representing|leads|led|leading|heads|headed|heading|chairs|chaired|chairing|runs|ran"
# What leads from a name to whom its bearer serves; the organisation must stand right after it.
_LINK = re.compile(
    rf"(?:,? who|,)? (?:(?:{_FOR}) (?:for|on behalf of)|{_OVER}) (?:the )?"
    r"(?:(?:delegation|team|negotiators|side) (?:of|for|from) (?:the )?)?"
    r"|,? of (?:the )?|, for (?:the )?"
)
_REACH = 60  # characters between a name and the organisation


def served(text: str, mention: Span, organizations: Sequence[tuple[int, int, str, str | None]]) -> str | None:
    """Return the side of the organisation that the text right after a mention says its bearer serves, or None.

    `organizations` are the places where organisations stand, in order: start, end, name, side.
    """
    low = bisect_left(organizations, mention[1], key=lambda place: place[0])
    if low == len(organizations) or organizations[low][0] - mention[1] > _REACH:
        return None
    start, _, _, side = organizations[low]
    return side if _LINK.fullmatch(text, mention[1], start) else None
