"""What the reading room costs with a story of 200 documents: `python -m benchmarks.room [--markdown]`.

The documents are those of the cost of standing: paragraphs of one set of cases in other orders, with other numbers,
each under an outlet of its own. They are read beforehand. The room runs in a process of its own, its readers in this
one. A page is made anew where something was judged since.
"""

import argparse
import hashlib
import itertools
import multiprocessing
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from statistics import median

import httpx
import uvicorn
from msgspec.structs import replace

from benchmarks.standing import cases
from benchmarks.standing.cost import documents
from benchmarks.table import table
from twosource import pipeline
from twosource.archive.holdings import Holdings, now
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.web.app import make_app
from twosource.records.page import Capture, Stamp
from twosource.stage import USUAL

DOCUMENTS, BEFORE, ANEW = 200, 100, 5
READERS, EACH, PAUSE = 50, 12, 0.3
"""Readers at once, pages that each of them asks for, and the seconds that it looks at each: less, and all of them
together would be more calls of one address than the room answers."""
HEAD = ("what", "pages", "median, ms", "p95, ms", "kB")


def main() -> None:
    """Measure, and print one line for each way of asking."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.room", description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    with served() as (base, judge), httpx.Client(verify=False) as reader:  # without TLS there is nothing to verify
        address, others = addresses(base, reader)
        anew = []
        for _ in range(ANEW):
            judge()
            anew.append(timed(base, address, reader))
        before = [timed(base, address, reader) for _ in range(BEFORE)]
        time.sleep(1)  # so many more in one second would be refused
        rows = [
            row("the dossier, first after a judgement", anew),
            row("the dossier, made before", before),
            *[row(f"{name}, first", [timed(base, path, reader)]) for name, path in others.items()],
            row(f"{READERS} readers at once, the dossier and its parts", at_once(base, [address, *others.values()])),
        ]
    print(table(HEAD, rows, markdown=choice.markdown))


def row(what: str, asked: list[tuple[float, int]]) -> tuple[str, ...]:
    """Return a line of the table."""
    times = sorted(seconds * 1000 for seconds, _ in asked)
    p95 = times[min(len(times) - 1, round(len(times) * 0.95))]
    return what, str(len(asked)), f"{median(times):.0f}", f"{p95:.0f}", f"{max(size for _, size in asked) / 1000:.0f}"


def timed(base: str, address: str, client: httpx.Client) -> tuple[float, int]:
    """Ask for a page and return the seconds until its last byte, and its bytes."""
    began = time.perf_counter()
    answer = client.get(base + address, timeout=120)
    answer.raise_for_status()
    return time.perf_counter() - began, len(answer.content)


def at_once(base: str, pages: list[str]) -> list[tuple[float, int]]:
    """Have many readers ask at once, each beginning with another page."""
    found: list[tuple[float, int]] = []

    def read(number: int) -> None:
        with httpx.Client(verify=False) as client:
            for at in range(EACH):
                found.append(timed(base, pages[(number + at) % len(pages)], client))
                time.sleep(PAUSE)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return found


def addresses(base: str, reader: httpx.Client) -> tuple[str, dict[str, str]]:
    """Return the address of the largest story, and of its parts by what they show."""
    page = reader.get(base, timeout=120).text
    own = page.partition('<h2 id="t-')[2].partition('"')[0]
    parts = ("claims", "differences", "ledger", "timeline", "lineage", "positions", "people", "sources")
    return f"/stories/{own}", {part: f"/stories/{own}/{part}" for part in parts}


@contextmanager
def served() -> Iterator[tuple[str, Callable[[], None]]]:
    """Serve the room in a process of its own; yield its address, and what makes a judgement in it."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    port = ours.recv()

    def judge() -> None:
        ours.send(None)
        ours.recv()

    yield f"http://127.0.0.1:{port}", judge
    process.terminate()
    process.join()


def serve(line: Connection) -> None:
    """Fill an archive, serve it, say at which port, and judge whenever it is asked."""
    holdings = filled()
    name = holdings.dossier().stories[0].documents[0].id
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(128)
    server = uvicorn.Server(uvicorn.Config(make_app(holdings), log_level="error", access_log=False))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    line.send(listening.getsockname()[1])
    for number in itertools.count():
        line.recv()
        holdings.judge("origin", [name, f"Agency {number}"], who="a reader", why="to measure")
        line.send(None)


def filled() -> Holdings:
    """Return an archive of one story of many documents, all of one month."""
    reader = pipeline.stage("reader")(USUAL)
    archive = InMemoryArchive()
    chosen = max(cases.distortion(), key=lambda one: len(one.pages))
    for number, document in enumerate(documents(DOCUMENTS, [chosen])):
        made = replace(document, published=Stamp(value=f"2024-05-{number % 28 + 1:02d}"))
        data = document.text.encode()
        digest = hashlib.sha256(data).hexdigest()
        made = replace(made, capture=replace(made.capture, path=made.id, sha256=digest))
        capture = Capture(path=made.id, data=data, sha256=digest, media_type="text/plain")
        archive.add(capture, [(made, reader.read(made))], [], reader=USUAL, clock=now)
    return Holdings(archive, reader)


if __name__ == "__main__":
    main()
