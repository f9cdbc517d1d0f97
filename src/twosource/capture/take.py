"""Take sources in, one capture at a time, and go on where one of them fails."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import BinaryIO

from twosource.capture.content import captures
from twosource.capture.fetched import captures_of
from twosource.capture.places import local, opened, places
from twosource.errors import Refused
from twosource.fetch import Client, is_address, without_login
from twosource.outcomes import fault
from twosource.records.page import Capture, Failure
from twosource.settings import DEFAULT, Settings
from twosource.stores import is_stored, objects
from twosource.stores import opened as opened_object


def take(
    sources: Iterable[str], settings: Settings = DEFAULT, *, client: Client | None = None
) -> Iterator[Capture | Failure]:
    """Yield the captures of files, folders, objects, addresses and `-` (standard input), and what gives none.

    Folders are read recursively, in the order of their names. Nothing is held but the capture at hand, so any
    number of sources can be taken. Addresses are fetched by the `client`; without one, by one made for this call.
    """
    for source in map(local, sources):
        if is_stored(source):
            yield from _take_stored(source, settings)
            continue
        if is_address(source):
            client = client or Client(settings.web)
            yield from _fetch_one(source, client, settings)
            continue
        for place in places(source):
            if isinstance(place, Failure):
                yield place
                continue
            yield from _captured(place, opened(place), settings)


def _take_stored(url: str, settings: Settings) -> Iterator[Capture | Failure]:
    try:
        for place in objects(url):
            if isinstance(place, Failure):
                yield place
                continue
            yield from _captured(place, opened_object(place), settings)
    except Refused as refused:
        yield Failure(source=url, reason=refused.reason)


def _fetch_one(url: str, client: Client, settings: Settings) -> Iterator[Capture | Failure]:
    try:
        yield from captures_of(client.fetch(url), url, settings)
    except Refused as refused:
        yield Failure(source=without_login(url), reason=refused.reason)
    except Exception as error:  # noqa: BLE001  one source must never stop the others
        yield fault(without_login(url), "could not be taken", error)


def _captured(path: str, opening: AbstractContextManager[BinaryIO], settings: Settings) -> Iterator[Capture | Failure]:
    try:
        with opening as stream:
            yield from captures(path, stream, settings)
    except Refused as refused:
        yield Failure(source=path, reason=refused.reason)
    except OSError as error:
        yield Failure(source=path, reason=(error.strerror or "cannot be read").lower())
    except Exception as error:  # noqa: BLE001  one source must never stop the others
        yield fault(path, "could not be taken", error)
