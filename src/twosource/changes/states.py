"""Two dossiers as their lines are looked up: whose story a document is in, and which documents are new."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from twosource.records.ledger import Dossier, Story
from twosource.records.page import SET_ASIDE, Document
from twosource.records.story import Evidence

_QUOTED = re.compile(r"“([^”]+)”")
_FEW = 3  # words that may stand anywhere by chance

MOST = 3
"""Pieces of evidence that are shown with a change."""


class State(Struct, frozen=True):
    """One dossier by document: each with its story; `aside` are those that people left out of account."""

    stories: tuple[Story, ...]
    documents: Mapping[str, Document]
    story_of: Mapping[str, str]
    aside: frozenset[str]
    origins: Mapping[str, str]


class States(Struct, frozen=True):
    """A dossier before and after."""

    before: State
    after: State

    def place(self, documents: Iterable[str], story: str) -> str:
        """Return the story in which documents are now, where what was said of them is gone: most of them, by id."""
        now = [self.after.story_of[name] for name in documents if name in self.after.story_of]
        return max(sorted(set(now)), key=now.count) if now else story

    def quoted(self, reason: str) -> tuple[Evidence, ...]:
        """Return where the words that a reason quotes stand in documents that are new."""
        found = _QUOTED.search(reason)
        words = re.sub(r"\[[^]]*\]|…", " ", found[1]).split() if found else []
        if len(words) < _FEW:
            return ()
        pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
        return tuple(
            Evidence(document=name, span=match.span(), quote=match[0])
            for name, document in sorted(self.after.documents.items())
            if name not in self.before.documents and (match := pattern.search(document.text))
        )

    def causes(self, now: Iterable[Evidence], were: Iterable[Evidence], *, judged: bool) -> tuple[Evidence, ...]:
        """Return the evidence of a line that caused its change: that of new documents, else that which is new to it.

        Where no document came, or a person's judgement moved it, there is none.
        """
        now = tuple(now)
        new = [e for e in now if e.document not in self.before.documents]
        came = self.after.documents.keys() - self.before.documents.keys()
        if new or judged or not came:
            return tuple(new)
        known = {e.document for e in were} | (self.before.aside ^ self.after.aside)
        return tuple(e for e in now if e.document not in known)


def state(dossier: Dossier) -> State:
    """Return a dossier by its documents."""
    every = [(document, story) for story in dossier.stories for document in story.documents]
    return State(
        dossier.stories,
        {document.id: document for document, _ in every},
        {document.id: story.id for document, story in every},
        frozenset(document.id for document, _ in every if SET_ASIDE in document.notices),
        {origin.id: origin.name for story in dossier.stories for origin in story.origins},
    )


def documents_of(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the documents of pieces of evidence, each once, in order of id."""
    return tuple(sorted({each.document for each in evidence}))
