"""The learned reader: one pass of a small encoder finds names and attributions, grammars and lists do the rest."""

from collections.abc import Sequence
from functools import partial

from twosource.reading.attribution_linked import linked_drafts
from twosource.reading.encoder.linked import linked
from twosource.reading.encoder.matter import vectors
from twosource.reading.encoder.model import encoder
from twosource.reading.encoder.named import names
from twosource.reading.encoder.tags import PARTS
from twosource.reading.quotations import find_quotations
from twosource.reading.rules import Hints, RulesReader
from twosource.records.page import Span


class LearntReader(RulesReader):
    """Reads a document with the encoder that ships with the package, which is loaded when the reader is made."""

    name = "learnt"
    version = "1"

    def __init__(self) -> None:
        self.encoder = encoder()

    def hints(self, text: str, sentences: Sequence[Span]) -> Hints:
        """Return the names and parts of speech that the encoder tags, and drafts out of the spans it tags and links."""
        scored = self.encoder.score(text, sentences, find_quotations(text))
        tags = {word.start: PARTS[tag] for word, tag in zip(scored.words, scored.parts.tolist(), strict=True)}
        drafting = partial(linked_drafts, found=linked(scored, sentences))
        return Hints(list(names(text, scored)), drafting, tags, partial(vectors, scored))
