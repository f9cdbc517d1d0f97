"""Drafts out of the sources, cues and contents that the encoder has tagged and linked.

Where a quotation stands alone it keeps the bounds of its marks, which are exact; elsewhere the learned bounds hold.
What the learned part does not tell (verb, who is spoken to, relays) comes from the rules for the cue in its place.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from twosource.language.lemmas import lemma
from twosource.lexicon.acts import DEEDS, roots
from twosource.lexicon.clauses import DETERMINERS
from twosource.lexicon.cues import verb_forms
from twosource.reading.attribution import cited, known_cues, labels, sentence_drafts
from twosource.reading.attribution_content import Found
from twosource.reading.attribution_cues import Cue
from twosource.reading.attribution_draft import Draft, bare, span_of
from twosource.reading.attribution_items import Item, Sentence
from twosource.reading.attribution_joined import joined
from twosource.reading.attribution_phrases import phrase_after
from twosource.reading.attribution_sources import can_speak
from twosource.reading.attribution_spans import exact, has_words, quotes, spoken, touched
from twosource.reading.encoder.linked import Linked
from twosource.reading.quotations import Quotation
from twosource.records.page import Span
from twosource.records.reading import Entity


def linked_drafts(
    text: str,
    parts: Sequence[Sentence],
    quotations: Sequence[Quotation],
    entities: Sequence[Entity],
    found: Sequence[Linked],
) -> list[Draft]:
    """Return the drafts of `found` in order of sentence and cue, with labels and citations added by rule."""
    starts = [part.items[0].start for part in parts]
    by_sentence: dict[int, list[Linked]] = {}
    for one in found:
        anchor = one.cue or one.source or one.content[0]
        number = max(0, bisect_right(starts, anchor[0]) - 1)
        by_sentence.setdefault(number, []).append(one)
    drafts: list[Draft] = []
    ruled: list[Draft] = []
    for number, label in enumerate(labels(text, parts, quotations, entities)):
        here = by_sentence.get(number, [])
        items = parts[number].items
        quoting = label is None and any(item.quote is not None for item in items)
        known = known_cues(items) if quoting or here else []
        if quoting:
            ruled.extend(draft for draft in sentence_drafts(text, items, number, known, quotations) if draft.quoted)
        if label is not None and (label.quoted or not any(one.source for one in here)):
            drafts.append(label)
            continue
        kept = [
            draft
            for one in sorted(here, key=_place)
            if (draft := _draft(text, items, number, one, quotations, known)) is not None
        ]
        kept = _first_of_each_cue(kept)
        named = cited(text, items, kept, quotations)
        citing = {draft.cue for draft in named}
        drafts.extend([*(draft for draft in kept if draft.cue not in citing), *named])
    return joined(text, drafts, ruled, parts, quotations)


def _first_of_each_cue(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in order without those whose cue, or content where there is none, an earlier one has."""
    first: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        first.setdefault(draft.cue or draft.content, draft)
    return list(first.values())


def _place(one: Linked) -> Span:
    return one.cue or one.source or one.content[0]


def _draft(
    text: str,
    items: Sequence[Item],
    number: int,
    one: Linked,
    quotations: Sequence[Quotation],
    known: Sequence[tuple[Cue, Found]],
) -> Draft | None:
    clause = _range(items, one.cue)
    rule = _rule(known, clause) if clause else None
    begins = _range(items, one.content[0])
    if clause and (_cites(items, clause) or (begins and begins[0] and _cites(items, (begins[0] - 1, begins[0])))):
        before = bisect_right(known, clause[0], key=lambda pair: pair[0].end)
        rule = rule or (known[before - 1] if before else None)
        one = _uncited(items, one, rule)
        clause = _range(items, one.cue)
    cue, behind = rule if rule else (None, None)
    reported = [spoken(span, one.cue, quotations) for span in one.content]
    near = [
        span
        for span in dict.fromkeys(reported)
        if list(quotes(span, quotations)) or (_is_near(items, span) and "\n" not in text[items[-1].end : span[0]])
    ]
    told = _whole(items, near, behind, clause) if near and behind and clause else near
    content = tuple(part for span in told for part in exact(text, span, quotations))
    quoted = tuple(dict.fromkeys(quote for span in told for quote in quotes(span, quotations)))
    if not content or (one.cue is None and (quoted or any(touched(span, quotations) for span in told))):
        return None  # a quotation that nobody is near to goes on with the speaker before it
    if rule is None and clause and begins and not quoted and _acts_on(items, clause, begins):
        return None
    plain = any(has_words(text, span, quotations) for span in told)
    learned = None if _is_told(one) else one.source
    subject = _subject(items, learned, cue, clause, quoted)
    source = span_of(items, subject) if subject != _range(items, learned) and subject else learned
    return Draft(
        sentence=number,
        source=(bare(text, *source),) if source else (),
        cue=(bare(text, *one.cue),) if one.cue else (),
        content=content,
        quoted=quoted,
        plain=plain,
        verb=cue.verb if cue else items[clause[1] - 1].lower if clause else "",
        frames=cue.frames if cue else "qc",
        subject=subject,
        clause=clause,
        heard=behind.heard if behind else None,
        aside=behind.aside if behind else None,
        ranges=tuple(part for part in (_range(items, span) for span in told) if part),
        relay=cue.relay if cue else None,
        shared=cue.shared if cue else False,
    )


def _cites(items: Sequence[Item], clause: Span) -> bool:
    """Reported, citing a memo, that …: what is cited is put in between cue and content."""
    return any(items[at].lower in ("citing", "quoting") for at in range(*clause))


def _uncited(items: Sequence[Item], one: Linked, rule: tuple[Cue, Found] | None) -> Linked:
    """Return an attribution without what is cited in it, where the grammar sees the cue and content on its sides."""
    if rule is None or not rule[1].content or _cites(items, (rule[0].start, rule[0].end)):
        return one
    content = tuple(span_of(items, part) for part in rule[1].content)
    return Linked(one.source, span_of(items, (rule[0].start, rule[0].end)), content)


def _acts_on(items: Sequence[Item], clause: Span, content: Span) -> bool:
    """Whether a verb for a deed, and no verb of speech, has its object for its content: "signed | an agreement"."""
    verb = items[clause[1] - 1].lower
    deed = roots().get(lemma(verb, "VBD")) in DEEDS and not verb_forms().get(verb)
    return deed and content[0] == clause[1] and items[content[0]].lower in DETERMINERS


def _is_told(one: Linked) -> bool:
    """Whether a source stands in what it is to say: "it is believed that sailors abducted by pirates are alive"."""
    if one.source is None or one.cue is None:
        return False
    return any(a <= one.source[0] and one.source[1] <= b and not a <= one.cue[0] < b for a, b in one.content)


def _subject(
    items: Sequence[Item], source: Span | None, cue: Cue | None, clause: Span | None, quoted: Sequence[int]
) -> Span | None:
    """Return the source that was learned, unless the grammar sees one where none was found or a nearer one."""
    subject = _range(items, source)
    if cue is not None and cue.subject is not None and can_speak(items, cue.subject):
        before = cue.subject[1] == cue.start and (subject is None or subject[1] < cue.subject[0])
        relayed = any(
            item.lower == "as" for item in items[cue.start : cue.end]
        )  # Lind was quoted as saying by the agency
        subject = cue.subject if subject is None or before or relayed else subject
    if subject is None and source is None and clause and clause[0] and items[clause[0] - 1].quote in quoted:
        behind = phrase_after(items, clause[1])
        subject = behind if behind is not None and can_speak(items, behind) else None
    return subject


def _is_near(items: Sequence[Item], span: Span) -> bool:
    """Whether a span stands in a sentence or right beside it in one line; what is not quoted goes no further."""
    return span[0] <= items[-1].end + 1 and items[0].start - 1 <= span[1]


def _rule(known: Sequence[tuple[Cue, Found]], clause: Span) -> tuple[Cue, Found] | None:
    """Return the cue by rule that overlaps a cue; those of a sentence are in order and apart."""
    at = bisect_right(known, clause[0], key=lambda pair: pair[0].end)
    return known[at] if at < len(known) and known[at][0].start < clause[1] else None


def _whole(items: Sequence[Item], content: Sequence[Span], behind: Found, clause: Span) -> Sequence[Span]:
    """Return all that stands before "…, he said", where the encoder saw only a part of it.

    What it leaves out there would be the verb and its negation: "they have not accepted | an offer, he said".
    """
    if len(behind.content) != 1 or behind.content[0][1] > clause[0]:
        return content
    first, last = behind.content[0]
    span = items[first].start, items[last - 1].end
    return (span,) if all(span[0] <= start and end <= span[1] for start, end in content) else content


def _range(items: Sequence[Item], span: Span | None) -> Span | None:
    """Return the items that `span` touches, or None where it lies outside the sentence."""
    if span is None or span[0] >= items[-1].end or span[1] <= items[0].start:
        return None
    first = bisect_right(items, span[0], key=lambda item: item.end)
    last = bisect_left(items, span[1], key=lambda item: item.start)
    return (first, last) if first < last else None
