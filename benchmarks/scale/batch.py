"""Command line: `python -m benchmarks.scale.batch [--stories N] [--jobs N]`: lineage and stories of made news at size.

Twice through the file, which may be larger than memory: sketches first, many documents at a time; then the regions that
they make, many regions at a time, each worked out by itself from its own documents. What comes back is small: who
rests on whom, and which documents are one story. Readings are left out. Memory is what all processes held together at
the time when it was most, looked at five times a second; what several share is counted once.
"""

import argparse
import json
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec
import numpy as np
from msgspec import Struct

from benchmarks.measured import measured
from benchmarks.scale.news import SEED, made
from benchmarks.scale.truth import Pair, b_cubed, derivation, pairs
from benchmarks.table import table
from twosource.neighbourhood import Sketches, regions, sketch
from twosource.records.page import Document
from twosource.stages import stage

CHUNK = 2000
"""Documents that are sketched, or worked out, at once by a process."""

LOOK = 0.2
"""Seconds between two looks at the memory held."""

KINDS = ("copies", "rewrites", "cites", "credits")
Numbers = np.ndarray[Any, np.dtype[Any]]
T = TypeVar("T")


class Result(Struct, frozen=True):
    """Who rests on whom and what is one story, of documents by their place in the file.

    `derivations` [derivations, 3]: a document, what it rests on in the set, and the kind, by its place in `KINDS`.
    `stories` [documents]: the number of each one's story. `seconds` are those of each step.
    """

    derivations: Numbers
    stories: Numbers
    seconds: dict[str, float]
    regions: Numbers


def write(path: Path, documents: Iterable[Document]) -> int:
    """Write documents to a file, one a line, and return how many."""
    count = 0
    with path.open("wb") as file:
        for document in documents:
            file.write(msgspec.json.encode(document) + b"\n")
            count += 1
    return count


def batch(path: Path, jobs: int) -> Result:
    """Work out lineage and stories of the documents in a file that `write` has written, in so many processes."""
    seconds: dict[str, float] = {}
    starts = _timed(seconds, "finding the lines", lambda: _starts(path))
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        spans = [(str(path), *_ends(starts, begin, CHUNK)) for begin in range(0, len(starts) - 1, CHUNK)]
        sketched = _timed(seconds, "sketches", lambda: list(_in_order(pool, _sketched, spans, 2 * jobs)))
    order = np.argsort(np.concatenate([names for names, _ in sketched]), kind="stable")
    columns = [each for _, each in sketched]
    del sketched
    parts = _timed(seconds, "regions", lambda: [order[part] for part in regions(_columns(columns, order))])
    tasks = ((str(path), part) for part in _together(parts, starts))
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        found = _timed(seconds, "lineage and stories", lambda: list(_in_order(pool, _worked_out, tasks, 2 * jobs)))
    stories = np.zeros(len(starts) - 1, dtype=np.int32)
    number = 0
    for _, groups in found:
        for group in groups:
            stories[group] = number
            number += 1
    derivations = np.concatenate([np.empty((0, 3), np.int32), *(rows for rows, _ in found)])
    return Result(derivations, stories, seconds, np.array([len(part) for part in parts]))


def _columns(parts: list[Sketches], order: Numbers) -> Sketches:
    """Return the sketches in order of the documents' ids; the parts are let go of."""
    joined = Sketches.joined(parts)
    parts.clear()
    return joined.taken(order)


def _timed(seconds: dict[str, float], what: str, work: Callable[[], T]) -> T:
    began = time.perf_counter()
    made = work()
    seconds[what] = time.perf_counter() - began
    return made


def _starts(path: Path) -> Numbers:
    """Return where each line begins, and the end of the file."""
    starts = [0]
    with path.open("rb") as file:
        for line in file:
            starts.append(starts[-1] + len(line))
    return np.array(starts, dtype=np.int64)


def _ends(starts: Numbers, begin: int, count: int) -> tuple[int, int]:
    return int(starts[begin]), int(starts[min(begin + count, len(starts) - 1)])


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[..., T], tasks: Iterable[tuple[Any, ...]], ahead: int
) -> Iterator[T]:
    waiting: deque[Future[T]] = deque()
    for task in tasks:
        waiting.append(pool.submit(work, *task))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _together(parts: Sequence[Numbers], starts: Numbers) -> Iterator[list[tuple[list[int], Numbers, Numbers]]]:
    """Yield regions, some at once: the places of the documents, and where their lines begin and end."""
    some: list[tuple[list[int], Numbers, Numbers]] = []
    for places in sorted(parts, key=lambda part: int(part.min())):
        some.append((places.tolist(), starts[places], starts[places + 1]))
        if sum(len(each[0]) for each in some) >= CHUNK:
            yield some
            some = []
    if some:
        yield some


def _sketched(path: str, begin: int, end: int) -> tuple[Numbers, Sketches]:
    """Return the ids and the sketches of the documents in a part of the file."""
    with open(path, "rb") as file:
        file.seek(begin)
        documents = [msgspec.json.decode(line, type=Document) for line in file.read(end - begin).split(b"\n") if line]
    return np.array([document.id for document in documents]), Sketches.of([sketch(each) for each in documents])


def _worked_out(path: str, parts: Sequence[tuple[list[int], Numbers, Numbers]]) -> tuple[Numbers, list[list[int]]]:
    """Return the derivations and the stories of some regions, by the places of the documents."""
    rows: list[tuple[int, int, int]] = []
    groups: list[list[int]] = []
    with open(path, "rb") as file:
        for places, begins, ends in parts:
            documents = [_document(file, begin, end) for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]
            place_of = {document.id: place for document, place in zip(documents, places, strict=True)}
            lineage = stage("trace")(documents, ())
            rows += [
                (place_of[each.document], place_of[each.of.document], KINDS.index(each.kind))
                for each in lineage.derivations
                if each.of.document is not None and not each.is_outdated
            ]
            groups += [[place_of[name] for name in group] for group in stage("gather")(documents, (), lineage)]
    return np.array(rows, dtype=np.int32).reshape(-1, 3), groups


def _document(file: BinaryIO, begin: int, end: int) -> Document:
    file.seek(begin)
    return msgspec.json.decode(file.read(end - begin), type=Document)


def main() -> int:
    """Make the news, work it out, and print what it took and how right it is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale.batch", description=__doc__)
    parser.add_argument("--stories", type=int, default=200, help="how many (default 200; a million documents: 20000)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default 2)")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--work", nargs=2, metavar=("FILE", "RESULT"), help=argparse.SUPPRESS)
    choice = parser.parse_args()
    if choice.work:
        return _work(Path(choice.work[0]), Path(choice.work[1]), choice.jobs)
    with tempfile.TemporaryDirectory() as folder:
        file, kept = Path(folder, "news.jsonl"), Path(folder, "result.npz")
        ids, stories, true = _written(file, range(choice.stories))
        words = [sys.executable, "-m", "benchmarks.scale.batch", "--jobs", str(choice.jobs), "--work"]
        run = measured([*words, str(file), str(kept)])
        if run.status:
            sys.exit(run.errors.decode("utf-8", "replace"))
        told = json.loads(run.output)
        with np.load(kept) as found:
            right = derivation(true, [(ids[a], ids[b], KINDS[k]) for a, b, k in found["derivations"].tolist()])
            grouped = b_cubed(stories, found["stories"].tolist())
            sizes = found["regions"]
    rows = [("documents", f"{len(ids)}"), ("stories", f"{choice.stories}"), ("seconds", f"{run.seconds:.0f}")]
    rows += [(f"of them for {name}", f"{value:.0f}") for name, value in told["seconds"].items()]
    rows += [("documents a second", f"{len(ids) / run.seconds:.0f}"), ("memory, MB", f"{told['megabytes']:.0f}")]
    rows += [("regions", f"{len(sizes)}"), ("the largest", f"{int(sizes.max())}")]
    rows += [(f"derivation, {name}", f"{value:.3f}") for name, value in right.by_root._asdict().items()]
    rows += [(f"stories, B-cubed {name}", f"{value:.3f}") for name, value in grouped._asdict().items()]
    print(table(("figure", "measured"), rows, markdown=choice.markdown))
    return 0


def _written(file: Path, stories: range) -> tuple[list[str], list[int], list[Pair]]:
    """Write made news, and return the documents' ids, their stories, and who rests on whom."""
    ids: list[str] = []
    numbers: list[int] = []
    true: list[Pair] = []

    def noted() -> Iterator[Document]:
        for item in made(stories, SEED):
            ids.append(item.document.id)
            numbers.append(item.story)
            true.extend(pairs([item]))
            yield item.document

    write(file, noted())
    return ids, numbers, true


def _work(file: Path, kept: Path, jobs: int) -> int:
    held = [0]
    done = threading.Event()
    watch = threading.Thread(target=_watched, args=(held, done))
    watch.start()
    try:
        result = batch(file, jobs)
    finally:
        done.set()
        watch.join()
    if not held[0]:
        sys.exit("what processes hold is told by Linux only")
    np.savez(kept, derivations=result.derivations, stories=result.stories, regions=result.regions)
    print(json.dumps({"seconds": result.seconds, "megabytes": held[0] / 1e6}))
    return 0


def _watched(held: list[int], done: threading.Event) -> None:
    """Keep in `held` the most bytes that this process and its children were seen to hold at one time (Linux)."""
    while not done.wait(LOOK):
        children = (each.read_text().split() for each in Path("/proc/self/task").glob("*/children"))
        held[0] = max(held[0], sum(_resident(each) for each in ("self", *chain.from_iterable(children))))


def _resident(process: str) -> int:
    """Return the bytes that a process holds, shared ones by its part in them; one that has just ended holds none."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    sys.exit(main())
