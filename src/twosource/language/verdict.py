"""What a comparison comes to."""

from msgspec import Struct


class Verdict(Struct, frozen=True):
    """How two texts stand to each other, and why, in words for a person."""

    relation: str
    reason: str
