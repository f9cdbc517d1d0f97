"""Tasks about article text: out of HTML pages, and out of the same pages with their tags stripped."""

import gzip
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import trafilatura

from benchmarks.evaluate.figures import Figures, mean
from benchmarks.evaluate.program import Program, parsed

BREAKS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 tr td table section article header footer nav aside br figure figcaption "
    "blockquote form button option".split()
)
UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
SIZE = 4


class Page(NamedTuple):
    """A page of the set: a name fit for a file, its bytes, and the article text a person took out of it."""

    name: str
    data: bytes
    article: str

    @property
    def html(self) -> str:
        return self.data.decode("utf-8", "replace")


def html_pages(pages: list[Page], program: Program) -> Figures:
    """Article text out of HTML, beside trafilatura alone."""
    peer = [trafilatura.extract(page.html, include_comments=False) or "" for page in pages]
    return _measured(pages, program, ".html", lambda page: page.data, {"trafilatura alone F1": peer})


def plain_pages(pages: list[Page], program: Program) -> Figures:
    """Article text out of the same pages as flat text, beside the flat text uncleaned."""
    flat = {page.name: flat_text(page.html) for page in pages}
    whole = [flat[page.name] for page in pages]
    return _measured(pages, program, ".txt", lambda page: flat[page.name].encode(), {"whole page F1": whole})


def load(path: Path, limit: int | None) -> list[Page]:
    """Return the pages beside a truth file, in the order of their names; a page may be gzipped, or missing."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    folder = path.with_name(path.name.removesuffix("-truth.json"))
    out = []
    for name, entry in sorted(truth.items()):
        found = next((f for f in (folder / (name + end) for end in ("", ".html.gz", ".html")) if f.exists()), None)
        if found:
            data = gzip.decompress(found.read_bytes()) if found.suffix == ".gz" else found.read_bytes()
            article = entry if isinstance(entry, str) else entry["articleBody"]
            out.append(Page(re.sub(r"\W", "_", name), data, article))
    return out[:limit]


def _measured(
    pages: list[Page],
    program: Program,
    ending: str,
    content: Callable[[Page], bytes],
    peers: dict[str, list[str]],
) -> Figures:
    texts: dict[str, str] = defaultdict(str)
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            Path(folder, page.name + ending).write_bytes(content(page))
        for document in parsed(program.run("read", folder, "--format", "jsonl")):
            texts[Path(document["capture"]["path"]).stem] += "\n" + document["text"]
    rest = {name: mean(map(text_f1, every, [p.article for p in pages])) for name, every in peers.items()}
    return Figures("text F1", mean(text_f1(texts[page.name], page.article) for page in pages), len(pages), rest)


def text_f1(found: str, gold: str) -> float:
    """Return the F1 of word four-grams, counted with their repetitions."""
    a, b = _grams(found), _grams(gold)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    grams = Counter(tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1))
    return grams or Counter([tuple(words)])


def flat_text(html: str) -> str:
    """Return a page as a scraper leaves it: no tags, a line for each block, no empty lines."""
    stripper = _Stripper()
    stripper.feed(html)
    lines = (" ".join(line.split()) for line in "".join(stripper.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Stripper(HTMLParser):
    """Collects what is seen of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen += 1
        if tag in BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        if tag in BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(data)
