"""What weighing costs: a story of many documents, one more document, and one claim put to many documents.

The documents are made from the pages of the cases: each takes some of the paragraphs of one set in another order, with
numbers changed, under an outlet and an hour of its own. They are read once beforehand; reading is left out. A claim is
put to so many documents that most of them are the same ones under other ids.
"""

import random
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from msgspec.structs import replace

from benchmarks.standing import cases
from benchmarks.table import table
from twosource import pipeline, questions
from twosource.memory import Memory
from twosource.records.ledger import Story
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.regional import dated
from twosource.stage import USUAL

_NUMBER = re.compile(r"\b\d{2,4}\b")


WEIGHED = 1000
CHECKED = 10_000
CLAIMS_APART = 20
"""Of the claims of the cases, one in so many is put to the documents."""


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


def read(rows: Sequence[Document]) -> list[pipeline.Read]:
    """Return documents with their readings."""
    reader = pipeline.stage("reader")(USUAL)
    return [(row, reader.read(row)) for row in rows]


def many(pairs: Sequence[pipeline.Read], count: int) -> list[pipeline.Read]:
    """Return so many documents: the given ones, and the same again under other ids."""
    found = []
    for number in range(count):
        document, reading = pairs[number % len(pairs)]
        name = f"{document.id}-{number // len(pairs)}"
        found.append((replace(document, id=name), replace(reading, document=name)))
    return found


def story(pairs: Sequence[pipeline.Read], memory: Memory | None = None) -> Story:
    """Return the documents as one story, whatever they are about."""
    by_id, misfits = dated(pipeline.distinct(pairs, memory), memory)
    rows = tuple(by_id.values())
    lineage = pipeline.stage("trace")(tuple(d for d, _ in rows), tuple(r for _, r in rows), memory)
    return pipeline.tell(pipeline.case_file(tuple(by_id), by_id, lineage, memory), misfits, memory)


def measure(weighed: int = WEIGHED, checked: int = CHECKED) -> dict[str, float]:
    """Return seconds and MB by what is measured: a story as a whole, one document more, one claim among many."""
    sets = list(cases.distortion())
    pairs = read(documents(weighed + 1, sets))
    memory = Memory()
    whole = _seconds(lambda: story(pairs[:-1], memory))
    one_more = _seconds(lambda: story(pairs, memory))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    every = [row["claim"] for each in sets for row in each.claims]
    claims, others = every[::CLAIMS_APART], every[1::CLAIMS_APART]  # other claims: what was judged once is remembered
    began = time.perf_counter()
    over = questions.matter(many(pairs, checked))
    ready = time.perf_counter() - began
    for claim in claims:
        questions.check(claim, over)  # stories are made ready when they are first asked
    started = time.perf_counter() - began - ready
    each = sorted(_seconds(partial(questions.check, claim, over)) for claim in others)
    return {
        f"weighing {weighed} documents, s": whole,
        "one document more, s": one_more,
        "peak memory so far, MB": peak,
        f"start with {checked} documents, s": ready,
        f"first round of {len(claims)} claims, s": started,
        "a claim, median, s": median(each),
        "a claim, longest, s": each[-1],
    }


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def shown(*, markdown: bool) -> str:
    """Return the figures as a table."""
    body = [(name, f"{value:.2f}") for name, value in measure().items()]
    return table(("cost", "measured"), body, markdown=markdown)


def main() -> int:
    """Print the figures."""
    print(shown(markdown="--markdown" in sys.argv[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
