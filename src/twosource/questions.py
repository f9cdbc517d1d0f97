"""Questions put to documents: how does this claim stand, how do these two compare?

A question is read like a document, by the same reader, and its names are resolved together with those of the
story it is put to. Nothing of it enters the story.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct

from twosource import pipeline
from twosource.actors import Directory, directory, recognise
from twosource.claims import (
    Finding,
    Part,
    Prepared,
    Relation,
    bearings,
    conclude,
    looked_at,
    prepare,
    relate,
)
from twosource.claims import signs_of as sentence_signs
from twosource.language.weights import term_weight, terms
from twosource.memory import Memory
from twosource.records.judgement import Judgement, holding
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.reading import Reading
from twosource.records.story import CaseFile, Lineage, Origin
from twosource.regional import Region, parted, set_aside
from twosource.stage import USUAL, Reader

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]


class Told(Struct, frozen=True):
    """A story that can be asked: its documents, made ready, and its actors by name."""

    documents: tuple[Document, ...]
    ready: Prepared
    names: Directory


class Holders(Struct, frozen=True):
    """Which documents hold each term, by number; `groups` [documents] is the number of each one's story."""

    postings: dict[str, Numbers]
    groups: Numbers


class Matter(Struct, frozen=True):
    """Documents that questions can be put to: their stories, each worked out once, when it is first asked.

    `regions` are parallel to `groups`: that of each story.
    """

    groups: tuple[tuple[str, ...], ...]
    regions: tuple[Region, ...]
    holders: Holders
    reader: Reader
    told: dict[int, Told]
    judgements: tuple[Judgement, ...]
    memory: Memory


class Answer(Struct, frozen=True, kw_only=True):
    """A finding with what it was looked for in: the documents and origins of the story."""

    finding: Finding
    documents: tuple[Document, ...]
    origins: tuple[Origin, ...]


def matter(
    pairs: Sequence[pipeline.Read],
    reader: Reader | str = USUAL,
    *,
    judgements: Iterable[Judgement] = (),
    memory: Memory | None = None,
) -> Matter:
    """Work out lineage and stories of documents that have been read, for any number of questions.

    What people set aside is not looked at; what they decided about names and origins counts.
    `memory` is one that a dossier of much the same documents was made with, which nobody else uses; the answers are the
    same without.
    """
    memory = memory or Memory()
    decided = holding(judgements)
    every = pipeline.distinct(pairs, memory)
    aside = set_aside(every, decided)
    found = parted({name: pair for name, pair in every.items() if name not in aside}, decided, memory)
    told = [(group, region) for region in found for group in region.groups]
    chosen = pipeline.stage("reader")(reader) if isinstance(reader, str) else reader
    groups, regions = tuple(group for group, _ in told), tuple(region for _, region in told)
    return Matter(groups, regions, _holders(told), chosen, {}, decided, memory)


def _holders(told: Sequence[tuple[Sequence[str], Region]]) -> Holders:
    postings: dict[str, list[int]] = defaultdict(list)
    of: list[int] = []
    for number, (group, region) in enumerate(told):
        for name in group:
            document = region.pairs[name][0]
            for term in terms(f"{document.title or ''} {document.text}"):
                postings[term].append(len(of))
            of.append(number)
    return Holders({term: np.array(places) for term, places in postings.items()}, np.array(of, dtype=np.int64))


def check(claim: str, over: Matter) -> Answer:
    """Return how one claim in free words stands in the stories that it is nearest to."""
    stories = [_told(number, over) for number in _near(claim, over)]
    finding = conclude(claim, _bearings(claim, stories, over.reader), [story.ready.case for story in stories])
    documents = sorted((d for story in stories for d in story.documents), key=lambda d: d.id)
    origins = {o.id: o for story in stories for o in story.ready.case.lineage.origins}
    return Answer(finding=finding, documents=tuple(documents), origins=tuple(origins[name] for name in sorted(origins)))


def signs_of(claim: str, over: Matter) -> list[Mapping[str, float]]:
    """Return the signs by which the sentences nearest to a claim are weighed, the nearest first."""
    found = _bearings(claim, [_told(number, over) for number in _near(claim, over)], over.reader)
    words = next((part.undated for story in found for part in story), claim)
    near = [b for story in found for part in story for b in part.bearings]
    return sentence_signs(looked_at(words, near))


def _bearings(claim: str, stories: Sequence[Told], reader: Reader) -> list[Sequence[Part]]:
    question = _question(claim, "q0")
    read = reader.read(question)
    found: list[Sequence[Part]] = []
    for story in stories:
        reading, cast = recognise(question, read, story.names)
        case = CaseFile(documents=(question,), readings=(reading,), lineage=Lineage(), cast=cast)
        found.append(bearings(case, story.ready))
    return found


STORIES = 3
NEARLY = 0.6
"""A claim is put to the story that holds most of it, and to two more that hold nearly as much."""


def _near(claim: str, over: Matter) -> list[int]:
    """Return the numbers of the stories of which a document holds most of a claim's terms, the fullest first."""
    held = np.zeros(len(over.holders.groups))
    for term in terms(claim):
        held[over.holders.postings.get(term, _NOWHERE)] += term_weight(term)
    best = np.zeros(len(over.groups))
    np.maximum.at(best, over.holders.groups, held)
    order = np.lexsort((np.arange(len(best)), -best))[:STORIES].tolist()
    return [number for number in order if 0 < best[number] >= NEARLY * best[order[0]]]


_NOWHERE = np.empty(0, dtype=np.int64)


def _told(number: int, over: Matter) -> Told:
    if number not in over.told:
        group, region = over.groups[number], over.regions[number]
        own = pipeline.story_memory(group, over.memory)
        case = pipeline.case_file(group, region.pairs, region.lineage, own, judgements=over.judgements)
        over.told[number] = Told(case.documents, prepare(case), directory(case.cast))
    return over.told[number]


def compare(a: str, b: str, reader: Reader | str = USUAL) -> Relation:
    """Return how two claims stand to each other: agrees, vaguer, differs, contradicts, unrelated."""
    chosen = pipeline.stage("reader")(reader) if isinstance(reader, str) else reader
    first, second = _question(a, "q1"), _question(b, "q2")
    read = [(d, chosen.read(d)) for d in (first, second)]
    return relate(first.id, second.id, _settled(read, Lineage()))


def _question(words: str, name: str) -> Document:
    words = words.encode("utf-8", "replace").decode("utf-8")  # half a sign of UTF-16 is no text
    note = CaptureNote(path="", url=None, sha256="", media_type="text/plain")
    return Document(
        id=name, ref=None, capture=note, title=None, outlet=Outlet(), published=Stamp(), modified=None, byline=(),
        language="en", text=words,
    )  # fmt: skip


def _settled(read: Sequence[tuple[Document, Reading]], lineage: Lineage) -> CaseFile:
    documents, readings = tuple(d for d, _ in read), tuple(r for _, r in read)
    case = CaseFile(
        documents=documents, readings=readings, lineage=lineage, cast=pipeline.stage("resolve")(documents, readings)
    )
    return pipeline.settled(case)
