"""What people's judgements did to a story."""

from twosource.judgements.heed import heed

__all__ = ["heed"]
