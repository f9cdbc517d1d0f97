"""What the origins are called on a sheet."""

from collections.abc import Iterable

from twosource.desk.sheet.lines import Numbers
from twosource.records.page import Document
from twosource.records.story import Origin

UNKNOWN = "unknown"


def origin_names(origins: Iterable[Origin], documents: Iterable[Document], numbers: Numbers) -> dict[str, str]:
    """Return the name of each origin; that of an outlet nobody knows is `the outlet of [3]`."""
    nameless = {d.id for d in documents if not (d.outlet.name or d.outlet.domain)}
    return {origin.id: _name(origin, nameless, numbers) for origin in origins}


def _name(origin: Origin, nameless: set[str], numbers: Numbers) -> str:
    if origin.kind == UNKNOWN and len(origin.documents) == 1 and origin.documents[0] in nameless:
        return f"the outlet of [{numbers[origin.documents[0]]}]"
    return origin.name
