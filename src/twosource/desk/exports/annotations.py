"""W3C Web Annotations: the words that claims, ledger and attributions rest on, marked in their documents.

One AnnotationPage in JSON-LD, by the Web Annotation Data Model (W3C Recommendation, 23 February 2017). Its `items` are
what annotation tools load. A target is the document's URL, where it has one, and else a name for it. Positions count
the code points of the text that this program cut out of the page; in the page itself the quote, with the words before
and after it, finds the place.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from twosource import __version__
from twosource.desk.addresses import address
from twosource.desk.exports.cast import whose
from twosource.desk.exports.material import Material
from twosource.desk.json import inert
from twosource.desk.sheet.legends import ENTRIES
from twosource.desk.sheet.where import with_status
from twosource.language.wording import joined
from twosource.records.identity import make_id
from twosource.records.ledger import Answer, Entry, Proposal, Step, Story
from twosource.records.page import Document, Span
from twosource.records.reading import Attribution, Reading
from twosource.records.story import Actor, Claim, Evidence

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quote that tell it from the same words elsewhere."""

_GENERATOR = {"type": "Software", "name": f"twosource {__version__}"}

Json = dict[str, Any]


def pieces(of: Material) -> Iterator[bytes]:
    """Yield an AnnotationPage, an annotation at a time."""
    every = [each for story in of.dossier.stories for each in _of_story(story, of)]
    name = make_id("p", *(each["id"] for each in every))
    collection = {
        "id": f"urn:twosource:annotations:{name}",
        "type": "AnnotationCollection",
        "label": "What claims, ledger and attributions rest on",
        "total": len(every),
    }
    page = {
        "@context": CONTEXT,
        "id": f"urn:twosource:annotations:{name}:page",
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
    }
    yield inert(msgspec.json.encode(page)[:-1]) + b',"items":['
    for number, each in enumerate(every):
        yield (b",\n" if number else b"\n") + inert(msgspec.json.encode(each))
    yield b"\n]}\n"


def _of_story(story: Story, of: Material) -> Iterator[Json]:
    documents = {document.id: document for document in story.documents}
    found = [each for claim in story.claims for each in _of_claim(claim, documents)]
    for entries in ENTRIES:
        for entry in getattr(story.ledger, entries):
            found += _of_entry(entry, documents)
    actors = whose(story, of.readings)
    for document in story.documents:
        found += _of_reading(of.readings[document.id], document, actors)
    yield from {each["id"]: each for each in found}.values()


def _of_claim(claim: Claim, documents: dict[str, Document]) -> Iterator[Json]:
    words = f"{claim.text} — {claim.standing}: {claim.reason}"
    for support in claim.support:
        document = documents[support.document]
        tags = ["claim", claim.standing, support.stance]
        yield _annotation(f"claim:{claim.id}", words, tags, document, _in_text(document, support.span))


def _of_entry(entry: Entry, documents: dict[str, Document]) -> Iterator[Json]:
    parts: list[Step | Answer] = [*entry.history, *(entry.answers if isinstance(entry, Proposal) else ())]
    evidence: list[Evidence] = [*entry.evidence, *(each for part in parts for each in part.evidence)]
    kind = type(entry).__name__.lower()
    for each in dict.fromkeys(evidence):
        document = documents[each.document]
        where = _in_text(document, each.span)
        yield _annotation(f"{kind}:{entry.id}", with_status(entry), [kind, entry.status], document, where)


def _of_reading(reading: Reading, document: Document, actors: Mapping[tuple[str, str], Actor]) -> Iterator[Json]:
    names = {each.id: actors.get((document.id, each.id), each).name for each in reading.entities}
    for said in reading.attributions:
        name = f"attribution:{document.id}:{said.id}"
        for span in said.content:
            where = _in_title(document, span) if said.within == "title" else _in_text(document, span)
            yield _annotation(name, _who(said, names), ["attribution", said.manner], document, where)


def _who(said: Attribution, names: dict[str, str]) -> str:
    """Return whose words it is, as far as it is known: `said by A to B through C, citing D, on DAY`."""
    parts = ["said by " + names.get(said.speaker or "", "somebody who is not named")]
    if said.addressee in names:
        parts.append(f"to {names[said.addressee]}")
    if said.channel:
        parts.append(f"through {said.channel}")
    if said.occasion:
        parts.append(f"at {said.occasion}")
    if said.said:
        parts.append(f"on {said.said}")
    if said.chain:
        parts.append(f"by way of {joined(said.chain)}")
    return " ".join(parts)


def _annotation(subject: str, words: str, tags: list[str], document: Document, selectors: list[Json]) -> Json:
    source = address(document.url) or _name(document)
    target = {"type": "SpecificResource", "source": source, "selector": selectors}
    name = make_id("n", subject, *tags, document.id, msgspec.json.encode(selectors).decode())
    links = (f"urn:twosource:{subject}", _name(document))
    return {
        "@context": CONTEXT,
        "id": f"urn:twosource:annotation:{name}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": _GENERATOR,
        "body": [
            {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": "describing"},
            *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in dict.fromkeys(tags)),
            *({"type": "SpecificResource", "source": link, "purpose": "linking"} for link in links),
        ],
        "target": target,
    }


def _in_text(document: Document, span: Span) -> list[Json]:
    start, end = span
    return [_quoted(document.text, span), {"type": "TextPositionSelector", "start": start, "end": end}]


def _in_title(document: Document, span: Span) -> list[Json]:
    return [_quoted(document.title or "", span)]  # the text, in which positions count, does not hold the headline


def _quoted(text: str, span: Span) -> Json:
    start, end = span
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }


def _name(document: Document) -> str:
    return f"urn:twosource:document:{document.id}"
