"""Claims: assertions brought together, their differences named, and what their evidence amounts to."""

from twosource.claims.settle import settle
from twosource.claims.weigh import weigh

__all__ = ["settle", "weigh"]
