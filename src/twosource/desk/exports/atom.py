"""An Atom feed of what changed in an archive."""

from collections.abc import Iterator

from twosource.desk.changes_atom import feed
from twosource.desk.exports.material import Material


def pieces(of: Material) -> Iterator[bytes]:
    """Yield the feed."""
    own = frozenset(story.id for story in of.dossier.stories)
    every = {story.id for story in of.held.dossier(until=of.until).stories}
    yield feed(
        of.held,
        of.dossier,
        tuple(of.held.archive.captures(until=of.until)),
        of.held.archive.judgements(until=of.until),
        since=of.since,
        base=of.base,
        stories=own if own != every else None,
    )
