"""The four questions: what do they say together, what does each say, does a claim stand, are two things the same."""

import warnings
from collections.abc import Iterable, Iterator
from typing import Literal

from twosource import pipeline, questions
from twosource.api.claim import Claim
from twosource.api.document import Document
from twosource.api.dossier import Dossier
from twosource.api.sources import Sources, taken
from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.archive.intake import take_in
from twosource.claims import Relation
from twosource.desk.exports.material import material
from twosource.errors import BadCall, Refused
from twosource.records.page import Failure
from twosource.settings import DEFAULT, Settings
from twosource.stage import USUAL, Reader


def brief(sources: Sources, *, reader: Reader | str = USUAL, settings: Settings = DEFAULT) -> Dossier:
    """Return the dossier of the sources: one story for each running matter in them, the largest first.

    Each source that cannot be used is warned of in a line, `SOURCE: reason`, and stands in `refused`.

    Raises:
        Refused: there is nothing that can be read.
        BadCall: there is no such reader.

    """
    held = Holdings(InMemoryArchive(), reader)
    refused: list[Failure] = []
    done = 0
    for each in take_in(held.archive, taken(sources, settings), held.reader(), settings, clock=held.clock):
        done += len(each.documents)
        refused += each.refused
    _told(refused, done)
    return Dossier(material(held, kept=False), refused)


def read(sources: Sources, *, reader: Reader | str = USUAL, settings: Settings = DEFAULT) -> Iterator[Document]:
    """Yield each document with what is in it, uncompared, in the order of the sources and one at a time.

    Each source that cannot be used is warned of in a line when it is come to.

    Raises:
        BadCall: there is no such reader.

    """
    chosen: Reader = pipeline.stage("reader")(reader) if isinstance(reader, str) else reader
    for item in taken(sources, settings):
        for each in [item] if isinstance(item, Failure) else pipeline.read_capture(item, settings, chosen):
            if isinstance(each, Failure):
                warnings.warn(f"{each.source}: {each.reason}", stacklevel=2)
            else:
                yield Document(*each)


def check(claim: str, sources: Sources, *, reader: Reader | str = USUAL, settings: Settings = DEFAULT) -> Claim:
    """Return how one claim in free words stands in the sources; `denied` and `not-found` are standings too.

    To ask more than once, make a dossier and ask that: `brief(sources).check(claim)`.

    Raises:
        Refused: there is nothing that can be read.
        BadCall: there is no such reader.

    """
    return brief(sources, reader=reader, settings=settings).check(claim)


def compare(a: str, b: str, *, kind: Literal["claims", "names"] = "claims", reader: Reader | str = USUAL) -> Relation:
    """Return how two claims or two names relate, with the reason.

    The `relation` of claims is `agrees`, `vaguer`, `differs`, `contradicts` or `unrelated`, that of names `same` or
    `different`.

    Raises:
        BadCall: there is no such reader, or another kind is asked for.

    """
    if kind == "claims":
        return questions.compare(a, b, reader)
    if kind == "names":
        from twosource.language.names import same_name

        verdict = same_name(a, b)
        return Relation(relation=verdict.relation, reason=verdict.reason)
    raise BadCall(f"claims or names can be compared, not {kind}")


def _told(refused: Iterable[Failure], done: int) -> None:
    """Warn of what was refused; raise Refused where nothing else was there."""
    lines = [f"{failure.source}: {failure.reason}" for failure in refused]
    if not done:
        more = f", and {len(lines) - 1} more" if len(lines) > 1 else ""
        raise Refused(lines[0] + more if lines else "there are no sources")
    for line in lines:
        warnings.warn(line, stacklevel=3)
