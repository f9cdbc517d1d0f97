"""JSON Lines: every record of a dossier on a line of its own, with its kind."""

from collections.abc import Iterator

import msgspec

from twosource.desk.exports.material import Material
from twosource.desk.exports.tables import TABLES, every
from twosource.desk.json import one_line


def pieces(of: Material) -> Iterator[bytes]:
    """Yield a line for each story, document, origin, …, in the order of the tables, story by story."""
    for name, row in every(of):
        yield one_line({"kind": TABLES[name].kind, **msgspec.to_builtins(row)})
