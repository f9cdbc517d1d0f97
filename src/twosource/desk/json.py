"""Documents and dossiers as JSON by the outer contract; the names and their order are literal here."""

from base64 import b64encode
from typing import Any

import msgspec

from twosource.pipeline import Read
from twosource.questions import Answer
from twosource.records.judgement import Heeded
from twosource.records.ledger import Dossier, Entry, Event, Ledger, Misfit, Story
from twosource.records.page import CaptureNote, Credit, Document, Stamp
from twosource.records.reading import Attribution, Entity, Proposition, Quantity, Reading, TimeExpression
from twosource.records.story import Actor, Claim, Derivation, Origin

Json = dict[str, Any]

# these end a line for some tools, though not for JSON
LINE_ENDS = {"\u0085": rb"\u0085", "\u2028": rb"\u2028", "\u2029": rb"\u2029"}


def one_line(value: object) -> bytes:
    """Return a value as one line of JSON, whatever a reader takes for the end of a line, with the line feed."""
    line = msgspec.json.encode(value)
    for letter, escaped in LINE_ENDS.items():
        line = line.replace(letter.encode(), escaped)
    return line + b"\n"


def document_line(pair: Read) -> bytes:
    """Return one document with its reading as one line of JSON, with the line feed."""
    return one_line(_document(*pair))


def dossier_bytes(dossier: Dossier) -> bytes:
    """Return the dossier as one JSON object, indented, with a line feed at the end."""
    plain = msgspec.json.encode({"stories": [_story(story) for story in dossier.stories]})
    return msgspec.json.format(plain, indent=2) + b"\n"


def answer_bytes(answer: Answer) -> bytes:
    """Return how one claim stands as one JSON object, indented, with a line feed at the end."""
    return msgspec.json.format(msgspec.json.encode(_answer(answer)), indent=2) + b"\n"


def answer_line(answer: Answer) -> bytes:
    """Return the same as one line."""
    return one_line(_answer(answer))


def _answer(answer: Answer) -> Json:
    finding = answer.finding
    return {
        "claim": finding.claim,
        "standing": finding.standing,
        "reason": finding.reason,
        "origins": finding.origins,
        "witnesses": finding.witnesses,
        "sides": finding.sides,
        "evidence": msgspec.to_builtins(finding.evidence),
        "differences": msgspec.to_builtins(finding.differences),
        "documents": [document.id for document in answer.documents],
        "tables": {
            "documents": {document.id: _named(document) for document in answer.documents},
            "origins": {origin.id: _origin(origin) for origin in answer.origins},
        },
    }


def _named(document: Document) -> Json:
    return {
        "id": document.id,
        "ref": document.ref,
        "title": document.title,
        "outlet": document.outlet.name or document.outlet.domain,
        "url": document.url,
        "published": document.published.value,
        "notices": document.notices,
    }


def _document(document: Document, reading: Reading) -> Json:
    return {
        "id": document.id,
        "ref": document.ref,
        "capture": _capture(document.capture),
        "title": document.title,
        "outlet": {"name": document.outlet.name, "domain": document.outlet.domain},
        "url": document.url,
        "published": _stamp(document.published),
        "modified": None if document.modified is None else _stamp(document.modified),
        "byline": document.byline,
        "language": document.language,
        "text": document.text,
        "captions": document.captions,
        "notices": document.notices,
        "credits": [_credit(credit) for credit in dict.fromkeys(document.credits + reading.credits)],
        "reader": reading.reader,
        "entities": [_entity(entity) for entity in reading.entities],
        "times": [_time(time) for time in reading.times],
        "quantities": [_quantity(quantity) for quantity in reading.quantities],
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
        "propositions": [_proposition(proposition) for proposition in reading.propositions],
    }


def _capture(capture: CaptureNote) -> Json:
    return {
        "path": capture.path,
        "url": capture.url,
        "sha256": capture.sha256,
        "media_type": capture.media_type,
    }


def _stamp(stamp: Stamp) -> Json:
    known: Json = {"value": stamp.value, "evidence": stamp.evidence}
    if stamp.value is None:
        known |= {"not_before": stamp.not_before, "not_after": stamp.not_after}
    return known


def _credit(credit: Credit) -> Json:
    return {"name": credit.name, "how": credit.how, "span": credit.span, "url": credit.url}


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "mentions": entity.mentions,
        "references": entity.references,
        "roles": [{"role": role, "span": span} for role, span in entity.roles],
    }


def _time(time: TimeExpression) -> Json:
    plain: Json = {"start": time.start, "end": time.end, "type": time.type, "value": time.value}
    return plain if time.end_value is None else plain | {"end_value": time.end_value}


def _quantity(quantity: Quantity) -> Json:
    return {
        "start": quantity.start,
        "end": quantity.end,
        "value": quantity.value,
        "unit": quantity.unit,
        "bound": quantity.bound,
        "each": quantity.each,
    }


def _attribution(words: Attribution) -> Json:
    return {
        "id": words.id,
        "source": words.source,
        "cue": words.cue,
        "content": words.content,
        "manner": words.manner,
        "speaker": words.speaker,
        "addressee": words.addressee,
        "channel": words.channel,
        "occasion": words.occasion,
        "chain": words.chain,
        "said": words.said,
        "in": words.within,
    }


def _proposition(assertion: Proposition) -> Json:
    return {
        "id": assertion.id,
        "attribution": assertion.attribution,
        "span": assertion.span,
        "root": assertion.root,
        "act": assertion.act,
        "trigger": assertion.trigger,
        "actor": assertion.actor,
        "recipient": assertion.recipient,
        "object": assertion.object,
        "place": assertion.place,
        "place_span": assertion.place_span,
        "time": assertion.time,
        "time_span": assertion.time_span,
        "quantity": None if assertion.quantity is None else _quantity(assertion.quantity),
        "polarity": assertion.polarity,
        "modality": assertion.modality,
        "pair": assertion.pair,
        "vector": b64encode(assertion.vector).decode() if assertion.vector else None,
    }


def _story(story: Story) -> Json:
    rests: dict[str, list[str]] = {document.id: [] for document in story.documents}
    for origin in story.origins:
        for name in origin.documents:
            rests.setdefault(name, []).append(origin.id)
    misfits = {misfit.document: misfit for misfit in story.misfits}
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "base": msgspec.to_builtins(story.base),
        "documents": [_source(document, rests[document.id], misfits.get(document.id)) for document in story.documents],
        "origins": [_origin(origin) for origin in story.origins],
        "derivations": [_derivation(derivation) for derivation in story.derivations],
        "actors": [_actor(actor) for actor in story.actors],
        "claims": [claim_object(claim) for claim in story.claims],
        "timeline": [_event(event) for event in story.timeline],
        "ledger": _ledger(story.ledger),
        "judgements": [_judgement(judgement) for judgement in story.judgements],
    }


def _judgement(judgement: Heeded) -> Json:
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "subject": judgement.subject,
        "who": judgement.who,
        "when": judgement.when,
        "why": judgement.why,
        "effective": judgement.effective,
        "effect": judgement.effect,
        "touches": judgement.touches,
    }


def _source(document: Document, origins: list[str], misfit: Misfit | None) -> Json:
    return {
        "id": document.id,
        "ref": document.ref,
        "title": document.title,
        "outlet": document.outlet.name or document.outlet.domain,
        "url": document.url,
        "sha256": document.capture.sha256,
        "published": document.published.value,
        "not_before": document.published.not_before,
        "not_after": document.published.not_after,
        "modified": None if document.modified is None else document.modified.value,
        "byline": document.byline,
        "language": document.language,
        "notices": document.notices,
        "misfit": None
        if misfit is None
        else {"reason": misfit.reason, "evidence": msgspec.to_builtins(misfit.evidence)},
        "credits": [_credit(credit) for credit in document.credits],
        "origins": origins,
        "captions": document.captions,
        "text": document.text,
    }


def _origin(origin: Origin) -> Json:
    return {"id": origin.id, "name": origin.name, "kind": origin.kind, "documents": origin.documents}


def _derivation(derivation: Derivation) -> Json:
    return {
        "document": derivation.document,
        "of": msgspec.to_builtins(derivation.of),
        "kind": derivation.kind,
        "reason": derivation.reason,
        "evidence": msgspec.to_builtins(derivation.evidence),
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "type": actor.type,
        "name": actor.name,
        "names": actor.names,
        "side": actor.side,
        "roles": msgspec.to_builtins(actor.roles),
    }


def claim_object(claim: Claim) -> Json:
    """Return a claim with its standing, its support and its differences."""
    return {
        "id": claim.id,
        "text": claim.text,
        "standing": claim.standing,
        "reason": claim.reason,
        "origins": claim.origins,
        "witnesses": claim.witnesses,
        "sides": claim.sides,
        "slots": dict(sorted(claim.slots.items())),
        "utterance": claim.utterance,
        "propositions": claim.propositions,
        "support": msgspec.to_builtins(claim.support),
        "differences": msgspec.to_builtins(claim.differences),
    }


def _event(event: Event) -> Json:
    return {
        "time": event.time,
        "text": event.text,
        "status": event.status,
        "note": event.note,
        "claims": event.claims,
        "evidence": msgspec.to_builtins(event.evidence),
    }


def _ledger(ledger: Ledger) -> Json:
    return {kind: [_entry(entry) for entry in getattr(ledger, kind)] for kind in ledger.__struct_fields__}


def _entry(entry: Entry) -> Json:
    plain: Json = msgspec.to_builtins(entry)
    return plain
