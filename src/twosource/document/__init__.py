"""From a capture to its documents: the articles in it, each with title, outlet, times, byline and text."""

from twosource.document.clean import clean

__all__ = ["clean"]
