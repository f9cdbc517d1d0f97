"""The task about speakers: is each direct quotation given to the person or institution whose words it is."""

import hashlib
import html
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.evaluate.figures import Figures, mean
from benchmarks.evaluate.program import Program, Row, parsed

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks" / "gold" / "speakers.jsonl"
PAGES = ROOT / "examples"


class Quoted(NamedTuple):
    """A document, what is quoted in it, and stretches in quotation marks that nobody says.

    `page` is where the document lies as a page; None for one handed over as text, which then is `text`.
    """

    gold: Row
    text: str
    page: Path | None = None


class Outcome(NamedTuple):
    """One stretch in quotation marks: its document, its entry in the gold, and under which names speakers are given."""

    gold: Row
    item: Row
    words: str
    given: tuple[tuple[str, ...], ...]

    @property
    def wanted(self) -> tuple[str, ...]:
        """The names under which the document knows the speaker; none where it names nobody."""
        return (self.item["speaker"], *self.item.get("also", ())) if self.item["speaker"] else ()

    def pairs(self) -> list[tuple[str, str]]:
        """Return the names to be compared: a name wanted, a name given."""
        return [(name, other) for name in self.wanted for person in self.given for other in person]


def load(path: Path, limit: int | None) -> list[Quoted]:
    """Return the annotated documents whose text is at hand; `path` is the folder of GUM beside the other gold data."""
    texts = dict(_texts(path.parent))
    found = []
    for line in GOLD.read_text(encoding="utf-8").splitlines()[:limit]:
        gold = json.loads(line)
        page = PAGES / gold["document"] if gold["set"] == "examples" else None
        text = page.read_bytes().decode() if page else texts.get((gold["set"], gold["document"]))
        if text is None or hashlib.sha256(text.encode()).hexdigest() != gold["sha256"]:
            print(f"  {gold['document']} is not at hand as it was annotated", file=sys.stderr)
            continue
        found.append(Quoted(gold, text, page))
    return found


def _texts(folder: Path) -> Iterator[tuple[tuple[str, str], str]]:
    for path in sorted((folder / "gum").glob("GUM_news_*.conllu")):
        yield ("gum", path.stem), text_of_conllu(path.read_text(encoding="utf-8"))
    lines = folder / "times" / "meantime.jsonl"
    for row in parsed(lines.read_text(encoding="utf-8")) if lines.exists() else ():
        yield ("meantime", row["id"]), row["text"]


def text_of_conllu(lines: str) -> str:
    """Return the running text of a CoNLL-U document: a space between sentences, an empty line between paragraphs."""
    text, gap = "", ""
    for line in lines.splitlines():
        if line.startswith("# newpar"):
            gap = "\n\n"
        elif line.startswith("# text = "):
            text += (gap if text else "") + line.removeprefix("# text = ")
            gap = " "
    return text


def speakers(documents: Sequence[Quoted], program: Program) -> Figures:
    """Share of the quotations with a named speaker that are given to this speaker by name, never by pronoun."""
    read = list(_read(documents, program))
    said = [outcome for document, readings in read for outcome in _quotations(document, readings)]
    named = [outcome for outcome in said if outcome.wanted]
    groups: dict[str, list[bool]] = defaultdict(list)
    for outcome, right in zip(named, judged(named, program), strict=True):
        for group in ("all", outcome.gold["half"], outcome.gold["set"]):
            groups[group].append(right)
    every = mean(groups.pop("all", ()))
    figures = {name: mean(hits) for name, hits in sorted(groups.items())}
    figures["nobody named, nobody given"] = mean(not outcome.given for outcome in said if not outcome.wanted)
    figures["no speech, yet a speaker"] = mean(hit for document, readings in read for hit in _false(document, readings))
    return Figures("speaker recall", every, len(named), figures)


def judged(outcomes: Sequence[Outcome], program: Program) -> list[bool]:
    """Say for each quotation whether a name given and a name wanted are one bearer's; the program compares them."""
    pairs = sorted({pair for outcome in outcomes for pair in outcome.pairs()})
    relations = program.compare(pairs, "names") if pairs else []
    same = {pair for pair, relation in zip(pairs, relations, strict=True) if relation == "same"}
    return [any(a == b or (a, b) in same for a, b in outcome.pairs()) for outcome in outcomes]


def _read(documents: Sequence[Quoted], program: Program) -> Iterator[tuple[Quoted, list[Row]]]:
    """Return each document with its readings: one, or one for each article of a page."""
    plain = [document for document in documents if document.page is None]
    rows = [{"id": document.gold["document"], "text": document.text} for document in plain]
    for document, reading in zip(plain, program.read(rows) if rows else (), strict=True):
        yield document, [reading]
    pages = {str(document.page): document for document in documents if document.page is not None}
    readings: dict[str, list[Row]] = defaultdict(list)
    for reading in parsed(program.run("read", *pages, "--format", "jsonl")) if pages else ():
        readings[str(Path(reading["capture"]["path"]).resolve())].append(reading)
    for path, document in pages.items():
        yield document, readings[path]


def _quotations(document: Quoted, readings: Sequence[Row]) -> Iterator[Outcome]:
    for item in document.gold["quotations"]:
        given = _given(document, item["span"], readings, share=0.0)
        yield Outcome(document.gold, item, _words(document, item["span"]), given)


def _false(document: Quoted, readings: Sequence[Row]) -> Iterator[bool]:
    """Say for each stretch that is no speech whether somebody is said to speak it, and little else."""
    for span in document.gold["no_speech"]:
        yield bool(_given(document, span, readings, share=0.5))


def _words(document: Quoted, span: Sequence[int]) -> str:
    words = document.text[span[0] : span[1]]
    return html.unescape(words) if document.page else words


def _given(document: Quoted, span: Sequence[int], readings: Sequence[Row], share: float) -> tuple[tuple[str, ...], ...]:
    """Return the names of each speaker of an attribution that covers half of the span.

    At least `share` of the attribution must stand within the span.
    """
    found = []
    for reading in readings:
        start = reading["text"].find(_words(document, span)) if document.page else span[0]
        end = start + len(_words(document, span))
        for said in reading["attributions"]:
            common = sum(max(0, min(end, b) - max(start, a)) for a, b in said["content"])
            whole = sum(b - a for a, b in said["content"])
            if start >= 0 and said["speaker"] and 2 * common >= end - start and common >= share * whole:
                found.append(_names(reading, said["speaker"]))
    return tuple(found)


def _names(reading: Row, speaker: str) -> tuple[str, ...]:
    bearer = next(entity for entity in reading["entities"] if entity["id"] == speaker)
    return tuple(dict.fromkeys((bearer["name"], *(reading["text"][a:b] for a, b in bearer["mentions"]))))
