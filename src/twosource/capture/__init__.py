"""From sources to captures: what a source is, its content decides; what cannot be read is named, once."""

from twosource.capture.take import take

__all__ = ["take"]
