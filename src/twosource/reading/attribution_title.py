"""Headlines: "Kremlin: no plans", "No plans, says minister", "No plans – Kremlin".

A label before a colon or behind a dash is a speaker where it names an entity or an office; "Explainer" is none.
"""

from collections.abc import Sequence

from twosource.language.tokens import tokens
from twosource.lexicon.cues import verb_forms
from twosource.lexicon.relays import is_outlet
from twosource.reading.attribution_content import find_contents
from twosource.reading.attribution_cues import find_cues
from twosource.reading.attribution_draft import span_of, spans_of
from twosource.reading.attribution_items import Item, skeleton
from twosource.reading.attribution_sources import can_speak
from twosource.reading.quotations import Quotation, find_quotations
from twosource.records.page import Span
from twosource.records.reading import Attribution, Entity

ROLE_WORDS = frozenset(
    "minister ministry president premier chancellor spokesman spokeswoman spokesperson official officials police "
    "source sources report reports study poll experts analysts ambassador envoy governor mayor king queen prince "
    "boss head pope general commander chief union court judge prosecutors kremlin government officer agency foreign "
    "secretary senator lawmaker lawmakers leader opposition activists witnesses residents doctors rescuers".split()
)
"""Words that make a headline's label a speaker."""

_LABEL = 6
_DASHES = frozenset(("–", "—", "-", "|"))


def title_attributions(title: str, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """Return the attributions of a headline; their spans lie in `title`."""
    quotations = find_quotations(title)
    parts = skeleton(title, [(0, len(title))], quotations, ())
    items = tuple(item for part in parts for item in part.items)
    if not items:
        return ()
    labelled = _labelled(title, items, quotations, entities) or _signed(title, items, quotations, entities)
    if labelled is not None:
        return (labelled,) if labelled.content else ()
    cues = find_cues(items)
    found = []
    latest = 0
    for cue, content in zip(cues, find_contents(items, cues), strict=True):
        if cue.subject is None or not content.content or (cue.subject[0] < latest and not cue.shared):
            continue
        if not can_speak(items, cue.subject):
            continue
        latest = cue.end
        spans = (cue.subject, (cue.start, cue.end), content.content)
        attribution = _attribution(title, items, quotations, entities, *spans)
        found.extend([attribution] if attribution.content else [])
    return tuple(found)


def _attribution(
    title: str,
    items: Sequence[Item],
    quotations: Sequence[Quotation],
    entities: Sequence[Entity],
    source: Span,
    cue: Span | None,
    content: Sequence[Span],
) -> Attribution:
    quoted = any(item.quote is not None for a, b in content for item in items[a:b])
    plain = any(item.quote is None and item.lower[0].isalnum() for a, b in content for item in items[a:b])
    where = span_of(items, source)
    return Attribution(
        id="",
        source=spans_of(title, items, (source,), quotations),
        cue=(span_of(items, cue),) if cue else (),
        content=spans_of(title, items, content, quotations),
        manner=("mixed" if plain else "direct") if quoted else "indirect",
        speaker=_named(title[where[0] : where[1]], entities),
        within="title",
    )


def _labelled(
    title: str, items: Sequence[Item], quotations: Sequence[Quotation], entities: Sequence[Entity]
) -> Attribution | None:
    """Kremlin: no plans for talks."""
    colon = next((k for k in range(1, min(_LABEL + 1, len(items) - 1)) if items[k].lower == ":"), None)
    if colon is None:
        return None
    quoted = items[colon + 1].quote is not None and any(item.lower in ROLE_WORDS for item in items[:colon])
    if not quoted and not _is_speaker(title, items, (0, colon), entities):
        return None
    return _attribution(title, items, quotations, entities, (0, colon), (colon, colon + 1), ((colon + 1, len(items)),))


def _signed(
    title: str, items: Sequence[Item], quotations: Sequence[Quotation], entities: Sequence[Entity]
) -> Attribution | None:
    """No plans for talks – Kremlin says; No plans – foreign minister."""
    low = max(1, len(items) - _LABEL - 1)
    dash = next((k for k in range(len(items) - 2, low - 1, -1) if items[k].lower in _DASHES | {","}), None)
    if dash is None or (items[dash].lower == "-" and title[items[dash].start - 1 : items[dash].start] != " "):
        return None
    end = len(items)
    cue = None
    if any("q" in form.frames for form in verb_forms().get(items[-1].lower, ())):
        cue, end = (len(items) - 1, len(items)), len(items) - 1
    elif any("q" in form.frames for form in verb_forms().get(items[dash + 1].lower, ())):
        cue = (dash + 1, dash + 2)
    if cue is None and items[dash].lower == ",":
        return None
    first = dash + 2 if cue == (dash + 1, dash + 2) else dash + 1
    if first >= end or not _is_speaker(title, items, (first, end), entities):
        return None
    return _attribution(title, items, quotations, entities, (first, end), cue, ((0, dash),))


def _is_speaker(title: str, items: Sequence[Item], label: Span, entities: Sequence[Entity]) -> bool:
    words = [item.lower.removesuffix("'s") for item in items[label[0] : label[1]]]
    if any(item.quote is not None or item.lower in (",", ".") for item in items[label[0] : label[1]]):
        return False
    name = title[items[label[0]].start : items[label[1] - 1].end]
    if is_outlet(name):
        return label[0] == 0
    return words[-1] in ROLE_WORDS or _named(name, entities) is not None


def _named(words: str, entities: Sequence[Entity]) -> str | None:
    """The entity whose name ends the words, or whose role the words give."""
    said = [token.lower.removesuffix("'s") for token in tokens(words) if token.text[0].isalnum()]
    if not said:
        return None
    persons = sorted(entities, key=lambda entity: entity.type != "person")
    for entity in persons:
        name = [token.lower for token in tokens(entity.name) if token.text[0].isalnum()]
        if name and name[-1] == said[-1] and (entity.type == "person" or len(name) <= len(said)):
            return entity.id
    for entity in persons:
        for role, _ in entity.roles:
            words_of_role = [token.lower for token in tokens(role)]
            if len(said) > 1 and words_of_role[-2:] == said[-2:]:
                return entity.id
    return None
