"""What is remembered of the feeds that are followed, in the archive that they are followed into.

A page is noted as wanted before anything is fetched, in the same moment as the feed is noted as seen, and as done
after its capture was written. Whoever is stopped in between fetches again what may be there, which is harmless, and
never misses what is not.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress

import msgspec
from msgspec import Struct

from twosource.archive.interface import Archive
from twosource.fetch import Validators

KEPT = 1_000
"""How many entries are remembered of a feed, besides those that it holds and those that are still wanted."""
_FEED = ""


def validators(note: "FeedNote | EntryNote") -> Validators | None:
    """Return what the server of a feed or a page wants to hear, where anything is known of it."""
    if note.etag is None and note.last_modified is None:
        return None
    return Validators(etag=note.etag, last_modified=note.last_modified)


class FeedNote(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of a feed: what its server wants to hear, and before when it is not to be asked again.

    `asked` is by the wish of the server or of the feed, `due` because asking failed, so many times in a row. `every`
    are the seconds between two looks that the feed itself asks for. `leads_to` are the feeds that stand behind an
    address that is none itself: a list, or a page that names its feed.
    """

    etag: str | None = None
    last_modified: str | None = None
    asked: str = ""
    due: str = ""
    failures: int = 0
    gone: bool = False
    every: int | None = None
    leads_to: tuple[str, ...] = ()


class EntryNote(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of an entry: what it said (`mark`), and, as long as its page is wanted, the entry itself.

    `data` is the entry as a feed of one, of `media_type`, which was on the net when it was `taken`, as its server says;
    it is None once it is settled. `feed` is where the feed lay. `tries` is how often its page could not be had, `due`
    before when it is not tried again. `seen` is when it was last in its feed and different; `etag` and `last_modified`
    are of the page that was taken in.
    """

    mark: str
    seen: str
    url: str | None = None
    media_type: str = ""
    data: bytes | None = None
    taken: str | None = None
    feed: str = ""
    tries: int = 0
    due: str = ""
    etag: str | None = None
    last_modified: str | None = None


class Notes:
    """What an archive remembers of one feed."""

    def __init__(self, archive: Archive, feed: str) -> None:
        self._archive, self._feed = archive, feed
        self.feed, self.entries = FeedNote(), dict[str, EntryNote]()
        for name, data in archive.notes(feed).items():
            with suppress(msgspec.DecodeError, UnicodeDecodeError):  # of another make: it is begun anew
                if name == _FEED:
                    self.feed = msgspec.json.decode(data, type=FeedNote)
                else:
                    self.entries[name] = msgspec.json.decode(data, type=EntryNote)

    def write(self, feed: FeedNote | None = None, entries: Mapping[str, EntryNote] | None = None) -> None:
        """Write what is now known, all of it in one moment or nothing."""
        changed: dict[str, bytes | None] = {name: msgspec.json.encode(note) for name, note in (entries or {}).items()}
        if feed is not None:
            self.feed = feed
            changed[_FEED] = msgspec.json.encode(feed)
        self.entries.update(entries or {})
        self._archive.note(self._feed, changed)

    def forget(self, held: Iterable[str]) -> None:
        """Forget the oldest entries that are settled and that the feed does not hold any more, beyond `KEPT`."""
        present = set(held)
        old = sorted(
            (note.seen, name) for name, note in self.entries.items() if note.data is None and name not in present
        )
        names = [name for _, name in old[: max(0, len(old) - KEPT)]]
        if names:
            self._archive.note(self._feed, dict.fromkeys(names))
            for name in names:
                del self.entries[name]
