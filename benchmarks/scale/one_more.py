"""Command line: `python -m benchmarks.scale.one_more [--documents N ...] [--archives FOLDER]`: what one more costs.

Made news is put into an archive of each size, but for the last two documents of some stories. Then these come, one by
one: each is added, and lineage and story are worked out among the documents around it. Of each story the first of the
two finds nothing at hand (`at first`), the second what the first left in memory (`then`). Readings are left out. A
folder keeps the archives as they were before, for another time: a million documents take an hour.
"""

import argparse
import hashlib
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.scale.news import Made, made
from benchmarks.table import table
from twosource import pipeline
from twosource.archive.holdings import now
from twosource.archive.in_sql import SqlArchive
from twosource.archive.interface import Archive
from twosource.archive.keeping import keep
from twosource.archive.opening import open_archive
from twosource.memory import Memory
from twosource.pipeline import Read
from twosource.records.page import Capture, Document
from twosource.records.reading import Reading
from twosource.regional import parted

SIZES = (1_000, 10_000, 100_000)
STORIES = 30
LEAST, MOST = 20, 200
"""Documents of the stories that have two more."""
READER = "none"
AT_ONCE = 20_000
"""Documents that are put into the archive in one transaction: keys come in no order, so each touches most pages."""
CACHE = 4_000_000
"""KiB that SQLite may hold of the archive while it is filled."""

HEAD = ("documents", "adding, ms", "at first, ms", "95 of 100", "then, ms", "95 of 100", "archive, MB")


def main() -> int:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale.one_more", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=SIZES, help=f"how many (default {SIZES})")
    parser.add_argument("--archives", type=Path, help="a folder that keeps the archives")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = choice.archives or Path(folder)
        rows = [_row(size, kept) for size in choice.documents]
    print(table(HEAD, rows, markdown=choice.markdown))
    return 0


def _row(size: int, kept: Path) -> tuple[str, ...]:
    print(f"{size} documents", file=sys.stderr, flush=True)
    later: dict[int, list[Document]] = {}
    filled, place = kept / f"{size}.sqlite", kept / "more.sqlite"
    pairs = (_pair(document) for document in _held_back(size, later))
    if filled.exists():
        deque(pairs, maxlen=0)
    else:
        fill(filled, pairs)
    shutil.copyfile(filled, place)
    with closing(open_archive(str(place), new=False)) as archive:
        chosen = random.Random(1).sample(sorted(later), min(STORIES, len(later)))
        adding, first, then = _timed(archive, [later[story] for story in chosen])
    megabytes = place.stat().st_size / 1e6
    place.unlink()
    figures = [statistics.median(adding), statistics.median(first), _most(first), statistics.median(then), _most(then)]
    return (str(size), *(f"{1000 * figure:.0f}" for figure in figures), f"{megabytes:.0f}")


def _held_back(size: int, later: dict[int, list[Document]]) -> Iterator[Document]:
    """Yield so many documents; of some stories the last two are put into `later`."""
    for number, story in enumerate(_stories(size)):
        documents = [item.document for item in story]
        if LEAST <= len(documents) <= MOST:
            later[number] = documents[-2:]
            documents = documents[:-2]
        yield from documents


def _stories(size: int) -> Iterator[list[Made]]:
    done, number = 0, 0
    while done < size:
        story = list(islice(made(range(number, number + 1)), size - done))
        done, number = done + len(story), number + 1
        yield story


def fill(place: Path, pairs: Iterator[Read]) -> None:
    """Put documents and what was read of them into an archive, many in a transaction; it is there when it is whole."""
    part = place.with_suffix(".part")
    for left in place.parent.glob(f"{part.name}*"):
        left.unlink()
    part.parent.mkdir(parents=True, exist_ok=True)
    with closing(open_archive(str(part), new=True)) as archive:
        assert isinstance(archive, SqlArchive)
        while some := list(islice(pairs, AT_ONCE)):
            with archive._writing() as connection:
                connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE}")
                for document, reading in some:
                    keep(connection, _capture(document), [(document, reading)], [], reader=reading.reader, clock=now)
    part.rename(place)


def _pair(document: Document) -> Read:
    return document, Reading(document=document.id, reader=READER)


def _capture(document: Document) -> Capture:
    data = document.text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return Capture(path=document.id, data=data, sha256=digest, media_type="text/plain", url=document.url)


def _timed(archive: Archive, stories: Sequence[Sequence[Document]]) -> tuple[list[float], list[float], list[float]]:
    adding, first, then = list[float](), list[float](), list[float]()
    for documents in stories:
        memory = Memory()
        for document, took in zip(documents, (first, then), strict=True):
            began = time.perf_counter()
            archive.add(_capture(document), [_pair(document)], [], reader=READER, clock=now)
            adding.append(time.perf_counter() - began)
            memory.turn()
            pairs = archive.read(among=archive.around(document.id))
            parted(pipeline.distinct(pairs, memory), (), memory, whole=True)
            took.append(time.perf_counter() - began)
    return adding, first, then


def _most(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


if __name__ == "__main__":
    sys.exit(main())
