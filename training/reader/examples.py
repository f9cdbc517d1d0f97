"""Annotated texts as windows with tags: what the heads learn from."""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

import torch
from torch import Tensor

from twosource.language.pieces import FIRST, LAST, MASK, Vocabulary, Word
from twosource.language.sentences import sentences
from twosource.reading.encoder.features import OPENING, QUOTED, word_features
from twosource.reading.encoder.tags import KINDS, PARTS, ROLES, begins, inside
from twosource.reading.encoder.windows import Window, windows
from twosource.reading.quotations import find_quotations

KIND_OF = {
    "Person": "person",
    "Organization": "organization",
    "Location": "place",
    "Facility": "place",
    "NORP": "group",
    "Misc": "other",
    "Product": "other",
}
KIND_OF |= {kind: kind for kind in KINDS}
SHORTEST, LONGEST = 96, 158
"""Most pieces of a window, drawn anew each time; those that are read lie between."""
MASKED, UNQUOTED = 0.05, 0.1
"""Share of words whose pieces are hidden, and of windows whose quotation marks are: names and marks are not all."""
NOTHING = -100
"""The part of speech of a word that has none of its own."""
Known = TypeVar("Known")
_EDGES = " \t\n\r\"'“”‘’,.:;—–-"


class Text(NamedTuple):
    """One annotated text, cut into words; what is not annotated is None."""

    words: list[Word]
    features: list[int]
    sentences: list[tuple[int, int]]
    roles: list[list[int]] | None
    kinds: list[int] | None
    parts: list[int] | None
    links: list[tuple[int, int, bool]]
    """(from, to, is it a cue that looks for its source; else a content that looks for its cue); to itself: none."""
    surely: tuple[float, float]
    """What roles and names count: less than one where a reader and no annotator said them."""


class Batch(NamedTuple):
    """Windows padded to one length."""

    pieces: Tensor
    features: Tensor
    mask: Tensor
    firsts: Tensor
    words: Tensor
    roles: Tensor | None
    kinds: Tensor | None
    parts: Tensor | None
    links: Tensor
    surely: tuple[float, float]


def texts_of(rows: Iterable[dict[str, Any]], vocabulary: Vocabulary, surely: tuple[float, float]) -> list[Text]:
    """Cut rows with `text` and any of `attributions`, `entities`, `parts` into words with tags."""
    return [text for text in (_text(row, vocabulary, surely) for row in rows) if text.words]


def _text(row: dict[str, Any], vocabulary: Vocabulary, surely: tuple[float, float]) -> Text:
    text: str = row["text"]
    words = vocabulary.words(text)
    features = word_features(text, words, find_quotations(text))
    starts, ends = [word.start for word in words], [word.end for word in words]
    lines = [at for at, feature in enumerate(features) if feature >= OPENING]

    def cover(span: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the words of a span, line by line: no span that is read crosses one."""
        start, end = _bare(text, span[0], span[1])
        first, last = bisect_left(ends, start + 1), bisect_left(starts, end)
        cuts = lines[bisect_right(lines, first) : bisect_left(lines, last)]
        yield from ((a, b) for a, b in pairwise([first, *cuts, last]) if a < b)

    roles = kinds = parts = None
    links: list[tuple[int, int, bool]] = []
    if "attributions" in row:
        roles = [[0] * len(words) for _ in ROLES]
        for found in row["attributions"]:
            spans = {role: [s for span in found[role] for s in cover(span)] for role in ROLES}
            for tags, role in zip(roles, ROLES, strict=True):
                for first, last in spans[role]:
                    tags[first:last] = [1] + [2] * (last - first - 1)
            links.extend(_links(spans))
    if "entities" in row:
        kinds = [0] * len(words)
        for start, end, kind in row["entities"]:
            for first, last in cover((start, end)):
                if kind in KIND_OF:
                    kinds[first:last] = [begins(KIND_OF[kind])] + [inside(KIND_OF[kind])] * (last - first - 1)
    if "parts" in row:
        tags_at = {start: PARTS.index(tag) for start, _, tag in row["parts"] if tag in PARTS}
        parts = [tags_at.get(start, NOTHING) for start in starts]
    return Text(words, features, sentences(text), roles, kinds, parts, links, surely)


def _links(parts: dict[str, list[tuple[int, int]]]) -> Iterator[tuple[int, int, bool]]:
    cue = parts["cue"][0][0] if parts["cue"] else None
    if cue is not None:
        yield cue, parts["source"][0][0] if parts["source"] else cue, True
    for first, _ in parts["content"]:
        yield first, first if cue is None else cue, False


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def pieces_of(
    text: Text, window: Window, vocabulary: Vocabulary, draw: random.Random
) -> tuple[list[int], list[int], list[int]]:
    """Return piece numbers, features and the place of each word's first piece, the two marks included.

    Some words are hidden, and in some windows which words are quoted.
    """
    pieces, features, firsts = [vocabulary.numbers[FIRST]], [0], []
    hidden = vocabulary.numbers[MASK]
    unquoted = draw.random() < UNQUOTED
    for word, feature in zip(
        text.words[window.first : window.last], text.features[window.first : window.last], strict=True
    ):
        firsts.append(len(pieces))
        pieces.extend([hidden] * len(word.pieces) if draw.random() < MASKED else word.pieces)
        features.extend([feature & ~QUOTED if unquoted else feature] * len(word.pieces))
    return [*pieces, vocabulary.numbers[LAST]], [*features, 0], firsts


def batches(texts: Sequence[Text], vocabulary: Vocabulary, size: int, draw: random.Random) -> Iterator[Batch]:
    """Yield the windows of all texts once, in random order, those of like length together."""
    cut = [(text, window) for text in texts for window in _cut(text, draw)]
    draw.shuffle(cut)
    for at in range(0, len(cut), 16 * size):
        near = sorted(cut[at : at + 16 * size], key=lambda item: item[1].last - item[1].first)
        groups = [near[k : k + size] for k in range(0, len(near), size)]
        draw.shuffle(groups)
        yield from (batch(group, vocabulary, draw) for group in groups)


def _cut(text: Text, draw: random.Random) -> Iterable[Window]:
    lines = [at for at, feature in enumerate(text.features) if feature >= OPENING]
    return windows(text.words, text.sentences, lines, draw.randint(SHORTEST, LONGEST))


def batch(group: Sequence[tuple[Text, Window]], vocabulary: Vocabulary, draw: random.Random) -> Batch:
    rows = [pieces_of(text, window, vocabulary, draw) for text, window in group]
    length, words = max(len(row[0]) for row in rows), max(len(row[2]) for row in rows)
    pieces = torch.zeros(len(rows), length, dtype=torch.long)
    features, firsts = torch.zeros_like(pieces), torch.zeros(len(rows), words, dtype=torch.long)
    for at, row in enumerate(rows):
        pieces[at, : len(row[0])] = torch.tensor(row[0])
        features[at, : len(row[1])] = torch.tensor(row[1])
        firsts[at, : len(row[2])] = torch.tensor(row[2])
    counts = torch.tensor([len(row[2]) for row in rows])
    lengths = torch.tensor([len(row[0]) for row in rows])
    seen = torch.arange(length)[None] < lengths[:, None]
    first = group[0][0]
    roles = kinds = parts = None
    if first.roles is not None:
        roles = torch.zeros(len(rows), len(ROLES), words, dtype=torch.long)
        for at, (text, window) in enumerate(group):
            roles[at, :, : window.last - window.first] = torch.tensor(
                [_mended(tags[window.first : window.last]) for tags in text.roles or ()]
            )
    if first.kinds is not None:
        kinds = torch.zeros(len(rows), words, dtype=torch.long)
        for at, (text, window) in enumerate(group):
            kinds[at, : window.last - window.first] = torch.tensor((text.kinds or [])[window.first : window.last])
    if first.parts is not None:
        parts = torch.full((len(rows), words), NOTHING)
        for at, (text, window) in enumerate(group):
            parts[at, : window.last - window.first] = torch.tensor((text.parts or [])[window.first : window.last])
    links = [
        (at, a - window.first, b - window.first if window.first <= b < window.last else a - window.first, cue)
        for at, (text, window) in enumerate(group)
        for a, b, cue in text.links
        if window.first <= a < window.last
    ]
    return Batch(
        pieces,
        features,
        seen[:, None, None, :],
        firsts,
        torch.arange(words)[None] < counts[:, None],
        roles,
        kinds,
        parts,
        torch.tensor(links, dtype=torch.long).reshape(-1, 4),
        first.surely,
    )


def _mended(tags: list[int]) -> list[int]:
    """A span that the window before began begins here."""
    return [1, *tags[1:]] if tags and tags[0] == 2 else tags


assert len(KINDS) == len(set(KIND_OF.values()))
