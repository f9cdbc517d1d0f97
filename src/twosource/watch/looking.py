"""One look at a feed: what is new or changed in it, and when it may be looked at again."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

import msgspec
from msgspec import Struct

from twosource.capture.feeds import BREAKS_OFF, missing
from twosource.document.html_tree import parse
from twosource.errors import Refused, Unfetched
from twosource.feeds import FEEDS, Entry, cut, feed_kind, readable
from twosource.fetch import Fetched, is_address
from twosource.records.page import Failure
from twosource.settings import Settings
from twosource.watch.notes import EntryNote, FeedNote, Notes
from twosource.watch.pacing import after_failures, later
from twosource.watch.places import Listed, named, text_of

GONE = 410
_DAY = 24 * 3600
_LONGEST_NAME = 2_000


class Look(Struct, frozen=True, kw_only=True):
    """What a look at a feed gave: what to note of it, the entries that are new or changed, and all that it `holds`.

    `refused` is what cannot be had of it.
    """

    feed: FeedNote
    entries: dict[str, EntryNote] = {}
    holds: frozenset[str] = frozenset()
    refused: tuple[Failure, ...] = ()


def look(address: str, answer: Fetched | Exception, known: Notes, settings: Settings, *, now: str) -> Look:
    """Return what the answer of a feed's server comes to, whatever it is; `now` is the time of the answer."""
    try:
        if isinstance(answer, Exception):
            raise answer
        return _looked(answer, known, settings, address=address, now=now)
    except Unfetched as refused:
        return _failed(address, refused.reason, known.feed, now, status=refused.status, asked=refused.retry_after)
    except Refused as refused:
        return _failed(address, refused.reason, known.feed, now)
    except Exception as error:  # noqa: BLE001  one feed must never stop the others
        return _failed(address, f"could not be read ({type(error).__name__})", known.feed, now)


def _looked(answer: Fetched, known: Notes, settings: Settings, *, address: str, now: str) -> Look:
    was = known.feed
    if answer.status == 304:
        note = _note(answer, now, every=was.every)
        return Look(feed=msgspec.structs.replace(note, leads_to=was.leads_to), holds=frozenset(known.entries))
    text = text_of(answer.body, answer.charset)
    kind = feed_kind(text)
    if kind is None or kind == "opml":
        leads = named(text, address) if kind else Listed((_alternate(text, answer.url, settings),))
        note = msgspec.structs.replace(_note(answer, now), leads_to=leads.addresses)
        return Look(feed=note, refused=leads.refused)
    feed = cut(text, answer.url)
    found: dict[str, EntryNote] = {}
    holds: set[str] = set()
    read = list(readable(feed.entries))
    for data, entry, mark, name in _with_names(read):
        before = known.entries.get(name)
        if name not in holds and (entry.url or entry.whole) and (before is None or before.mark != mark):
            wanted = EntryNote(
                mark=mark,
                seen=now,
                url=entry.url,
                media_type=feed.media_type,
                data=data,
                taken=answer.taken,
                feed=answer.url,
            )
            if before is not None and before.url == entry.url:
                wanted = msgspec.structs.replace(wanted, etag=before.etag, last_modified=before.last_modified)
            found[name] = wanted
        holds.add(name)
    if not feed.whole and not feed.entries:
        raise Refused(BREAKS_OFF)
    return Look(
        # what broke off is asked for again, from the beginning
        feed=_note(answer, now, every=feed.every) if feed.whole else FeedNote(every=feed.every),
        entries=found,
        holds=frozenset(holds),
        refused=tuple(
            Failure(source=address, reason=reason) for reason in missing(feed, unread=len(feed.entries) - len(read))
        ),
    )


def _with_names(entries: Iterable[tuple[bytes, Entry]]) -> Iterator[tuple[bytes, Entry, str, str]]:
    """Yield entries with their marks and names; a key that a feed gives to several pages is not name enough."""
    read = [(data, entry, _mark(entry)) for data, entry in entries]
    places: defaultdict[str, set[str]] = defaultdict(set)
    for _, entry, mark in read:
        places[entry.key].add(entry.url or mark)
    for data, entry, mark in read:
        name = f"{entry.url or mark} {entry.key}" if len(places[entry.key]) > 1 else entry.key or mark
        yield data, entry, mark, name[:_LONGEST_NAME]


def _note(answer: Fetched, now: str, *, every: int | None = None) -> FeedNote:
    wish = max(answer.fresh_for or 0.0, every or 0.0)
    return FeedNote(
        etag=answer.validators.etag,
        last_modified=answer.validators.last_modified,
        asked=later(now, wish) if wish else "",
        every=every,
    )


def _failed(
    address: str, reason: str, was: FeedNote, now: str, *, status: int | None = None, asked: float | None = None
) -> Look:
    """Note a failure: what was there before still counts, but for the validators, which may be to blame."""
    gone = status == GONE
    failures = was.failures + 1
    note = msgspec.structs.replace(
        was,
        etag=None,
        last_modified=None,
        failures=failures,
        gone=gone,
        asked=later(now, _DAY if gone else asked or 0.0) if gone or asked else was.asked,
        due=after_failures(now, failures, asked=asked),
    )
    told = "gone for good, says its server (410); it is not followed any more" if gone else reason
    return Look(feed=note, holds=frozenset(), refused=(Failure(source=address, reason=told),))


def _mark(entry: Entry) -> str:
    """Return a name for what an entry says to its readers: the addresses of pictures and counters in it may change."""
    words = (entry.title, entry.url, entry.words, entry.updated)
    return hashlib.sha256(msgspec.json.encode(words)).hexdigest()[:24]


def _alternate(text: str, url: str, settings: Settings) -> str:
    """Return the address of the feed that a page names as its own; raises Refused where it names none."""
    for link in parse(text, settings).iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" in (link.get("rel") or "").lower().split() and kind in FEEDS and link.get("href"):
            found = urljoin(url, str(link.get("href")).strip())
            if is_address(found):
                return found
    raise Refused("neither a feed nor a page that names one")
