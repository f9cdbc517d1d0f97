"""What became of the stories, of their documents, and of people's judgements."""

from collections import Counter
from collections.abc import Iterator, Mapping

from twosource.changes.states import State, States
from twosource.language.wording import called
from twosource.records.change import Change
from twosource.records.judgement import Heeded
from twosource.records.ledger import Story
from twosource.records.page import Document


def story_changes(states: States) -> Iterator[Change]:
    """Yield the stories that are new, have another title, have become part of another, or are gone."""
    came = {story.id: _came_from(story, states.before) for story in states.after.stories}
    kept = set()
    before = {story.id: story for story in states.before.stories}
    for story in states.after.stories:
        old = before.get(came[story.id] or "")
        if old is None:
            names = tuple(document.id for document in story.documents)
            yield _of_story("new", story.id, story, None, story.title, names)
            continue
        apart = old.id in kept
        kept.add(old.id)
        new = tuple(d.id for d in story.documents if d.id not in states.before.documents)
        if apart:
            yield _of_story("new", story.id, story, f"part of “{old.title}”", story.title, new)
        elif old.title != story.title:
            yield _of_story("altered", story.id, story, old.title, story.title, new)
    for old in states.before.stories:
        if old.id not in kept:
            now = states.place([document.id for document in old.documents], old.id)
            home = next((story.title for story in states.after.stories if story.id == now), None)
            after = f"part of “{home}”" if home is not None else None
            yield _of_story("withdrawn", now, old, old.title, after, ())


def _came_from(story: Story, before: State) -> str | None:
    """Return the story that most documents of a story were in; the one of the same id where two have as many."""
    were = Counter(before.story_of[d.id] for d in story.documents if d.id in before.story_of)
    return min(were, key=lambda name: (-were[name], name != story.id, name)) if were else None


def _of_story(
    kind: str, place: str, story: Story, before: str | None, after: str | None, documents: tuple[str, ...]
) -> Change:
    return Change(
        kind=kind,
        what="story",
        story=place,
        id=story.id,
        text=story.title,
        before=before,
        after=after,
        documents=documents,
    )


def document_changes(states: States, edited: Mapping[str, Document]) -> Iterator[Change]:
    """Yield the documents that are new, new states of a page, set aside, taken back into account, or gone."""
    for name, document in states.after.documents.items():
        aside, was_aside = name in states.after.aside, name in states.before.aside
        if name not in states.before.documents:
            old = edited.get(name)
            before = f"before it was edited: {called(old)}" if old is not None else None
            now = "set aside" if aside else "edited" if old is not None else _described(document)
            yield _of_document("altered" if old is not None else "new", states.after, document, before, now, (name,))
        elif aside != was_aside:
            words = ("taken into account", "set aside")
            before, now = words if aside else words[::-1]
            yield _of_document("withdrawn" if aside else "altered", states.after, document, before, now, ())
    for name, document in states.before.documents.items():
        if name not in states.after.documents:
            yield _of_document("withdrawn", states.before, document, _described(document), None, ())


def _described(document: Document) -> str:
    return f"published {document.published.value[:10]}" if document.published.value else "undated"


def _of_document(
    kind: str, state: State, document: Document, before: str | None, after: str | None, causes: tuple[str, ...]
) -> Change:
    return Change(
        kind=kind,
        what="document",
        story=state.story_of[document.id],
        id=document.id,
        text=called(document),
        before=before,
        after=after,
        documents=causes,
    )


def judgement_changes(states: States) -> Iterator[Change]:
    """Yield the judgements that hold now and did not, that hold no longer, or that have another effect."""
    before, after = _judgements(states.before), _judgements(states.after)
    for (story, name), now in after.items():
        was = before.get((story, name)) or next((j for (_, n), j in before.items() if n == name), None)
        if was is None:
            yield _of_judgement("new", story, now, None, _decided(now))
        elif was.effect != now.effect:
            yield _of_judgement("altered", story, now, was.effect, now.effect)
    held = {name for _, name in after}
    for (story, name), was in before.items():
        if name not in held:
            yield _of_judgement("withdrawn", states.place(was.touches, story), was, _decided(was), None)


def _judgements(state: State) -> dict[tuple[str, str], Heeded]:
    return {(story.id, judgement.id): judgement for story in state.stories for judgement in story.judgements}


def _decided(judgement: Heeded) -> str:
    return f"decided by {judgement.who}" + (f": {judgement.why}" if judgement.why else "")


def _of_judgement(kind: str, story: str, judgement: Heeded, before: str | None, after: str | None) -> Change:
    return Change(
        kind=kind,
        what="judgement",
        story=story,
        id=judgement.id,
        text=judgement.effect,
        before=before,
        after=after,
    )
