"""Questions put to documents: how does this claim stand, how do these two compare?

A question is read like a document, by the same reader, and its names are resolved together with those of the
story it is put to. Nothing of it enters the story.
"""

from collections.abc import Sequence

from msgspec import Struct

from twosource import pipeline
from twosource.claims import Finding, Relation, relate
from twosource.claims import check as check_claim
from twosource.language.weights import term_weight, terms
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.reading import Reading
from twosource.records.story import CaseFile, Lineage, Origin
from twosource.stage import USUAL, Reader


class Matter(Struct, frozen=True):
    """Documents that questions can be put to: their readings, lineage and stories, worked out once."""

    pairs: dict[str, pipeline.Read]
    lineage: Lineage
    groups: tuple[tuple[str, ...], ...]
    reader: Reader


class Answer(Struct, frozen=True, kw_only=True):
    """A finding with what it was looked for in: the documents and origins of the story."""

    finding: Finding
    documents: tuple[Document, ...]
    origins: tuple[Origin, ...]


def matter(pairs: Sequence[pipeline.Read], reader: Reader | str = USUAL) -> Matter:
    """Work out lineage and stories of documents that have been read, for any number of questions."""
    by_id, _ = pipeline.dated(pipeline.distinct(pairs))
    documents = tuple(document for document, _ in by_id.values())
    readings = tuple(reading for _, reading in by_id.values())
    lineage = pipeline.stage("trace")(documents, readings)
    groups = pipeline.stage("gather")(documents, readings, lineage)
    chosen = pipeline.stage("reader")(reader) if isinstance(reader, str) else reader
    return Matter(by_id, lineage, groups, chosen)


def check(claim: str, over: Matter) -> Answer:
    """Return how one claim in free words stands in the story that it is nearest to."""
    asked = _question(claim, "q0")
    group = max(over.groups, key=lambda g: (_nearness(claim, over, g), g), default=())
    case = _case(group, over, [(asked, over.reader.read(asked))])
    finding = check_claim(claim, asked.id, case)
    inside = tuple(over.pairs[name][0] for name in sorted(group))
    return Answer(finding=finding, documents=inside, origins=case.lineage.origins)


def compare(a: str, b: str, reader: Reader | str = USUAL) -> Relation:
    """Return how two claims stand to each other: agrees, vaguer, differs, contradicts, unrelated."""
    chosen = pipeline.stage("reader")(reader) if isinstance(reader, str) else reader
    first, second = _question(a, "q1"), _question(b, "q2")
    read = [(d, chosen.read(d)) for d in (first, second)]
    return relate(first.id, second.id, _settled(read, Lineage()))


def _question(words: str, name: str) -> Document:
    note = CaptureNote(path="", url=None, sha256="", media_type="text/plain")
    return Document(
        id=name, ref=None, capture=note, title=None, outlet=Outlet(), published=Stamp(), modified=None, byline=(),
        language="en", text=words,
    )  # fmt: skip


def _case(group: Sequence[str], over: Matter, asked: Sequence[pipeline.Read]) -> CaseFile:
    read = [over.pairs[name] for name in sorted(group)]
    return _settled([*read, *asked], pipeline.cut(over.lineage, frozenset(group)))


def _settled(read: Sequence[tuple[Document, Reading]], lineage: Lineage) -> CaseFile:
    documents, readings = tuple(d for d, _ in read), tuple(r for _, r in read)
    case = CaseFile(
        documents=documents, readings=readings, lineage=lineage, cast=pipeline.stage("resolve")(documents, readings)
    )
    return pipeline.settled(case)


def _nearness(claim: str, over: Matter, group: Sequence[str]) -> float:
    """The weight of the claim's terms that a story's documents hold; the best document counts."""
    wanted = terms(claim)
    total = sum(term_weight(t) for t in wanted) or 1.0
    best = 0.0
    for name in group:
        held = terms(f"{over.pairs[name][0].title or ''} {over.pairs[name][0].text}")
        best = max(best, sum(term_weight(t) for t in wanted if t in held) / total)
    return best
