"""Adding to the archive: a page that is pasted or fetched, files that are chosen, and how far it has come."""

import io
import logging
import os
import secrets
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import anyio
import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import HTTPException, NotFoundException, ValidationException
from litestar.params import FromPath

from twosource.archive.holdings import Holdings
from twosource.capture.content import captures
from twosource.capture.fetched import captures_of
from twosource.desk.html.shown import web_address
from twosource.desk.web.here import Here, here
from twosource.desk.web.room import page, room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import render
from twosource.errors import Refused, TwosourceError
from twosource.fetch import Client
from twosource.fetch.address import LONGEST
from twosource.records.page import Capture, Document, Failure, Remark
from twosource.settings import DEFAULT, Web

BYTES = 32 * 1024 * 1024
"""The largest body that is taken in one call."""
FILES = 500
"""Files that are taken in one call."""
WAITING, WAITING_BYTES = 20, 8 * BYTES
"""Additions that may wait, and how large all of them may be together."""
KEPT = 50
"""Additions of which it is remembered what became of them."""
PASTED = "a pasted page"
FETCHED = Web(seconds=15, patience=5)
"""Bounds on what is fetched: others wait meanwhile, and the room closes only afterwards."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that are to be taken in, with the name that they came under; with `fetch`, what lies at `url` instead."""

    name: str
    data: bytes
    url: str | None = None
    fetch: bool = False


class Job(msgspec.Struct, kw_only=True):
    """One addition and how far it has come."""

    id: str
    total: int
    done: int = 0
    documents: list[Document] = []
    known: list[str] = []
    refused: list[Failure] = []
    finished: bool = False


class Busy(HTTPException):
    """So much waits to be taken in that no more is accepted for now."""

    status_code = 503

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "10"})


class Jobs:
    """Does one addition after the other, beside the answering of calls; a few may wait.

    `begin` and `submit` raise `Busy` where too many wait, or too much.
    """

    def __init__(
        self,
        holdings: Holdings,
        *,
        waiting: int = WAITING,
        waiting_bytes: int = WAITING_BYTES,
        client: Client | None = None,
    ) -> None:
        self._holdings = holdings
        self._client = client or Client(FETCHED)
        self._bounds = waiting, waiting_bytes
        self._waiting, self._waiting_bytes = 0, 0
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._working, self._ended = False, 0
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="adding")
        self._closed = threading.Event()

    def submit(self, sources: list[Source]) -> Future[Job]:
        """Have sources taken in when those before them are; the result says what became of them."""
        return self._submit(Job(id="", total=len(sources)), sources)

    def begin(self, sources: list[Source], refused: Sequence[Failure] = ()) -> Job:
        """Begin to take sources in and return at once; what was `refused` before is told with them."""
        job = Job(id=secrets.token_hex(8), total=len(sources), refused=list(refused))
        self._submit(job, sources)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        return job

    def job(self, name: str) -> Job | None:
        """Return an addition, as long as it is remembered."""
        return self._jobs.get(name)

    def open(self) -> None:
        """Begin to take sources in again, after having been closed."""
        if self._closed.is_set():
            self._worker = ThreadPoolExecutor(1, thread_name_prefix="adding")
            self._closed.clear()

    def close(self) -> None:
        """Take nothing in any more, and return when what is being taken in is: a capture at most."""
        self._closed.set()
        self._worker.shutdown(cancel_futures=True)

    def _submit(self, job: Job, sources: list[Source]) -> Future[Job]:
        size = sum(len(source.data) for source in sources)
        with self._lock:
            if (
                self._closed.is_set()
                or self._waiting >= self._bounds[0]
                or self._waiting_bytes + size > self._bounds[1]
            ):
                raise Busy
            self._waiting, self._waiting_bytes = self._waiting + 1, self._waiting_bytes + size
        work = self._worker.submit(self._work, job, sources, size)
        work.add_done_callback(lambda work: self._done(size) if work.cancelled() else None)
        return work

    def _done(self, size: int) -> None:
        with self._lock:
            self._waiting, self._waiting_bytes = self._waiting - 1, self._waiting_bytes - size

    def under_way(self) -> tuple[int, bool]:
        """Return how many additions have ended, and whether one goes on."""
        return self._ended, self._working

    def _work(self, job: Job, sources: list[Source], size: int) -> Job:
        self._working = True
        for source in sources:
            try:
                self._take(job, source)
            except TwosourceError as error:
                job.refused.append(Failure(source=source.name, reason=str(error)))
            except Exception as error:  # one source must never stop the others
                logging.getLogger("twosource").exception("%s could not be kept", source.name)
                job.refused.append(Failure(source=source.name, reason=f"could not be kept ({type(error).__name__})"))
            job.done += 1
        self._ended, self._working = self._ended + 1, False
        job.finished = True
        self._done(size)
        return job

    def _take(self, job: Job, source: Source) -> None:
        for each in self._holdings.take_captures(self._captures(source)):
            job.documents += each.documents
            job.refused += [failure for failure in each.refused if not isinstance(failure, Remark)]
            if each.held and not each.refused:
                job.known.append(source.name)

    def _captures(self, source: Source) -> Iterator[Capture | Failure]:
        for capture in self._given(source):
            if self._closed.is_set():
                raise Refused("the room was closed before it was taken in whole; add it again")
            yield capture

    def _given(self, source: Source) -> Iterator[Capture | Failure]:
        if source.fetch and source.url:
            return captures_of(self._client.fetch(source.url), source.name, DEFAULT)
        return captures(source.name, io.BytesIO(source.data), DEFAULT, url=source.url)


@get("/add")
async def form(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Show the form."""

    def make(shelf: Shelf, at: Here) -> bytes:
        return render("add.html", at, megabytes=BYTES // (1024 * 1024), taken=list(shelf.taken[-12:][::-1]))

    return await anyio.to_thread.run_sync(room_of(request).fresh, request, "add", make)


@post("/add", request_max_body_size=BYTES)
async def add(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Begin to take in what was sent, and lead to where it can be followed."""
    sent = await request.form()
    sources = []
    pasted = sent.get("page", "")
    if isinstance(pasted, str) and pasted.strip():
        url = web_address(str(sent.get("url", "")).strip()[:2000]) or None
        sources.append(Source(name=PASTED, data=pasted.encode("utf-8", "replace"), url=url))
    if address := str(sent.get("fetch", "")).strip()[:LONGEST]:
        sources.append(Source(name=address, data=b"", url=address, fetch=True))
    files = [each for each in sent.getall("files", []) if isinstance(each, UploadFile) and each.filename]
    sources += [Source(name=_file_name(file.filename), data=await file.read()) for file in files[:FILES]]
    beyond = f"more than {FILES} files were sent at once; add it again, with the others that are named here"
    refused = [Failure(source=_file_name(file.filename), reason=beyond) for file in files[FILES:]]
    if not sources:
        raise ValidationException("Nothing was sent: paste a page, choose files, or give an address.")
    job = request.app.state.jobs.begin(sources, refused)
    return Response(b"", status_code=303, headers={"Location": f"/add/{job.id}"})


def _file_name(given: str) -> str:
    """Return the last part of the name that a browser gave."""
    return os.path.basename(given.replace("\\", "/"))[:120] or "a file"


@get("/add/{name:str}", sync_to_thread=True)
def progress(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show how far an addition has come, what was taken, and what was refused; in which stories, when it has ended."""
    job = request.app.state.jobs.job(name)
    if job is None:
        raise NotFoundException
    finished = job.finished  # before what is held is looked at: it may end meanwhile
    where = room_of(request).shelf().documents if finished else {}
    return page(render("added.html", here(request, "add"), job=job, finished=finished, where=where))


HANDLERS = [form, add, progress]
