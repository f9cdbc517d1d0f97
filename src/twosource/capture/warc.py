"""Web archives (WARC): the pages in them, one at a time; all else is passed over without being looked into."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from msgspec import Struct, structs

from twosource.capture.http_bodies import uncoded
from twosource.capture.members import Bytes, Damaged
from twosource.capture.unpack import megabytes
from twosource.errors import Refused
from twosource.feeds import FEEDS
from twosource.outcomes import fault
from twosource.records.page import Capture, Crawled, Failure
from twosource.settings import Settings

_PAGES = re.compile(r"\s*(?:text/html|(?:application|text)/(?:[\w.+-]+\+)?(?:xml|json))\s*(?:;|$)|\s*$", re.I)
_ANY_TEXT = re.compile(r"\s*text/plain\b", re.I)
_ADDRESS = re.compile(r"\s*+<?\s*+((?:https?|ftp)://[^\s<>]+)", re.I)
_CHARSET = re.compile(r"charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})", re.I)
_RECORD = re.compile(rb"\nWARC/\d\.\d{1,2}\r?\nWARC-")
_OK = 200
_PIECE = 1 << 20

Captures = Callable[[str, bytes, str | None, str | None], Iterator[Capture | Failure]]
"""Cuts a body into captures: its path for messages, its bytes, the encoding that the server names, its address."""


class _Page(Struct, frozen=True):
    """A record that may be a page: where it was, when, and what its headers say of its body."""

    url: str
    taken: str | None
    media_type: str
    transfer: str = ""
    content: str = ""
    flat: bool = False


def warc_captures(
    path: str, parts: Iterable[Bytes], settings: Settings, captures: Captures
) -> Iterator[Capture | Failure]:
    """Yield a capture for each page in a web archive, with its URL and time; then, how many there were.

    A page is what an answer of status 200 holds, or a record with no more than a page in it (`resource`,
    `conversion`): `captures` decides what it is, as it does for a file. Of flat text, which anything may be, only what
    comes in such records is a page. What is damaged is told as a failure at `PATH:OFFSET`, and the next record goes on.
    """
    reading = _Reading(path, settings, captures)
    try:
        for part in parts:
            yield from reading.part(part)
    except OSError as error:
        yield Failure(source=path, reason=(error.strerror or "cannot be read").lower())
    except Refused as refused:
        yield Failure(source=path, reason=refused.reason)
    yield Crawled(source=path, reason="", records=reading.records, pages=reading.pages)


class _Reading:
    """One web archive as it is read."""

    def __init__(self, path: str, settings: Settings, captures: Captures) -> None:
        self._path, self._settings, self._captures = path, settings, captures
        self.records = self.pages = 0

    def part(self, part: Bytes) -> Iterator[Capture | Failure]:
        """Yield the captures of some records; after a head that cannot be read, those of the records behind it."""
        at, before = part.tell(), -1
        while part.tell() > before:
            before = part.tell()
            try:
                stream = cast("BinaryIO", part)  # no more of it is used than a part has
                for record in ArchiveIterator(stream, parse_http=False, quirks_mode=True, stream_detect=False):
                    at = record.stream_pos
                    yield from self._record(record, f"{self._path}:{part.place(at)}")
                return
            except Damaged as damage:
                yield Failure(source=f"{self._path}:{part.place(at)}", reason=str(damage))
                return
            except OSError as error:
                if error.errno is not None:
                    raise  # the file itself cannot be read
                reason = f"a damaged record ({str(error).rstrip('.')})"
                yield Failure(source=f"{self._path}:{part.place(at)}", reason=reason)

    def _record(self, record: WarcRecord, path: str) -> Iterator[Capture | Failure]:
        self.records += 1
        page = _page(record)
        if page is None:
            return
        try:
            body = self._body(record, page)
        except Refused as refused:
            yield Failure(source=path, reason=f"{page.url}: {refused.reason}")
            return
        try:
            whole = page.flat and page.media_type.partition(";")[0].strip().lower() in FEEDS
            url = None if whole else page.url  # an entry that was kept as a feed of one has all its addresses
            for each in self._captures(path, body, _charset(page.media_type), url):
                if isinstance(each, Capture) and (page.flat or not _anything(each)):
                    self.pages += 1
                    yield structs.replace(each, taken=page.taken, crawl=self._path, alone=page.flat)
        except Refused:
            return  # a picture that is called a page, a list of addresses, nothing at all
        except Exception as error:  # noqa: BLE001  one page must never stop the others
            yield fault(path, f"{page.url}: could not be taken", error)

    def _body(self, record: WarcRecord, page: _Page) -> bytes:
        limit, parts, size = self._settings.capture_bytes, [], 0
        while size <= limit and (part := record.reader.read(min(_PIECE, limit + 1 - size))):
            parts.append(part)
            size += len(part)
        if size > limit:
            raise Refused(f"holds more than {megabytes(limit)}")
        if size < record.content_length:
            raise Refused("its record breaks off")
        body = b"".join(parts)
        if _RECORD.search(body):
            raise Refused("its record has a wrong length, and runs into the next")
        return uncoded(body, page.transfer, page.content, limit)


def _page(record: WarcRecord) -> _Page | None:
    """Return what is said of a record that may be a page; None where it is certainly none."""
    if record.record_type == WarcRecordType.response:
        found = _answer(record)
    elif record.record_type in (WarcRecordType.resource, WarcRecordType.conversion):
        found = _bare(record)
    else:
        found = None
    return found


def _answer(record: WarcRecord) -> _Page | None:
    url = _url(record)
    if url is None or not record.is_http:
        return None
    record.parse_http(quirks_mode=True)
    head = record.http_headers
    media_type = (head.get("Content-Type") or "") if head is not None else ""
    if head is None or head.status_code != _OK or not _PAGES.match(media_type):
        return None
    coded = head.get("Transfer-Encoding") or "", head.get("Content-Encoding") or ""
    return _Page(url, _taken(record), media_type, *coded)


def _bare(record: WarcRecord) -> _Page | None:
    url, media_type = _url(record), record.headers.get("Content-Type") or ""
    if url is None or not (_PAGES.match(media_type) or _ANY_TEXT.match(media_type)):
        return None
    return _Page(url, _taken(record), media_type, flat=True)


def _url(record: WarcRecord) -> str | None:
    found = _ADDRESS.match(record.headers.get("WARC-Target-URI") or "")
    return found[1] if found else None


def _taken(record: WarcRecord) -> str | None:
    when = record.record_date
    if when is None or when.timestamp() <= 0:  # how a record says that its time is not known
        return None
    return when.astimezone(UTC).isoformat(timespec="seconds")


def _charset(media_type: str) -> str | None:
    found = _CHARSET.search(media_type)
    return found[1] if found else None


def _anything(capture: Capture) -> bool:
    """Whether it was taken as it is because it is nothing else: flat text, or a line with a field called text."""
    return capture.media_type in ("text/plain", "application/json")
