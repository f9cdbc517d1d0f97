"""The reader: the step that can be exchanged. All others are plain functions of records."""

from typing import Protocol

from twosource.records.page import Document
from twosource.records.reading import Reading

USUAL = "learnt"
"""Name of the reader that reads where none is named."""


class Reader(Protocol):
    """Reads one document, and nothing but the document: what it returns depends on nothing else."""

    name: str
    version: str

    def read(self, document: Document) -> Reading:
        """Return everything found in `document`; spans are offsets into its text."""
        ...
