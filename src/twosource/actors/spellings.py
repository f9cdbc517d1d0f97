"""The entities of all documents as what is compared: names in words, counted."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from twosource.language.names import name_key
from twosource.lexicon.titles import HONORIFICS
from twosource.memory import Memory
from twosource.records.page import Document
from twosource.records.reading import Entity, Reading

_RANKS = frozenset(
    "major colonel captain general sergeant lieutenant commander admiral judge professor president minister"
    " princess prince king queen sayyid sayyed seyyed sheikh shaikh ayatollah mullah".split()
)
_ARTICLES = frozenset({"al", "el"})


class Sighting(Struct, frozen=True, gc=False):
    """One entity of one document: `spellings` are its names as written, with how often; `words` the fullest one's."""

    document: str
    entity: Entity
    spellings: tuple[tuple[str, int], ...]
    words: tuple[str, ...]

    @property
    def place(self) -> tuple[str, str]:
        """What tells this entity from all others."""
        return self.document, self.entity.id


def sightings(
    documents: Sequence[Document], readings: Sequence[Reading], memory: Memory | None = None
) -> list[Sighting]:
    """Return all entities with their names, ordered by document id and entity id, whatever order came in."""
    memory = memory or Memory()
    texts = {document.id: document.text for document in documents}
    return [
        item
        for reading in sorted(readings, key=lambda reading: reading.document)
        if reading.document in texts
        for item in memory.recall(("sightings", reading.document), _seen, reading, texts[reading.document])
    ]


def _seen(reading: Reading, text: str) -> list[Sighting]:
    return [_sighting(reading.document, e, text) for e in sorted(reading.entities, key=lambda entity: entity.id)]


def _sighting(document: str, entity: Entity, text: str) -> Sighting:
    counts = Counter(_plain(text[start:end]) for start, end in entity.mentions)
    spellings = dict(sorted(counts.items())) or {entity.name: 1}
    return Sighting(document, entity, tuple(spellings.items()), name_words(entity.name))


def _plain(name: str) -> str:
    return " ".join(name.split())


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in plain lower-case letters, forms of address left out."""
    words = tuple(name_key(name).split())
    plain = tuple(word for word in words if word not in HONORIFICS) or words
    plain = plain[1:] if len(plain) > 2 and plain[0] in _RANKS else plain  # "Major" alone may be a surname
    return (*plain[:1], *(word for word in plain[1:] if word not in _ARTICLES)) if len(plain) > 2 else plain
