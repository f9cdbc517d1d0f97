"""Full text over documents and claims, with names in any spelling."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from twosource.archive.finding import fits, spelling, wanted
from twosource.archive.interface import Archive, Hit
from twosource.desk.web.shelf import Shelf
from twosource.lexicon.folding import fold
from twosource.records.ledger import Story
from twosource.records.page import Document, Span
from twosource.records.story import Claim

MOST = 200
LONGEST = 200
"""Characters of a question that are looked at."""
OTHERS, MARKED = 8, 20


class FoundDocument(Struct, frozen=True, kw_only=True):
    """A document that holds the words."""

    document: Document
    story: Story
    excerpt: str
    spans: tuple[Span, ...]


class Found(Struct, frozen=True, kw_only=True):
    """What holds the words looked for; `spellings` are those that were looked for besides."""

    documents: tuple[FoundDocument, ...]
    claims: tuple[tuple[Story, Claim], ...]
    stories: frozenset[str]
    spellings: tuple[str, ...]


def find(words: str, shelf: Shelf, archive: Archive) -> Found:
    """Return the documents and claims that hold all the words, or another spelling of the name that they are."""
    words = words[:LONGEST]
    others = spellings(words, shelf)
    hits: dict[str, Hit] = {}
    for asked in (words, *others):
        for hit in archive.search(asked, limit=MOST):
            hits.setdefault(hit.document, hit)
    documents = tuple(
        FoundDocument(document=document, story=story, excerpt=hit.excerpt, spans=spans(document.text, (words, *others)))
        for name, hit in hits.items()
        if name in shelf.documents
        for document, story in [shelf.documents[name]]
    )
    claims = tuple(
        (story, claim) for story, claim in shelf.claims() if any(holds(claim.text, asked) for asked in (words, *others))
    )[:MOST]
    stories = {found.story.id for found in documents} | {story.id for story, _ in claims}
    return Found(documents=documents, claims=claims, stories=frozenset(stories), spellings=others)


def spans(text: str, asked: Iterable[str]) -> tuple[Span, ...]:
    """Return the first places of a text where what was asked stands as it is written; none where it does not."""
    written = [r"\s+".join(map(re.escape, words.split())) for words in asked if words.strip()]
    found = re.finditer("|".join(rf"\b{each}" for each in written), text, re.IGNORECASE) if written else ()
    return tuple(match.span() for match in islice(found, MARKED))


def spellings(words: str, shelf: Shelf) -> tuple[str, ...]:
    """Return the other spellings that the documents have of the name that the words are, if they are one."""
    sounds = spelling(words)
    found: dict[str, None] = {}
    for several in shelf.actors.values() if sounds else ():
        for actor, _ in several:
            if any(spelling(name) == sounds for name in actor.names):
                found.update(dict.fromkeys(name for name in actor.names if fold(name) != fold(words)))
    return tuple(found)[:OTHERS]


def holds(text: str, words: str) -> bool:
    """Whether a text holds all the words, as an archive finds documents: in all their forms, names in any spelling."""
    return fits(text, _wanted(words))


_wanted = lru_cache(maxsize=1000)(wanted)
