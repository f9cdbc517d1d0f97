"""Measures words a second of `read`: beside a spaCy pipeline, and in one process beside two."""
