"""Rounds over feeds: each is looked at, and the pages that are wanted are taken into the archive.

A feed's new entries are noted as wanted in one moment with what its server is told the next time. A page is taken in,
and then noted as done. So whoever is stopped finds everything that is not done still wanted.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from twosource.archive.holdings import Holdings
from twosource.archive.intake import named as kept_as
from twosource.capture.feeds import entry_capture
from twosource.capture.fetched import captures_of
from twosource.errors import BadCall, Refused
from twosource.feeds import read_entry
from twosource.fetch import Client, Fetched, Validators
from twosource.records.page import Capture, Failure
from twosource.settings import DEFAULT, Settings
from twosource.watch.hands import Hands
from twosource.watch.looking import GONE, look
from twosource.watch.notes import EntryNote, Notes, validators
from twosource.watch.pacing import TRIES, after_failures

NOT_MODIFIED = 304
_DEEPEST = 3
"""How far lists of lists of feeds are followed."""


class Round(Struct, kw_only=True):
    """What came of a round: documents added, feeds read, feeds that want to be left alone still, pages still wanted.

    `gone` are the addresses that are not to be followed any more.
    """

    documents: int = 0
    feeds: int = 0
    early: int = 0
    wanted: int = 0
    gone: tuple[str, ...] = ()


class _Wanted(Struct, frozen=True):
    """An entry whose page is wanted, and where it is noted."""

    notes: Notes
    name: str
    note: EntryNote


class Follower:
    """Follows feeds into an archive. One is kept for a whole run: its client remembers what sites ask for."""

    def __init__(
        self,
        held: Holdings,
        client: Client | None = None,
        settings: Settings = DEFAULT,
        *,
        refuse: Callable[[Failure], None] = lambda _: None,
        step: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Begin; `refuse` is told what cannot be had, `step` each thing that was fetched."""
        self._held, self._settings = held, settings
        self._client = client or Client(settings.web)
        self._refuse, self._step = refuse, step
        self._known = {name for taken in held.archive.captures() for name in taken.documents}

    def round(self, addresses: Sequence[str], *, patient: bool = False) -> Round:
        """Look at all feeds that may be looked at, and take in the pages that are wanted.

        With `patient`, a feed that failed is asked again only after a while, the longer the more often it failed.
        """
        hands, result = Hands(), Round()
        try:
            books = self._look_at(addresses, hands, result, patient=patient)
            self._take_wanted(books, hands, result)
        finally:
            hands.close()
        return result

    def _look_at(self, addresses: Sequence[str], hands: Hands, result: Round, *, patient: bool) -> dict[str, Notes]:
        books: dict[str, Notes] = {}
        todo = list(dict.fromkeys(addresses))
        for _ in range(_DEEPEST):
            books |= {address: Notes(self._held.archive, address) for address in todo}
            now = self._held.clock()
            ripe = [address for address in todo if self._is_ripe(address, books[address], now, result, patient=patient)]
            for (address, notes), answer in hands.each([(each, books[each]) for each in ripe], self._feed):
                self._note(address, notes, answer, result)
            led_to = (each for address in todo for each in books[address].feed.leads_to)
            todo = [each for each in dict.fromkeys(led_to) if each not in books]
            if not todo:
                break
        return books

    def _is_ripe(self, address: str, notes: Notes, now: str, result: Round, *, patient: bool) -> bool:
        """Whether a feed may be asked now, by its own wish and that of its server."""
        feed = notes.feed
        if feed.gone and now < feed.asked:
            self._refuse(Failure(source=address, reason=f"gone for good, said its server ({GONE})"))
            result.gone += (address,)
            return False
        if now < feed.asked or (patient and now < feed.due):
            result.early += 1
            return False
        return True

    def _feed(self, asked: tuple[str, Notes]) -> Fetched:
        address, notes = asked
        return self._client.fetch(address, validators=validators(notes.feed))

    def _note(self, address: str, notes: Notes, answer: Fetched | Exception, result: Round) -> None:
        found = look(address, answer, notes, self._settings, now=self._held.clock())
        notes.write(found.feed, found.entries)
        if found.feed.failures == 0:
            result.feeds += 1
            notes.forget(found.holds)
        elif found.feed.gone:
            result.gone += (address,)
        for failure in found.refused:
            self._refuse(failure)
        self._step(address)

    def _take_wanted(self, books: dict[str, Notes], hands: Hands, result: Round) -> None:
        now = self._held.clock()
        ripe: dict[str, list[_Wanted]] = defaultdict(list)
        for address, notes in books.items():
            for name, note in notes.entries.items():
                if note.data is not None and note.due <= now:
                    ripe[note.url or f"{address}#{name}"].append(_Wanted(notes, name, note))
        for group, answer in hands.each(_by_turns(ripe), self._page):
            self._settle(group, answer, result)
            self._step(group[0].note.url or group[0].name)
        result.wanted = sum(note.data is not None for notes in books.values() for note in notes.entries.values())

    def _page(self, group: Sequence[_Wanted]) -> Fetched | None:
        note = group[0].note
        return None if note.url is None else self._client.fetch(note.url, validators=validators(note))

    def _settle(self, group: Sequence[_Wanted], answer: Fetched | Exception | None, result: Round) -> None:
        """Take in the page of entries that are one, or else the entry where it is the whole article."""
        note = group[0].note
        place = note.url or group[0].name
        reasons: list[str] = []
        try:
            kept = got = False
            if isinstance(answer, Exception):
                raise answer
            if answer is not None and answer.status == NOT_MODIFIED:
                kept = got = True
            elif answer is not None:
                kept, got = self._take_all(self._captures(answer, place, note), reasons, result)
        except BadCall:
            raise
        except Refused as refused:
            reasons.append(refused.reason)
        except Exception as error:  # noqa: BLE001  one page must never stop the others
            reasons.append(f"could not be taken in ({type(error).__name__})")
        if not got and note.data is not None:
            entry = read_entry(note.data)
            if entry.whole:
                capture = entry_capture(place, note.data, entry, media_type=note.media_type)
                own: list[str] = []
                kept, got = self._take_all([capture], own, result)
                reasons += own
        page = answer.validators if isinstance(answer, Fetched) else Validators()
        self._note_settled(group, place, reasons, page=page, done=kept or got, got=got)

    def _captures(self, answer: Fetched, place: str, note: EntryNote) -> Iterator[Capture | Failure]:
        for each in captures_of(answer, place, self._settings):
            yield each if isinstance(each, Failure) else msgspec.structs.replace(each, entry=note.data)

    def _take_all(self, items: Iterable[Capture | Failure], reasons: list[str], result: Round) -> tuple[bool, bool]:
        """Take captures in; return whether they are kept now, and whether there is a document in any of them."""
        name = kept_as(self._held.reader(), self._settings)
        kept = got = False
        for item in items:
            if isinstance(item, Failure):
                reasons.append(item.reason)
                continue
            for each in self._held.take(item, self._settings):
                if isinstance(each, Failure):
                    reasons.append(each.reason)
                elif each.id not in self._known:
                    self._known.add(each.id)
                    result.documents += 1
            taken = self._held.archive.taken(item, name)
            kept = kept or taken is not None
            got = got or (taken is not None and bool(taken.documents))
        return kept, got

    def _note_settled(
        self,
        group: Sequence[_Wanted],
        place: str,
        reasons: Sequence[str],
        *,
        page: Validators,
        done: bool,
        got: bool,
    ) -> None:
        now = self._held.clock()
        tries = group[0].note.tries + 1
        given_up = not done and tries >= TRIES
        for each in group:
            if done or given_up:
                note = msgspec.structs.replace(
                    each.note, data=None, tries=0, due="", etag=page.etag, last_modified=page.last_modified
                )
            else:
                note = msgspec.structs.replace(each.note, tries=tries, due=after_failures(now, tries))
            each.notes.write(entries={each.name: note})
        if not got:
            reason = reasons[0] if reasons else "nothing came of it"
            more = f"; given up after {tries} tries" if given_up else "" if done else "; to be tried again"
            self._refuse(Failure(source=place, reason=reason + more))


def _by_turns(groups: dict[str, list[_Wanted]]) -> Iterator[list[_Wanted]]:
    """Yield the groups, one of each host after the other, so that no host holds up the rest."""
    by_host: dict[str, list[list[_Wanted]]] = defaultdict(list)
    for address, group in groups.items():
        by_host[urlsplit(address).netloc].append(group)
    rows = list(by_host.values())
    for at in range(max(map(len, rows), default=0)):
        yield from (row[at] for row in rows if at < len(row))
