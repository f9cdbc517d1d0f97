"""Where a question is put: to sources that are read now, or to an archive."""

from twosource.errors import BadCall


def one_of(command: str, sources: list[str], archive: str | None) -> None:
    """Raise `BadCall` unless there are either sources or an archive."""
    if sources and archive is not None:
        raise BadCall(f"{command} takes sources or --archive, not both; twosource add puts sources into an archive")
    if not sources and archive is None:
        raise BadCall(f"{command} needs a source, or --archive A; see twosource {command} --help")
