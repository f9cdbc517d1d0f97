"""Compares what `read` and `check` say of the sample pages with the truth: who is quoted, how claims stand."""

import json
from collections.abc import Iterator, Sequence

from benchmarks.samples.measure import Point
from benchmarks.samples.truth import Json, Sample


def quotations(sample: Sample, documents: Sequence[Json]) -> Point:
    """Each quotation is an attribution of the right person, by name and not by pronoun."""
    return _point("quotations", _quoted(sample, documents))


def _quoted(sample: Sample, documents: Sequence[Json]) -> Iterator[tuple[str, bool]]:
    titles = {article["name"]: article for article in sample.documents}
    for wanted in sample.truth["quotations"]:
        keeps = titles[wanted["document"]]["keeps"]
        speakers = [
            speaker
            for document in documents
            if any(words in document["text"] for words in keeps)
            for speaker in _speakers(document, wanted["quote"])
        ]
        surname = wanted["speaker"].split()[-1]
        yield f"{wanted['quote']}: {speakers}", any(surname in (speaker or "") for speaker in speakers)


def _speakers(document: Json, quote: str) -> list[str | None]:
    names = {entity["id"]: entity["name"] for entity in document["entities"]}
    start = document["text"].find(quote)
    if start < 0:
        return []
    end = start + len(quote)
    return [
        names.get(said["speaker"])
        for said in document["attributions"]
        if any(begin < end and start < close for begin, close in said["content"])
    ]


def checks(sample: Sample, answers: Sequence[bytes]) -> Point:
    """Each claim that the truth asks about stands as the truth says; `answers` are the lines that `check` prints."""
    outcomes = []
    for wanted, line in zip(sample.truth["checks"], answers, strict=True):
        given = json.loads(line)["standing"]
        outcomes.append((f"{wanted['claim']}: {given}", given in wanted["standing"]))
    return _point("checks", outcomes)


def _point(name: str, outcomes: Iterator[tuple[str, bool]] | Sequence[tuple[str, bool]]) -> Point:
    every = list(outcomes)
    missed = tuple(what for what, right in every if not right)
    return Point(name, len(every) - len(missed), len(every), missed)
