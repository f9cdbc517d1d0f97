"""`twosource doctor`: what runs here, and whether an archive is whole."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from twosource.archive.examining.examine import UNREADABLE, examine
from twosource.archive.examining.finding import Finding
from twosource.archive.looking import database
from twosource.archive.naming import shown
from twosource.archive.opening import file_at, is_database
from twosource.desk.ending import DONE, NOTHING_READ, SOME_REFUSED
from twosource.desk.machine import Machine, cannot, lacks, machine
from twosource.desk.output import Sink, opened
from twosource.desk.phrases import count, visible
from twosource.desk.progress import progress


class Told(Struct, frozen=True, kw_only=True):
    """A finding, as programs get it."""

    kind: str
    where: str
    what: str
    help: str
    grave: bool


class Report(Struct, frozen=True, kw_only=True):
    """All that was found, as programs get it."""

    whole: bool
    archive: str | None
    database: str | None
    findings: tuple[Told, ...]
    machine: Machine


def doctor(archive: str | None, *, form: str) -> int:
    """Write what runs here and what is wrong, and return the exit status: 3 where anything is, 4 where nothing can be
    read of the archive.
    """
    place, found, about = shown(archive or ""), list[Finding](), machine()
    lies_in = database(archive) if archive is not None else None
    with opened(None) as sink:
        if form == "text":
            _write(sink, *_about(about))
            if lies_in is not None:
                _write(sink, f"archive {place}: in {lies_in}")
        for finding in _findings(archive):
            found.append(finding)
            if form == "text":
                _write(sink, _line(finding, place))
        grave = sum(finding.grave for finding in found)
        if form == "text":
            _write(sink, f"{count(grave, 'fault')} found" if grave else "all is well")
        else:
            told = tuple(
                Told(kind=f.kind, where=f.where, what=f.what, help=f.help(place), grave=f.grave) for f in found
            )
            report = Report(whole=not grave, archive=place or None, database=lies_in, findings=told, machine=about)
            sink.write(msgspec.json.format(msgspec.json.encode(report)) + b"\n")
    if any(finding.kind == UNREADABLE for finding in found):
        return NOTHING_READ
    return SOME_REFUSED if grave else DONE


def _findings(archive: str | None) -> Iterator[Finding]:
    yield from lacks()
    if archive is None:
        return
    if not is_database(archive):
        yield from cannot(file_at(archive, new=False).parent)
    with progress("Looking through", quiet=True) as step:
        for finding in examine(archive):
            step(shown(archive))
            if finding is not None:
                yield finding


def _about(found: Machine) -> Iterator[str]:
    yield f"twosource {found.twosource}, Python {found.python}, SQLite {found.sqlite}, {found.system}"
    yield f"libraries: {_versions(found.libraries)}"
    for name, libraries in found.extras.items():
        yield f"extra {name}: {_versions(libraries) or 'not installed'}"
    for model in found.models:
        yield f"model {model.name}: SHA-256 {model.sha256}"


def _versions(libraries: dict[str, str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in libraries.items())


def _line(finding: Finding, place: str) -> str:
    return f"{'fault' if finding.grave else 'note'}: {finding.where}: {finding.what}; {finding.help(place)}"


def _write(sink: Sink, *lines: str) -> None:
    for line in lines:
        sink.write(visible(line).encode("utf-8", "backslashreplace") + b"\n")
