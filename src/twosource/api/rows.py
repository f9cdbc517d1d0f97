"""Records as rows of a table: the columns are those of `twosource export --as csv`."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import asdict

from twosource.desk.exports.rows import Words
from twosource.records.story import Evidence, Support

SAID = "speaker_name words outlet published"
STANDS = "entry status text outlets"
HAPPENS = "time status text outlets"
"""The cells that a notebook shows of attributions, of the ledger, and of the timeline."""

_QUOTED = Words | Evidence | Support


def cells(row: Struct, outlets: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return a record as a dict; several words in one cell are a list, and evidence is its quotations.

    With `outlets`, by document, those that the evidence is of stand beside it.
    """
    found: dict[str, Any] = {}
    for name, value in asdict(row).items():
        found |= _span(value) if name == "span" else {name: _cell(value)}
    if outlets is not None:
        documents = [words.document for name in ("support", "evidence") for words in getattr(row, name, ())]
        found["outlets"] = list(dict.fromkeys(outlets[each] for each in documents if each in outlets))
    return found


def _cell(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return [each.quote if isinstance(each, _QUOTED) else to_builtins(each) for each in value]


def _span(span: tuple[int, int]) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}
