"""The reader by rules and lists."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, structs

from twosource.language.sentences import sentences
from twosource.reading.attribution import Drafting, find_attributions
from twosource.reading.entities import find_entities
from twosource.reading.propositions import find_propositions
from twosource.reading.quantities import find_quantities
from twosource.reading.times import find_times
from twosource.records.page import Document, Span
from twosource.records.reading import Proposition, Reading


class Hints(Struct, frozen=True):
    """What is known before the rules look, each None where they are to find it.

    `names` with their kinds, in order; `drafting` says what each sentence reports; `tags` are parts of speech by
    where their words begin; `vectors` say of stretches what they are about.
    """

    names: Sequence[tuple[Span, str]] | None = None
    drafting: Drafting | None = None
    tags: Mapping[int, str] | None = None
    vectors: Callable[[Sequence[Span]], Sequence[bytes]] | None = None


LONGEST_TITLE = 500
"""Characters of a headline that are read; nobody writes a longer one."""


class RulesReader:
    """Reads a document with grammars, lists and the closed classes of English.

    Two small linear models help it: the part-of-speech tagger and the types of names.
    """

    name = "rules"
    version = "1"

    def hints(self, text: str, sentences: Sequence[Span]) -> Hints:
        """Return what is known of `text` beforehand: nothing."""
        return Hints()

    def read(self, document: Document) -> Reading:
        """Return everything found in `document`; nothing for a language that is not read."""
        reader = f"{self.name} {self.version}"
        if "language not read" in document.notices:
            return Reading(document=document.id, reader=reader, credits=document.credits)
        text = document.text
        parts = sentences(text)
        times = find_times(text, document.published.value, parts)
        quantities = find_quantities(text, times)
        hints = self.hints(text, parts)
        entities = find_entities(text, parts, hints.names)
        title = (document.title or "")[:LONGEST_TITLE] or None
        attributions = find_attributions(text, title, parts, entities, times, hints.drafting)
        stated = find_propositions(text, parts, entities, times, quantities, attributions, hints.tags)
        return Reading(
            document=document.id,
            reader=reader,
            entities=entities,
            times=times,
            quantities=quantities,
            attributions=attributions,
            propositions=stated if hints.vectors is None else _with_vectors(stated, hints.vectors),
            credits=document.credits,
        )


def _with_vectors(
    stated: Sequence[Proposition], vectors: Callable[[Sequence[Span]], Sequence[bytes]]
) -> tuple[Proposition, ...]:
    """Add what they are about to all propositions that are statements of their own."""
    found = iter(vectors([p.span for p in stated if not p.pair]))
    return tuple(p if p.pair else structs.replace(p, vector=next(found)) for p in stated)
