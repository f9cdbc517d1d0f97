"""Who is who across the documents of one story, and whose word it is."""

from twosource.actors.recognise import Directory, directory, recognise
from twosource.actors.resolve import resolve

__all__ = ["Directory", "directory", "recognise", "resolve"]
