"""The tasks, the files each looks for, and how its gold data is loaded: one table."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.evaluate import cases, events, modality, pages, pairs, spans, speakers, stories
from benchmarks.evaluate.figures import Figures
from benchmarks.evaluate.program import Program, Row


def rows(path: Path, limit: int | None) -> list[Row]:
    """Return the objects of a JSON Lines file, at most `limit`."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file][:limit]


class Task(NamedTuple):
    """One measurement: `files` are looked for in this order, and the first there is taken."""

    files: tuple[str, ...]
    measure: Callable[[Any, Program], Figures]
    load: Callable[[Path, int | None], Any] = rows

    def gold(self, folder: Path) -> Path | None:
        """Return the gold file in `folder`, None where there is none."""
        return next((folder / name for name in self.files if (folder / name).exists()), None)


def parts(stem: str, *names: str) -> tuple[str, ...]:
    """Return the file names of a set's parts, the one nobody trained on first."""
    return tuple(f"{stem}.{name}.jsonl" for name in names)


TASKS: dict[str, Task] = {
    "quotes": Task(parts("quotes/polnear", "test", "dev"), spans.quotes),
    "speakers": Task(("gum",), speakers.speakers, speakers.load),
    "entities": Task(parts("entities/worldwide", "test", "dev"), spans.entities),
    "times": Task(("times/meantime.jsonl",), spans.times),
    "dates": Task(("times/dates.jsonl",), cases.dates),
    "numbers": Task(("times/numbers.jsonl",), cases.numbers),
    "pages": Task(("pages/scrapinghub-truth.json",), pages.html_pages, pages.load),
    "plain": Task(("pages/scrapinghub-truth.json",), pages.plain_pages, pages.load),
    "events": Task(parts("events/plv", "test", "train"), events.events),
    "modality": Task(("times/meantime.jsonl",), modality.modality),
    "stories": Task(("stories/ecbplus.jsonl",), stories.stories),
    "claims": Task(("claims/breaking-nli.jsonl",), pairs.claims),
    "claimdiff": Task(parts("claims/claimdiff-weak", "test", "train"), pairs.claimdiff),
    "names": Task(("names/name-bench.jsonl",), pairs.names),
}
