"""A dossier as tables: which there are, and what their rows are made of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

from twosource.desk.exports import rows
from twosource.desk.exports.cast import counting, whose
from twosource.desk.exports.cast import origins as origins_of
from twosource.desk.exports.material import Material
from twosource.desk.exports.rows import Words
from twosource.records.identity import make_id
from twosource.records.ledger import Amount, Entry, Story
from twosource.records.page import Document, Span
from twosource.records.reading import Attribution, Reading
from twosource.records.story import Actor, Claim, Evidence, Support

LEDGER = {
    "rounds": "round",
    "proposals": "proposal",
    "venues": "venue",
    "delegations": "delegation",
    "papers": "paper",
    "exchanges": "exchange",
    "positions": "position",
    "mediators": "mediator",
    "agreements": "agreement",
}
"""The parts of a ledger, and what an entry of each is called."""


class Table(Struct, frozen=True):
    """A table: what a row is called, its type, how those of a story are made, and what tells them apart."""

    kind: str
    row: type[Struct]
    made: Callable[[Story, Mapping[str, Reading]], Iterator[Struct]]
    key: tuple[str, ...] = ("story", "id")


def every(of: Material) -> Iterator[tuple[str, Struct]]:
    """Yield each row of a dossier with the name of its table, story by story."""
    for story in of.dossier.stories:
        for name, table in TABLES.items():
            for row in table.made(story, of.readings):
                yield name, row


def stories(of: Story) -> Iterator[rows.StoryRow]:
    """Yield the row of a story."""
    yield rows.StoryRow(
        story=of.id,
        title=of.title,
        first=of.first,
        last=of.last,
        documents=of.base.documents,
        unread=of.base.unread,
        undated=of.base.undated,
        latest=of.base.latest,
    )


def documents(of: Story) -> Iterator[rows.DocumentRow]:
    """Yield a row for each document, those that nothing rests on too."""
    counts, reporting, misfits = counting(of), origins_of(of), {each.document: each for each in of.misfits}
    for each in of.documents:
        misfit = misfits.get(each.id)
        yield rows.DocumentRow(
            story=of.id,
            id=each.id,
            ref=each.ref,
            title=each.title,
            outlet=each.outlet.name,
            domain=each.outlet.domain,
            url=each.url,
            published=each.published.value,
            not_before=each.published.not_before,
            not_after=each.published.not_after,
            modified=None if each.modified is None else each.modified.value,
            byline=each.byline,
            language=each.language,
            notices=each.notices,
            counts=each.id in counts,
            origins=reporting[each.id],
            sha256=each.capture.sha256,
            misfit=None if misfit is None else misfit.reason,
            misfit_evidence=() if misfit is None else _words(misfit.evidence),
            captions=each.captions,
            text=each.text,
        )


def origins(of: Story) -> Iterator[rows.OriginRow]:
    """Yield a row for each origin."""
    for each in of.origins:
        yield rows.OriginRow(story=of.id, id=each.id, name=each.name, type=each.kind, documents=each.documents)


def derivations(of: Story) -> Iterator[rows.DerivationRow]:
    """Yield a row for each derivation."""
    named = _Named("l")
    for each in of.derivations:
        yield rows.DerivationRow(
            story=of.id,
            id=named(each.document, each.of.document, each.of.origin, each.kind),
            document=each.document,
            of_document=each.of.document,
            of_origin=each.of.origin,
            type=each.kind,
            reason=each.reason,
            evidence=_words(each.evidence),
        )


def actors(of: Story) -> Iterator[rows.ActorRow]:
    """Yield a row for each actor."""
    for each in of.actors:
        yield rows.ActorRow(
            story=of.id,
            id=each.id,
            type=each.type,
            name=each.name,
            names=each.names,
            side=each.side,
            roles=tuple(
                rows.RoleRow(role=role.role, time=role.time, evidence=_words(role.evidence)) for role in each.roles
            ),
            judged=each.judged,
        )


def claims(of: Story) -> Iterator[rows.ClaimRow]:
    """Yield a row for each claim."""
    for each in of.claims:
        yield claim_row(each, of.id)


def claim_row(of: Claim, story: str) -> rows.ClaimRow:
    """Return the row of a claim of the story with this id."""
    return rows.ClaimRow(
        story=story,
        id=of.id,
        text=of.text,
        standing=of.standing,
        reason=of.reason,
        origins=of.origins,
        witnesses=of.witnesses,
        sides=of.sides,
        utterance=of.utterance,
        **{name: of.slots.get(name) for name in SLOTS},
        support=_words(of.support),
        differences=tuple(
            rows.DifferenceRow(
                number=number,
                slot=difference.slot,
                relation=difference.relation,
                value=value.value,
                reason=difference.reason or None,
                evidence=_words(value.evidence),
            )
            for number, difference in enumerate(of.differences)
            for value in difference.values
        ),
        propositions=tuple(rows.PropositionRow(document=d, proposition=p) for d, p in of.propositions),
        judged=of.judged,
    )


SLOTS = tuple("act actor recipient speaker side role occasion time place quantity polarity modality".split())
"""The slots that a claim may have."""


def attributions(of: Story, readings: Mapping[str, Reading]) -> Iterator[rows.AttributionRow]:
    """Yield a row for each attribution of each document."""
    members = whose(of, readings)
    for document in of.documents:
        names = {entity.id: entity.name for entity in readings[document.id].entities}
        for said in readings[document.id].attributions:
            yield _attribution(of, document, said, names, members)


def _attribution(
    of: Story,
    document: Document,
    said: Attribution,
    names: Mapping[str, str],
    members: Mapping[tuple[str, str], Actor],
) -> rows.AttributionRow:
    speaker = members.get((document.id, said.speaker or ""))
    addressee = members.get((document.id, said.addressee or ""))
    content = _cut(document, said.content, said.within)
    return rows.AttributionRow(
        story=of.id,
        document=document.id,
        id=said.id,
        outlet=document.outlet.name or document.outlet.domain,
        published=document.published.value,
        speaker=speaker.id if speaker else None,
        speaker_name=speaker.name if speaker else names.get(said.speaker or ""),
        side=speaker.side if speaker else None,
        addressee=addressee.id if addressee else None,
        addressee_name=addressee.name if addressee else names.get(said.addressee or ""),
        manner=said.manner,
        words=" … ".join(each.quote for each in content),
        said=said.said,
        occasion=said.occasion,
        channel=said.channel,
        chain=said.chain,
        source=_cut(document, said.source, said.within),
        cue=_cut(document, said.cue, said.within),
        content=content,
    )


def ledger(of: Story) -> Iterator[rows.EntryRow]:
    """Yield a row for each entry of the ledger."""
    for part, entry in LEDGER.items():
        for each in getattr(of.ledger, part):
            yield _entry(of.id, entry, each)


def _entry(story: str, entry: str, of: Entry) -> rows.EntryRow:
    own: dict[str, Any] = {name: getattr(of, name) for name in of.__struct_fields__}
    amount: Amount | None = own.pop("quantity", None)
    if amount is not None:
        own |= {"quantity": amount.value, "unit": amount.unit, "each": amount.each}
    if "kind" in own:
        own["type"] = own.pop("kind")
    if isinstance(own.get("to"), str):
        own["to"] = (own["to"],)
    own["to"] = own.get("to") or ()
    own["evidence"] = _words(own["evidence"])
    own["history"] = tuple(
        rows.StepRow(status=step.status, time=step.time, by=step.by, evidence=_words(step.evidence))
        for step in own["history"]
    )
    own["answers"] = tuple(
        rows.AnswerRow(**(structs.asdict(answer) | {"evidence": _words(answer.evidence)}))
        for answer in own.get("answers", ())
    )
    filled: dict[str, Any] = {name: None if value == "" else value for name, value in own.items()}
    return rows.EntryRow(story=story, entry=entry, **filled)


def timeline(of: Story) -> Iterator[rows.EventRow]:
    """Yield a row for each line of the timeline."""
    named = _Named("t")
    for each in of.timeline:
        yield rows.EventRow(
            story=of.id,
            id=named(each.time, each.text, each.status, *each.claims),
            time=each.time,
            text=each.text,
            status=each.status,
            note=each.note,
            claims=each.claims,
            evidence=_words(each.evidence),
        )


def judgements(of: Story) -> Iterator[rows.JudgementRow]:
    """Yield a row for each judgement that holds and concerns the story."""
    for each in of.judgements:
        yield rows.JudgementRow(
            story=of.id,
            id=each.id,
            type=each.kind,
            subject=each.subject,
            who=each.who,
            when=each.when,
            why=each.why or None,
            effective=each.effective,
            effect=each.effect or None,
            touches=each.touches,
        )


class _Named:
    """Gives names to things that have none, by their content; where two have the same, the later has another."""

    def __init__(self, prefix: str) -> None:
        self._prefix, self._seen = prefix, dict[tuple[str | None, ...], int]()

    def __call__(self, *parts: str | None) -> str:
        before = self._seen.get(parts, 0)
        self._seen[parts] = before + 1
        return make_id(self._prefix, *parts, *([str(before)] if before else []))


def _words(of: Sequence[Evidence | Support]) -> tuple[Words, ...]:
    return tuple(
        Words(document=each.document, span=each.span, quote=each.quote, stance=getattr(each, "stance", None))
        for each in of
    )


def _cut(document: Document, spans: Sequence[Span], within: str) -> tuple[Words, ...]:
    """Return pieces of a headline or of a text; None stands for the text, as what most of them are of."""
    inside = "title" if within == "title" else None
    text = (document.title or "") if inside else document.text
    return tuple(Words(document=document.id, span=span, quote=text[slice(*span)], within=inside) for span in spans)


def _plainly(made: Callable[[Story], Iterator[Struct]]) -> Callable[[Story, Mapping[str, Reading]], Iterator[Struct]]:
    """Return the making of rows that need no readings, called like that of those which do."""
    return lambda story, _: made(story)


TABLES: dict[str, Table] = {
    "stories": Table("story", rows.StoryRow, _plainly(stories), ("story",)),
    "documents": Table("document", rows.DocumentRow, _plainly(documents)),
    "origins": Table("origin", rows.OriginRow, _plainly(origins)),
    "derivations": Table("derivation", rows.DerivationRow, _plainly(derivations)),
    "actors": Table("actor", rows.ActorRow, _plainly(actors)),
    "attributions": Table("attribution", rows.AttributionRow, attributions, ("document", "id")),
    "claims": Table("claim", rows.ClaimRow, _plainly(claims)),
    "ledger": Table("entry", rows.EntryRow, _plainly(ledger)),
    "timeline": Table("event", rows.EventRow, _plainly(timeline)),
    "judgements": Table("judgement", rows.JudgementRow, _plainly(judgements)),
}
