"""Pages with gold text as lines with labels: strip the tags, align what is left with the gold text."""

import difflib
import gzip
import html.parser
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from twosource.document.features import features


@dataclass
class Page:
    """Lines of a stripped page; `kept` marks those in the gold text, `[start, end)` is from first to last of them."""

    lines: list[str]
    kept: list[bool]
    gold: str = ""
    rows: np.ndarray | None = None

    @property
    def start(self) -> int:
        return self.kept.index(True) if any(self.kept) else 0

    @property
    def end(self) -> int:
        return len(self.kept) - self.kept[::-1].index(True) if any(self.kept) else 0

    def measure(self) -> "Page":
        self.rows = np.asarray(features(self.lines), dtype=np.float64)
        return self


class Stripper(html.parser.HTMLParser):
    """A page's text without its tags, a line for each block, as a plain scraper leaves it."""

    BLOCKS = frozenset(
        "p div li ul ol h1 h2 h3 h4 h5 h6 tr td table section article header footer nav aside br figure figcaption"
        " blockquote form button option".split()
    )
    SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head"})

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.depth += tag in self.SILENT
        if tag in self.BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - (tag in self.SILENT))
        if tag in self.BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.pieces.append(data)

    def lines(self) -> list[str]:
        stripped = (re.sub(r"\s+", " ", line).strip() for line in "".join(self.pieces).split("\n"))
        return [line for line in stripped if line]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def load(truth: Path) -> list[Page]:
    """Read NAME-truth.json with the pages in the folder NAME beside it (article-extraction-benchmark's layout)."""
    folder = Path(str(truth).replace("-truth.json", ""))
    pages = []
    for name, value in sorted(json.loads(truth.read_text(encoding="utf-8")).items()):
        path = next((p for p in (folder / f"{name}.html.gz", folder / f"{name}.html") if p.exists()), None)
        if path is None:
            continue
        raw = path.read_bytes()
        raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
        stripper = Stripper()
        stripper.feed(raw.decode("utf-8", "replace"))
        gold = value if isinstance(value, str) else value["articleBody"]
        lines = stripper.lines()
        pages.append(Page(lines, align(lines, gold), gold).measure())
    return pages


def align(lines: list[str], gold: str) -> list[bool]:
    """Mark the lines of which half or more lies in matching runs of four words (or of the whole line) of the gold."""
    page_words, owner = [], []
    for i, line in enumerate(lines):
        for word in words(line):
            page_words.append(word)
            owner.append(i)
    size = Counter(owner)
    hits: Counter[int] = Counter()
    matcher = difflib.SequenceMatcher(None, page_words, words(gold), autojunk=False)
    for block in matcher.get_matching_blocks():
        inside = Counter(owner[block.a : block.a + block.size])
        for i, count in inside.items():
            if block.size >= 4 or count == size[i]:
                hits[i] += count
    return [size[i] > 0 and hits[i] * 2 >= size[i] for i in range(len(lines))]


def gram_f1(got: str, want: str) -> float:
    """F1 over bags of four-word runs."""
    g, w = _grams(got), _grams(want)
    return 2 * sum((g & w).values()) / max(1, sum(g.values()) + sum(w.values()))


def _grams(text: str) -> "Counter[tuple[str, ...]]":
    found = words(text)
    runs = Counter(tuple(found[i : i + 4]) for i in range(max(0, len(found) - 3)))
    return runs or Counter([tuple(found)])
