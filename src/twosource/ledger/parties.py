"""Party names with "both sides" put into words, and who else sits at the table."""

from collections.abc import Sequence

from twosource.records.assertion import BOTH, Assertion

_JOINT = frozenset("agree sign meet exchange".split())
_STANDS = frozenset("propose offer demand counter".split())


def expand(names: Sequence[str], principals: Sequence[str]) -> tuple[str, ...]:
    """Return party names with "both sides" put into the names of the principals."""
    found: list[str] = []
    for name in names:
        found += principals if name == BOTH else [name]
    return tuple(sorted(set(found)))


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
