"""What a notebook shows of a dossier, a claim, a document or a table: compact, with evidence, and nothing is obeyed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from twosource.desk.html.page import environment
from twosource.desk.phrases import count, day_in_words, in_full, outlet_name
from twosource.desk.sheet.claims import claim_line
from twosource.desk.sheet.compose import numbers_of, sheets
from twosource.desk.sheet.legends import STANDINGS
from twosource.desk.sheet.origins import origin_names
from twosource.pipeline import published_day
from twosource.records.ledger import Dossier
from twosource.records.page import Document, Failure
from twosource.records.story import Claim, Origin

STORIES, LINES, QUOTES, LONG = 5, 5, 6, 240
"""How many stories, claims of one standing and quotations are shown, and how many characters of a cell."""


def dossier_html(dossier: Dossier, refused: Sequence[Failure] = ()) -> str:
    """Return the stories of a dossier, the first unfolded."""
    shown = Dossier(stories=dossier.stories[:STORIES])
    told = [(sheet, _named(story.documents)) for sheet, story in zip(sheets(shown), shown.stories, strict=True)]
    return _rendered("stories", told=told, refused=refused, more=len(dossier.stories) - len(shown.stories))


def claim_html(claim: Claim, documents: Sequence[Document], origins: Iterable[Origin]) -> str:
    """Return one claim with its standing and the words that it rests on."""
    numbers = numbers_of(documents)
    line = claim_line(claim, origin_names(origins, documents, numbers), numbers)
    legend = STANDINGS.get(claim.standing, "")
    return _rendered("claim", line=line, names=_named(documents), legend=legend, looked_at=len(documents))


def document_html(document: Document, said: Sequence[Mapping[str, Any]]) -> str:
    """Return what a document is, and who says what in it."""
    return _rendered("document", document=document, said=said, when=in_full(document.published))


def table_html(name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], of: int) -> str:
    """Return a table of these columns; `of` is how many rows there are, of which these are shown."""
    return _rendered("table", name=name, columns=columns, rows=rows, more=of - len(rows))


def _rendered(part: str, **values: Any) -> str:
    limits = {"lines": LINES, "quotes": QUOTES, "long": LONG}
    return environment().get_template("notebook.html").render(part=part, count=count, **limits, **values)


def _named(documents: Sequence[Document]) -> dict[int, str]:
    """Return the outlet and day of each document by its number."""
    numbers = numbers_of(documents)
    return {
        numbers[each.id]: f"{outlet_name(each)}, {day_in_words(published_day(each)) or 'undated'}" for each in documents
    }
