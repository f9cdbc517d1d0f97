"""The stages, in order: from sources to documents with their readings, and from those to a dossier.

`stages.STAGES` is the order of work on one screen. A document is read by itself; lineage and stories are worked out
over one region of neighbours (`regional`); everything after that over one story. The result depends on the set of
documents only: they are put in order by id, and one id counts once, whatever the order in which they came.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

import msgspec

from twosource.errors import Refused
from twosource.memory import Memory
from twosource.outcomes import Crawls, faults, refusal
from twosource.records.judgement import Judgement, concerning, holding, of_kind
from twosource.records.ledger import Base, Dossier, Ledger, Misfit, Story
from twosource.records.page import SET_ASIDE, UNREAD, Capture, Document, Failure
from twosource.records.story import CaseFile, Cast, Derivation, Lineage, Origin, Passage
from twosource.records.whence import placeless, rank, taken_last
from twosource.regional import Read as Read
from twosource.regional import Region, apart, parted
from twosource.settings import DEFAULT, Settings
from twosource.stage import USUAL, Reader
from twosource.stages import stage as stage


def read_documents(
    sources: Iterable[str], settings: Settings = DEFAULT, reader: Reader | str = USUAL
) -> Iterator[Read | Failure]:
    """Yield each document of the sources with its reading, in the order of the sources, one at a time.

    What cannot be read comes as a `Failure` in its place, and the rest goes on; so does a `Remark` after a web archive.
    """
    chosen: Reader = stage("reader")(reader) if isinstance(reader, str) else reader
    crawls = Crawls()
    for item in stage("take")(sources, settings):
        for each in [item] if isinstance(item, Failure) else read_capture(item, settings, chosen):
            told = crawls.told(each) if isinstance(each, Failure) else each
            if told is not None:
                yield told


def read_capture(capture: Capture, settings: Settings, reader: Reader) -> Iterator[Read | Failure]:
    """Yield each document of one capture with its reading, and what cannot be read as a `Failure` in its place.

    A page of a web archive that gives no document is a `PassedOver` too.
    """
    try:
        documents = stage("clean")(capture, settings)
    except Refused as refused:
        yield refusal(capture, refused.reason)
        return
    except Exception as error:  # noqa: BLE001  one page must never stop the others
        yield from faults(capture, "could not be cleaned", error)
        return
    for document in documents:
        try:
            yield document, reader.read(document)
        except Refused as refused:
            yield refusal(capture, refused.reason)
        except Exception as error:  # noqa: BLE001  same
            yield from faults(capture, "could not be read", error)


def brief(
    sources: Iterable[str],
    settings: Settings = DEFAULT,
    reader: Reader | str = USUAL,
    *,
    failed: Callable[[Failure], None] | None = None,
    seen: Callable[[Document], None] | None = None,
) -> Dossier:
    """Return the dossier of the sources: one story for each running matter in them, the largest first.

    `failed` is told of each source that cannot be read, `seen` of each document that was.
    """
    return dossier(read_all(sources, settings, reader, failed=failed, seen=seen))


def read_all(
    sources: Iterable[str],
    settings: Settings = DEFAULT,
    reader: Reader | str = USUAL,
    *,
    failed: Callable[[Failure], None] | None = None,
    seen: Callable[[Document], None] | None = None,
) -> Iterator[Read]:
    """Yield what `read_documents` does without the failures, of which `failed` is told instead."""
    for item in read_documents(sources, settings, reader):
        if isinstance(item, Failure):
            if failed is not None:
                failed(item)
            continue
        if seen is not None:
            seen(item[0])
        yield item


def dossier(
    pairs: Iterable[Read],
    memory: Memory | None = None,
    judgements: Iterable[Judgement] = (),
    *,
    around: str | None = None,
) -> Dossier:
    """Return the dossier of documents that have been read, in whatever order they come.

    `memory` is that of the last dossier, where this one is of much the same documents; the result is the same without.
    `judgements` are all that people decided; those undone do not count. Documents that were found as the neighbourhood
    `around` one, given by its id, are not cut into regions, so they have to be few; only the story of that one is told,
    and where it is not among them, none.
    """
    memory = memory or Memory()
    memory.turn()
    decided = holding(judgements)
    found = parted(distinct(pairs, memory), decided, memory, whole=around is not None)
    groups = [(group, region) for region in found for group in region.groups if around is None or around in group]
    stories = [_story(group, region, decided, memory) for group, region in groups]
    return Dossier(stories=tuple(sorted(stories, key=_story_order)))


def _story(group: Sequence[str], region: Region, judgements: Sequence[Judgement], memory: Memory) -> Story:
    members, inside = _cut_out(group, region.pairs, region.lineage)
    told = partial(_told, story_memory(members, memory))
    own = {name: region.misfits[name] for name in members if name in region.misfits}
    story: Story = memory.recall(("story", min(members)), told, members, inside, own, concerning(judgements, members))
    return story


def story_memory(documents: Iterable[str], memory: Memory) -> Memory:
    """Return the part of a memory that is about the story of these documents, by id."""
    return memory.part(("story", min(documents)))


def _told(
    own: Memory,
    members: dict[str, Read],
    inside: Lineage,
    misfits: dict[str, Misfit],
    judgements: Sequence[Judgement],
) -> Story:
    own.turn()
    older = {d.document for d in inside.derivations if d.is_outdated}  # the newest version of a page speaks
    left = {name for name, (document, _) in members.items() if name in older or SET_ASIDE in document.notices}
    aside = tuple(document for name, (document, _) in members.items() if name in left)
    kept = {name: pair for name, pair in members.items() if name not in left}
    return tell(_case(kept, inside, judgements, own), misfits, own, aside=aside, judgements=judgements)


def distinct(pairs: Iterable[Read], memory: Memory | None = None) -> dict[str, Read]:
    """Return the pairs by document id, in order of id, each id once and without the path it came from.

    Of several with one id the first by `rank` is kept, so that it is the same one every time, as taken when the last of
    them was.
    """
    kept: dict[str, tuple[tuple[int, bytes], Read]] = {}
    for document, reading in pairs:
        bare = placeless(document)
        key = rank(document)
        known = kept.get(document.id)
        first = (key, (bare, reading)) if known is None or key < known[0] else known
        last = taken_last(first[1][0], [document, *([known[1][0]] if known else [])])
        kept[document.id] = (first[0], (last, first[1][1]))
    memory = memory or Memory()
    return {name: memory.recall(("read", name), lambda *pair: pair, *kept[name][1]) for name in sorted(kept)}


def settled(case: CaseFile, memory: Memory | None = None) -> CaseFile:
    """Return a case file with its propositions settled against the story."""
    whole: CaseFile = stage("settle")(case, memory)
    return whole


def case_file(
    group: Sequence[str],
    by_id: Mapping[str, Read],
    lineage: Lineage,
    memory: Memory | None = None,
    *,
    judgements: Sequence[Judgement] = (),
) -> CaseFile:
    """Return all that is known of the documents in `group`, cut out of what is known of all."""
    return _case(*_cut_out(group, by_id, lineage), judgements, memory)


def _cut_out(group: Sequence[str], by_id: Mapping[str, Read], lineage: Lineage) -> tuple[dict[str, Read], Lineage]:
    members = {name: by_id[name] for name in sorted(set(group) & set(by_id))}
    return members, cut(lineage, frozenset(members))


def _case(
    members: Mapping[str, Read], inside: Lineage, judgements: Sequence[Judgement], memory: Memory | None
) -> CaseFile:
    documents, readings = apart(members)
    names = of_kind(judgements, "merge-names", "split-names")
    cast = stage("resolve")(documents, readings, memory, judgements=names) if documents else Cast()
    return settled(CaseFile(documents=documents, readings=readings, lineage=inside, cast=cast), memory)


def cut(lineage: Lineage, members: frozenset[str]) -> Lineage:
    """Return the part of `lineage` that is about `members`, with the origins that they go back to."""
    derivations: tuple[Derivation, ...] = tuple(d for d in lineage.derivations if d.document in members)
    passages: tuple[Passage, ...] = tuple(p for p in lineage.passages if p.document in members)
    named = {p.origin for p in passages} | {d.of.origin for d in derivations if d.of.origin is not None}
    origins: list[Origin] = []
    for origin in lineage.origins:
        inside = tuple(name for name in origin.documents if name in members)
        if inside or origin.id in named:
            origins.append(msgspec.structs.replace(origin, documents=inside))
    return Lineage(derivations=derivations, origins=tuple(origins), passages=passages)


def tell(
    case: CaseFile,
    misfits: Mapping[str, Misfit],
    memory: Memory | None = None,
    *,
    aside: Sequence[Document] = (),
    judgements: Sequence[Judgement] = (),
) -> Story:
    """Return the story of one case file: its claims weighed, its ledger and timeline recorded.

    The documents `aside` are listed with it and have no part in it; they name it where it has no other.
    """
    claims = stage("weigh")(case, memory, judgements=of_kind(judgements, "attach", "detach"))
    ledger, timeline = stage("record")(case, claims) if case.documents else (Ledger(), ())
    days = sorted(day for day in map(published_day, case.documents) if day is not None)
    documents = tuple(sorted((*case.documents, *aside), key=lambda document: document.id))
    return Story(
        id=story_id(documents),
        title=stage("entitle")(sorted(case.documents or documents, key=age), case.lineage.derivations, memory),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        base=Base(
            documents=len(case.documents),
            unread=sum(UNREAD in document.notices for document in case.documents),
            undated=sum(published_day(document) is None for document in case.documents),
            latest=days[-1] if days else None,
        ),
        documents=documents,
        origins=case.lineage.origins,
        derivations=case.lineage.derivations,
        actors=case.cast.actors,
        claims=claims,
        timeline=timeline,
        ledger=ledger,
        misfits=tuple(misfits[document.id] for document in case.documents if document.id in misfits),
        judgements=stage("heed")(judgements, documents, case, claims) if judgements else (),
    )


def published_day(document: Document) -> str | None:
    """Return the day, month or year on which the document was published, or None where it is undated."""
    value = document.published.value
    return value[:10] if value and not value.startswith("X") else None


def age(document: Document) -> tuple[bool, str, str]:
    """Order documents by when they were published, the undated last, then by id.

    Clock times with a zone are put on one clock first; without one they are taken as they stand.
    """
    if published_day(document) is None:
        return (True, "", document.id)
    value = document.published.value or ""
    try:
        instant = datetime.fromisoformat(value) if "T" in value else None
    except ValueError:
        instant = None
    if instant is not None and instant.tzinfo is not None:
        value = instant.astimezone(UTC).replace(tzinfo=None).isoformat()
    return (False, value, document.id)


def story_id(documents: Sequence[Document]) -> str:
    """Return the story's name: that of its first document, so that later documents do not change it."""
    return "s" + min(documents, key=age).id.lstrip("d")[:12]


def _story_order(story: Story) -> tuple[int, tuple[int, ...], str]:
    """Largest first, then newest, then by id."""
    return (-story.base.documents, tuple(-ord(letter) for letter in story.last or ""), story.id)
