"""Which documents are about one running matter."""

from twosource.story.gathering import gather

__all__ = ["gather"]
