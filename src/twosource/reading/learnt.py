"""The learned reader: one pass of a small encoder finds names and attributions, grammars and lists do the rest."""

from functools import partial

from twosource.language.sentences import sentences
from twosource.reading.attribution import find_attributions
from twosource.reading.attribution_linked import linked_drafts
from twosource.reading.encoder.linked import linked
from twosource.reading.encoder.model import encoder
from twosource.reading.encoder.named import names
from twosource.reading.entities import find_entities
from twosource.reading.propositions import find_propositions
from twosource.reading.quantities import find_quantities
from twosource.reading.quotations import find_quotations
from twosource.reading.rules import LONGEST_TITLE
from twosource.reading.times import find_times
from twosource.records.page import Document
from twosource.records.reading import Reading


class LearntReader:
    """Reads a document with the encoder that ships with the package, which is loaded when it is first made."""

    name = "learnt"
    version = "1"

    def __init__(self) -> None:
        self.encoder = encoder()

    def read(self, document: Document) -> Reading:
        """Return everything found in `document`; nothing for a language that is not read."""
        reader = f"{self.name} {self.version}"
        if "language not read" in document.notices:
            return Reading(document=document.id, reader=reader, credits=document.credits)
        text = document.text
        parts = sentences(text)
        scored = self.encoder.score(text, parts, find_quotations(text))
        times = find_times(text, document.published.value, parts)
        quantities = find_quantities(text, times)
        entities = find_entities(text, parts, list(names(text, scored)))
        title = (document.title or "")[:LONGEST_TITLE] or None
        drafting = partial(linked_drafts, found=linked(scored, parts))
        attributions = find_attributions(text, title, parts, entities, times, drafting)
        return Reading(
            document=document.id,
            reader=reader,
            entities=entities,
            times=times,
            quantities=quantities,
            attributions=attributions,
            propositions=find_propositions(text, parts, entities, times, quantities, attributions),
            credits=document.credits,
        )
