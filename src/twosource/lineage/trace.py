"""From documents and their readings to who rests on whom."""

from collections import defaultdict
from collections.abc import Sequence

from twosource.lineage.anachronism import anachronisms
from twosource.lineage.descent import MISFIT, Stretch, descend, to_passages
from twosource.lineage.links import Link, find_links
from twosource.lineage.pages import Page, pages
from twosource.lineage.publishers import Voice, origin_of
from twosource.memory import Memory
from twosource.records.judgement import Judgement
from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.records.story import Derivation, Lineage, Origin, Original


def trace(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    memory: Memory | None = None,
    *,
    judgements: Sequence[Judgement] = (),
) -> Lineage:
    """Return derivations, origins and passages of any number of documents, in whatever order they come.

    `judgements` are people's about the origin of a document, the oldest first; of two about one the later counts.
    Readings are matched by document id and may be missing; credits and wording are then all there is to go by.
    Everything is ordered by document id, and within a document by place.
    """
    rows = pages(documents, readings, memory, {judgement.subject[0]: judgement for judgement in judgements})
    links = find_links(rows)
    misfits = {page.id: "machine-written" for page in rows if page.machine_written}
    misfits |= {name: f"{MISFIT}, {words}" for name, (words, _) in anachronisms(documents, readings, memory).items()}
    stretches = descend(rows, links, misfits)
    return Lineage(
        derivations=tuple(_derivation(rows, link) for link in links),
        origins=_origins(rows, links, stretches),
        passages=tuple(
            passage for page, found in zip(rows, stretches, strict=True) for passage in to_passages(page, found)
        ),
    )


def _derivation(rows: Sequence[Page], link: Link) -> Derivation:
    if link.target is not None:
        of = Original(document=rows[link.target].id)
    else:
        of = Original(origin=link.voice.origin_id if link.voice else None)
    return Derivation(document=rows[link.place].id, of=of, kind=link.kind, reason=link.reason, evidence=link.evidence)


def _origins(rows: Sequence[Page], links: Sequence[Link], stretches: Sequence[Sequence[Stretch]]) -> tuple[Origin, ...]:
    """Return every origin that a passage or a derivation names, with the documents that have passages of it."""
    voices: dict[str, Voice] = {}
    titles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    members: dict[str, set[str]] = defaultdict(set)

    def note(voice: Voice) -> None:
        voices.setdefault(voice.origin_id, voice)
        titles[voice.origin_id][voice.title].add(voice.name)

    for page, found in zip(rows, stretches, strict=True):
        for voice in [each.voice for each in found] or [page.voice]:
            note(voice)
            members[voice.origin_id].add(page.id)
    for link in links:
        if link.voice is not None:
            note(link.voice)
    return tuple(
        origin_of(voices[key], {_shown(names) for names in titles[key].values()}, tuple(sorted(members[key])))
        for key in sorted(voices)
    )


def _shown(names: set[str]) -> str:
    """Return the best of several names of one title: not a host, and the fullest."""
    return min(names, key=lambda name: ("." in name and " " not in name, -len(name), name))
