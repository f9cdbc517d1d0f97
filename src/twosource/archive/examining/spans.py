"""The spans of a reading: each lies in the text, and cuts to the words that it stands for."""

from collections.abc import Iterator

from twosource.records.page import Credit, Document, Span
from twosource.records.reading import Attribution, Proposition, Reading

Cut = tuple[str, str, Span, str | None]
"""Whose span, in which text, where, and the words that must stand there, where they are known."""


def astray(document: Document, reading: Reading) -> str:
    """Return which span of a reading lies outside its text or cuts to other words; "" where none does."""
    return next((told for each in _cuts(document, reading) if (told := _astray(*each))), "") or _dangling(reading)


def credits_astray(document: Document) -> str:
    """Return which credit of a document lies outside its text or cuts to other words; "" where none does."""
    return next((told for each in _credits(document, document.credits) if (told := _astray(*each))), "")


def _astray(whose: str, text: str, span: Span, words: str | None) -> str:
    start, end = span
    if not 0 <= start < end <= len(text):
        return f"the span [{start}, {end}) of {whose} lies outside its text of {len(text)} characters"
    if words is not None and text[start:end] != words:
        return f"the span [{start}, {end}) of {whose} cuts to other words than it stands for"
    return ""


def _cuts(document: Document, reading: Reading) -> Iterator[Cut]:
    text = document.text
    for entity in reading.entities:
        for span in (*entity.mentions, *entity.references):
            yield f"entity {entity.id}", text, span, None
        for role, span in entity.roles:
            yield f"a role of entity {entity.id}", text, span, role
    for time in reading.times:
        yield "a time", text, (time.start, time.end), None
    for quantity in reading.quantities:
        yield "a quantity", text, (quantity.start, quantity.end), None
    within = {each.id: (document.title or "") if each.within == "title" else text for each in reading.attributions}
    for attribution in reading.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            yield f"attribution {attribution.id}", within[attribution.id], span, None
    for proposition in reading.propositions:
        held_in = within.get(proposition.attribution or "", text)
        for span in _of_proposition(proposition):
            yield f"proposition {proposition.id}", held_in, span, None
    yield from _credits(document, reading.credits)


def _of_proposition(proposition: Proposition) -> Iterator[Span]:
    yield proposition.span
    for span in (proposition.trigger, proposition.place_span, proposition.time_span):
        if span is not None:
            yield span
    yield from (*proposition.actor, *proposition.recipient, *proposition.object)
    if proposition.quantity is not None:
        yield proposition.quantity.start, proposition.quantity.end


def _credits(document: Document, named: tuple[Credit, ...]) -> Iterator[Cut]:
    for credit in named:
        if credit.span is not None:
            yield "a credit", document.text, credit.span, None


def _dangling(reading: Reading) -> str:
    entities = {entity.id for entity in reading.entities}
    attributions = {attribution.id for attribution in reading.attributions}
    for attribution in reading.attributions:
        if not _people(attribution) <= entities:
            return f"attribution {attribution.id} names somebody who is not in it"
    for proposition in reading.propositions:
        if proposition.attribution is not None and proposition.attribution not in attributions:
            return f"proposition {proposition.id} rests on an attribution that is not in it"
    return ""


def _people(attribution: Attribution) -> set[str]:
    return {each for each in (attribution.speaker, attribution.addressee) if each is not None}
