"""Attributions by rule: who is reported to have said what.

The cues of a sentence are found first, then what each reports, then who speaks. Quotations with no cue of their
own go on with the speaker before them. The conventions for what a span covers are those of PolNeAR (Newell,
Margolin, Ruths 2018), save that contents are cut at quotation marks.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from twosource.reading.attribution_content import Found, cited_names, find_contents
from twosource.reading.attribution_cues import Cue, find_cues
from twosource.reading.attribution_draft import Draft, follow_up, span_of, spans_of
from twosource.reading.attribution_items import Item, Sentence, skeleton
from twosource.reading.attribution_nouns import find_label, find_noun_drafts
from twosource.reading.attribution_signed import signed
from twosource.reading.attribution_sources import can_speak
from twosource.reading.attribution_stage import Stage
from twosource.reading.attribution_title import title_attributions
from twosource.reading.quotations import Quotation, find_quotations
from twosource.reading.speakers import finished
from twosource.records.page import Span
from twosource.records.reading import Attribution, Entity, TimeExpression

_HELPERS = 3
"""Items between a name that is put in and the verb of the subject before it: a comma, "has also"."""

Drafting = Callable[[str, Sequence[Sentence], Sequence[Quotation], Sequence[Entity]], list[Draft]]
"""From a text with its skeleton, quotations and entities to the drafts of its attributions in order."""


def find_attributions(
    text: str,
    title: str | None,
    sentences: Sequence[Span],
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    drafting: Drafting | None = None,
) -> tuple[Attribution, ...]:
    """Return the attributions of the headline, then those of the text in order of where they begin.

    Spans are offsets into `text`, or into `title` where `within` says so. Never fails, whatever the marks.
    `drafting` says what each sentence reports, where that is not to be found by rule.
    """
    quotations = find_quotations(text)
    parts = skeleton(text, sentences, quotations, sorted(times, key=lambda time: (time.start, time.end)))
    drafts = (drafting or rule_drafts)(text, parts, quotations, entities)
    drafts = follow_up(text, parts, signed(parts, drafts, quotations, entities), quotations)
    stage = Stage(text, parts, entities, times)
    found = [finished(stage, draft, drafts, index) for index, draft in enumerate(drafts)]
    headline = title_attributions(title, entities) if title else ()
    return _numbered((*headline, *sorted(found, key=_position)))


def rule_drafts(
    text: str, parts: Sequence[Sentence], quotations: Sequence[Quotation], entities: Sequence[Entity]
) -> list[Draft]:
    """Return what the sentences report by the rules for cues, nouns and labels."""
    drafts: list[Draft] = []
    for number, label in enumerate(labels(text, parts, quotations, entities)):
        items = parts[number].items
        drafts.extend([label] if label else sentence_drafts(text, items, number, known_cues(items), quotations))
    return drafts


def labels(
    text: str, parts: Sequence[Sentence], quotations: Sequence[Quotation], entities: Sequence[Entity]
) -> Iterator[Draft | None]:
    """Yield, for each sentence, what a name before a colon at the head of a paragraph is reported to say, or None."""
    named = sorted(span for entity in entities if entity.type != "place" for span in entity.mentions)
    previous = -1
    for number, sentence in enumerate(parts):
        begins, previous = sentence.paragraph != previous, sentence.paragraph
        yield find_label(text, sentence.items, number, named, quotations) if begins else None


def known_cues(items: Sequence[Item]) -> list[tuple[Cue, Found]]:
    """Return the cues of a sentence by rule, each with what it reports."""
    cues = find_cues(items)
    return list(zip(cues, find_contents(items, cues), strict=True))


def sentence_drafts(
    text: str, items: Sequence[Item], number: int, known: Sequence[tuple[Cue, Found]], quotations: Sequence[Quotation]
) -> list[Draft]:
    """Return what one sentence with the cues `known` reports, in the order of the cues."""
    drafts = []
    for cue, found in known:
        draft = _draft(text, items, number, cue, found, quotations)
        if draft is not None:
            drafts.append(draft)
    drafts.extend(cited(text, items, drafts, quotations))
    drafts.extend(find_noun_drafts(text, items, number, [cue for cue, _ in known], quotations))
    return drafts


def cited(text: str, items: Sequence[Item], drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """…, the agency reported, citing Lavrov: what the agency reports is Lavrov's.

    As well where the name is put in between: "The agency, citing Lavrov, reported that …".
    """
    found = []
    verbs = {(draft.subject[1], draft.clause[0]): k for k, draft in enumerate(drafts) if draft.subject and draft.clause}
    ends = sorted((draft.clause[1], k) for k, draft in enumerate(drafts) if draft.clause is not None and draft.subject)
    done, latest = 0, -1
    for at, end in cited_names(items):
        while done < len(ends) and ends[done][0] <= at:
            latest = max(latest, ends[done][1])
            done += 1
        inside = next((verbs[at - 1, k] for k in range(end, end + _HELPERS + 1) if (at - 1, k) in verbs), None)
        if inside is None and (latest < 0 or (drafts[latest].subject or (0, 0))[1] > at):
            continue
        relayed = drafts[latest if inside is None else inside]
        found.append(
            replace(
                relayed,
                source=spans_of(text, items, ((at + 1, end),), quotations),
                cue=(span_of(items, (at, at + 1)),),
                verb="cite",
                subject=(at + 1, end),
                clause=(at, at + 1),
                relay=relayed.subject,
            )
        )
    return found


def _draft(
    text: str, items: Sequence[Item], number: int, cue: Cue, found: Found, quotations: Sequence[Quotation]
) -> Draft | None:
    content = spans_of(text, items, found.content, quotations)
    if not content or (cue.subject is None and cue.voice == "active"):
        return None
    quoted = _quotes_in(items, found.content)
    if cue.frames == "q" and not quoted:
        return None
    if cue.subject is not None and not can_speak(items, cue.subject):
        return None
    if items[0].lower == "source" and len(items) > 1 and items[1].lower in (":", ";"):
        return None
    end = cue.end + 1 if found.colon else cue.end
    return Draft(
        sentence=number,
        source=spans_of(text, items, (cue.subject,), quotations) if cue.subject else (),
        cue=(span_of(items, (cue.start, end)),),
        content=content,
        quoted=quoted,
        plain=_has_words(items, found.content),
        verb=cue.verb,
        frames=cue.frames,
        subject=cue.subject,
        clause=(cue.start, cue.end),
        heard=found.heard,
        aside=found.aside,
        ranges=found.content,
        relay=cue.relay,
        shared=cue.shared,
    )


def _quotes_in(items: Sequence[Item], ranges: Iterable[Span]) -> tuple[int, ...]:
    return tuple(item.quote for a, b in ranges for item in items[a:b] if item.quote is not None)


def _has_words(items: Sequence[Item], ranges: Iterable[Span]) -> bool:
    return any(item.quote is None and item.lower[0].isalnum() for a, b in ranges for item in items[a:b])


def _position(attribution: Attribution) -> tuple[int, int]:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return min(spans)[0], max(end for _, end in spans)


def _numbered(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    return tuple(replace(found, id=f"a{number}") for number, found in enumerate(attributions, 1))
