"""From documents to stories.

Documents are linked by average linkage at a fixed threshold, so that nobody has to say how many stories there are.
That is strict with outlets that word one matter differently and dwell on other sides of it. So a group of one or two
that is left over joins the group it is nearest to, where more speaks for it. At one time, that is a rare name, or
words of the matter besides its names. Where the times are open, the group joined has to be large and much nearer than
any other large one, because neighbouring stories share names and words too: then words decide, a rare name, or an
occasion, a name and a day together, that several documents of that story speak of.

The figures were chosen on ECB+ (two events of each kind, so neighbouring stories on purpose) and on the open half of
`benchmarks/standing/cases/distortion`. On ECB+ B-cubed F1 is .93 for thresholds from .37 to .40 and .91 at .35.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from twosource.memory import Memory
from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.records.story import Lineage
from twosource.story.linkage import link, united
from twosource.story.nearness import Graph, neighbours
from twosource.story.occasions import Occasion, occasions
from twosource.story.periods import When, in_one_season, when
from twosource.story.vectors import Vector, likeness, vector

THRESHOLD = 0.37
FEW = 2
LARGE = 4
JOINS = 0.28
JOINS_IN_WORDS = 0.15
JOINS_BY_OCCASION = 0.2
OCCASION_IN_WORDS = 0.08
JOINS_BY_NAME = 0.1
NAME_IN_WORDS = 0.05
"""Even then something of the matter is shared: a football match is played in the town of a summit on its day."""

JOINS_IN_TIME = 0.2
TIME_IN_WORDS = 0.2
SPOKEN_OF = 3
"""Documents of a story that speak of an occasion; in fewer it is a detail."""

AHEAD = 0.05
AHEAD_IN_TIME = 0.02
TOGETHER = frozenset({"copies", "rewrites"})


class _Told(NamedTuple):
    """What is known of one document for this purpose."""

    vector: Vector
    when: When
    document: Document
    reading: Reading | None

    def occasions(self) -> frozenset[Occasion]:
        return occasions(self.document, self.reading) if self.reading is not None else frozenset()


def _told(document: Document, reading: Reading | None) -> _Told:
    return _Told(vector(document), when(document, reading), document, reading)


def gather(
    documents: Sequence[Document], readings: Sequence[Reading], lineage: Lineage, memory: Memory | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the documents, group by group: each in exactly one, in whatever order they came.

    Groups are sorted inside and by their first id. Documents that are copies or rewrites of one another stay
    together. The readings may be empty; what they hold of days and months is then not known.
    """
    by_id = {reading.document: reading for reading in readings}
    rows = [document for _, document in sorted({document.id: document for document in documents}.items())]
    memory = memory or Memory()
    told = [memory.recall(("gathered", row.id), _told, row, by_id.get(row.id)) for row in rows]
    graph = neighbours([each.vector for each in told], rows)
    places = {document.id: place for place, document in enumerate(rows)}
    groups = link(graph, _derived(lineage, places), THRESHOLD)
    joined = united(len(groups), _joins(groups, graph, told))
    whole = [sorted(place for number in numbers for place in groups[number]) for numbers in joined]
    return tuple(sorted(tuple(rows[place].id for place in group) for group in whole))


def _derived(lineage: Lineage, places: dict[str, int]) -> list[tuple[int, int]]:
    pairs = (
        (places.get(found.document), places.get(found.of.document or ""))
        for found in lineage.derivations
        if found.kind in TOGETHER
    )
    return sorted((one, other) for one, other in pairs if one is not None and other is not None)


def _joins(groups: list[list[int]], graph: Graph, told: Sequence[_Told]) -> list[tuple[int, int]]:
    """Return each small group with the one it belongs to, by their numbers; all are judged before any moves."""
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    found = []
    for number, group in enumerate(groups):
        if len(group) <= FEW:
            home = _home(number, groups, _means(number, groups, group_of, graph), told)
            if home is not None:
                found.append((number, home))
    return found


def _means(number: int, groups: list[list[int]], group_of: dict[int, int], graph: Graph) -> dict[int, float]:
    """Return the mean likeness of one group to each that it has an edge to."""
    sums: dict[int, float] = {}
    for place in groups[number]:
        for neighbour, value in graph[place].items():
            other = group_of[neighbour]
            if other != number:
                sums[other] = sums.get(other, 0.0) + value
    return {other: total / (len(groups[number]) * len(groups[other])) for other, total in sums.items()}


def _home(number: int, groups: list[list[int]], means: dict[int, float], told: Sequence[_Told]) -> int | None:
    """Return the group that a small one belongs to, None where it stays by itself."""
    own = [told[place] for place in groups[number]]
    large = {other: mean for other, mean in means.items() if len(groups[other]) >= LARGE}
    for candidates, ahead, belongs in ((large, AHEAD, _of_large), (means, AHEAD_IN_TIME, _of_one_time)):
        home = _nearest(candidates, ahead)
        if home is None or candidates[home] < JOINS_BY_NAME:
            continue  # no less will do, whatever else they share
        if belongs(own, [told[place] for place in groups[home]], candidates[home]):
            return home
    return None


def _nearest(means: dict[int, float], ahead: float) -> int | None:
    """Return the group with the greatest mean, where it is by `ahead` greater than any other."""
    order = sorted(means, key=lambda number: (-means[number], number))
    if not order or (len(order) > 1 and means[order[0]] - means[order[1]] < ahead):
        return None
    return order[0]


def _of_large(own: list[_Told], theirs: list[_Told], mean: float) -> bool:
    """Say whether a small group that is much nearer to a large one than to any other is of its story."""
    words = _in_words(own, theirs)
    return (
        (mean >= JOINS and words >= JOINS_IN_WORDS)
        or (mean >= JOINS_BY_OCCASION and words >= OCCASION_IN_WORDS and _of_one_occasion(own, theirs))
        or (
            mean >= JOINS_BY_NAME
            and words >= NAME_IN_WORDS
            and _share_name(own, theirs)
            and _times(own, theirs) != {False}
        )
    )


def _of_one_time(own: list[_Told], theirs: list[_Told], mean: float) -> bool:
    """Say whether a small group is of the time of the group it is nearest to, and of its story by a name or words."""
    words = _in_words(own, theirs)
    alike = mean >= JOINS_IN_TIME and words >= TIME_IN_WORDS
    by_name = mean >= JOINS_BY_NAME and words >= NAME_IN_WORDS and _share_name(own, theirs)
    return (alike or by_name) and True in _times(own, theirs)


def _share_name(own: list[_Told], theirs: list[_Told]) -> bool:
    return not _rare_names(own).isdisjoint(_rare_names(theirs))


def _rare_names(group: list[_Told]) -> set[str]:
    return {name for each in group for name in each.vector.rare}


def _times(own: list[_Told], theirs: list[_Told]) -> set[bool | None]:
    """Return how documents of two groups lie in time, as `in_one_season` says it."""
    return {in_one_season(one.when, other.when) for one in own for other in theirs}


def _of_one_occasion(own: list[_Told], theirs: list[_Told]) -> bool:
    """Say whether each document of one group speaks of an occasion that enough documents of the other speak of."""
    spoken_of = Counter(occasion for each in theirs for occasion in each.occasions())
    return all(any(spoken_of[occasion] >= SPOKEN_OF for occasion in each.occasions()) for each in own)


def _in_words(own: list[_Told], theirs: list[_Told]) -> float:
    total = sum(likeness(one.vector.words, other.vector.words) for one in own for other in theirs)
    return total / (len(own) * len(theirs))
