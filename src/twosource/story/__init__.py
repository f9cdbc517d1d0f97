"""Which documents are about one running matter, and the headline that stands for it."""

from twosource.story.gathering import gather
from twosource.story.title import title

__all__ = ["gather", "title"]
