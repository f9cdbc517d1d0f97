"""Which persons of different documents are one.

Full names are joined where each word of one is a spelling of the other's, and where only the surname differs a
little and no document names both. A bare surname joins the one full name of its own document that it fits, else the
one of the whole story; where two fit it stays undecided and apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from twosource.actors.spellings import Sighting
from twosource.language.names import alike_surname, canonical_word, same_person_name, same_surname
from twosource.language.spelling import sound

Names = tuple[str, ...]
_COMPARED = 200  # names of like consonants that are compared each with each


def join_people(seen: Sequence[Sighting]) -> dict[tuple[str, str], str]:
    """Map each person's (document, entity) to a key; equal keys are one person."""
    full = sorted({item.words for item in seen if len(item.words) > 1})
    where: dict[Names, set[str]] = defaultdict(set)
    for item in seen:
        where[item.words].add(item.document)
    keys = _keys(_near_ones(_clusters(full), where))
    here: dict[str, set[str]] = defaultdict(set)
    members: dict[str, list[Names]] = defaultdict(list)
    for name in full:
        members[keys[name]].append(name)
    for item in seen:
        if len(item.words) > 1:
            here[item.document].add(keys[item.words])
    by_sound = _by_sound(members)
    found = {}
    for item in seen:
        if len(item.words) > 1:
            found[item.place] = keys[item.words]
        else:
            found[item.place] = _bare(item, here[item.document], by_sound, members)
    return found


def _clusters(full: Sequence[Names]) -> dict[Names, Names]:
    """Map each full name to the first of those that are spellings of the same; the order of names does not matter."""
    root = {name: name for name in full}
    blocks: dict[str, list[Names]] = defaultdict(list)
    for name in full:
        for block in (_block(name[-1]), " ".join(sorted(map(sound, name)))):
            blocks[block].append(name)
    initialled = {name for name in full if any(len(word) == 1 for word in (name[0], name[-1]))}
    for several in _small(blocks):
        for at, name in enumerate(several):
            for other in several[at + 1 : at + _COMPARED]:
                if name in initialled or other in initialled:
                    continue
                if _find(root, name) != _find(root, other) and same_person_name(name, other):
                    _unite(root, name, other)
    _join_initialled(root, sorted(initialled), blocks)
    return {name: _find(root, name) for name in full}


def _near_ones(roots: dict[Names, Names], where: dict[Names, set[str]]) -> dict[Names, Names]:
    """Join people of one given name whose surnames are nearly one, where no document names both as two."""
    places: dict[Names, set[str]] = defaultdict(set)
    blocks: dict[str, list[Names]] = defaultdict(list)
    for name, first in sorted(roots.items()):
        places[first] |= where[name]
        if len(name[0]) > 1 and len(name[-1]) > 1:
            blocks[canonical_word(name[0])].append(name)
    root = {name: name for name in places}
    for several in blocks.values():
        for at, name in enumerate(several):
            for other in several[at + 1 : at + _COMPARED]:
                one, two = _find(root, roots[name]), _find(root, roots[other])
                if one != two and not places[one] & places[two] and _may_be_one(name, other):
                    _unite(root, one, two)
                    places[min(one, two)] = places[one] | places[two]
    return {name: _find(root, first) for name, first in roots.items()}


def _may_be_one(a: Names, b: Names) -> bool:
    return alike_surname(a[-1], b[-1]) and same_person_name((*a[:-1], b[-1]), b)


def _small(blocks: dict[str, list[Names]]) -> Iterable[list[Names]]:
    """Split a block that is too large for comparing all with all by the whole sound of the last word."""
    for several in blocks.values():
        if len(several) <= _COMPARED:
            yield several
            continue
        finer: dict[str, list[Names]] = defaultdict(list)
        for name in several:
            finer[sound(name[-1])].append(name)
        yield from finer.values()


def _join_initialled(root: dict[Names, Names], initialled: Iterable[Names], blocks: dict[str, list[Names]]) -> None:
    """Let "V. Putin" join the one full name that it fits, and none where it fits two."""
    whole = {name for name in root if all(len(word) > 1 for word in (name[0], name[-1]))}
    for name in initialled:
        block = set(blocks[_block(name[-1])])
        fits = sorted({_find(root, other) for other in block & whole if same_person_name(name, other)})
        if len(fits) == 1:
            _unite(root, name, fits[0])


def _block(word: str) -> str:
    return "".join(sign for sign in sound(word.replace("gh", "q")) if sign not in "aeiou")[:4]


def _find(root: dict[Names, Names], name: Names) -> Names:
    while root[name] != name:
        name = root[name]
    return name


def _unite(root: dict[Names, Names], a: Names, b: Names) -> None:
    low, high = sorted((_find(root, a), _find(root, b)))
    root[high] = low


def _keys(roots: dict[Names, Names]) -> dict[Names, str]:
    """Return a key that a further spelling rarely changes: the common forms of first and last word."""
    groups: dict[Names, list[Names]] = defaultdict(list)
    for name, root in roots.items():
        groups[root].append(name)
    best = {
        root: min(
            f"{canonical_word(name[0])} {sound(name[-1])}" for name in names if len(name[0]) > 1 or len(names) == 1
        )
        for root, names in groups.items()
    }
    taken: dict[str, list[Names]] = defaultdict(list)
    for root, key in sorted(best.items()):
        taken[key].append(root)
    keys = {root: key if len(taken[key]) == 1 else " ".join(root) for root, key in best.items()}
    return {name: keys[root] for name, root in roots.items()}


def _by_sound(members: dict[str, list[Names]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, names in members.items():
        for name in names:
            for word in (name[0], name[-1]):
                found[_block(word)].add(key)
    return found


def _bare(item: Sighting, here: set[str], by_sound: dict[str, set[str]], members: dict[str, list[Names]]) -> str:
    word = item.words[0] if item.words else item.entity.name
    for at in (-1, 0):
        fits = {key for key in by_sound.get(_block(word), ()) if any(_fits(word, name[at]) for name in members[key])}
        near = fits & here
        if len(near) == 1 or (not near and len(fits) == 1):
            return next(iter(near or fits))
        if fits:
            # Two bearers of this surname: the document does not say which.
            return f"{sound(word)} {item.document}"
    return sound(word) or word


def _fits(word: str, other: str) -> bool:
    return len(other) > 1 and same_surname(word, other)
