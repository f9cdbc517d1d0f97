"""What is otherwise than it was, between two dossiers: claim by claim, entry by entry, passage by passage."""

from twosource.changes.compare import changes

__all__ = ["changes"]
