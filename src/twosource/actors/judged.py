"""What people decided about names: which actors they make one, and which they keep apart.

Of two decisions about the same names the later one counts. Names that are one move together; whoever else stands in an
actor that is taken apart goes with the name that is nearest to its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from twosource.actors.spellings import Sighting, name_words
from twosource.language.names import name_key, same_person_name
from twosource.records.judgement import Judgement

Groups = dict[str, list[Sighting]]
Place = tuple[str, str]


class Ruled(Struct, frozen=True):
    """Actors after people's decisions: their entities, and for each that is as decided the judgements' ids."""

    groups: Groups
    judged: dict[str, tuple[str, ...]]


class _Classes(Struct, frozen=True):
    """Names that people made one, by the first of them, and which of these are never one."""

    root: dict[str, str]
    apart: frozenset[frozenset[str]]

    def names(self, first: str) -> list[str]:
        """Return the names of one class."""
        return sorted(name for name, root in self.root.items() if root == first)


def judged(groups: Groups, shown: Mapping[str, str], judgements: Sequence[Judgement]) -> Ruled:
    """Return the actors as people decided that they are.

    `shown` are the names by which actors are displayed, which a person may use too. `judgements` are those that hold,
    the oldest first; what they say of names that nobody bears changes nothing.
    """
    if not judgements:
        return Ruled(groups, {})
    order = [key for j in judgements for key in map(name_key, j.subject)]
    bearers = {name: _bearers(name, groups, shown) for name in sorted(set(order))}
    classes = _classes([j for j in judgements if j.kind in ("merge-names", "split-names")], bearers)
    ranked = sorted(set(classes.root.values()), key=order.index)
    members = {first: {place for n in classes.names(first) for place in bearers[n]} for first in ranked}
    leading = {first: bearers[min(classes.names(first), key=order.index)] for first in ranked}
    groups = _merged(groups, members, leading)
    groups = _split(groups, members, classes)
    return Ruled(groups, _effective(groups, bearers, judgements))


def _bearers(name: str, groups: Groups, shown: Mapping[str, str]) -> frozenset[Place]:
    """Return the entities that bear a name: as their own, else as their actor's, else as one of their spellings."""
    seen = [item for group in groups.values() for item in group]
    own = {item.place for item in seen if name_key(item.entity.name) == name}
    if not own:
        own = {item.place for key, group in groups.items() if name_key(shown[key]) == name for item in group}
    return frozenset(own or {i.place for i in seen if any(name_key(spelt) == name for spelt, _ in i.spellings)})


def _classes(judgements: Sequence[Judgement], bearers: Mapping[str, frozenset[Place]]) -> _Classes:
    """Put together which names are one, the newest decision first; an older one does not undo a newer."""
    root = {name: name for name, places in bearers.items() if places}
    apart: set[frozenset[str]] = set()
    for judgement in reversed(judgements):
        names = [name for name in dict.fromkeys(map(name_key, judgement.subject)) if name in root]
        for at, name in enumerate(names):
            for other in names[at + 1 :]:
                pair = frozenset((root[name], root[other]))
                if judgement.kind == "split-names" and len(pair) == 2:
                    apart.add(pair)
                elif judgement.kind == "merge-names" and len(pair) == 2 and pair not in apart:
                    kept, gone = root[name], root[other]
                    root = {n: kept if first == gone else first for n, first in root.items()}
                    apart = {frozenset(kept if f == gone else f for f in each) for each in apart}
    return _Classes(root, frozenset(apart))


def _merged(groups: Groups, members: Mapping[str, set[Place]], leading: Mapping[str, frozenset[Place]]) -> Groups:
    """Join the actors that have entities of one class, under the key of the one that is named first."""
    groups = dict(groups)
    for first, places in members.items():
        held = {key: sum(item.place in leading[first] for item in group) for key, group in groups.items()}
        inside = [key for key, group in groups.items() if any(item.place in places for item in group)]
        keys = sorted(inside, key=lambda key: (-held[key], key))
        for key in keys[1:]:
            groups[keys[0]] = groups[keys[0]] + groups.pop(key)
    return {key: sorted(group, key=lambda item: item.place) for key, group in groups.items()}


def _split(groups: Groups, members: Mapping[str, set[Place]], classes: _Classes) -> Groups:
    """Take apart each actor that has entities of classes that are never one."""
    found: Groups = {}
    for key, group in groups.items():
        here = {item.place for item in group}
        inside = [first for first, places in members.items() if places & here]
        parts: list[list[str]] = []
        for first in inside:
            fits = (p for p in parts if not any(frozenset((first, other)) in classes.apart for other in p))
            part = next(fits, None)
            if part is None:
                parts.append([first])
            else:
                part.append(first)
        if len(parts) < 2:
            found[key] = group
            continue
        names = [[name for first in part for name in classes.names(first)] for part in parts]
        own = [{place for first in part for place in members[first]} for part in parts]
        shares = _shares(group, names, own)
        for at, share in enumerate(shares):
            if share:
                found[key if at == 0 else f"{key} / {names[at][0]}"] = share
    return found


def _shares(
    group: Sequence[Sighting], names: Sequence[Sequence[str]], own: Sequence[set[Place]]
) -> list[list[Sighting]]:
    """Deal out the entities of one actor to the parts it falls into."""
    shares: list[list[Sighting]] = [[] for _ in names]
    documents = [{item.document for item in group if item.place in places} for places in own]
    for item in group:

        def nearness(part: int, item: Sighting = item) -> tuple[bool, bool, bool, int, int]:
            return (
                item.place in own[part],
                any(_alike(item, name) for name in names[part]),
                item.document in documents[part],
                len(documents[part]),
                -part,
            )

        shares[max(range(len(names)), key=nearness)].append(item)
    return shares


def _alike(item: Sighting, name: str) -> bool:
    return same_person_name(item.words, name_words(name))


def _effective(
    groups: Groups, bearers: Mapping[str, frozenset[Place]], judgements: Iterable[Judgement]
) -> dict[str, tuple[str, ...]]:
    """Return the judgements that are so by key of the actors that they are about."""
    key_of = {item.place: key for key, group in groups.items() for item in group}
    found: dict[str, list[str]] = defaultdict(list)
    for judgement in judgements:
        names = dict.fromkeys(map(name_key, judgement.subject))
        keys = [{key_of[place] for place in bearers[name]} for name in names if bearers[name]]
        whole = {key for each in keys for key in each}
        one = judgement.kind == "merge-names" and len(whole) == 1
        several = judgement.kind == "split-names" and len(whole) == sum(map(len, keys))
        if len(keys) > 1 and (one or several):
            for key in sorted(whole):
                found[key].append(judgement.id)
    return {key: tuple(ids) for key, ids in found.items()}
