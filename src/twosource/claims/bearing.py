"""How one reported assertion bears on a claim: it carries it, contradicts it, falls short of it, or neither.

The act decides whether the two speak of one thing; then the doer, the polarity, the rung of the ladder, and what
stands in the slots. A slot that the claim fills must be filled alike by the sentence that is to carry it.
"""

from msgspec import Struct

from twosource.claims.difference import LADDER, ONE_DOER, STANDING_ACTS, compare_places
from twosource.claims.quantities import compare_quantities, show
from twosource.claims.slots import ORDER, best_pair, put
from twosource.claims.topic import add_term
from twosource.claims.units import Unit
from twosource.language.dates import compare_times, written
from twosource.language.lemmas import verb_base
from twosource.lexicon.concepts import concepts
from twosource.records.assertion import BOTH, Assertion
from twosource.records.reading import Quantity

SAME_MATTER = 0.6
"""Share of a claim's content, by weight, that a sentence must hold to speak of the same matter."""
SAME_MATTER_OPPOSED = 0.45
"""The same where the act is the opposite one, whose own word cannot be shared."""

_HEIGHT = {"rumoured": 0, "possible": 1, "proposed": 2, "demanded": 2, "planned": 3, "agreed": 4, "done": 5}
_OPPOSITE = {
    "accept": {"decline", "counter", "oppose"},
    "agree": {"decline", "oppose"},
    "favour": {"oppose", "decline"},
    "resume": {"suspend", "cancel", "end", "postpone"},
    "meet": {"cancel", "postpone"},
    "confirm": {"deny", "cancel", "postpone"},
    "announce": {"deny"},
    "strike": {"end", "suspend"},
}
_ANSWERS = frozenset({"accept", "decline", "agree", "confirm", "counter", "respond"})


class Bearing(Struct, frozen=True):
    """One assertion beside a claim: for each slot the relation, the claim's value and the sentence's."""

    unit: Unit
    assertion: Assertion
    covered: float
    slots: dict[str, tuple[str, str, str]]

    @property
    def relation(self) -> str:
        """The most severe relation of any slot: agrees, vaguer, missing, differs, contradicts."""
        return max((r for r, _, _ in self.slots.values()), key=ORDER.index, default="agrees")


def bearing(claim: Assertion, asked: Unit, unit: Unit) -> Bearing | None:
    """Return how the assertion of a sentence that is nearest to the claim bears on it, or None."""
    found = [b for a in unit.assertions if (b := _bearing(claim, asked, unit, a)) is not None]
    return min(found, key=lambda b: (ORDER.index(b.relation), -b.covered, b.assertion.span), default=None)


def _bearing(claim: Assertion, asked: Unit, unit: Unit, other: Assertion) -> Bearing | None:
    act = _acts(claim, other)
    if act is None:
        return None
    doers = _terms(claim.doer_text) if claim.doers else set()  # who does it is compared as a party, not as words
    wanted = {t: w for t, w in claim.topic.items() if not t.startswith("@") and t not in doers}
    if act == "contradicts":
        wanted = {t: w for t, w in wanted.items() if t not in _own(claim)} or wanted
    covered = coverage(wanted, unit.topic)
    if covered < (SAME_MATTER_OPPOSED if act == "contradicts" else SAME_MATTER):
        return None
    slots = {"polarity": ("contradicts", claim.trigger, other.trigger)} if act == "contradicts" else {}
    slots.update(_doers(claim, other, unit))
    if slots.get("actor", ("",))[0] == "contradicts" and not _one_matter(claim, covered):
        return None  # somebody else did something of the kind
    if not slots and claim.act not in STANDING_ACTS:
        slots.update(_ladder(claim, other))
    put(slots, "duration", best_pair(asked.durations, unit.durations, _compare_durations, str))
    put(slots, "time", best_pair(asked.times, unit.times, compare_times, written))
    put(slots, "quantity", best_pair(asked.quantities, unit.quantities, _compare_claimed, show))
    put(slots, "place", best_pair(sorted(asked.places), sorted(unit.places), compare_places, str))
    if LADDER[claim.modality] == "possible":  # what may be elsewhere may be here too
        slots = {
            n: ("missing", *s[1:]) if n in ("time", "place") and s[0] == "contradicts" else s for n, s in slots.items()
        }
    return Bearing(unit, other, covered, slots)


def _one_matter(claim: Assertion, covered: float) -> bool:
    """Whether another doer excludes the claim's: an act of one doer, or nearly all of a full claim told of another."""
    plain = sum(not term.startswith("@") for term in claim.topic)
    return claim.act in ONE_DOER or (covered >= 0.75 and plain >= 3)


def _compare_claimed(claimed: Quantity, given: Quantity) -> str:
    """Compare a claim's number with a source's; "over 900" is another number than "over 600"."""
    relation = compare_quantities(claimed, given)
    same_bound = claimed.bound == given.bound != "exact"
    return "contradicts" if relation == "vaguer" and same_bound and claimed.value != given.value else relation


def _compare_durations(claimed: str, given: str) -> str:
    return "agrees" if claimed == given else "contradicts" if claimed[-1:] == given[-1:] else "differs"


def coverage(claim: dict[str, float], other: dict[str, float]) -> float:
    """Return the share of the claim's weighted terms that the other holds."""
    total = sum(claim.values())
    return sum(w for name, w in claim.items() if name in other) / total if total else 0.0


def _verb(a: Assertion) -> str:
    base = verb_base(a.trigger.lower())
    return concepts().get(base, base)


def _own(a: Assertion) -> set[str]:
    """The terms that the claim's own verb puts into its topic."""
    return _terms(a.trigger)


def _terms(words: str) -> set[str]:
    found: dict[str, float] = {}
    for word in words.split():
        add_term(found, word)
    return set(found)


def _acts(claim: Assertion, other: Assertion) -> str | None:
    """`agrees` for the same act, `contradicts` for the opposite one or an answer not given, None for another."""
    if claim.act is not None and other.act in _OPPOSITE.get(claim.act, ()):
        return "contradicts" if claim.polarity == other.polarity == "positive" else None
    if other.act is not None and claim.act in _OPPOSITE.get(other.act, ()):
        return "contradicts" if claim.polarity == other.polarity == "positive" else None
    if other.act == "respond" and other.polarity == "negative" and claim.act in _ANSWERS - {"respond"}:
        return "contradicts"
    if claim.act is not None and _family(claim.act) == _family(other.act):
        return "agrees"
    if {claim.act, other.act} & {"agree"} and "agreed" in (claim.modality, other.modality):
        return "agrees"
    return "agrees" if _verb(claim) == _verb(other) else None


_FAMILIES = {"offer": "propose", "mediate": "host", "sign": "agree", "resume": "meet", "oppose": "decline"}
"""Acts that tell one thing in two words."""


def _family(act: str | None) -> str | None:
    return _FAMILIES.get(act or "", act)


def _doers(claim: Assertion, other: Assertion, unit: Unit) -> dict[str, tuple[str, str, str]]:
    if not claim.doers:
        return {}
    team = other.object_party or next(iter(other.doers), None)
    same = bool(set(claim.actors) & set(other.actors))
    if claim.act == "lead" and claim.object_party and team is not None and team != claim.object_party:
        return {"actor": ("contradicts" if same else "missing", claim.object_party, team)}
    if claim.act in ONE_DOER and claim.actors and other.actors and not set(claim.actors) & set(other.actors):
        return {"actor": ("contradicts", claim.doer_text, other.doer_text)}
    wanted, given = " and ".join(claim.doers), " and ".join(other.doers)
    mine, theirs = set(claim.doers), set(other.doers)
    if mine & theirs and BOTH not in mine | theirs and mine - theirs and theirs - mine:
        return {"actor": ("contradicts", wanted, given)}
    if claim.doer_persons and other.doer_persons and not set(claim.doer_persons) & set(other.doer_persons):
        return {"actor": ("missing", wanted, given)}
    if claim.doer_persons and not other.doer_persons:
        return {"actor": ("missing", wanted, given)}  # what a state does is not yet what its official does
    if mine & theirs:
        return {}
    if BOTH in claim.doers or BOTH in other.doers:
        inside = set(claim.doers) - {BOTH} <= unit.parties
        return {} if inside or BOTH in claim.doers else {"actor": ("missing", wanted, given)}
    if other.doers:
        return {"actor": ("contradicts", wanted, given)}
    return {"actor": ("missing", wanted, "")}


def _ladder(claim: Assertion, other: Assertion) -> dict[str, tuple[str, str, str]]:
    slots: dict[str, tuple[str, str, str]] = {}
    if claim.polarity != other.polarity:
        slots["polarity"] = ("contradicts", claim.polarity, other.polarity)
    mine, theirs = LADDER[claim.modality], LADDER[other.modality]
    if _HEIGHT[theirs] < _HEIGHT[mine] and not (mine == "done" and claim.act == other.act == "propose"):
        slots["modality"] = ("contradicts", mine, theirs)
    return slots
