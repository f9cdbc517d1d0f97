"""Adding to the archive: a page that is pasted, files that are chosen, and how far it has come."""

import io
import os
import secrets
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException, ValidationException
from litestar.params import FromPath

from twosource.archive.holdings import Holdings
from twosource.capture.content import captures
from twosource.desk.html.shown import web_address
from twosource.desk.web.here import Here, here
from twosource.desk.web.room import page, room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import render
from twosource.errors import Refused
from twosource.records.page import Document, Failure
from twosource.settings import DEFAULT

BYTES = 32 * 1024 * 1024
"""The largest body that is taken in one call."""
FILES = 500
KEPT = 50
"""Additions of which it is remembered what became of them."""
PASTED = "a pasted page"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that are to be taken in, with the name that they came under."""

    name: str
    data: bytes
    url: str | None = None


class Job(msgspec.Struct, kw_only=True):
    """One addition and how far it has come."""

    id: str
    total: int
    done: int = 0
    documents: list[Document] = []
    known: list[str] = []
    refused: list[Failure] = []
    finished: bool = False


class Jobs:
    """Does one addition after the other, beside the answering of calls."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._working, self._ended = False, 0
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="adding")

    def finish(self, sources: list[Source]) -> Job:
        """Take sources in, when those before them are, and return what became of them."""
        job = Job(id="", total=len(sources))
        self._worker.submit(self._work, job, sources).result()
        return job

    def begin(self, sources: list[Source]) -> Job:
        """Begin to take sources in and return at once."""
        job = Job(id=secrets.token_hex(8), total=len(sources))
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        self._worker.submit(self._work, job, sources)
        return job

    def job(self, name: str) -> Job | None:
        """Return an addition, as long as it is remembered."""
        return self._jobs.get(name)

    def under_way(self) -> tuple[int, bool]:
        """Return how many additions have ended, and whether one goes on."""
        return self._ended, self._working

    def _work(self, job: Job, sources: list[Source]) -> None:
        self._working = True
        for source in sources:
            try:
                self._take(job, source)
            except Refused as refused:
                job.refused.append(Failure(source=source.name, reason=refused.reason))
            except Exception as error:  # noqa: BLE001  one source must never stop the others
                job.refused.append(Failure(source=source.name, reason=f"could not be kept ({type(error).__name__})"))
            job.done += 1
        self._ended, self._working = self._ended + 1, False
        job.finished = True

    def _take(self, job: Job, source: Source) -> None:
        for capture in captures(source.name, io.BytesIO(source.data), DEFAULT):
            if isinstance(capture, Failure):
                job.refused.append(capture)
                continue
            whole = msgspec.structs.replace(capture, url=source.url) if source.url and not capture.url else capture
            items = list(self._holdings.take(whole))
            job.documents += [item for item in items if isinstance(item, Document)]
            job.refused += [item for item in items if isinstance(item, Failure)]
            if not items:
                job.known.append(source.name)


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
    for file in sent.getall("files", [])[:FILES]:
        if isinstance(file, UploadFile) and file.filename:
            sources.append(Source(name=_file_name(file.filename), data=await file.read()))
    if not sources:
        raise ValidationException("Nothing was sent: paste a page, or choose files.")
    job = request.app.state.jobs.begin(sources)
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
