"""An archive, as a program or a notebook has it."""

import os
from datetime import datetime
from typing import Any

from msgspec import Struct

from twosource.api.claim import Claim
from twosource.api.dossier import Dossier, found_in
from twosource.api.rows import cells
from twosource.api.sources import Sources, taken
from twosource.api.table import Table
from twosource.archive.holdings import Holdings
from twosource.archive.intake import take_in
from twosource.archive.naming import shown
from twosource.archive.opening import open_archive
from twosource.desk.commands.judge import subject_of
from twosource.desk.deciding import NAMES, PARTS
from twosource.desk.exports.material import material
from twosource.desk.judgements_list import Listed, listed
from twosource.desk.phrases import outlet_name
from twosource.desk.when import moment
from twosource.errors import BadCall
from twosource.records.change import Change
from twosource.records.judgement import KINDS, Judgement
from twosource.records.page import Document, Failure
from twosource.settings import DEFAULT, Settings
from twosource.stage import USUAL, Reader


class Added(Struct, frozen=True, kw_only=True):
    """What came of adding sources: the new documents, how many captures were there before, and what was refused."""

    documents: tuple[Document, ...]
    held: int
    refused: tuple[Failure, ...]


class Found(Struct, frozen=True, kw_only=True):
    """A document in which words were found, and a piece of it around them."""

    document: str
    outlet: str
    published: str | None
    title: str | None
    url: str | None
    excerpt: str


class Archive:
    """Sources as they came, what was read in them, and what people decided; it is only ever added to.

    Used with `with`, or closed by `close()`. Several threads and programs may use one archive at once.
    """

    def __init__(self, place: str | os.PathLike[str], *, new: bool = False, reader: Reader | str = USUAL) -> None:
        """Open the archive at `place`, a file, a folder or `postgresql://…`; with `new`, make it where it is not there.

        Raises:
            BadCall: there is none, or what is there is none.

        """
        self.place = os.fspath(place)
        if not (new or "://" in self.place or os.path.exists(self.place)):
            raise BadCall(f"{self.place}: no archive is there; new=True makes one")
        self._held = Holdings(open_archive(self.place, new=new), reader)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the database."""
        self._held.archive.close()

    def add(self, sources: Sources, *, jobs: int = 1, settings: Settings = DEFAULT) -> Added:
        """Take sources in, read by so many processes; adding one again changes nothing.

        What cannot be used is in `refused` of what is returned, and everything else is kept.
        """
        documents: list[Document] = []
        refused: list[Failure] = []
        held = 0
        items, reader = taken(sources, settings), self._held.reader()
        for each in take_in(self._held.archive, items, reader, settings, clock=self._held.clock, jobs=jobs):
            documents += each.documents
            refused += each.refused
            held += each.held
        return Added(documents=tuple(documents), held=held, refused=tuple(refused))

    def dossier(self, *, until: str | None = None) -> Dossier:
        """Return the dossier of all that is held, or of what was held at a time.

        A time is a date or words: `2026-11-25`, `yesterday`, `3 days ago`.

        Raises:
            BadCall: the time is not understood.

        """
        return Dossier(material(self._held, kept=True, until=until and _time(until, end=True)))

    def check(self, claim: str) -> Claim:
        """Return how one claim in free words stands in all that is held."""
        return found_in(self._held.check(claim))

    def changes(self, since: str, *, until: str | None = None) -> Table[Change]:
        """Return what is otherwise than it was at a time; a time is a date or words, as for `dossier`."""
        found = self._held.changes(_time(since), until=until and _time(until, end=True))
        return Table("changes", found, _change, "kind what text before after")

    def search(self, words: str, *, limit: int = 100) -> Table[Found]:
        """Return the documents that hold all the words, the fittest first; names count in any spelling."""
        hits = self._held.archive.search(words, limit=limit)
        known = {document.id: document for story in self._held.dossier().stories for document in story.documents}
        return Table(
            "documents",
            [_found(known[hit.document], hit.excerpt) for hit in hits if hit.document in known],
            cells,
            "title outlet published excerpt",
        )

    def judge(self, kind: str, *subject: str, why: str, who: str) -> Judgement:
        """Record a person's decision and return it; the dossiers follow.

        `kind` is `merge-names`, `split-names`, `attach`, `detach`, `origin`, `set-aside` or `undo`; `subject` are the
        names, ids, or words that stand in one line only, as for `twosource judge`.

        Raises:
            BadCall: what is meant is not there, may be several, or was decided before.

        """
        if not why.strip() and kind != "undo":
            raise BadCall("a judgement needs a reason: why=…")
        return self._held.judge(kind, subject_of(kind, _words(kind, subject), self._held), who=who, why=why)

    @property
    def judgements(self) -> Table[Listed]:
        """All judgements, the oldest first, and what came of each."""
        made = listed(self._held.archive.judgements(), self._held.dossier().stories)
        return Table("judgements", tuple(made), _judgement, "outcome who when why")

    def __repr__(self) -> str:
        return f"<Archive {shown(self.place)}>"


def _time(words: str, *, end: bool = False) -> str:
    return moment(words, now=datetime.now(), end=end)


def _words(kind: str, subject: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a judgement is about, as many things as its kind takes."""
    if kind in NAMES:
        return subject
    if kind not in PARTS:
        raise BadCall(f"no judgement is called {kind}; there is {', '.join((*NAMES, *PARTS))}")
    whole = (*subject, "") if kind == "detach" and len(subject) == 2 else subject
    if len(whole) != PARTS[kind]:
        raise BadCall(f"{kind} takes {PARTS[kind]} of: {KINDS[kind]}")
    return whole


def _found(document: Document, excerpt: str) -> Found:
    return Found(
        document=document.id,
        outlet=outlet_name(document),
        published=document.published.value,
        title=document.title,
        url=document.url,
        excerpt=excerpt,
    )


def _change(of: Change) -> dict[str, Any]:
    quotes = [words.quote for words in of.evidence]
    return cells(of) | {"evidence": quotes}


def _judgement(of: Listed) -> dict[str, Any]:
    return cells(of.judgement) | {"undone": of.undone, "outcome": of.outcome}
