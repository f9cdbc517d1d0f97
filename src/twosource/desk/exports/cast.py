"""What a story was told with: which of its documents count, whom they go back to, and its cast."""

from collections import Counter
from collections.abc import Iterable, Mapping

from twosource import pipeline
from twosource.records.ledger import Story
from twosource.records.page import SET_ASIDE
from twosource.records.reading import Reading
from twosource.records.story import Actor, CaseFile, Cast, Lineage


def counting(story: Story) -> frozenset[str]:
    """Return the ids of the documents that a story rests on: not set aside, and not edited since."""
    older = {each.document for each in story.derivations if each.is_outdated}
    return frozenset(d.id for d in story.documents if d.id not in older and SET_ASIDE not in d.notices)


def origins(story: Story) -> dict[str, tuple[str, ...]]:
    """Return the ids of the origins that each document of a story goes back to, by its id."""
    found: dict[str, tuple[str, ...]] = {each.id: () for each in story.documents}
    for origin in story.origins:
        for name in origin.documents:
            found[name] = (*found.get(name, ()), origin.id)
    return found


def case(story: Story, readings: Mapping[str, Reading]) -> CaseFile:
    """Return the documents that a story rests on with their readings and the cast that the story was told with."""
    counts = counting(story)
    documents = tuple(each for each in story.documents if each.id in counts)
    read = tuple(readings[each.id] for each in documents)
    names = tuple(each for each in story.judgements if each.kind in ("merge-names", "split-names"))
    cast = pipeline.stage("resolve")(documents, read, None, judgements=names) if documents else Cast()
    lineage = Lineage(derivations=story.derivations, origins=story.origins)
    return CaseFile(documents=documents, readings=read, lineage=lineage, cast=cast)


def whose(story: Story, readings: Mapping[str, Reading]) -> dict[tuple[str, str], Actor]:
    """Return who each entity is, by document and entity id, in the documents that a story rests on."""
    actors = {each.id: each for each in story.actors}
    members = case(story, readings).cast.members
    return {(each.document, each.entity): actors[each.actor] for each in members if each.actor in actors}


def by_name(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Return actors by their names, without those whose name another has too: nobody knows which of them is meant."""
    every = tuple(actors)
    known = Counter(each.name for each in every)
    return {each.name: each for each in every if known[each.name] == 1}
