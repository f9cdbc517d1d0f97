"""Lineage and stories, region by region: the work that needs more documents than one and fewer than all.

Who rests on whom and what is one story is worked out in each region of neighbours by itself. So a document more costs
its region, however many others there are, and regions can be worked out beside each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from twosource.memory import Memory
from twosource.records.judgement import Judgement, concerning, of_kind
from twosource.records.ledger import Misfit
from twosource.records.page import SET_ASIDE, Document
from twosource.records.reading import Reading
from twosource.records.story import Evidence, Lineage
from twosource.stages import stage

Read = tuple[Document, Reading]
"""A document and what was read out of it."""

ANACHRONISM = "anachronism"
WHOLE = "whole"
"""What one neighbourhood after the other is remembered by, whichever document is the first."""


class Region(Struct, frozen=True):
    """Documents that have to do with no others: with their notices, who rests on whom, and which make one story.

    `groups` are the ids of the documents of each story, each document in exactly one. What people set aside is in
    `pairs` and in a group, and moves nothing.
    """

    pairs: dict[str, Read]
    misfits: dict[str, Misfit]
    lineage: Lineage
    groups: tuple[tuple[str, ...], ...]


def parted(
    every: Mapping[str, Read], judgements: Iterable[Judgement], memory: Memory, *, whole: bool = False
) -> tuple[Region, ...]:
    """Return the regions of some documents by id, in order of their first ids.

    Documents that were found as one neighbourhood are the `whole` of one region. One set aside is listed with the story
    that it is nearest to, or by itself.
    """
    cut = _uncut if whole else bounds
    decided = tuple(judgements)
    aside = set_aside(every, decided)
    kept = {name: pair for name, pair in every.items() if name not in aside}
    found = [
        _recalled(WHOLE if whole else names[0], {name: kept[name] for name in names}, decided, memory)
        for names in cut(kept, memory)
    ]
    return tuple(_listed(found, kept, aside, cut(every, memory), memory) if aside else found)


def bounds(every: Mapping[str, Read], memory: Memory) -> list[list[str]]:
    """Return the ids of the documents of each region, sorted, in order of their first."""
    from twosource.neighbourhood import Sketches

    names = sorted(every)
    sketches = [memory.recall(("sketch", name), stage("sketch"), every[name][0]) for name in names]
    return [[names[place] for place in places] for places in stage("part")(Sketches.of(sketches))]


def _uncut(every: Mapping[str, Read], _: Memory) -> list[list[str]]:
    return [sorted(every)] if every else []


def set_aside(by_id: Mapping[str, Read], judgements: Iterable[Judgement]) -> dict[str, Read]:
    """Return the documents that people left out of account, with the notice of it."""
    names = {judgement.subject[0] for judgement in judgements if judgement.kind == "set-aside"}
    found = {}
    for name in sorted(names & by_id.keys()):
        document, reading = by_id[name]
        notices = tuple(dict.fromkeys((*document.notices, SET_ASIDE)))
        found[name] = (msgspec.structs.replace(document, notices=notices), reading)
    return found


def dated(by_id: dict[str, Read], memory: Memory | None = None) -> tuple[dict[str, Read], dict[str, Misfit]]:
    """Return the documents with the notice of those that do not fit their time, and what does not fit in each."""
    found = stage("date")(*apart(by_id), memory)
    noticed, misfits = dict(by_id), {}
    for name, (reason, (start, end)) in sorted(found.items()):
        document, reading = by_id[name]
        words = Evidence(document=name, span=(start, end), quote=document.text[start:end])
        misfits[name] = Misfit(document=name, reason=reason, evidence=(words,))
        notices = tuple(dict.fromkeys((*document.notices, ANACHRONISM)))
        noticed[name] = (msgspec.structs.replace(document, notices=notices), reading)
    return noticed, misfits


def apart(by_id: Mapping[str, Read]) -> tuple[tuple[Document, ...], tuple[Reading, ...]]:
    """Return the documents and, parallel to them, the readings."""
    return tuple(document for document, _ in by_id.values()), tuple(reading for _, reading in by_id.values())


def _recalled(name: str, pairs: dict[str, Read], judgements: Sequence[Judgement], memory: Memory) -> Region:
    work = partial(_worked_out, memory.part(("region", name)))
    region: Region = memory.recall(("region", name), work, pairs, of_kind(concerning(judgements, pairs), "origin"))
    return region


def _worked_out(own: Memory, pairs: dict[str, Read], judgements: Sequence[Judgement]) -> Region:
    own.turn()
    noticed, misfits = dated(pairs, own)
    documents, readings = apart(noticed)
    lineage: Lineage = stage("trace")(documents, readings, own, judgements=judgements)
    return Region(noticed, misfits, lineage, stage("gather")(documents, readings, lineage, own))


def _listed(
    found: Sequence[Region],
    kept: Mapping[str, Read],
    aside: Mapping[str, Read],
    together: Sequence[Sequence[str]],
    memory: Memory,
) -> list[Region]:
    """Return the regions with the documents set aside, each in the story that it would be of if it counted."""
    every = dict(sorted({**kept, **aside}.items()))
    home = {
        name: (at, number)
        for at, each in enumerate(found)
        for number, group in enumerate(each.groups)
        for name in group
    }
    joining: dict[tuple[int, int], list[str]] = {}
    alone: list[list[str]] = []
    for names in together:
        if aside.keys() & set(names):
            regions = [found[at] for at in sorted({home[name][0] for name in names if name in home})]
            derivations = tuple(each for region in regions for each in region.lineage.derivations)
            lineage = Lineage(derivations=derivations)
            for group in stage("gather")(*apart({name: every[name] for name in names}), lineage, memory):
                left = [name for name in group if name in aside]
                homes = [home[name] for name in group if name in home]
                if left and homes:
                    joining.setdefault(max(sorted(set(homes)), key=homes.count), []).extend(left)
                elif left:
                    alone.append(left)
    regions = [
        _with(each, {number: names for (of, number), names in joining.items() if of == at}, aside)
        for at, each in enumerate(found)
    ]
    return regions + [Region({name: aside[name] for name in names}, {}, Lineage(), (tuple(names),)) for names in alone]


def _with(region: Region, joining: Mapping[int, Sequence[str]], aside: Mapping[str, Read]) -> Region:
    if not joining:
        return region
    pairs = {**region.pairs, **{name: aside[name] for names in joining.values() for name in names}}
    groups = (tuple(sorted((*group, *joining.get(number, ())))) for number, group in enumerate(region.groups))
    return msgspec.structs.replace(region, pairs=dict(sorted(pairs.items())), groups=tuple(groups))
