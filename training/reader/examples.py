"""Annotated texts as windows with tags: what the heads learn from."""

import json
import random
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor

from twosource.language.sentences import sentences
from twosource.reading.encoder.features import word_features
from twosource.reading.encoder.pieces import FIRST, LAST, Vocabulary, Word
from twosource.reading.encoder.tags import KINDS, ROLES, begins, inside
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
LONGEST = 254
"""Most pieces of a window; longer than those that are read, so that far links are learnt too."""
_EDGES = " \t\n\r\"'“”‘’,.:;—–-"


class Text(NamedTuple):
    """One annotated text, cut into words."""

    words: list[Word]
    features: list[int]
    sentences: list[tuple[int, int]]
    roles: list[list[int]] | None
    kinds: list[int] | None
    links: list[tuple[int, int, bool]]
    """(from, to, is it a cue that looks for its source; else a content that looks for its cue); to itself: none."""


class Batch(NamedTuple):
    """Windows padded to one length."""

    pieces: Tensor
    features: Tensor
    mask: Tensor
    firsts: Tensor
    words: Tensor
    roles: Tensor | None
    kinds: Tensor | None
    links: Tensor


def read_texts(path: Path, vocabulary: Vocabulary) -> list[Text]:
    """Read a JSON Lines file of texts with `attributions` or `entities`."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [text for text in (_text(row, vocabulary) for row in rows) if text.words]


def _text(row: dict[str, Any], vocabulary: Vocabulary) -> Text:
    text: str = row["text"]
    words = vocabulary.words(text)
    starts, ends = [word.start for word in words], [word.end for word in words]

    def cover(span: Sequence[int]) -> tuple[int, int] | None:
        start, end = _bare(text, span[0], span[1])
        first, last = bisect_left(ends, start + 1), bisect_left(starts, end)
        return (first, last) if first < last else None

    roles = kinds = None
    links: list[tuple[int, int, bool]] = []
    if "attributions" in row:
        roles = [[0] * len(words) for _ in ROLES]
        for found in row["attributions"]:
            parts = {role: [s for s in map(cover, found[role]) if s] for role in ROLES}
            for tags, role in zip(roles, ROLES, strict=True):
                for first, last in parts[role]:
                    tags[first:last] = [1] + [2] * (last - first - 1)
            links.extend(_links(parts))
    if "entities" in row:
        kinds = [0] * len(words)
        for start, end, kind in row["entities"]:
            place = cover((start, end))
            if kind in KIND_OF and place:
                kinds[place[0]] = begins(KIND_OF[kind])
                kinds[place[0] + 1 : place[1]] = [inside(KIND_OF[kind])] * (place[1] - place[0] - 1)
    return Text(words, word_features(text, words, find_quotations(text)), sentences(text), roles, kinds, links)


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


def pieces_of(text: Text, window: Window, vocabulary: Vocabulary) -> tuple[list[int], list[int], list[int]]:
    """Return piece numbers, features and the place of each word's first piece, the two marks included."""
    pieces, features, firsts = [vocabulary.numbers[FIRST]], [0], []
    for word, feature in zip(
        text.words[window.first : window.last], text.features[window.first : window.last], strict=True
    ):
        firsts.append(len(pieces))
        pieces.extend(word.pieces)
        features.extend([feature] * len(word.pieces))
    return [*pieces, vocabulary.numbers[LAST]], [*features, 0], firsts


def batches(texts: Sequence[Text], vocabulary: Vocabulary, size: int, draw: random.Random) -> Iterator[Batch]:
    """Yield the windows of all texts once, in random order, those of like length together."""
    cut = [(text, window) for text in texts for window in _cut(text, draw)]
    draw.shuffle(cut)
    for at in range(0, len(cut), 16 * size):
        near = sorted(cut[at : at + 16 * size], key=lambda item: item[1].last - item[1].first)
        groups = [near[k : k + size] for k in range(0, len(near), size)]
        draw.shuffle(groups)
        yield from (batch(group, vocabulary) for group in groups)


def _cut(text: Text, draw: random.Random) -> Iterable[Window]:
    return windows(text.words, text.sentences, most=draw.randint(LONGEST // 2, LONGEST))


def batch(group: Sequence[tuple[Text, Window]], vocabulary: Vocabulary) -> Batch:
    rows = [pieces_of(text, window, vocabulary) for text, window in group]
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
    roles = kinds = None
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
        torch.tensor(links, dtype=torch.long).reshape(-1, 4),
    )


def _mended(tags: list[int]) -> list[int]:
    """A span that the window before began begins here."""
    return [1, *tags[1:]] if tags and tags[0] == 2 else tags


assert len(KINDS) == len(set(KIND_OF.values()))
