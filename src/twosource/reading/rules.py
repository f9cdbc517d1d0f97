"""The reader by rules and lists."""

from collections.abc import Sequence

from twosource.language.sentences import sentences
from twosource.reading.attribution import Drafting, find_attributions
from twosource.reading.entities import find_entities
from twosource.reading.propositions import find_propositions
from twosource.reading.quantities import find_quantities
from twosource.reading.times import find_times
from twosource.records.page import Document, Span
from twosource.records.reading import Reading

Hints = tuple[Sequence[tuple[Span, str]] | None, Drafting | None]
"""Names with their kinds in order, and what each sentence reports; None where the rules find it."""

LONGEST_TITLE = 500
"""Characters of a headline that are read; nobody writes a longer one."""


class RulesReader:
    """Reads a document with grammars, lists and the closed classes of English.

    Two small linear models help it: the part-of-speech tagger and the types of names.
    """

    name = "rules"
    version = "1"

    def hints(self, text: str, sentences: Sequence[Span]) -> Hints:
        """Return the names of `text` and what drafts its attributions, where rules are not to find them."""
        return None, None

    def read(self, document: Document) -> Reading:
        """Return everything found in `document`; nothing for a language that is not read."""
        reader = f"{self.name} {self.version}"
        if "language not read" in document.notices:
            return Reading(document=document.id, reader=reader, credits=document.credits)
        text = document.text
        parts = sentences(text)
        times = find_times(text, document.published.value, parts)
        quantities = find_quantities(text, times)
        names, drafting = self.hints(text, parts)
        entities = find_entities(text, parts, names)
        title = (document.title or "")[:LONGEST_TITLE] or None
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
