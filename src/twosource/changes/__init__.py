"""Two dossiers set side by side: which lines came, which went, which read otherwise, and why."""

from twosource.changes.compare import changes

__all__ = ["changes"]
