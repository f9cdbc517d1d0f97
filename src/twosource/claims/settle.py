"""Settle every proposition of a story against its document and its sisters."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from twosource.claims.calendar import Calendar, calendar
from twosource.claims.channel import channel, channel_names
from twosource.claims.counts import joined_counts
from twosource.claims.parties import parties
from twosource.claims.people import People, by_noun, named, nouns_of
from twosource.claims.quantities import PARTY_NOUNS
from twosource.claims.readable import readable
from twosource.claims.saying import sayings
from twosource.claims.topic import topic
from twosource.language.dates import FULL_DAY
from twosource.language.ordinals import ordinal
from twosource.language.sentences import sentences
from twosource.lexicon.speaking import can_report
from twosource.memory import Memory
from twosource.records.assertion import BOTH, Assertion
from twosource.records.page import Document, Span
from twosource.records.reading import Attribution, Proposition, Quantity, Reading
from twosource.records.story import OWN_EYES, Actor, CaseFile, Passage

OWN_CHANNEL = "own channel"
"""Stands for the attribution of what a party says in a channel of its own."""

_FIRST_PERSON = frozenset("we our us".split())
_PRONOUNS = frozenset("he she they it we i you its his her their who which that this these those".split())


class Page(Struct, frozen=True):
    """One document with everything that its propositions are settled against."""

    document: Document
    reading: Reading
    who: People
    known: "Known"
    attributions: dict[str, Attribution]
    sentences: Sequence[Span]
    ends: dict[int, str]
    sayings: dict[tuple[str, Span], str]


def settle(case: CaseFile, memory: Memory | None = None) -> CaseFile:
    """Return the case file with one assertion for each proposition, by document id and place, and its principals.

    "Both sides" are put into the names of the principals where there are two.
    """
    memory = memory or Memory()
    found = _assertions(case, calendar(case.documents, case.readings), memory)
    return _among(case, found, parties([a for own in found.values() for a in own]), memory)


def settle_among(case: CaseFile, days: Calendar, principals: tuple[str, ...]) -> CaseFile:
    """Return a case file that is settled by what another story knows: its days, and who its parties are."""
    return _among(case, _assertions(case, days, Memory()), principals, Memory())


def _among(
    case: CaseFile, found: Mapping[str, list[Assertion]], principals: tuple[str, ...], memory: Memory
) -> CaseFile:
    spelt = (memory.recall(("spelt out", name), _all_spelt_out, own, principals) for name, own in found.items())
    return structs.replace(case, assertions=tuple(a for own in spelt for a in own), principals=principals)


class Known(Struct, frozen=True):
    """What the story knows that the propositions of one document are settled by.

    `actors` are those of its entities; `by_noun` and `days` hold what is asked for in it.
    """

    actors: dict[str, Actor]
    by_noun: dict[str, str]
    days: dict[str, tuple[str | None, str | None]]
    passages: tuple[Passage, ...]
    channel: str | None


def _assertions(case: CaseFile, days: Calendar, memory: Memory) -> dict[str, list[Assertion]]:
    faces = {actor.id: structs.replace(actor, names=(), roles=()) for actor in case.cast.actors}
    actors: dict[str, dict[str, Actor]] = defaultdict(dict)
    for member in case.cast.members:
        if member.actor in faces:
            actors[member.document][member.entity] = faces[member.actor]
    passages: dict[str, list[Passage]] = defaultdict(list)
    for passage in case.lineage.passages:
        passages[passage.document].append(passage)
    nouns, names = by_noun(case.cast.actors), channel_names(case.cast.actors)
    whole = {actor.id: actor for actor in case.cast.actors}
    found: dict[str, list[Assertion]] = {}
    for document, reading in zip(case.documents, case.readings, strict=True):
        asked = memory.recall(("asked", document.id), _asked, document, reading)
        present = {face.id for face in actors[document.id].values()}
        meant = nouns | by_noun([whole[name] for name in sorted(present)]) if asked.nouns else nouns
        known = Known(
            actors[document.id],
            {noun: meant[noun] for noun in asked.nouns if noun in meant},
            {value: days.settle(value) for value in asked.times},
            tuple(sorted(passages[document.id], key=lambda p: p.span)),
            channel(document, names),
        )
        found[document.id] = memory.recall(("settled", document.id), _settled, document, reading, known)
    return found


class Asked(Struct, frozen=True):
    """What the propositions of a document ask of its story: the parties that nouns mean, and days."""

    nouns: frozenset[str]
    times: frozenset[str]


def _asked(document: Document, reading: Reading) -> Asked:
    clauses = [p for p in reading.propositions if not p.pair]
    spans = {span for p in clauses for span in (*p.actor, *p.recipient, *p.object)}
    sources = {span for a in reading.attributions for span in a.source[:1]}
    times = {p.time for p in clauses} | {a.said for a in reading.attributions}
    return Asked(nouns_of(document.text, spans | sources), frozenset(time for time in times if time is not None))


def _settled(document: Document, reading: Reading, known: Known) -> list[Assertion]:
    page = Page(
        document,
        reading,
        People(document, named(reading, known.actors), known.by_noun),
        known,
        {a.id: a for a in reading.attributions},
        sentences(document.text),
        {t.start: t.end_value for t in reading.times if t.end_value is not None},
        sayings(document.text, reading.attributions, reading.propositions),
    )
    clauses = [p for p in reading.propositions if not p.pair and readable(document.text[slice(*p.span)])]
    return joined_counts([_assertion(page, p) for p in clauses])


def _all_spelt_out(assertions: Sequence[Assertion], principals: tuple[str, ...]) -> list[Assertion]:
    return [_spelt_out(a, principals) for a in assertions]


def _spelt_out(a: Assertion, principals: tuple[str, ...]) -> Assertion:
    sides = (a.side,) if a.side is not None and a.side != BOTH else ()
    if len(principals) < 2 or BOTH not in (*a.doers, *a.recipients, a.side):
        return structs.replace(a, sides=sides)
    names = [
        tuple(dict.fromkeys(n for x in group for n in (principals if x == BOTH else (x,))))
        for group in (a.doers, a.recipients)
    ]
    return structs.replace(a, doers=names[0], recipients=names[1], sides=principals if a.side == BOTH else sides)


def _assertion(page: Page, proposition: Proposition) -> Assertion:
    text = page.document.text
    attribution = page.attributions.get(proposition.attribution or "")
    if attribution is not None and not _is_somebody(text, attribution):
        attribution = None
    speaker = page.known.actors.get(attribution.speaker or "") if attribution else None
    time, settled_from = page.known.days.get(proposition.time or "", (None, None))
    said, _ = page.known.days.get(attribution.said or "" if attribution else "", (None, None))
    doers = [page.who.actor(span) for span in proposition.actor]
    own = page.known.channel if attribution is None else None
    name, side = _whose(page, attribution, speaker, own)
    passage = _passage(page, proposition.span)
    trigger = proposition.trigger or proposition.span
    return Assertion(
        document=page.document.id,
        id=proposition.id,
        span=proposition.span,
        quote=text[slice(*proposition.span)],
        sentence=_sentence(page, trigger),
        act=proposition.act,
        root=proposition.root,
        trigger=text[slice(*trigger)],
        polarity=proposition.polarity,
        modality=_modality(page, proposition, time),
        doers=_parties(page, proposition.actor) or _sent(page, proposition) or _ourselves(page, proposition, side),
        actors=tuple(actor.id for actor in doers if actor is not None),
        doer_persons=tuple(a.name for a in doers if a is not None and a.type == "person"),
        doer_text=" ".join(text[slice(*span)] for span in proposition.actor),
        recipients=_parties(page, proposition.recipient),
        object=" ".join(text[slice(*span)] for span in proposition.object),
        named=tuple(sorted({n.actor.id for n in page.who.inside(proposition.span)})),
        object_party=next((p for p in map(page.who.party, proposition.object) if p is not None), None),
        places=_names(page, proposition.span, "place"),
        persons=_names(page, proposition.span, "person"),
        topic=topic(page.document, page.reading, page.who, proposition.span),
        place=_place(page, proposition),
        time=time,
        until=page.ends.get(proposition.time_span[0]) if proposition.time_span else None,
        settled_from=settled_from,
        quantity=_quantity(page, proposition),
        ordinal=ordinal(text[slice(*proposition.span)]),
        quantities=_quantities(page, proposition.span),
        attribution=attribution.id if attribution else OWN_CHANNEL if own else None,
        speaker=speaker.id if speaker else None,
        speaker_name=name,
        side=side,
        said=said,
        occasion=attribution.occasion if attribution else None,
        channel=attribution.channel if attribution else None,
        direct=attribution is not None and attribution.manner == "direct",
        origin=passage.origin if passage else None,
        basis=passage.basis if passage else None,
        witness=passage.witness if passage else False,
        nominal=proposition.nominal,
        saying=_saying(page, attribution, trigger),
        lent=_lent(page, passage) if attribution is None else None,
        reported=page.document.published.value[:10] if page.document.published.value else None,
    )


def _is_somebody(text: str, attribution: Attribution) -> bool:
    """Whether the source of an attribution can speak: resolved, named, or a noun for people who do."""
    if attribution.speaker is not None or not attribution.source:
        return attribution.speaker is not None
    words = text[slice(*attribution.source[0])]
    low = words.lower()
    return low in _PRONOUNS or any(w[:1].isupper() for w in words.split()[1:]) or any(map(can_report, low.split()))


def _modality(page: Page, proposition: Proposition, time: str | None) -> str:
    """What lies after the day of the report cannot be done yet, however the clause tells it."""
    reported = page.document.published.value
    ahead = bool(reported and time and FULL_DAY.fullmatch(time) and time > reported[:10])
    forward = proposition.act in ("propose", "offer", "demand", "announce", "agree", "accept", "decline", "respond")
    return (
        "planned" if ahead and proposition.modality in ("done", "under-way") and not forward else proposition.modality
    )


def _parties(page: Page, spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party for span in spans for party in page.who.parties(span)))


def _sent(page: Page, proposition: Proposition) -> tuple[str, ...]:
    """Whose people a doer is whom only the words behind it place: "envoys | from Iran and the United States met"."""
    if len(proposition.actor) != 1 or proposition.trigger is None:
        return ()
    end, verb = proposition.actor[0][1], proposition.trigger[0]
    words = page.document.text[proposition.actor[0][0] : end].lower().split()
    from_whom = _FROM.match(page.document.text, end, max(end, verb))
    if from_whom is None or not words or words[-1].rstrip("s") not in _EMISSARIES:
        return ()
    return page.who.parties((from_whom.end(), verb))


_FROM = re.compile(r"\s+(?:from|of|representing)\s+(?:both\s+)?")
_EMISSARIES = frozenset(
    "envoy official negotiator representative diplomat delegation delegate team leader minister mediator".split()
)


def _whose(
    page: Page, attribution: Attribution | None, speaker: Actor | None, own: str | None
) -> tuple[str | None, str | None]:
    """Return whose word it is, by name and by side; `own` is the party whose channel the document is."""
    side = speaker.side if speaker is not None else _source_party(page, attribution)
    return _speaker_name(page, attribution, speaker) or own, side or own


def _ourselves(page: Page, proposition: Proposition, side: str | None) -> tuple[str, ...]:
    """Whose deed it is that "we" did: the party whose word it is."""
    words = {page.document.text[slice(*span)].lower().split(" ")[0] for span in proposition.actor}
    return (side,) if side is not None and words & _FIRST_PERSON else ()


def _names(page: Page, span: Span, kind: str) -> tuple[str, ...]:
    return tuple(sorted({n.actor.name for n in page.who.inside(span) if n.actor.type == kind}))


def _quantity(page: Page, proposition: Proposition) -> Quantity | None:
    """The clause's own quantity, else the first that stands in it; "the two sides" are none."""
    own = proposition.quantity
    if own is not None and own.unit not in PARTY_NOUNS:
        return own
    return next(iter(_quantities(page, proposition.span)), None)


def _quantities(page: Page, span: Span) -> tuple[Quantity, ...]:
    first = bisect_left(page.reading.quantities, span[0], key=lambda q: q.start)
    last = bisect_left(page.reading.quantities, span[1], key=lambda q: q.start)
    return tuple(q for q in page.reading.quantities[first:last] if q.unit not in PARTY_NOUNS)


def _place(page: Page, proposition: Proposition) -> str | None:
    if proposition.place_span is None:
        return proposition.place
    actor = page.who.actor(proposition.place_span)
    return actor.name if actor is not None else proposition.place


def _speaker_name(page: Page, attribution: Attribution | None, speaker: Actor | None) -> str | None:
    if speaker is not None:
        return speaker.name
    if attribution is None or not attribution.source or attribution.within != "text":
        return None
    words = page.document.text[slice(*attribution.source[0])]
    return None if words.lower() in _PRONOUNS else " ".join(words.split())


def _source_party(page: Page, attribution: Attribution | None) -> str | None:
    if attribution is None or not attribution.source or attribution.within != "text":
        return None
    return page.who.party(attribution.source[0])


def _passage(page: Page, span: Span) -> Passage | None:
    at = bisect_right(page.known.passages, span[0], key=lambda p: p.span[0]) - 1
    return page.known.passages[at] if at >= 0 and page.known.passages[at].span[1] > span[0] else None


def _lent(page: Page, passage: Passage | None) -> str | None:
    """Return the one party whose words are all that a passage has for a ground, or None."""
    if passage is None or passage.basis is None or passage.basis.startswith(OWN_EYES):
        return None
    start, end = passage.span
    voices = set()
    for each in page.attributions.values():
        if each.within == "text" and any(start <= span[0] < end for span in (*each.cue, *each.content)):
            speaker = page.known.actors.get(each.speaker or "")
            voices.add(speaker.side or speaker.name if speaker is not None else None)
    voices.discard(None)
    return voices.pop() if len(voices) == 1 else None


def _saying(page: Page, attribution: Attribution | None, trigger: Span) -> str | None:
    """Return all that was said in the sentence, of the content that holds the trigger."""
    if attribution is None:
        return None
    held = (span for span in attribution.content if span[0] <= trigger[0] < span[1])
    return next((page.sayings[attribution.id, span] for span in held if (attribution.id, span) in page.sayings), None)


def _sentence(page: Page, span: Span) -> Span:
    at = bisect_right(page.sentences, span[0], key=lambda s: s[0]) - 1
    return page.sentences[at] if at >= 0 else span
