"""Claims: assertions brought together, their differences named, and what their evidence amounts to."""

from twosource.claims.bearing import Bearing
from twosource.claims.check import Finding, bearings, conclude, nearest_of, signs_of
from twosource.claims.pairs import Relation, relate
from twosource.claims.prepared import Prepared, prepare
from twosource.claims.settle import settle
from twosource.claims.weigh import weigh

__all__ = [
    "Bearing",
    "Finding",
    "Prepared",
    "Relation",
    "bearings",
    "conclude",
    "nearest_of",
    "prepare",
    "relate",
    "settle",
    "signs_of",
    "weigh",
]
