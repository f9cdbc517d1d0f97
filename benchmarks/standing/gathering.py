"""Whether the documents about one negotiation come together in one story: the sets of `cases/distortion`.

A set holds what four to six outlets write about one dispute, each in its own words and with an eye for other sides of
it: a report, a portrait, the statement of a party, a later report. All sets lie in one pool, and `B-cubed` (Bagga and
Baldwin 1998) says how well the program takes it apart again; besides, each set is gathered by itself, as a user gives
it, and should be one story. Both once more with the dates of publication taken away, as in pages without any.

Sets whose name has an even number of letters are open: what is done wrong there may be looked at.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.evaluate.figures import Figures, harmonic, mean
from benchmarks.evaluate.program import Row
from benchmarks.evaluate.stories import b_cubed
from benchmarks.table import table
from twosource import pipeline
from twosource.memory import Memory
from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.regional import parted

CASES = Path(__file__).parent / "cases" / "distortion"
HALVES = ("open", "held out")

Read = tuple[Document, Reading]


def measure() -> dict[str, Figures]:
    """Return the figures of the sets as they are, and of the same `undated`."""
    rows = list(_rows())
    return {"dated": _figures(rows), "undated": _figures([{**row, "published": None} for row in rows])}


def _rows() -> Iterator[Row]:
    """Yield the pages of all sets; the name of a page begins with that of its set."""
    for path in sorted(CASES.glob("*/pages.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            page = json.loads(line)
            yield {**page, "id": f"{path.parent.name}/{page['id']}"}


def _figures(rows: Sequence[Row]) -> Figures:
    pairs = _read(rows)
    gold = {name: set_of(name) for name in pairs}
    found = _stories(pairs)
    rest: dict[str, float] = {}
    for half in HALVES:
        names = {name for name in gold if half_of(set_of(name)) == half}
        sets = sorted({set_of(name) for name in names})
        precision, recall = b_cubed(found, gold, names)
        whole = (len(set(_stories({n: p for n, p in pairs.items() if gold[n] == one}).values())) == 1 for one in sets)
        rest |= {
            f"{half}: B-cubed F1": harmonic(precision, recall),
            f"{half}: B-cubed precision": precision,
            f"{half}: B-cubed recall": recall,
            f"{half}: sets that are one story": mean(map(float, whole)),
        }
    return Figures("B-cubed F1", harmonic(*b_cubed(found, gold)), len(rows), rest)


def _read(rows: Sequence[Row]) -> dict[str, Read]:
    """Return each document with its reading, by the name of its row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.jsonl")
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return {document.ref or "": (document, reading) for document, reading in pipeline.read_all([str(path)])}


def _stories(pairs: Mapping[str, Read]) -> dict[str, str]:
    """Return the story of each document, gathered from these documents alone, as a dossier gathers them."""
    groups = [group for region in parted(pipeline.distinct(pairs.values()), (), Memory()) for group in region.groups]
    story_of = {name: group[0] for group in groups for name in group}
    return {name: story_of[document.id] for name, (document, _) in pairs.items()}


def set_of(name: str) -> str:
    """Return the set that a document is in."""
    return name.partition("/")[0]


def half_of(slug: str) -> str:
    """Return the half that a set is in."""
    return HALVES[len(slug) % 2]


def main() -> int:
    """Print the figures."""
    measured = measure()
    body = [["documents", *(str(each.cases) for each in measured.values())]]
    body += [["B-cubed F1", *(f"{each.value:.3f}" for each in measured.values())]]
    body += [[name, *(f"{each.rest[name]:.3f}" for each in measured.values())] for name in measured["dated"].rest]
    print(table(("figure", *measured), body, markdown="--markdown" in sys.argv[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
