"""What may be given as a source: paths, articles as mappings, captures; one of them or many."""

import json
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any

import msgspec

from twosource import pipeline
from twosource.capture.content import captures
from twosource.errors import Refused
from twosource.records.page import Capture, Failure
from twosource.settings import Settings

Source = str | os.PathLike[str] | Mapping[str, Any] | Capture
"""A file, a folder or `-`; an article with its `text` and perhaps `title`, `outlet`, `published`, `url`, …; bytes."""

Sources = Source | Iterable[Source]


def taken(sources: Sources, settings: Settings) -> Iterator[Capture | Failure]:
    """Yield the captures of the sources in their order, and a failure for each that gives none."""
    for number, source in enumerate(_each(sources), start=1):
        if isinstance(source, Capture):
            yield source
        elif isinstance(source, Mapping):
            yield from _article(source, f"article {number}", settings)
        else:
            yield from pipeline.stage("take")([os.fspath(source)], settings)


def _each(sources: Sources) -> Iterable[Source]:
    return (sources,) if isinstance(sources, str | os.PathLike | Mapping | Capture) else sources


def _article(fields: Mapping[str, Any], name: str, settings: Settings) -> Iterator[Capture | Failure]:
    """Yield the article that a mapping is, as if it were a line of JSON Lines."""
    try:
        line = json.dumps({str(key): _plain(value) for key, value in fields.items()}).encode()
    except (TypeError, ValueError) as error:
        yield Failure(source=name, reason=f"no article ({error})")
        return
    try:
        for item in captures("articles.jsonl", BytesIO(line), settings):
            change = {"source": name} if isinstance(item, Failure) else {"path": name}
            yield msgspec.structs.replace(item, **change)
    except Refused as refused:
        yield Failure(source=name, reason=refused.reason)


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: times in ISO 8601, and nothing where a table of data has a hole."""
    if isinstance(value, date):
        words = value.isoformat()
        return None if words == "NaT" else words
    return None if value != value else value


def tell(failure: Failure) -> None:
    """Warn of a source that cannot be used, in one line."""
    warnings.warn(f"{failure.source}: {failure.reason}", stacklevel=2)
