"""The real program on the sample pages: what holds for any pages, and how much of the truth it finds."""

import html
import json
import random
import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from benchmarks.evaluate.program import parsed
from benchmarks.samples.__main__ import points
from benchmarks.samples.measure import POINTS
from benchmarks.samples.truth import EXAMPLES, STORIES, Sample, sample
from twosource import pipeline
from twosource.desk.json import document_line, dossier_bytes
from twosource.desk.renderings import DOSSIER, rendering
from twosource.records.ledger import Dossier
from twosource.records.page import Document, Failure
from twosource.records.reading import Reading
from twosource.stage import Reader

FLOORS = tomllib.loads((EXAMPLES.parent / "benchmarks" / "floors.toml").read_text("utf-8"))["samples"]
NAMES = [*POINTS, "quotations", "checks"]


@pytest.fixture(params=STORIES)
def given(request: pytest.FixtureRequest) -> Sample:
    return sample(request.param)


@cache
def made(name: str) -> Dossier:
    return pipeline.brief([str(EXAMPLES / name)])


@cache
def shares(name: str) -> dict[str, float]:
    return {point.name: point.share for point in points(sample(name))}


def plain(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(dossier_bytes(made(name)))
    return loaded


def spans(found: object) -> Iterator[dict[str, Any]]:
    """Everything in a dossier that has a span and a quote."""
    if isinstance(found, dict):
        if {"document", "span", "quote"} <= found.keys():
            yield found
        found = list(found.values())
    if isinstance(found, list):
        for item in found:
            yield from spans(item)


@pytest.mark.parametrize("name", NAMES)
def test_the_dossier_is_as_right_as_it_was(name: str, given: Sample) -> None:
    """Floors are in benchmarks/floors.toml; one may rise with the program and falls only with a reason."""
    assert round(shares(given.name)[name], 3) >= FLOORS[given.name][name]


def test_every_quote_is_its_span(given: Sample) -> None:
    dossier = plain(given.name)
    texts = {d["id"]: d["text"] for story in dossier["stories"] for d in story["documents"]}
    evidence = list(spans(dossier))
    assert len(evidence) > 20
    assert [e for e in evidence if texts[e["document"]][slice(*e["span"])] != e["quote"] or not e["quote"]] == []


def test_every_span_read_lies_in_its_text(given: Sample) -> None:
    for item in pipeline.read_documents([str(given.folder)]):
        assert not isinstance(item, Failure)
        document, reading = item
        limit = len(document.text)
        read = [
            s for said in reading.attributions if said.within == "text" for s in said.source + said.cue + said.content
        ]
        read += [mention for entity in reading.entities for mention in entity.mentions + entity.references]
        read += [(time.start, time.end) for time in reading.times]
        read += [(quantity.start, quantity.end) for quantity in reading.quantities]
        assert [span for span in read if not 0 <= span[0] < span[1] <= limit] == []


class Remembering:
    """Reads like the usual reader, but each document once: reading is the slow part and knows no order."""

    def __init__(self) -> None:
        self.reader: Reader = pipeline.stage("reader")()
        self.name, self.version = self.reader.name, self.reader.version
        self.known: dict[Document, Reading] = {}

    def read(self, document: Document) -> Reading:
        key = msgspec.structs.replace(document, capture=msgspec.structs.replace(document.capture, path=""))
        if key not in self.known:
            self.known[key] = self.reader.read(document)
        return self.known[key]


def test_order_and_folders_change_nothing(given: Sample, tmp_path: Path) -> None:
    reader = Remembering()
    pages = sorted(given.folder.iterdir())
    wanted = dossier_bytes(made(given.name))
    chance = random.Random(7)
    for attempt in range(5):
        folder = tmp_path / str(attempt)
        for number, page in enumerate(chance.sample(pages, len(pages))):
            target = folder / str(chance.randrange(4)) / f"{number:02}{page.suffix}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(page, target)
        assert dossier_bytes(pipeline.brief([str(folder)], reader=reader)) == wanted


def test_a_page_that_comes_twice_counts_once(given: Sample) -> None:
    assert dossier_bytes(pipeline.brief([str(given.folder), str(given.folder)])) == dossier_bytes(made(given.name))


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_format_shows_every_document(form: str, given: Sample) -> None:
    dossier = made(given.name)
    shown = letters(html.unescape(rendering(DOSSIER, form)(dossier).decode("utf-8")))
    documents = [document for story in dossier.stories for document in story.documents]
    assert len(documents) == len(given.documents)
    names = [document.outlet.name or document.title or document.text[:20] for document in documents]
    assert [name for name in names if letters(name) not in shown] == []


def letters(words: str) -> str:
    """Only letters and digits: how a format breaks lines, escapes and sets marks is its own affair."""
    return "".join(filter(str.isalnum, words))


def test_the_page_for_the_browser_asks_for_nothing(given: Sample) -> None:
    shown = rendering(DOSSIER, "html")(made(given.name))
    page = shown.decode("utf-8")
    assert "<link" not in page
    assert not any(f'{attribute}="http' in page for attribute in ("src", "srcset", "action", "data", "poster"))


def test_a_line_of_json_lines_is_one_line_for_every_tool(tmp_path: Path) -> None:
    """Some tools end a line at U+0085 or U+2028, which a text may hold."""
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps({"id": "1", "text": "The talks ended.\u2028Nobody spoke,\u0085 he said."}), "utf-8")
    items = [item for item in pipeline.read_documents([str(path)]) if not isinstance(item, Failure)]
    printed = document_line(items[0]).decode("utf-8")
    assert len(printed.splitlines()) == len(parsed(printed)) == 1
