"""What weighing costs: a story of many documents, one more document, and one claim put to many documents.

The documents are made from the pages of the cases: each takes some of the paragraphs of one set in another order, with
numbers changed, under an outlet and an hour of its own. They are read once beforehand; reading is left out.
"""

import random
import re
import resource
import time
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.standing import cases
from twosource import pipeline, questions
from twosource.memory import Memory
from twosource.records.ledger import Story
from twosource.records.page import CaptureNote, Document, Outlet, Stamp

_NUMBER = re.compile(r"\b\d{2,4}\b")


class Costs(NamedTuple):
    """Seconds for a story of `documents`, for one more, for one claim (the median and the longest); peak MB."""

    documents: int
    weigh: float
    one_more: float
    megabytes: float


def documents(count: int, sets: Sequence[cases.Stories], seed: int = 1) -> list[Document]:
    """Return made-up reports, the same each time."""
    draw = random.Random(seed)
    found = []
    for number in range(count):
        pages = sets[number % len(sets)].pages
        paragraphs = [p for page in draw.sample(pages, min(3, len(pages))) for p in page["text"].split("\n\n")]
        chosen = draw.sample(paragraphs, min(len(paragraphs), draw.randint(3, 6)))
        text = "\n\n".join(_NUMBER.sub(lambda m: str(int(m[0]) + draw.randint(0, 3)), p) for p in chosen)
        day = f"2024-{number // 28 % 12 + 1:02d}-{number % 28 + 1:02d}T{number % 24:02d}:00:00+00:00"
        found.append(
            Document(
                id=f"d{number:06d}",
                ref=None,
                capture=CaptureNote(path="", url=None, sha256="", media_type="text/plain"),
                title=pages[number % len(pages)]["title"],
                outlet=Outlet(name=f"Outlet {number}"),
                published=Stamp(value=day),
                modified=None,
                byline=(),
                language="en",
                text=text,
            )
        )
    return found


def story(pairs: Sequence[pipeline.Read], memory: Memory | None = None) -> Story:
    """Return the documents as one story, whatever they are about."""
    by_id, misfits = pipeline.dated(pipeline.distinct(pairs, memory), memory)
    rows = tuple(by_id.values())
    lineage = pipeline.stage("trace")(tuple(d for d, _ in rows), tuple(r for _, r in rows), memory)
    return pipeline.tell(pipeline.case_file(tuple(by_id), by_id, lineage, memory), misfits, memory)


def megabytes() -> float:
    """Return the peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def check_seconds(pairs: Sequence[pipeline.Read], claims: Sequence[str]) -> tuple[float, list[float]]:
    """Return how long it takes to make documents ready, and then for each claim."""
    began = time.perf_counter()
    over = questions.matter(pairs)
    questions.check(claims[0], over)
    ready = time.perf_counter() - began
    each = []
    for claim in claims:
        began = time.perf_counter()
        questions.check(claim, over)
        each.append(time.perf_counter() - began)
    return ready, each
