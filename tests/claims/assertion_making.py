"""Assertions for tests: one line each, the rest filled in."""

from typing import Any

from msgspec import structs

from twosource.records.assertion import Assertion

_PLAIN = Assertion(
    document="d1", id="p1", span=(0, 40), quote="The union demands a raise of five per cent", sentence=(0, 41),
    act="demand",
    root="REQUEST", trigger="demands", polarity="positive", modality="done", doers=("Harbour Union",), actors=("u1",),
    doer_text="The union", recipients=(), object="a raise of five per cent", named=("u1",),
    topic={"demand": 3.0, "rais": 3.0, "@Harbour Union": 1.0}, place=None, time=None, until=None,
    settled_from=None,
    quantity=None, attribution=None, speaker=None, speaker_name=None, side=None, said=None, occasion=None, channel=None,
    direct=False, origin="o1", basis=None, witness=False, reported="2024-03-05",
)  # fmt: skip


def make(**changes: Any) -> Assertion:
    """Return an assertion with some fields changed."""
    return structs.replace(_PLAIN, **changes)


def said_by(side: str, **changes: Any) -> Assertion:
    """Return an assertion that is the word of a side."""
    return make(
        attribution="a1", speaker=f"s-{side}", speaker_name=f"Speaker of {side}", side=side, sides=(side,), **changes
    )
