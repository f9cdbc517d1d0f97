"""From documents to stories.

Documents are linked by average linkage at a fixed threshold, so that nobody has to say how many stories there are.
A group of one or two that falls short of it, often a note of a few lines, joins the large group it is much nearer to
than to any other, if they share more than names: a country and its president make no story. It also joins it where
it goes back to an occasion of that story, by a name and a day together, as several of its documents do.

The figures were chosen on ECB+ (two events of each kind, so neighbouring stories on purpose): B-cubed F1 is flat
within .01 for thresholds from .35 to .40 and on either half of its topics.
"""

from collections import Counter
from collections.abc import Sequence

from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.records.story import Lineage
from twosource.story.linkage import link
from twosource.story.nearness import Graph, neighbours
from twosource.story.occasions import occasions
from twosource.story.vectors import Vector, likeness, vector

THRESHOLD = 0.37
LARGE = 3
JOINS = 0.28
JOINS_IN_WORDS = 0.15
JOINS_BY_OCCASION = 0.2
OCCASION_IN_WORDS = 0.08
"""Even then something of the matter is shared: a football match is played in the town of a summit on its day."""

SPOKEN_OF = 3
"""Documents of a story that speak of an occasion; in fewer it is a detail."""

AHEAD = 0.05
TOGETHER = frozenset({"copies", "rewrites"})


def gather(documents: Sequence[Document], readings: Sequence[Reading], lineage: Lineage) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the documents, group by group: each in exactly one, in whatever order they came.

    Groups are sorted inside and by their first id. Documents that are copies or rewrites of one another stay
    together. The readings may be empty; what is used is in the documents themselves.
    """
    rows = [document for _, document in sorted({document.id: document for document in documents}.items())]
    vectors = [vector(document) for document in rows]
    graph = neighbours(vectors, rows)
    places = {document.id: place for place, document in enumerate(rows)}
    groups = link(graph, _derived(lineage, places), THRESHOLD)
    by_id = {reading.document: reading for reading in readings}
    pairs = [(document, by_id.get(document.id)) for document in rows]
    groups = _take_in(groups, graph, vectors, pairs)
    return tuple(sorted(tuple(rows[place].id for place in group) for group in groups))


def _derived(lineage: Lineage, places: dict[str, int]) -> list[tuple[int, int]]:
    pairs = (
        (places.get(found.document), places.get(found.of.document or ""))
        for found in lineage.derivations
        if found.kind in TOGETHER
    )
    return sorted((one, other) for one, other in pairs if one is not None and other is not None)


def _take_in(
    groups: list[list[int]], graph: Graph, vectors: Sequence[Vector], pairs: Sequence[tuple[Document, Reading | None]]
) -> list[list[int]]:
    """Let each small group join the large one it belongs to; all are judged before any moves."""
    large = {place: number for number, group in enumerate(groups) if len(group) >= LARGE for place in group}
    joins: dict[int, int] = {}
    for number, group in enumerate(groups):
        home, mean = _home(group, groups, large, graph) if len(group) < LARGE else (None, 0.0)
        if home is None:
            continue
        words = _in_words(group, groups[home], vectors)
        by_occasion = words >= OCCASION_IN_WORDS and _of_one_occasion(group, groups[home], pairs)
        if (mean >= JOINS and words >= JOINS_IN_WORDS) or by_occasion:
            joins[number] = home
    kept = {number: list(group) for number, group in enumerate(groups) if number not in joins}
    for number, home in joins.items():
        kept[home] += groups[number]
    return [sorted(group) for group in kept.values()]


def _of_one_occasion(group: list[int], home: list[int], pairs: Sequence[tuple[Document, Reading | None]]) -> bool:
    """Say whether each document of `group` speaks of an occasion that enough documents of `home` speak of."""
    found = [occasions(document, reading) for document, reading in (pairs[p] for p in group) if reading is not None]
    if len(found) < len(group) or not all(found):
        return False
    theirs = Counter(
        each for document, reading in (pairs[p] for p in home) if reading for each in occasions(document, reading)
    )
    return all(any(theirs[each] >= SPOKEN_OF for each in own) for own in found)


def _home(group: list[int], groups: list[list[int]], large: dict[int, int], graph: Graph) -> tuple[int | None, float]:
    """Return the large group that a small one is much nearer to than to any other, and how near; None where too far."""
    sums: dict[int, float] = {}
    for place in group:
        for neighbour, value in graph[place].items():
            if neighbour in large:
                sums[large[neighbour]] = sums.get(large[neighbour], 0.0) + value
    means = sorted(((total / (len(group) * len(groups[to])), -to) for to, total in sums.items()), reverse=True)
    if not means or means[0][0] < JOINS_BY_OCCASION or (len(means) > 1 and means[0][0] - means[1][0] < AHEAD):
        return None, 0.0
    return -means[0][1], means[0][0]


def _in_words(group: list[int], home: list[int], vectors: Sequence[Vector]) -> float:
    total = sum(likeness(vectors[one].words, vectors[other].words) for one in group for other in home)
    return total / (len(group) * len(home))
