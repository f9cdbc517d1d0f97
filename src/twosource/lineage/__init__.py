"""Who rests on whom: shared wording, credits, origins, and who was there."""

from twosource.lineage.alignment import retold
from twosource.lineage.anachronism import anachronisms
from twosource.lineage.trace import trace

__all__ = ["anachronisms", "retold", "trace"]
