"""The stages, in order: from sources to documents with their readings, and from those to a dossier.

`STAGES` is the order of work on one screen. A document is read by itself; lineage and stories are worked out
over all documents; everything after that over one story. The result depends on the set of documents only:
they are put in order by id, and one id counts once, whatever the order in which they came.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from typing import Any

import msgspec

from twosource.errors import Refused
from twosource.memory import Memory
from twosource.outcomes import Crawls, faults, refusal
from twosource.records.judgement import Judgement, holding
from twosource.records.ledger import Base, Dossier, Ledger, Misfit, Story
from twosource.records.page import SET_ASIDE, UNREAD, Capture, Document, Failure
from twosource.records.reading import Reading
from twosource.records.story import CaseFile, Cast, Derivation, Evidence, Lineage, Origin, Passage
from twosource.records.whence import placeless, rank, taken_last
from twosource.settings import DEFAULT, Settings
from twosource.stage import USUAL, Reader

Read = tuple[Document, Reading]
"""A document and what was read out of it."""

# what is done, over what, by which function; loaded when it is first needed, because some are heavy
STAGES: dict[str, tuple[str, str]] = {
    "take": ("a source", "twosource.capture:take"),
    "clean": ("a capture", "twosource.document:clean"),
    "reader": ("a document", "twosource.reading:reader"),
    "date": ("all documents", "twosource.lineage:anachronisms"),
    "trace": ("all documents", "twosource.lineage:trace"),
    "gather": ("all documents", "twosource.story:gather"),
    "entitle": ("a story", "twosource.story:title"),
    "resolve": ("a story", "twosource.actors:resolve"),
    "settle": ("a story", "twosource.claims:settle"),
    "weigh": ("a story", "twosource.claims:weigh"),
    "record": ("a story", "twosource.ledger:record"),
    "heed": ("a story", "twosource.judgements:heed"),
}

ANACHRONISM = "anachronism"


def stage(name: str) -> Callable[..., Any]:
    """Return the function that does the work called `name` in `STAGES`."""
    module, _, function = STAGES[name][1].partition(":")
    loaded: Callable[..., Any] = getattr(import_module(module), function)
    return loaded


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


def dossier(pairs: Iterable[Read], memory: Memory | None = None, judgements: Iterable[Judgement] = ()) -> Dossier:
    """Return the dossier of documents that have been read, in whatever order they come.

    `memory` is that of the last dossier, where this one is of much the same documents; the result is the same without.
    `judgements` are all that people decided; those undone do not count.
    """
    memory = memory or Memory()
    memory.turn()
    decided = holding(judgements)
    every = distinct(pairs, memory)
    aside = set_aside(every, decided)
    by_id, misfits = dated({name: pair for name, pair in every.items() if name not in aside}, memory)
    lineage = traced(by_id, decided, memory)
    groups = gathered(by_id, aside, lineage, memory)
    stories = [_story(group, by_id | aside, lineage, misfits, decided, memory) for group in groups]
    return Dossier(stories=tuple(sorted(stories, key=_story_order)))


def set_aside(by_id: Mapping[str, Read], judgements: Iterable[Judgement]) -> dict[str, Read]:
    """Return the documents that people left out of account, with the notice of it."""
    names = {judgement.subject[0] for judgement in judgements if judgement.kind == "set-aside"}
    found = {}
    for name in sorted(names & by_id.keys()):
        document, reading = by_id[name]
        notices = tuple(dict.fromkeys((*document.notices, SET_ASIDE)))
        found[name] = (msgspec.structs.replace(document, notices=notices), reading)
    return found


def traced(by_id: Mapping[str, Read], judgements: Iterable[Judgement], memory: Memory | None = None) -> Lineage:
    """Return who rests on whom among documents, by what they show and by what people decided."""
    documents, readings = _apart(by_id)
    lineage: Lineage = stage("trace")(documents, readings, memory, judgements=_of_kind(judgements, "origin"))
    return lineage


def gathered(
    by_id: Mapping[str, Read], aside: Mapping[str, Read], lineage: Lineage, memory: Memory | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the documents of each story; one set aside is listed with the nearest, and moves none."""
    groups: tuple[tuple[str, ...], ...] = stage("gather")(*_apart(by_id), lineage, memory) if by_id else ()
    if not aside:
        return groups
    home = {name: at for at, group in enumerate(groups) for name in group}
    whole: dict[int, list[str]] = {at: list(group) for at, group in enumerate(groups)}
    every = dict(sorted((dict(by_id) | dict(aside)).items()))
    for number, group in enumerate(stage("gather")(*_apart(every), lineage, memory), len(groups)):
        near = [home[name] for name in group if name in home]
        listed = max(sorted(set(near)), key=near.count) if near else number
        whole.setdefault(listed, []).extend(name for name in group if name in aside)
    return tuple(sorted(tuple(sorted(names)) for names in whole.values() if names))


def _apart(by_id: Mapping[str, Read]) -> tuple[tuple[Document, ...], tuple[Reading, ...]]:
    return tuple(document for document, _ in by_id.values()), tuple(reading for _, reading in by_id.values())


def _of_kind(judgements: Iterable[Judgement], *kinds: str) -> tuple[Judgement, ...]:
    return tuple(judgement for judgement in judgements if judgement.kind in kinds)


def _story(
    group: Sequence[str],
    by_id: Mapping[str, Read],
    lineage: Lineage,
    misfits: Mapping[str, Misfit],
    judgements: Sequence[Judgement],
    memory: Memory,
) -> Story:
    members, inside = _cut_out(group, by_id, lineage)
    told = partial(_told, story_memory(members, memory))
    own = {name: misfits[name] for name in members if name in misfits}
    story: Story = memory.recall(("story", min(members)), told, members, inside, own, concerning(judgements, members))
    return story


def story_memory(documents: Iterable[str], memory: Memory) -> Memory:
    """Return the part of a memory that is about the story of these documents, by id."""
    return memory.part(("story", min(documents)))


def concerning(judgements: Iterable[Judgement], documents: Container[str]) -> tuple[Judgement, ...]:
    """Return the judgements about some documents, by id, and all those about names."""
    about = {"attach": 1, "detach": 1, "origin": 0, "set-aside": 0}
    return tuple(j for j in judgements if j.kind not in about or j.subject[about[j.kind]] in documents)


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


def dated(by_id: dict[str, Read], memory: Memory | None = None) -> tuple[dict[str, Read], dict[str, Misfit]]:
    """Return the documents with the notice of those that do not fit their time, and what does not fit in each."""
    documents = [document for document, _ in by_id.values()]
    found = stage("date")(documents, [reading for _, reading in by_id.values()], memory)
    noticed, misfits = dict(by_id), {}
    for name, (reason, (start, end)) in sorted(found.items()):
        document, reading = by_id[name]
        words = Evidence(document=name, span=(start, end), quote=document.text[start:end])
        misfits[name] = Misfit(document=name, reason=reason, evidence=(words,))
        notices = tuple(dict.fromkeys((*document.notices, ANACHRONISM)))
        noticed[name] = (msgspec.structs.replace(document, notices=notices), reading)
    return noticed, misfits


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
    documents, readings = _apart(members)
    names = _of_kind(judgements, "merge-names", "split-names")
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
    claims = stage("weigh")(case, memory, judgements=_of_kind(judgements, "attach", "detach"))
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
