"""The last dossier lies in the archive, so that a program that starts need not make it again."""

from contextlib import suppress

import msgspec

from twosource.archive.interface import Archive
from twosource.archive.program import program
from twosource.errors import BadCall
from twosource.records.ledger import Dossier


def stored(archive: Archive, state: str) -> Dossier | None:
    """Return the dossier of this state where this very program has made it before."""
    data = archive.recall(_name(state))
    if data is None:
        return None
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode(data, type=Dossier)
    return None


def store(archive: Archive, state: str, dossier: Dossier) -> None:
    """Keep the dossier of this state; an archive that may only be read stays as it is."""
    with suppress(BadCall):
        archive.keep(_name(state), msgspec.json.encode(dossier))


def _name(state: str) -> str:
    return f"dossier {state} {program()}"
