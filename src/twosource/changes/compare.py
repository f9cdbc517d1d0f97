"""Two dossiers side by side."""

from twosource.records.change import Change
from twosource.records.ledger import Dossier


def changes(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """Return what `after` says otherwise than `before`, story by story, the weightiest kinds first."""
    known = {story.id for story in before.stories}
    return tuple(
        Change(kind="new", what="story", story=story.id, id=story.id, text=story.title, before=None, after=story.title)
        for story in after.stories
        if story.id not in known
    )
