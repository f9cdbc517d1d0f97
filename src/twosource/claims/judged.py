"""What people decided about claims: which propositions belong to one, and which do not.

A claim is named by the first proposition that supports it and by what it commits itself to, so it is found again from
either end: whatever joins it later, the proposition that gave it its name is still there and leads to it. What a person
brings to a claim or takes away has no part in naming it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from twosource.claims.difference import LADDER, SLOTS
from twosource.memory import Memory
from twosource.records.assertion import Assertion
from twosource.records.identity import make_id
from twosource.records.judgement import Judgement

Place = tuple[str, str]
"""A document's id and a proposition's in it."""


class Moved(Struct, frozen=True):
    """An assertion that a judgement brought to a claim or took away from one; `anchor` is the claim's name-giver."""

    assertion: Assertion
    judgement: str
    claim: str = ""
    anchor: Place | None = None


class Matter(Struct, frozen=True):
    """Assertions of one matter, with what people brought to it and took away.

    `apart` says that its one member was taken out of another matter; `judged` are judgements about the whole.
    """

    members: tuple[Assertion, ...]
    brought: tuple[Moved, ...] = ()
    gone: tuple[Moved, ...] = ()
    apart: bool = False
    judged: tuple[str, ...] = ()


def claim_id(first: Assertion, committed: frozenset[str], *, utterance: bool, apart: bool) -> str:
    """Return the name of the claim that `first` supports before all others; `committed` are the slots it fills."""
    rung = "/".join([LADDER[first.modality], *sorted(committed)])
    more = ["apart"] if apart else []
    said = "said" if utterance else None
    return make_id("c", first.document, str(first.span[0]), first.trigger, rung, said, *more)


class _Home:
    """A matter while judgements are applied to it."""

    def __init__(self, members: Sequence[Assertion], apart: str | None = None) -> None:
        self.members = list(members)
        self.brought: list[Moved] = []
        self.gone: list[Moved] = []
        self.apart = apart is not None
        self.judged = [apart] if apart is not None else []

    def matter(self) -> Matter | None:
        """Return what is left of it; what was only brought here stands for itself where nothing else is left."""
        members, brought = tuple(self.members), tuple(self.brought)
        if not members:
            own = {(m.assertion.document, m.assertion.id): m.assertion for m in brought}
            self.judged += [m.judgement for m in brought]
            members, brought = tuple(own[place] for place in sorted(own)), ()
        if not members:
            return None
        return Matter(members, brought, tuple(self.gone), self.apart, tuple(self.judged))


class _Homes:
    """All matters of a story while judgements are applied to them."""

    def __init__(self, matters: Sequence[Sequence[Assertion]], names: dict[str, tuple[Place, bool]]) -> None:
        self.all = [_Home(matter) for matter in matters]
        self.natural = {place_of(a): home for home in self.all for a in home.members}
        self.now = dict(self.natural)
        self.names = names

    def of(self, claim: str) -> tuple[_Home | None, Place | None]:
        """Return the matter that a claim's name leads to, and who gave it its name."""
        anchor, apart = self.names.get(claim, (None, False))
        if anchor is None:
            return None, None
        home = self.now.get(anchor) if apart else self.natural.get(anchor)
        return (home if home is not None and home.apart == apart else None), anchor

    def detach(self, judgement: Judgement, place: Place) -> None:
        home, _ = self.of(judgement.subject[0])
        if home is None:
            return
        again = next((m for m in home.gone if place_of(m.assertion) == place), None)
        if again is not None:
            home.gone.append(Moved(again.assertion, judgement.id))
            return
        here = next((a for a in home.members if place_of(a) == place), None)
        if here is not None and len(home.members) > 1:
            home.members.remove(here)
            home.gone.append(Moved(here, judgement.id))
            self.now[place] = _Home([here], apart=judgement.id)
            self.all.append(self.now[place])

    def attach(self, judgement: Judgement, assertion: Assertion) -> None:
        home, anchor = self.of(judgement.subject[0])
        if home is None or not (home.members or home.brought):
            return
        place = place_of(assertion)
        if [place_of(a) for a in home.members] == [place]:
            home.judged.append(judgement.id)
            return
        before = self.now.pop(place, None)
        if before is not None:
            before.members.remove(assertion)
            before.gone.append(Moved(assertion, judgement.id))
        home.brought.append(Moved(assertion, judgement.id, judgement.subject[0], anchor))


def place_of(assertion: Assertion) -> Place:
    """Return what tells an assertion from all others."""
    return assertion.document, assertion.id


def ruled(
    matters: Sequence[Sequence[Assertion]],
    assertions: Sequence[Assertion],
    judgements: Sequence[Judgement],
    memory: Memory,
) -> list[Matter]:
    """Return the matters as people decided that they are; of two decisions about one thing the later one counts.

    `assertions` are all of the story. What is brought to a claim leaves the matter that it was in. What is taken away
    stands alone. A judgement about a claim or a proposition that is not there changes nothing.
    """
    if not judgements:
        return [Matter(tuple(matter)) for matter in matters]
    last = {judgement.subject: judgement for judgement in judgements}
    homes = _Homes(matters, _names([a for matter in matters for a in matter], memory))
    known = {place_of(a): a for a in assertions}
    for judgement in judgements:
        place = (judgement.subject[1], judgement.subject[2])
        if last[judgement.subject] is judgement and judgement.kind == "detach":
            homes.detach(judgement, place)
    for judgement in judgements:
        place = (judgement.subject[1], judgement.subject[2])
        if last[judgement.subject] is judgement and judgement.kind == "attach" and place in known:
            homes.attach(judgement, known[place])
    return [matter for home in homes.all if (matter := home.matter()) is not None]


def _names(assertions: Sequence[Assertion], memory: Memory) -> dict[str, tuple[Place, bool]]:
    """Return every name that a claim may have, with the assertion that gives it and whether that one stands apart."""
    by_document: dict[str, list[Assertion]] = defaultdict(list)
    for a in assertions:
        by_document[a.document].append(a)
    names: dict[str, tuple[Place, bool]] = {}
    for document, own in by_document.items():
        for name, given in memory.recall(("names", document), _names_of, tuple(own)).items():
            names.setdefault(name, given)
    return names


def _names_of(own: Sequence[Assertion]) -> dict[str, tuple[Place, bool]]:
    names: dict[str, tuple[Place, bool]] = {}
    for a in own:
        for committed in _committed(a):
            for utterance, apart in ((False, False), (True, False), (False, True), (True, True)):
                name = claim_id(a, committed, utterance=utterance, apart=apart)
                names.setdefault(name, (place_of(a), apart))
    return names


def _committed(a: Assertion) -> Iterator[frozenset[str]]:
    """Yield every set of slots that a claim may commit itself to which this assertion supports."""
    filled = [s.name for s in SLOTS if s.name in ("time", "place", "quantity") and s.show(a) is not None]
    for many in range(len(filled) + 1):
        yield from map(frozenset, combinations(filled, many))
