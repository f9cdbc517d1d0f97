"""Who speaks in a text, with its names found by the rules."""

from twosource.language.sentences import sentences
from twosource.reading.attribution import find_attributions
from twosource.reading.entities import find_entities
from twosource.records.reading import Attribution, Entity


def read(text: str) -> tuple[tuple[Attribution, ...], dict[str, Entity]]:
    spans = sentences(text)
    entities = find_entities(text, spans)
    return find_attributions(text, None, spans, entities, ()), {entity.id: entity for entity in entities}


def speaker_of(text: str, words: str) -> str | None:
    """The speaker of the last attribution that holds `words`."""
    at = text.index(words)
    found, entities = read(text)
    holding = [said for said in found if any(a <= at and at + len(words) <= b for a, b in said.content)]
    assert holding, found
    return entities[holding[-1].speaker].name if holding[-1].speaker else None
