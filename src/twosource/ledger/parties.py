"""Party names with "both sides" put into words, and who else sits at the table."""

from collections import Counter
from collections.abc import Sequence

from twosource.records.assertion import BOTH, Assertion

_JOINT = frozenset("agree sign meet exchange".split())
_ANSWERS = frozenset("accept decline respond agree sign".split())
_STANDS = frozenset("propose offer demand counter".split())


def expand(names: Sequence[str], principals: Sequence[str]) -> tuple[str, ...]:
    """Return party names with "both sides" put into the names of the principals."""
    found: list[str] = []
    for name in names:
        found += principals if name == BOTH else [name]
    return tuple(sorted(set(found)))


def at_the_table(assertions: Sequence[Assertion], principals: Sequence[str]) -> tuple[str, ...]:
    """Return the parties of a story; persons of no side give way to bodies that ask, offer and answer."""
    acting = {name for a in assertions for name in a.doers if " and the " not in name}
    principals = [p for p in principals if " and the " not in p or p in acting]
    persons = {name for a in assertions for name in a.doer_persons}
    if len([p for p in principals if p not in persons]) > 1:
        return tuple(principals)
    between = {name for a in assertions if a.act in ("mediate", "host") for name in a.doers}
    counts: Counter[str] = Counter()
    for a in assertions:
        if a.act in _STANDS | _ANSWERS:
            counts.update(set(a.doers) - persons - between - {BOTH})
            counts.update(set(a.recipients) - persons - between - {BOTH})
    kept = [p for p in principals if p not in persons]
    ranked = sorted((n for n in counts if n not in kept), key=lambda n: (-counts[n], n))
    return tuple(sorted([*kept, *ranked, *(p for p in principals if p in persons)][:2]))


def dealers(assertions: Sequence[Assertion], principals: Sequence[str]) -> frozenset[str]:
    """Return the parties whose stand counts: the principals, who acts together with one, bodies that ask or offer."""
    found = set(principals)
    for a in assertions:
        doers = set(a.doers) - {BOTH}
        if (
            a.act in _JOINT
            and a.polarity == "positive"
            and a.modality in ("done", "agreed")
            and doers & set(principals)
        ):
            found |= doers
        if a.act in _STANDS and not a.doer_persons:
            found |= doers
    return frozenset(found)
