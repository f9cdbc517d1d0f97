"""The sample pages and what a careful reader concludes from them, as `examples/README.md` describes it."""

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

Json = dict[str, Any]

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = ("harbour", "istanbul")


class Sample(NamedTuple):
    """One folder of sample pages with its truth."""

    name: str
    truth: Json

    @property
    def folder(self) -> Path:
        """Return where the pages lie."""
        return EXAMPLES / self.name

    @property
    def documents(self) -> list[Json]:
        """Return the articles that the pages hold."""
        documents: list[Json] = self.truth["documents"]
        return documents


def sample(name: str) -> Sample:
    """Return the sample called `name`, one of `STORIES`."""
    return Sample(name, json.loads((EXAMPLES / "truth" / f"{name}.json").read_text(encoding="utf-8")))


def identified(given: Sample, dossier: Json) -> dict[str, str]:
    """Return, for each article of the truth that is in the dossier, the id of its document there.

    A document is known by its page's bytes; of several cut out of one page, by the sentences it keeps.
    """
    by_hash: dict[str, list[Json]] = {}
    for story in dossier["stories"]:
        for document in story["documents"]:
            by_hash.setdefault(document["sha256"], []).append(document)
    found = {}
    for article in given.documents:
        data = (given.folder / article["page"]).read_bytes()
        several = by_hash.get(hashlib.sha256(data).hexdigest(), [])
        fitting = [d for d in several if any(words in d["text"] for words in article["keeps"])]
        if fitting:
            found[article["name"]] = fitting[0]["id"]
    return found
