"""Whole documents: read by each reader, briefed together, written in every form, kept in an archive, and judged."""

import shutil
import tempfile
import zlib
from contextlib import closing
from functools import cache
from pathlib import Path

import msgspec

from benchmarks.fuzz.holding import Outcome, placed, sound, told
from benchmarks.fuzz.sources import documents
from benchmarks.speed.pages import EXAMPLES
from twosource import pipeline
from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.archive.packing import Damaged, unpack_record
from twosource.desk.deciding import NAMES, PARTS
from twosource.desk.renderings import DOSSIER, rendering
from twosource.errors import TwosourceError
from twosource.memory import Memory
from twosource.questions import compare
from twosource.records.judgement import Judgement, decided
from twosource.records.ledger import Dossier
from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.stage import Reader

BETWEEN = b"\0\0"
"""Stands between two documents that are briefed together."""
_PIECES = 20_000
_KINDS: tuple[type, ...] = (Document, Reading, Dossier, Judgement)


@cache
def reader(name: str) -> Reader:
    """Return the reader of this name."""
    chosen: Reader = pipeline.stage("reader")(name)
    return chosen


def read(by: str, data: bytes) -> Outcome:
    """Read all documents of a source, of whatever kind it is."""
    found = told(documents("in", data))
    return [placed((each, reader(by).read(each))) if isinstance(each, Document) else each for each in found]


def text(by: str, data: bytes) -> Outcome:
    """Read bytes as the text of one article, nothing of which is left out."""
    return read_text(by, data.decode("utf-8", "replace"))


def repeated(by: str, data: bytes) -> Outcome:
    """Read a text that says one thing over and over, so that what takes long takes very long."""
    piece = data[:64].decode("utf-8", "replace")
    return read_text(by, piece * (_PIECES // len(piece))) if piece else None


def read_text(by: str, words: str) -> Outcome:
    """Read words as they are, as the text of one article."""
    line = msgspec.json.encode({"text": words, "language": "en"})
    (document,) = documents("in.jsonl", line)
    if not isinstance(document, Document):
        return document.reason
    assert document.text == words, "the text was changed"
    return placed((sound(document), reader(by).read(document)))


def brief(data: bytes) -> Outcome:
    """Make a dossier of several sources, in every form; in another order it is the same."""
    pairs = [
        (each, reader("rules").read(each))
        for part in data.split(BETWEEN)
        for each in told(documents("in", part))
        if isinstance(each, Document)
    ]
    made = pipeline.dossier(pairs)
    assert pipeline.dossier(reversed(pairs)) == made, "another order, another dossier"
    for story in made.stories:
        texts = {document.id: document.text for document in story.documents}
        for item in (each for claim in story.claims for each in claim.support):
            start, end = item.span
            assert texts[item.document][start:end] == item.quote, f"a quote that does not stand at {item.span}"
    return [rendering(DOSSIER, form)(made) for form in DOSSIER]


def claims(data: bytes) -> Outcome:
    """Compare two claims."""
    a, _, b = data.decode("utf-8", "replace").partition("\n")
    return compare(a, b, reader=reader("rules"))


def record(data: bytes) -> Outcome:
    """Unpack what an archive has packed, whole or damaged."""
    if not data:
        return None
    kind, packed = _KINDS[data[0] % len(_KINDS)], zlib.compress(data[1:]) if data[0] & 4 else data[1:]
    try:
        return unpack_record(packed, kind)
    except Damaged:
        return "damaged"


@cache
def _archive() -> bytes:
    """Return the bytes of a small archive."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "a.sqlite"
        with closing(open_archive(str(path), new=True)) as made:
            held = Holdings(made, "rules")
            list(held.add([str(EXAMPLES / "harbour" / "02-saltmere-echo.txt")]))
            held.judge("merge-names", ("Vera Holm", "Holm"), who="A", why="one")
        return path.read_bytes()


def archive(data: bytes) -> Outcome:
    """Open an archive in which some bytes are others: four say where, one what."""
    damaged = bytearray(_archive())
    for at in range(0, len(data) - 4, 5):
        damaged[int.from_bytes(data[at : at + 4], "big") % len(damaged)] = data[at + 4]
    place = tempfile.mkdtemp()
    try:
        path = Path(place) / "a.sqlite"
        path.write_bytes(damaged)
        with closing(open_archive(str(path), new=False)) as held:
            found = len(list(held.read())), len(held.judgements()), len(list(held.captures()))
            Holdings(held, "rules").dossier()
            return found
    except TwosourceError as refused:
        return str(refused).replace(place, "")
    finally:
        shutil.rmtree(place)


@cache
def _judged() -> tuple[tuple[pipeline.Read, ...], Memory]:
    pairs = tuple(pipeline.read_all([str(EXAMPLES / "harbour")], reader="rules"))
    memory = Memory()
    pipeline.dossier(pairs, memory)
    return pairs, memory


def judgements(data: bytes) -> Outcome:
    """Make a dossier of good pages under judgements of any content, one a line: a kind, then words with tabs."""
    pairs, memory = _judged()
    made = []
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n")[:20]):
        kind, *subject = line.split("\t")
        if all(map(str.strip, subject)) and (len(subject) == PARTS.get(kind) or (kind in NAMES and len(subject) > 1)):
            made.append(decided(kind, subject, who="A", when=f"2025-06-02T10:00:{number:02}+00:00", why="b"))
    dossier = pipeline.dossier(pairs, memory.copy(), made)
    assert sum(len(story.documents) for story in dossier.stories) == len(pairs), "a judgement lost a document"
    return [rendering(DOSSIER, form)(dossier) for form in ("text", "json")]
