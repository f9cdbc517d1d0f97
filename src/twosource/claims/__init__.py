"""Claims: assertions brought together, their differences named, and what their evidence amounts to."""

from twosource.claims.check import Finding, bearings, conclude
from twosource.claims.pairs import Relation, relate
from twosource.claims.prepared import Prepared, prepare
from twosource.claims.settle import settle
from twosource.claims.weigh import weigh

__all__ = ["Finding", "Prepared", "Relation", "bearings", "conclude", "prepare", "relate", "settle", "weigh"]
