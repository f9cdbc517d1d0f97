"""Rounds over feeds: each is looked at, and the pages that are wanted are taken into the archive.

A feed's new entries are noted as wanted in one moment with what its server is told the next time. A page is taken in,
and then noted as done. So whoever is stopped finds everything that is not done still wanted.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from twosource.archive.holdings import Holdings
from twosource.fetch import Client, Fetched
from twosource.records.page import Failure
from twosource.settings import DEFAULT, Settings, Web
from twosource.watch.calling import Calls
from twosource.watch.hands import Hands
from twosource.watch.looking import GONE, look
from twosource.watch.notes import Notes, validators
from twosource.watch.pacing import is_ripe
from twosource.watch.places import MOST_FEEDS
from twosource.watch.taking import Taking, Wanted

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


class _Followed(Struct, frozen=True):
    """A feed, what is noted of it, and whether it was named by the operator or by somebody in his own network."""

    address: str
    notes: Notes
    trusted: bool


class Follower:
    """Follows feeds into an archive. One is kept for a whole run: its clients remember what sites ask for."""

    def __init__(
        self,
        held: Holdings,
        settings: Settings = DEFAULT,
        *,
        refuse: Callable[[Failure], None] = lambda _: None,
        step: Callable[[str], None] = lambda _: None,
        client: Callable[[Web], Client] = Client,
    ) -> None:
        """Begin; `refuse` is told what cannot be had, `step` each thing that was fetched, `client` makes a client."""
        self._held, self._settings = held, settings
        self._calls = Calls(settings.web, client)
        self._taking = Taking(held, settings, refuse)
        self._refuse, self._step = refuse, step
        self._told: set[str] = set()

    def round(self, addresses: Sequence[str], *, patient: bool = False) -> Round:
        """Look at all feeds that may be looked at, and take in the pages that are wanted.

        With `patient`, a feed that failed is asked again only after a while, the longer the more often it failed.
        """
        hands, result = Hands(), Round()
        try:
            feeds = self._look_at(addresses, hands, result, patient=patient)
            self._take_wanted(feeds, hands, result)
        finally:
            hands.close()
        return result

    def _look_at(self, addresses: Sequence[str], hands: Hands, result: Round, *, patient: bool) -> dict[str, _Followed]:
        """Look at the feeds, and at those that they lead to; return all of them by address."""
        feeds: dict[str, _Followed] = {}
        todo = dict.fromkeys(addresses, True)
        for _ in range(_DEEPEST):
            these = [_Followed(address, Notes(self._held.archive, address), todo[address]) for address in todo]
            feeds |= {each.address: each for each in these}
            now = self._held.clock()
            ripe = [each for each in these if self._is_ripe(each, now, result, patient=patient)]
            for each, answer in hands.each(ripe, self._feed, lambda each: _host(each.address)):
                self._note(each, answer, result)
            todo = self._led_to(these, feeds)
        return feeds

    def _led_to(self, these: Sequence[_Followed], known: Container[str]) -> dict[str, bool]:
        """Return the feeds that others lead to, with whether these are trusted."""
        found: dict[str, bool] = {}
        for each in these:
            new = [address for address in each.notes.feed.leads_to if address not in known and address not in found]
            room = MOST_FEEDS - len(found)
            if len(new) > room:
                left = f"left out of this one: {len(new) - room}"
                self._tell_once(each.address, f"lists lead to more than {MOST_FEEDS} feeds in all; {left}")
            found |= dict.fromkeys(new[:room], self._calls.is_own(each.address))
        return found

    def _is_ripe(self, each: _Followed, now: str, result: Round, *, patient: bool) -> bool:
        """Whether a feed may be asked now, by its own wish and that of its server."""
        feed = each.notes.feed
        if feed.gone and not is_ripe(feed.asked, now):
            self._tell_once(each.address, f"gone for good, said its server ({GONE})")
            result.gone += (each.address,)
            return False
        if not is_ripe(feed.asked, now) or (patient and not is_ripe(feed.due, now)):
            result.early += 1
            return False
        return True

    def _tell_once(self, address: str, reason: str) -> None:
        if address not in self._told:
            self._told.add(address)
            self._refuse(Failure(source=address, reason=reason))

    def _feed(self, each: _Followed) -> Fetched:
        return self._calls.fetch(each.address, trusted=each.trusted, validators=validators(each.notes.feed))

    def _note(self, each: _Followed, answer: Fetched | Exception, result: Round) -> None:
        found = look(each.address, answer, each.notes, self._settings, now=self._held.clock())
        each.notes.write(found.feed, found.entries)
        if found.feed.failures == 0:
            result.feeds += 1
            each.notes.forget(found.holds)
        elif found.feed.gone:
            result.gone += (each.address,)
            self._told.add(each.address)
        for failure in found.refused:
            self._refuse(failure)
        self._step(each.address)

    def _take_wanted(self, feeds: dict[str, _Followed], hands: Hands, result: Round) -> None:
        now, before = self._held.clock(), self._taking.documents
        ripe: defaultdict[str, list[Wanted]] = defaultdict(list)
        for address, feed in feeds.items():
            trusted = self._calls.is_own(address)
            for name, note in feed.notes.entries.items():
                if note.data is not None and is_ripe(note.due, now):
                    ripe[note.url or f"{address}#{name}"].append(Wanted(feed.notes, name, note, trusted))
        for group, answer in hands.each(ripe.values(), self._page, lambda group: _host(group[0].note.url or "")):
            self._taking.settle(group, answer)
            self._step(group[0].note.url or group[0].name)
        result.documents = self._taking.documents - before
        notes = (note for feed in feeds.values() for note in feed.notes.entries.values())
        result.wanted = sum(note.data is not None for note in notes)

    def _page(self, group: Sequence[Wanted]) -> Fetched | None:
        note = group[0].note
        if note.url is None:
            return None
        return self._calls.fetch(note.url, trusted=any(each.trusted for each in group), validators=validators(note))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # whoever fetches says what is wrong with it
        return ""
