"""FollowTheMoney entities, one a line, as `ftm`, OpenAleph and OpenSanctions' tools read them.

Documents are articles; persons, bodies and parties are what they are there; a claim is a note, an entry of the ledger
and a line of the timeline an event or a note. Each rests on articles (`proof`), and its words stand in `Documentation`
between the two, with what they do for it. Written without the format's library, which cannot be installed everywhere;
the tests read it back with it.
"""

from collections.abc import Iterable, Iterator, Mapping

from twosource.desk.exports.cast import by_name, whose
from twosource.desk.exports.entities import Entities, day, known_as, link, name, state, texts, tongue, word
from twosource.desk.exports.material import Material
from twosource.desk.exports.rows import EntryRow, EventRow, Words
from twosource.desk.exports.shape import pieces as pieces_of
from twosource.desk.exports.tables import ledger, timeline
from twosource.desk.json import one_line
from twosource.lexicon.countries import country
from twosource.records.identity import make_id
from twosource.records.ledger import Story
from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.records.story import Actor, Claim, Support

KINDS = {"person": "Person", "organization": "Organization", "group": "LegalEntity"}
HAPPEN = frozenset("round exchange agreement".split())
"""Entries of the ledger that happen, or may; the others are noted."""


def pieces(of: Material) -> Iterator[bytes]:
    """Yield a line for each entity, in order of their ids."""
    found = Entities()
    for story in of.dossier.stories:
        _Telling(found, story).tell(of.readings)
    for entity in found.written():
        yield one_line(entity)


class _Telling:
    """One story told as entities."""

    def __init__(self, found: Entities, story: Story) -> None:
        self._found, self._story = found, story
        self._actors = by_name(each for each in story.actors if self._schema(each))

    def tell(self, readings: Mapping[str, Reading]) -> None:
        for document in self._story.documents:
            self._article(document)
        for actor in self._story.actors:
            self._actor(actor)
        self._mentions(readings)
        for claim in self._story.claims:
            self._claim(claim)
        for entry in ledger(self._story):
            self._entry(entry)
        for event in timeline(self._story):
            self._event(event)

    def _article(self, of: Document) -> None:
        self._found.add(
            of.id,
            "Article",
            title=word(of.title),
            fileName=f"{of.id}.txt",
            publisher=word(of.outlet.name or of.outlet.domain),
            publisherUrl=link(f"https://{of.outlet.domain}/") if of.outlet.domain else None,
            sourceUrl=link(of.url),
            author=[word(each) for each in of.byline],
            publishedAt=day(of.published.value),
            modifiedAt=day(of.modified.value) if of.modified else None,
            language=tongue(of.language),
            bodyText=texts(of.text),
            keywords=of.notices,
        )

    def _schema(self, of: Actor) -> str | None:
        return KINDS.get(of.type) or ("PublicBody" if country(of.name) else None)

    def _actor(self, of: Actor) -> None:
        schema = self._schema(of)
        if schema is None:
            return
        own = self._found.add(
            of.id,
            schema,
            name=name(of.name),
            alias=[name(each) for each in of.names if each != of.name],
            country=state(of.side) or state(country(of.name)),
            **({"position": [word(role.role) for role in of.roles]} if schema == "Person" else {}),
        )
        if of.side is None or of.side == of.name:
            return
        self._found.add(
            make_id("b", of.id, of.side),
            "Representation",
            agent=own,
            client=self._party(of.side),
            role=[word(role.role) for role in of.roles],
            proof=[known_as(each.document) for role in of.roles for each in role.evidence],
        )

    def _party(self, party: str) -> str:
        """Return the id of a party by its display name, which may be no actor of the story."""
        known = self._actors.get(party)
        if known is not None:
            return known_as(known.id)
        own = "PublicBody" if country(party) else "LegalEntity"
        return self._found.add(make_id("b", party), own, name=name(party), country=state(party))

    def _mentions(self, readings: Mapping[str, Reading]) -> None:
        actors = whose(self._story, readings)
        for document in self._story.documents:
            for entity in readings[document.id].entities:
                actor = actors.get((document.id, entity.id))
                schema = self._schema(actor) if actor else KINDS.get(entity.type)
                if schema is None:
                    continue
                self._found.add(
                    make_id("m", document.id, entity.id),
                    "Mention",
                    document=known_as(document.id),
                    name=[name(document.text[slice(*span)]) for span in entity.mentions] or name(entity.name),
                    resolved=known_as(actor.id) if actor else None,
                    detectedSchema=schema,
                )

    def _claim(self, of: Claim) -> None:
        parties = [of.slots.get("speaker"), *of.sides]
        own = self._found.add(
            of.id,
            "Note",
            name=name(of.text),
            description=list(texts(of.text)),
            summary=f"{of.standing}: {of.reason}",
            keywords=["claim", of.standing],
            entity=[known_as(self._actors[each].id) for each in parties if each and each in self._actors],
            proof=[known_as(each.document) for each in of.support if each.stance == "supports"],
        )
        self._rests(own, of.support)

    def _entry(self, of: EntryRow) -> None:
        named = [of.by, *of.to, of.party, *of.parties, of.name, of.head, *of.members, *of.favoured_by, *of.rejected_by]
        parties = [known_as(self._actors[each].id) for each in named if each and each in self._actors]
        own = self._found.add(
            make_id("e", of.story, of.id),
            "Event" if of.entry in HAPPEN else "Note",
            name=name(of.text),
            summary=of.status,
            description=list(texts(of.what or of.text)),
            keywords=[of.entry, of.status],
            proof=[known_as(each.document) for _, each in pieces_of(of)],
            **(
                {"date": day(of.time), "location": word(of.place), "involved": parties}
                if of.entry in HAPPEN
                else {"entity": parties}
            ),
        )
        self._rests(own, (each for _, each in pieces_of(of)))

    def _event(self, of: EventRow) -> None:
        own = self._found.add(
            make_id("e", of.story, of.id),
            "Event",
            name=name(of.text),
            date=day(of.time),
            summary=of.status,
            description=of.note,
            keywords=["timeline", of.status],
            proof=[known_as(each.document) for each in of.evidence],
        )
        self._rests(own, of.evidence)

    def _rests(self, own: str, words: Iterable[Words | Support]) -> None:
        """Add what an entity rests on, piece by piece."""
        for each in words:
            stance = each.stance or "supports"
            self._found.add(
                make_id("w", own, each.document, str(each.span), stance),
                "Documentation",
                document=known_as(each.document),
                entity=own,
                role=stance,
                description=list(texts(each.quote)),
                recordId=f"{each.span[0]}-{each.span[1]}",
            )
