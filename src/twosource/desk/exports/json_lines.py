"""JSON Lines: every record of a dossier on a line of its own."""

from collections.abc import Iterator

from twosource.desk.exports.material import Material
from twosource.desk.json import one_line


def pieces(of: Material) -> Iterator[bytes]:
    """Yield a line for each story."""
    for story in of.dossier.stories:
        yield one_line({"kind": "story", "id": story.id, "title": story.title})
