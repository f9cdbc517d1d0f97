"""Who says what about one story, how independently, and where they differ."""

__version__ = "0.1.0"
