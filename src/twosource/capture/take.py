"""Take sources in, one capture at a time, and go on where one of them fails."""

from collections.abc import Iterable, Iterator

from twosource.capture.content import captures
from twosource.capture.fetched import captures_of
from twosource.capture.places import opened, places
from twosource.errors import Refused
from twosource.fetch import Client, is_address, without_login
from twosource.outcomes import fault
from twosource.records.page import Capture, Failure
from twosource.settings import DEFAULT, Settings


def take(
    sources: Iterable[str], settings: Settings = DEFAULT, *, client: Client | None = None
) -> Iterator[Capture | Failure]:
    """Yield the captures of files, folders, addresses and `-` (standard input), and a failure for each that gives none.

    Folders are read recursively, in the order of their names. Nothing is held but the capture at hand, so any
    number of sources can be taken. Addresses are fetched by the `client`; without one, by one made for this call.
    """
    for source in sources:
        if is_address(source):
            client = client or Client(settings.web)
            yield from _fetch_one(source, client, settings)
            continue
        for place in places(source):
            if isinstance(place, Failure):
                yield place
                continue
            yield from _take_one(place, settings)


def _fetch_one(url: str, client: Client, settings: Settings) -> Iterator[Capture | Failure]:
    try:
        yield from captures_of(client.fetch(url), url, settings)
    except Refused as refused:
        yield Failure(source=without_login(url), reason=refused.reason)
    except Exception as error:  # noqa: BLE001  one source must never stop the others
        yield fault(without_login(url), "could not be taken", error)


def _take_one(path: str, settings: Settings) -> Iterator[Capture | Failure]:
    try:
        with opened(path) as stream:
            yield from captures(path, stream, settings)
    except Refused as refused:
        yield Failure(source=path, reason=refused.reason)
    except OSError as error:
        yield Failure(source=path, reason=(error.strerror or "cannot be read").lower())
    except Exception as error:  # noqa: BLE001  one source must never stop the others
        yield fault(path, "could not be taken", error)
