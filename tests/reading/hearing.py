"""Attributions of a text in words, with the names and times that its readers would have found."""

from twosource.language.sentences import sentences
from twosource.reading.attribution import find_attributions
from twosource.records.reading import Attribution, Entity, TimeExpression

PEOPLE = ("Marta Lind", "Ilya Brandt", "Vera Novak")
BODIES = ("Harbour Union", "Baltic Wire", "Fox News", "TASS", "Reuters", "Yonhap", "KCNA")


def entities(text: str) -> tuple[Entity, ...]:
    """Entities by full name and by surname, as a reader of names would give them."""
    found = []
    for number, name in enumerate((*PEOPLE, *BODIES)):
        person = name in PEOPLE
        spans = [(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
        last = name.split()[-1]
        if person:
            inside = [(a, b) for a, b in spans]
            spans += [
                (at, at + len(last))
                for at in range(len(text))
                if text.startswith(last, at) and not any(a <= at < b for a, b in inside)
            ]
        if spans:
            kind = "person" if person else "organization"
            found.append(Entity(id=f"e{number}", type=kind, name=name, mentions=tuple(sorted(spans))))
    return tuple(found)


def times(text: str) -> tuple[TimeExpression, ...]:
    found = []
    for word, value in (("Monday", "2030-03-04"), ("Tuesday", "2030-03-05"), ("12 May", "2030-05-12")):
        found += [
            TimeExpression(start=at, end=at + len(word), type="DATE", value=value)
            for at in range(len(text))
            if text.startswith(word, at)
        ]
    return tuple(sorted(found, key=lambda item: item.start))


def read(text: str, title: str | None = None) -> tuple[Attribution, ...]:
    return find_attributions(text, title, sentences(text), entities(text), times(text))


def one(text: str) -> dict[str, object]:
    """The only attribution of `text`, in words."""
    (found,) = read(text)
    return in_words(text, found)


def in_words(text: str, found: Attribution) -> dict[str, object]:
    names = {entity.id: entity.name for entity in entities(text)}
    return {
        "source": [text[a:b] for a, b in found.source],
        "cue": [text[a:b] for a, b in found.cue],
        "content": [text[a:b] for a, b in found.content],
        "manner": found.manner,
        "speaker": names.get(found.speaker or ""),
        "addressee": names.get(found.addressee or ""),
        "chain": found.chain,
    }
