"""Changes as a page shows them: by story and kind, each as it was beside as it is."""

from collections.abc import Iterable

from msgspec import Struct

from twosource.desk.changes_text import heading
from twosource.desk.sheet.ledger import IMPLIED
from twosource.desk.sheet.legends import STANDINGS
from twosource.desk.side_by_side import Words, differing
from twosource.desk.web.shelf import Shelf
from twosource.records.change import Change
from twosource.records.page import Document

CAUSES = 4
"""Documents and quotations that are named beside a change."""

_KNOWN = {status for statuses in IMPLIED.values() for status in statuses}


class State(Struct, frozen=True, kw_only=True):
    """What a line was or is: a standing, where it names one, and the rest in pieces, those marked that are others."""

    standing: str
    words: tuple[Words, ...]

    @property
    def size(self) -> int:
        """How many letters it has."""
        return sum(len(piece.words) for piece in self.words)


class Turn(Struct, frozen=True, kw_only=True):
    """One change: where its line is to be seen, the line before and after, and the documents that caused it."""

    change: Change
    href: str
    before: State | None
    after: State | None
    causes: tuple[Document, ...]


class Section(Struct, frozen=True, kw_only=True):
    """Changes under one heading."""

    name: str
    kind: str
    turns: tuple[Turn, ...]


class Moved(Struct, frozen=True, kw_only=True):
    """A story with what is otherwise in it; `here` where it is still there."""

    id: str
    title: str
    here: bool
    many: int
    sections: tuple[Section, ...]


def moved(changes: Iterable[Change], shelf: Shelf) -> list[Moved]:
    """Return the stories that changed, in the order of their changes."""
    stories: dict[str, list[Change]] = {}
    for change in changes:
        stories.setdefault(change.story, []).append(change)
    return [
        Moved(
            id=name,
            title=shelf.stories[name].title if name in shelf.stories else "A story that is gone",
            here=name in shelf.stories,
            many=len(own),
            sections=_sections(own, shelf),
        )
        for name, own in stories.items()
    ]


def _sections(changes: list[Change], shelf: Shelf) -> tuple[Section, ...]:
    named: dict[str, list[Change]] = {}
    for change in changes:
        named.setdefault(heading(change), []).append(change)
    return tuple(
        Section(name=name, kind=own[0].kind, turns=tuple(_turn(change, shelf) for change in own))
        for name, own in named.items()
    )


def _turn(change: Change, shelf: Shelf) -> Turn:
    before, after = change.before or "", change.after or ""
    if (change.what == "story" and change.kind == "new") or (
        not before and change.what != "passage" and (after in _KNOWN or after in change.text)
    ):
        after = ""
    old, new = _standing(before), _standing(after)
    if change.what == "passage" and old[1] and new[1]:
        first, second = differing(old[1], new[1])
    else:
        first, second = _plain(old[1]), _plain(new[1])
    documents = [shelf.documents[name][0] for name in change.documents if name in shelf.documents]
    return Turn(
        change=change,
        href=_href(change, shelf),
        before=State(standing=old[0], words=first) if before else None,
        after=State(standing=new[0], words=second) if after else None,
        causes=tuple(documents) if change.what != "document" else (),
    )


def _plain(words: str) -> tuple[Words, ...]:
    return (Words(words=words, other=False),) if words else ()


def _standing(words: str) -> tuple[str, str]:
    standing, colon, reason = words.partition(": ")
    return (standing, reason) if colon and standing in STANDINGS else ("", words)


def _href(change: Change, shelf: Shelf) -> str:
    story = shelf.stories.get(change.story)
    if change.what == "document":
        return f"/documents/{change.id}" if change.id in shelf.documents else ""
    if change.what == "passage":
        return f"/documents/{change.documents[0]}" if change.documents[0] in shelf.documents else ""
    if change.what == "judgement":
        return f"/judgements/{change.id}"
    if story is None or change.kind == "withdrawn":
        return ""
    if change.what == "story":
        return f"/stories/{story.id}"
    if change.what == "claim":
        return f"/stories/{story.id}/claims/{change.id}" if shelf.claim(story, change.id) else ""
    return f"/stories/{story.id}/ledger/{change.id}"
