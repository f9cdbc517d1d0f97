"""What a stage is: a function from records to records, and the one stage that can be exchanged."""

from typing import Protocol

from twosource.records.page import Document
from twosource.records.reading import Reading


class Reader(Protocol):
    """Reads one document. It knows no store, no network, no clock; the same document gives the same reading."""

    name: str
    version: str

    def read(self, document: Document) -> Reading:
        """Return everything found in `document`; spans are offsets into its text."""
        ...
