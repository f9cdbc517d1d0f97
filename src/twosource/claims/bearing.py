"""How one reported sentence bears on a claim: it carries it, contradicts it, falls short of it, or neither.

The sentence must hold most of what the claim is made of. Then slot by slot: whose deed or word it is, yes or no, how
far it has come, numbers, times, places. A slot that the claim fills must be filled alike by what is to carry it.
"""

from collections.abc import Sequence

from msgspec import Struct

from twosource.claims.capacity import compare_capacities
from twosource.claims.content import Key
from twosource.claims.difference import LADDER
from twosource.claims.doing import compare_doers, compare_speakers
from twosource.claims.filled import Filled, compare_filled, filled
from twosource.claims.nearness import Nearest
from twosource.claims.search import Found
from twosource.claims.signs import denied, is_open, may_be, says_undone
from twosource.claims.slots import ORDER, Slots, put
from twosource.claims.units import Unit
from twosource.claims.verbs import compare_verbs
from twosource.language.lemmas import verb_base
from twosource.records.assertion import Assertion

HEIGHT = {"rumoured": 0, "possible": 1, "proposed": 2, "demanded": 2, "planned": 3, "agreed": 4, "done": 5}


class Asked(Struct, frozen=True):
    """A claim as it is compared: its sentence, its main clause, its words without who says them, and what it fills.

    `content` are the keys that are looked up, `near` what is near each.
    """

    unit: Unit
    main: Assertion
    said: str
    content: Sequence[Key]
    near: tuple[Nearest, ...]
    filled: Filled


def asked(unit: Unit, main: Assertion, said: str, content: Sequence[Key], near: tuple[Nearest, ...]) -> Asked:
    """Return a claim ready to be compared."""
    return Asked(unit, main, said, content, near, filled(unit))


class Bearing(Struct, frozen=True):
    """One clause beside a claim: for each slot the relation, the claim's value and the sentence's.

    `covered` is how much of the claim stands in the sentence and around it, `own` how much in the sentence itself,
    `told` the same without names, `deed` how nearly the sentence holds the claim's verb. `named` says that both name
    one doer, `level` that both tell their deed as equally far along. `words`
    are how many words of content the claim has, names left out; `clause` is how much of it stands in the clause alone.
    """

    unit: Unit
    assertion: Assertion
    covered: float
    own: float
    told: float
    deed: float
    verbs: str
    slots: Slots
    named: bool
    level: bool = True
    words: int = 2
    clause: float = 1.0

    @property
    def nearness(self) -> float:
        """How near a sentence is to the claim, whatever it says of it."""
        return (self.covered + self.told) / 2

    @property
    def relation(self) -> str:
        """The most severe relation of any slot: agrees, vaguer, missing, differs, contradicts."""
        if "ordinal" in self.slots:
            return "differs"
        return max((r for r, _, _ in self.slots.values()), key=ORDER.index, default="agrees")


def bearing(claim: Asked, found: Found) -> Bearing:
    """Return how the clause of a sentence that is nearest to the claim bears on it."""
    other = min(found.unit.assertions, key=lambda a: (-_nearness(claim, found.unit, a), a.span, a.id))
    verbs = compare_verbs(claim.main, other)
    slots: Slots = {}
    put(slots, "actor", compare_speakers(claim.main, other, found) or compare_doers(claim.main, other, found, verbs))
    if verbs in ("same", "opposite"):
        _yes_or_no(slots, claim, other, verbs, found.unit)
        _ladder(slots, claim.said, claim.main, other, verbs)
    else:
        _by_signs(slots, claim, found, other, verbs)
    slots.update(compare_filled(claim.filled, found, other))
    put(slots, "role", compare_capacities(claim.said, found.unit.quote))
    if claim.main.ordinal and other.ordinal and claim.main.ordinal != other.ordinal:
        slots["ordinal"] = ("differs", str(claim.main.ordinal), str(other.ordinal))
    missing = [mark.key.form for mark in found.marks if mark.key.name[0] == "@" and mark.around < NAMED]
    if missing and "actor" not in slots:
        slots["actor"] = ("missing", missing[0], "")
    return Bearing(
        found.unit,
        other,
        found.held,
        found.own,
        found.told,
        _deed(claim, found),
        verbs,
        slots,
        bool(set(claim.main.actors) & set(other.actors)),
        LADDER[claim.main.modality] == LADDER[other.modality],
        sum(mark.key.name[0] != "@" for mark in found.marks),
        _held(claim, found.unit, other) / max(sum(key.weight for key in claim.content), 1e-9),
    )


NAMED = 0.4
"""Somebody whom the claim names must be held so fully at least."""


def _deed(asked: Asked, found: Found) -> float:
    """How nearly a sentence holds the verb of a claim; 1 for a verb that says nothing by itself."""
    words = asked.main.trigger.lower().split()
    own = [mark.own for mark in found.marks if mark.key.form in words]
    return max(own, default=1.0)


def _nearness(asked: Asked, unit: Unit, other: Assertion) -> float:
    """How much of the claim stands in one clause; a like verb counts as much as three words."""
    verbs = compare_verbs(asked.main, other)
    return (
        _held(asked, unit, other)
        + {"same": 9.0, "opposite": 9.0, "near": 5.0, "other": 0.0}[verbs]
        - (3.0 if other.nominal else 0.0)
    )


def _held(asked: Asked, unit: Unit, other: Assertion) -> float:
    """The weight of what stands of the claim in one clause."""
    inside = [key.name for key in unit.content if other.span[0] <= key.at < other.span[1]]
    return sum(
        key.weight * max((near.values.get(name, 0.0) for name in inside), default=0.0)
        for key, near in zip(asked.content, asked.near, strict=True)
    )


def _yes_or_no(slots: Slots, asked: Asked, other: Assertion, verbs: str, unit: Unit) -> None:
    """Compare yes or no by the clauses; where the words around them deny oddly often, it stays in doubt."""
    claim = asked.main
    mine = claim.trigger if claim.polarity == "positive" else f"not {claim.trigger}"
    theirs = other.trigger if other.polarity == "positive" else f"not {other.trigger}"
    if (verbs == "opposite") != (claim.polarity != other.polarity):
        slots["polarity"] = ("contradicts", mine, theirs)
    elif verbs == "same" and denied(asked.said) != denied(_touched(asked, unit)):
        slots["polarity"] = ("missing", mine, theirs)


def _ladder(slots: Slots, said: str, claim: Assertion, other: Assertion, verbs: str) -> None:
    """What is told as done is not carried by a plan, nor what is still to come by the same deed done.

    The present tense tells a plan as well: "closes in March".
    """
    mine, theirs = LADDER[claim.modality], LADDER[other.modality]
    ahead = mine in ("agreed", "planned") or (mine == "done" and _in_present(claim.trigger))
    short = HEIGHT[theirs] < HEIGHT[mine] and not (ahead and theirs in ("agreed", "planned"))
    over = verbs == "same" and says_undone(said) and claim.polarity == "positive" and theirs == "done"
    if short or over:
        slots["modality"] = ("contradicts", mine, theirs)


def _in_present(trigger: str) -> bool:
    low = trigger.lower()
    return low.endswith("s") or low == verb_base(low)


def _touched(asked: Asked, unit: Unit) -> str:
    """The part of a sentence from the first word that the claim has too, with what stands right before, to the last."""
    places = [
        key.at - unit.span[0]
        for key in unit.content
        if any(near.values.get(key.name, 0.0) >= TOUCH for near in asked.near)
    ]
    if not places:
        return unit.quote
    end = unit.quote.find(" ", max(places))
    return unit.quote[max(0, min(places) - LEAD) : end if end > 0 else len(unit.quote)]


TOUCH, LEAD = 0.5, 24
MUCH, NEARLY_ALL = 0.7, 0.8
"""So much of a claim in a sentence makes a sign that is turned about a contradiction, and less a doubt."""


def _by_signs(slots: Slots, asked: Asked, found: Found, other: Assertion, verbs: str) -> None:
    """Yes or no and how far it has come by the words of the sentence, where its clause tells another deed."""
    severe = "contradicts" if min(found.own, found.told) >= (MUCH if verbs == "near" else NEARLY_ALL) else "missing"
    text = _touched(asked, found.unit)
    if denied(asked.said) != denied(text):
        slots["polarity"] = (severe, "no" if denied(asked.said) else "yes", "no" if denied(text) else "yes")
    mine = LADDER[asked.main.modality]
    ahead = HEIGHT[mine] <= HEIGHT["planned"] or _in_present(asked.main.trigger) or is_open(asked.said)
    if says_undone(asked.said) and not says_undone(text):
        slots["modality"] = (severe, "not yet done", LADDER[other.modality])
    elif ahead and not may_be(asked.said) and may_be(text):
        slots["modality"] = (severe, mine, "possible")
    elif not ahead and is_open(text):
        slots["modality"] = (severe, mine, "still open")
