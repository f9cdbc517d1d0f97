"""Claims: assertions brought together, their differences named, and what their evidence amounts to."""

from twosource.claims.check import Part, bearings
from twosource.claims.pairs import Relation, relate
from twosource.claims.prepared import Prepared, prepare
from twosource.claims.settle import settle
from twosource.claims.verdict import Finding, conclude, looked_at, signs_of
from twosource.claims.weigh import weigh

__all__ = [
    "Finding",
    "Part",
    "Prepared",
    "Relation",
    "bearings",
    "conclude",
    "looked_at",
    "prepare",
    "relate",
    "settle",
    "signs_of",
    "weigh",
]
