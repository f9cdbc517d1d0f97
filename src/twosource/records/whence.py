"""Where and when a document was found, which is no part of what it is."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from twosource.records.page import Document


def placeless(document: Document) -> Document:
    """Return a document without the path that it came from, which is in no result, and without when it was taken."""
    return replace(document, capture=replace(document.capture, path="", taken=None))


def rank(document: Document) -> tuple[int, bytes]:
    """Order documents with one id: the first names most sources, and is then the first in order of its bytes."""
    return -len(document.credits), msgspec.json.encode(placeless(document))


def taken_last(document: Document, same: Iterable[Document]) -> Document:
    """Return a document as taken when the last of several was; times are in UTC."""
    last = max((each.capture.taken for each in same if each.capture.taken), default=None)
    return replace(document, capture=replace(document.capture, taken=last))
