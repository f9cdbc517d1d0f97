"""What the pages show of one state of an archive: each part worked out when it is first asked for."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from twosource.archive.holdings import Holdings
from twosource.archive.interface import Taken
from twosource.desk.sheet.compose import sheet
from twosource.desk.sheet.lines import Numbers, Sheet
from twosource.lineage.pages import edition
from twosource.pipeline import Read
from twosource.records.change import Change
from twosource.records.judgement import Heeded, Judgement, holding
from twosource.records.ledger import Story
from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.records.story import EARLIER, Actor, Claim

TIMES = 16
"""Times of which it is kept what changed since."""


class Shelf:
    """One state of an archive, by the names under which its parts are asked for. It never changes."""

    def __init__(self, holdings: Holdings) -> None:
        """Take what is held now; what is added later has a later time, so that nothing of it comes in."""
        self._holdings = holdings
        self._moment = holdings.archive.last()
        self.state = holdings.archive.state(until=self._moment)
        self.dossier = holdings.dossier(until=self._moment)
        self._sheets: dict[str, Sheet] = {}
        self._changed: dict[str, tuple[Change, ...]] = {}
        self._lock, self._comparing = threading.RLock(), threading.Lock()

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The stories by id, the one with the newest report first."""
        ranked = sorted(self.dossier.stories, key=lambda story: story.id)
        ranked.sort(key=lambda story: (story.last or "", story.base.documents), reverse=True)
        return {story.id: story for story in ranked}

    def sheet(self, story: Story) -> Sheet:
        """Return the story laid out for reading."""
        with self._lock:
            if story.id not in self._sheets:
                self._sheets[story.id] = sheet(story, self.dossier)
            return self._sheets[story.id]

    def numbers(self, story: Story) -> Numbers:
        """Return the number of each document of the story."""
        return {source.document.id: source.number for source in self.sheet(story).sources}

    @cached_property
    def documents(self) -> dict[str, tuple[Document, Story]]:
        """Each document with its story, by id."""
        return {document.id: (document, story) for story in self.dossier.stories for document in story.documents}

    @cached_property
    def pairs(self) -> dict[str, Read]:
        """Each document with its newest reading, by id."""
        with self._lock:
            return {
                document.id: (document, reading)
                for document, reading in self._holdings.archive.read(until=self._moment)
            }

    def reading(self, document: str) -> Reading:
        """Return what was read in a document; nothing where it is not held."""
        pair = self.pairs.get(document)
        return pair[1] if pair else Reading(document=document, reader="")

    @cached_property
    def taken(self) -> tuple[Taken, ...]:
        """What was taken in, in order."""
        return tuple(self._holdings.archive.captures(until=self._moment))

    @cached_property
    def captures_of(self) -> dict[str, list[Taken]]:
        """The captures that gave each document, by the document's id, in order."""
        found: dict[str, list[Taken]] = defaultdict(list)
        for taken in self.taken:
            for name in taken.documents:
                found[name].append(taken)
        return found

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, the newest first."""
        return tuple(reversed(self._holdings.archive.judgements(until=self._moment)))

    @cached_property
    def holding(self) -> frozenset[str]:
        """The ids of the judgements that nobody has undone."""
        return frozenset(judgement.id for judgement in holding(self.judgements))

    @cached_property
    def heeded(self) -> dict[str, Heeded]:
        """What each judgement that holds did, by its id; where it concerns several stories, what it did in one."""
        every = [heeded for story in self.dossier.stories for heeded in story.judgements]
        return {heeded.id: heeded for heeded in sorted(every, key=lambda heeded: heeded.effective)}

    @cached_property
    def versions(self) -> dict[str, list[Document]]:
        """For each document of which there are several versions: all of them, as lineage has them, the oldest first."""
        found: dict[str, list[Document]] = {}
        for link in (link for story in self.dossier.stories for link in story.derivations):
            if link.of.document is not None and link.reason.startswith(EARLIER):
                newest = self.documents[link.of.document][0]
                found.setdefault(newest.id, [newest]).append(self.documents[link.document][0])
        ranked = [[*sorted(several[1:], key=edition), several[0]] for several in found.values()]
        return {document.id: several for several in ranked for document in several}

    @cached_property
    def actors(self) -> dict[str, list[tuple[Actor, Story]]]:
        """Each actor with the stories it is in, by id."""
        found: dict[str, list[tuple[Actor, Story]]] = defaultdict(list)
        for story in self.stories.values():
            for actor in story.actors:
                found[actor.id].append((actor, story))
        return found

    def claim(self, story: Story, name: str) -> Claim | None:
        """Return the claim of the story with this id, or None."""
        return self._claims.get((story.id, name))

    @cached_property
    def _claims(self) -> dict[tuple[str, str], Claim]:
        return {(story.id, claim.id): claim for story, claim in self.claims()}

    def claims(self) -> Iterator[tuple[Story, Claim]]:
        """Yield every claim with its story, the newest story first."""
        for story in self.stories.values():
            for claim in story.claims:
                yield story, claim

    def changed(self, since: str) -> tuple[Change, ...]:
        """Return what is otherwise than it was at a time; nothing is, where nothing was added since."""
        if since >= self._moment:
            return ()
        with self._comparing:
            if since not in self._changed:
                if len(self._changed) >= TIMES:
                    self._changed.clear()
                self._changed[since] = self._holdings.changes(since, until=self._moment)
            return self._changed[since]
