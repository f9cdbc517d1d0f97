"""What a person says is to be followed: addresses, and files that list them."""

import os
from collections.abc import Iterable, Iterator
from typing import cast

from msgspec import Struct

from twosource.capture.charsets import charset, refuse_binary
from twosource.capture.places import opened
from twosource.capture.unpack import Forward, Unpacked
from twosource.errors import Refused
from twosource.feeds import feed_kind, outlines
from twosource.fetch import is_address
from twosource.records.page import Failure
from twosource.settings import Settings

MOST_FEEDS = 1_000
"""Feeds of one list that are followed, and those that all lists of a round lead to at a step."""


class Listed(Struct, frozen=True):
    """The addresses in a list of feeds, `MOST_FEEDS` at most, and a line for the rest of them."""

    addresses: tuple[str, ...]
    refused: tuple[Failure, ...] = ()


def places(words: Iterable[str], settings: Settings) -> Iterator[str | Failure]:
    """Yield the addresses that are meant, each once: those that are given, and those in files of OPML."""
    known: set[str] = set()
    for word in words:
        found: Iterable[str | Failure]
        try:
            found = [word] if is_address(word) else _listed(word, settings)
        except Refused as refused:
            hint = "" if os.path.lexists(word) else "; the address of a feed begins with https:// or http://"
            found = [Failure(source=word, reason=refused.reason + hint)]
        for each in found:
            if isinstance(each, Failure):
                yield each
            elif each not in known:
                known.add(each)
                yield each


def _listed(path: str, settings: Settings) -> list[str | Failure]:
    try:
        with opened(path) as stream:
            unpacked = Unpacked(cast("Forward", stream), settings)
            refuse_binary(unpacked.head)
            text = text_of(unpacked.whole(settings.capture_bytes), None)
    except IsADirectoryError as error:
        raise Refused("a folder; a feed is an address, or a file with a list of feeds (OPML)") from error
    except OSError as error:
        raise Refused((error.strerror or "cannot be read").lower()) from error
    kind = feed_kind(text)
    if kind == "opml":
        listed = named(text, path)
        return [*listed.addresses, *listed.refused]
    if kind is not None:
        raise Refused("a feed in a file brings nothing new; twosource add takes what it holds")
    raise Refused("no list of feeds (OPML), and no address of one")


def text_of(data: bytes, said: str | None) -> str:
    """Return bytes as text; `said` is the encoding that their server gives."""
    return data.decode(charset(data, said), "replace")


def named(text: str, source: str) -> Listed:
    """Return what a list of feeds that came from `source` holds.

    Raises:
        Refused: there is no address in it.

    """
    found = [address for address in dict.fromkeys(outlines(text)) if is_address(address)]
    if not found:
        raise Refused("a list of feeds (OPML) without an address in it")
    more = f"a list of {len(found)} feeds; the first {MOST_FEEDS} are followed"
    refused = (Failure(source=source, reason=more),) if len(found) > MOST_FEEDS else ()
    return Listed(tuple(found[:MOST_FEEDS]), refused)
