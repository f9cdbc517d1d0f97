"""Feeds: a capture for each entry that holds its whole article, and one line for those that hold its beginning."""

import hashlib
from collections.abc import Iterator

from twosource.errors import Refused
from twosource.feeds import Entry, Feed, cut, readable
from twosource.records.page import Capture, Failure

BREAKS_OFF = "a feed that breaks off"


def feed_captures(path: str, text: str, *, url: str | None = None) -> Iterator[Capture | Failure]:
    """Yield a capture for each whole article in a feed that came from `url`, in the order of the feed.

    Raises:
        Refused: there is no feed in it, or nothing in the feed.

    """
    feed = cut(text, url)
    if not feed.entries:
        raise Refused("a feed without entries" if feed.whole else BREAKS_OFF)
    short = read = 0
    for data, entry in readable(feed.entries):
        read += 1
        if entry.whole:
            yield entry_capture(path, data, entry, media_type=feed.media_type)
        else:
            short += 1
    if short:
        every = "all entries" if short == len(feed.entries) else f"{short} of {len(feed.entries)} entries"
        reason = f"{every} of this feed hold no more than the beginning; twosource watch takes in the pages they link"
        yield Failure(source=path, reason=reason)
    for reason in missing(feed, unread=len(feed.entries) - read):
        yield Failure(source=path, reason=reason)


def missing(feed: Feed, *, unread: int) -> Iterator[str]:
    """Yield why a feed holds entries that were not taken; so many could not be read."""
    if unread:
        yield f"{unread} of {len(feed.entries)} entries of this feed cannot be read"
    if not feed.whole:
        yield f"{BREAKS_OFF}; its last entry was left out"
    if feed.beyond:
        yield f"a feed of too many entries; its last {feed.beyond} were left out"


def entry_capture(path: str, data: bytes, entry: Entry, *, media_type: str, taken: str | None = None) -> Capture:
    """Return the capture of one entry, which came in a feed of this media type."""
    return Capture(
        path=path,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        url=entry.url,
        taken=taken,
        charset="utf-8",
    )
