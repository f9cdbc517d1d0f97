"""Party names with "both sides" put into words."""

from collections.abc import Sequence

from twosource.records.assertion import BOTH


def expand(names: Sequence[str], principals: Sequence[str]) -> tuple[str, ...]:
    """Return party names with "both sides" put into the names of the principals."""
    found: list[str] = []
    for name in names:
        found += principals if name == BOTH else [name]
    return tuple(sorted(set(found)))
