"""What is wanted is taken into the archive, and then noted as done: a page, or the entry that led to it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from twosource.archive.holdings import Holdings
from twosource.archive.intake import named
from twosource.capture.feeds import entry_capture
from twosource.capture.fetched import captures_of
from twosource.document.hosts import host, same_owner
from twosource.errors import BadCall, Refused, Unfetched
from twosource.feeds import read_entry
from twosource.fetch import Fetched, Validators
from twosource.records.page import Capture, Failure
from twosource.settings import Settings
from twosource.watch.notes import EntryNote, Notes
from twosource.watch.pacing import TRIES, after_failures

NOT_MODIFIED = 304


class Wanted(Struct, frozen=True):
    """An entry whose page is wanted, and where it is noted; `trusted` says that its feed lies in one's own network."""

    notes: Notes
    name: str
    note: EntryNote
    trusted: bool = False


class _Taken(Struct, frozen=True):
    """What came of taking something in: whether no more is to be had another time, and whether a document was."""

    done: bool = False
    documents: bool = False


class Taking:
    """Takes in what is wanted; `documents` counts the documents that were not there before."""

    def __init__(self, held: Holdings, settings: Settings, refuse: Callable[[Failure], None]) -> None:
        """Begin; `refuse` is told what cannot be had."""
        self._held, self._settings, self._refuse = held, settings, refuse
        self._known = {name for taken in held.archive.captures() for name in taken.documents}
        self.documents = 0

    def settle(self, group: Sequence[Wanted], answer: Fetched | Exception | None) -> None:
        """Take in what entries of one address led to, or else the entry where it is the whole article."""
        note = group[0].note
        place = note.url or group[0].name
        reasons: list[str] = []
        taken = self._page(group, place, answer, reasons)
        page = answer.validators if isinstance(answer, Fetched) and taken.documents else Validators()
        if not taken.documents and note.data is not None:
            entry = read_entry(note.data)
            if entry.whole:
                capture = entry_capture(place, note.data, entry, media_type=note.media_type, taken=note.taken)
                taken = self._taken([capture], reasons)
        refused = answer if isinstance(answer, Unfetched) and not taken.done else None
        tries = note.tries + (refused is None or refused.asked)
        self._note(group, done=taken.done, page=page, refused=refused)
        if not taken.documents:
            self._tell(place, reasons, done=taken.done, tries=tries)

    def _page(
        self, group: Sequence[Wanted], place: str, answer: Fetched | Exception | None, reasons: list[str]
    ) -> _Taken:
        try:
            if isinstance(answer, Exception):
                raise answer
            if answer is None:  # an entry without an address
                return _Taken()
            if answer.status == NOT_MODIFIED:
                return _Taken(done=True, documents=True)
            documents = self._taken(self._captures(answer, place, group), reasons).documents
            return _Taken(done=True, documents=documents)  # it came: the same bytes give no more another time
        except BadCall:
            raise
        except Refused as refused:
            reasons.append(refused.reason)
            return _Taken(done=not isinstance(refused, Unfetched) or refused.lasting)
        except Exception as error:  # noqa: BLE001  one page must never stop the others
            reasons.append(f"could not be taken in ({type(error).__name__})")
        return _Taken()

    def _captures(self, answer: Fetched, place: str, group: Sequence[Wanted]) -> Iterator[Capture | Failure]:
        entry = _said_of(answer.url, [each.note for each in group])
        for each in captures_of(answer, place, self._settings):
            yield each if isinstance(each, Failure) else msgspec.structs.replace(each, entry=entry)

    def _taken(self, items: Iterable[Capture | Failure], reasons: list[str]) -> _Taken:
        reader = named(self._held.reader(), self._settings)
        kept = documents = False
        for item in items:
            if isinstance(item, Failure):
                reasons.append(item.reason)
                continue
            for each in self._held.take(item, self._settings):
                if isinstance(each, Failure):
                    reasons.append(each.reason)
                elif each.id not in self._known:
                    self._known.add(each.id)
                    self.documents += 1
            taken = self._held.archive.taken(item, reader)
            kept = kept or taken is not None
            documents = documents or (taken is not None and bool(taken.documents))
        return _Taken(done=kept, documents=documents)

    def _note(self, group: Sequence[Wanted], *, done: bool, page: Validators, refused: Unfetched | None) -> None:
        """Note what was taken as done; what was not is wanted again later, and after so many tries no more.

        It is no try where nobody was asked, and nobody is asked again before he wishes.
        """
        now, asked = self._held.clock(), refused.retry_after if refused is not None else None
        for each in group:
            tries = each.note.tries + (refused is None or refused.asked)
            if done or tries >= TRIES:
                note = msgspec.structs.replace(
                    each.note, data=None, tries=0, due="", etag=page.etag, last_modified=page.last_modified
                )
            else:
                due = after_failures(now, max(tries, 1), asked=asked)
                note = msgspec.structs.replace(each.note, tries=tries, due=due, etag=None, last_modified=None)
            each.notes.write(entries={each.name: note})

    def _tell(self, place: str, reasons: Sequence[str], *, done: bool, tries: int) -> None:
        reason = reasons[0] if reasons else "nothing came of it"
        more = "" if done else f"; given up after {tries} tries" if tries >= TRIES else "; to be tried again"
        self._refuse(Failure(source=place, reason=reason + more))


def _said_of(url: str, notes: Sequence[EntryNote]) -> bytes | None:
    """Return what a page's own feeds say of it, the first in order of its bytes; strangers' feeds say nothing of it."""
    own = (each for each in notes if same_owner(host(each.feed), host(url)))
    return min((each.data for each in own if each.data is not None), default=None)
