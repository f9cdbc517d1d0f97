"""A dossier and its stories, as a program or a notebook has them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial

import msgspec

from twosource.api.claim import Around, Claim, claims
from twosource.api.document import Document, documents
from twosource.api.rows import HAPPENS, SAID, STANDS, cells
from twosource.api.table import Table
from twosource.api.writing import write
from twosource.desk.answer_text import claim_of
from twosource.desk.exports import tables
from twosource.desk.exports.material import Material
from twosource.desk.exports.rows import AttributionRow, EntryRow, EventRow
from twosource.desk.exports.writing import Form
from twosource.desk.html.notebook import dossier_html
from twosource.desk.meant import meant
from twosource.desk.phrases import count
from twosource.desk.renderings import DOSSIER, rendering
from twosource.questions import Answer
from twosource.records import ledger
from twosource.records.page import Failure
from twosource.records.reading import Reading


class Story:
    """The dossier of one story. `record` is all of it, with ids for names (`twosource.records.ledger.Story`)."""

    def __init__(self, record: ledger.Story, readings: Mapping[str, Reading]) -> None:
        self.record = record
        self._readings = readings
        self.id = record.id
        self.title = record.title
        self.first = record.first
        self.last = record.last

    @cached_property
    def claims(self) -> Table[Claim]:
        """What is claimed, each with its standing and the words that it rests on."""
        around = Around(self.id, self.record.documents, self.record.origins)
        return claims(tuple(Claim(record, around) for record in self.record.claims))

    @cached_property
    def documents(self) -> Table[Document]:
        """The documents that tell it."""
        return documents(tuple(Document(each, self._reading(each.id), self.id) for each in self.record.documents))

    @cached_property
    def attributions(self) -> Table[AttributionRow]:
        """Who says what, in the order of the documents."""
        return _attributions(tuple(tables.attributions(self.record, self._readings)))

    @cached_property
    def ledger(self) -> Table[EntryRow]:
        """Where the talks stand: rounds, proposals, venues, papers, positions, …"""
        return _entries(tuple(tables.ledger(self.record)), self.documents)

    @cached_property
    def timeline(self) -> Table[EventRow]:
        """What happened, is planned or was said when."""
        return _events(tuple(tables.timeline(self.record)), self.documents)

    @property
    def origins(self) -> tuple[str, ...]:
        """Whose reporting is behind it, by name."""
        return tuple(origin.name for origin in self.record.origins)

    def _reading(self, name: str) -> Reading:
        return self._readings.get(name) or Reading(document=name, reader="")

    def __repr__(self) -> str:
        return f"<Story {self.title!r}: {count(len(self.documents), 'document')}, {count(len(self.origins), 'origin')}>"

    def _repr_html_(self) -> str:
        return dossier_html(ledger.Dossier(stories=(self.record,)))


class Dossier:
    """The dossiers of all stories, the largest first; its tables are those of all of them, one after the other.

    `record` is all of it (`twosource.records.ledger.Dossier`); `refused` are the sources that could not be used.
    """

    def __init__(self, material: Material, refused: Sequence[Failure] = ()) -> None:
        self.record = material.dossier
        self.refused = tuple(refused)
        self._material = material

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories, the largest first."""
        return tuple(Story(record, self._material.readings) for record in self.record.stories)

    def story(self, words: str) -> Story:
        """Return the one story with this id, or whose title has these words.

        Raises:
            BadCall: there is none, or there are several; the message lists what comes near.

        """
        wanted = meant(words, "story", {story.id: story.title for story in self.stories})
        return next(story for story in self.stories if story.id == wanted)

    @property
    def claims(self) -> Table[Claim]:
        """What is claimed, each with its standing and the words that it rests on."""
        return claims([one for story in self.stories for one in story.claims])

    @property
    def documents(self) -> Table[Document]:
        """All documents."""
        return documents([one for story in self.stories for one in story.documents])

    @property
    def attributions(self) -> Table[AttributionRow]:
        """Who says what."""
        return _attributions([one for story in self.stories for one in story.attributions])

    @property
    def ledger(self) -> Table[EntryRow]:
        """Where the talks stand: rounds, proposals, venues, papers, positions, …"""
        return _entries([one for story in self.stories for one in story.ledger], self.documents)

    @property
    def timeline(self) -> Table[EventRow]:
        """What happened, is planned or was said when, story by story."""
        return _events([one for story in self.stories for one in story.timeline], self.documents)

    def check(self, claim: str) -> Claim:
        """Return how one claim in free words stands in the documents; `denied` and `not-found` are standings too."""
        return found_in(self._material.held.check(claim, until=self._material.until))

    def show(self, format: str = "text") -> str:
        """Return it as `twosource brief` shows it: `text`, `markdown`, `html` or `json`."""
        shown: bytes = rendering(DOSSIER, format)(self.record)
        return shown.decode("utf-8")

    def save(self, path: str | os.PathLike[str], form: str | Form | None = None) -> None:
        """Write it to a file, or into a folder where the form has several files.

        `form` is one that `twosource brief` or `twosource export` knows, or a function of the material that yields the
        pieces of a file, or the files of a folder as (name, bytes). Without it, the ending says: `.html`, `.json`,
        `.md` or `.txt`.

        Raises:
            BadCall: there is no such form, it needs a library that is not installed, or nothing can be written there.

        """
        write(self._material, os.fspath(path), form)

    def to_builtins(self) -> object:
        """Return all of it in dicts and lists, as `twosource brief --format json` prints it."""
        return msgspec.json.decode(rendering(DOSSIER, "json")(self.record))

    def __repr__(self) -> str:
        refused = f", {count(len(self.refused), 'source')} refused" if self.refused else ""
        stories = count(len(self.stories), "story", "stories")
        return f"<Dossier: {stories}, {count(len(self.documents), 'document')}{refused}>"

    def _repr_html_(self) -> str:
        return dossier_html(self.record, self.refused)


def found_in(answer: Answer) -> Claim:
    """Return the answer to a question as a claim."""
    return Claim(claim_of(answer), Around(None, answer.documents, answer.origins))


def _attributions(of: Sequence[AttributionRow]) -> Table[AttributionRow]:
    return Table("attributions", of, cells, SAID)


def _entries(of: Sequence[EntryRow], among: Iterable[Document]) -> Table[EntryRow]:
    return Table("entries", of, partial(cells, outlets={each.id: each.outlet for each in among}), STANDS)


def _events(of: Sequence[EventRow], among: Iterable[Document]) -> Table[EventRow]:
    return Table("events", of, partial(cells, outlets={each.id: each.outlet for each in among}), HAPPENS)
