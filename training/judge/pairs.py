"""What the judge learns from: claims beside passages, with what the passage says of the claim.

All of it was written for this project and lies in `training/standing`: passages with claims (`pairs`), sentences with
others that say the same, less, or something else (`groups`), and stories with claims (`stories`). Beside what is marked
there stand pairs that nobody marked: sentences of the stories, to be judged by a larger model.
"""

import json
import random
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.standing.cases import Stories, rows
from twosource.language.sentences import sentences
from twosource.reading.times import find_times

DATA = Path(__file__).parents[1] / "standing"
HELD = 10
"""Every so many passages, and groups, one is held out."""
HELD_WORDS = 0.8
"""Share of a quotation's words that stand in the sentence it is from."""
UNDATED = 0.6
"""Share of the pairs that are shown without their days, as the judge is asked about them."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ({_MONTHS})\b")
_FULL_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ ([A-Z][a-z]{3,})\b(?! [A-Z])")
_QUOTED = re.compile(r"[\"'“‘]([^\"”’]{8,}?)[\"'”’](?=\W|$)")
_BEFORE_A_DAY = re.compile(r"\s*\b(?:on|in|at|by|since|until|from|of|for|during)?\s*(?:the\s+)?$")


class Pair(NamedTuple):
    """A claim beside a passage, with its label (empty where nobody marked it) and kind."""

    claim: str
    passage: str
    label: str
    kind: str


def learnt_from(draw: random.Random) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Return the pairs to learn from, those held out, and those that nobody marked."""
    every = [*_pairs(), *_groups(draw)]
    train, held = ([p for out, p in every if out is kept] for kept in (False, True))
    cases = list(_stories())
    own = [pair for pair in train if pair.kind != "group"]
    train += [*_strangers(train, draw), *_echoes(own, draw), *_of_stories(cases, draw)]
    unmarked = [*_unmarked(cases, draw), *_within_groups(draw)]
    return _as_asked(train, draw), _as_asked(held, draw), _as_asked(unmarked, draw)


def _pairs() -> Iterator[tuple[bool, Pair]]:
    """Yield the pairs of passages with claims, each with whether it is held out."""
    for path in sorted((DATA / "pairs").glob("*.jsonl")):
        for number, row in enumerate(_lines(path)):
            for each in row["claims"]:
                yield number % HELD == 0, Pair(each["claim"], row["passage"], each["label"], each["kind"])


def _groups(draw: random.Random) -> Iterator[tuple[bool, Pair]]:
    """Yield the pairs within each group of sentences, each with whether it is held out."""
    for path in sorted((DATA / "groups").glob("*.jsonl")):
        for number, row in enumerate(_lines(path)):
            yield from ((number % HELD == 0, pair) for pair in _of_group(row, draw))


def _of_group(row: dict[str, Any], draw: random.Random) -> Iterator[Pair]:
    """Stand the sentences of a group beside each other, in both directions.

    Where one says less than the other, the fuller carries the other and not the other way round.
    """
    lead, same, less, other = row["lead"], row["same"], row["less"], row["other"]
    changed = [(each["text"], each["kind"]) for each in row["changed"]]
    told = [f"{lead} {row['told']}", *(f"{lead} {text}" if draw.random() < 0.3 else text for text in same)]
    for at, passage in enumerate(told):
        yield from (Pair(text, passage, "supported", "true") for n, text in enumerate(same, 1) if n != at)
        yield from (Pair(text, passage, "supported", "less") for text in less)
        yield from (Pair(text, passage, "contradicted", kind) for text, kind in changed)
        yield from (Pair(text, passage, "neutral", "absent") for text in other)
    for passage, kind in changed:
        yield from (Pair(text, passage, "contradicted", kind) for text in same)
        yield from (Pair(text, passage, "neutral", "absent") for text in other)
    for passage in (lead, *other):
        yield from (Pair(text, passage, "neutral", "absent") for text in (*same, *(text for text, _ in changed)))
    yield from (Pair(text, passage, "neutral", "fuller") for passage in less for text in same)
    yield from (Pair(text, f"{lead} {text}", "supported", "echo") for text in draw.sample(same, 1))


def _as_asked(chosen: list[Pair], draw: random.Random) -> list[Pair]:
    """Return the pairs, some of them without their days, but for those that a day tells apart."""
    return [
        Pair(_undated(pair.claim), _undated(pair.passage), pair.label, pair.kind)
        if pair.kind != "date" and draw.random() < UNDATED
        else pair
        for pair in chosen
    ]


@lru_cache(maxsize=100_000)
def _undated(text: str) -> str:
    """Return a text without its days and hours, and the prepositions before them."""
    words, at = "", 0
    for time in find_times(text, None):
        if time.type in ("DATE", "TIME") and at <= time.start:
            words += _BEFORE_A_DAY.sub(" ", text[at : time.start])
            at = time.end
    return " ".join((words + text[at:]).split())


def _strangers(chosen: list[Pair], draw: random.Random) -> Iterator[Pair]:
    """Yield claims beside passages on something else, which say nothing of them: what a search mostly finds."""
    for number, pair in enumerate(chosen):
        if number % 9 in (0, 4):
            other = chosen[(number + 120 * draw.randint(1, 12)) % len(chosen)]
            yield Pair(pair.claim, other.passage, "neutral", "stranger")


def _echoes(chosen: list[Pair], draw: random.Random) -> Iterator[Pair]:
    """Yield sentences of the passages as claims, whole or cut, names and dates written otherwise: all are carried.

    Without them a passage that shares nearly all words with a claim would be taken to contradict it, since distorted
    claims are written near the wording.
    """
    for passage in dict.fromkeys(pair.passage for pair in chosen):
        spans = [passage[a:b] for a, b in sentences(passage) if b - a > 30]
        if not spans:
            continue
        claim = draw.choice(spans)
        cut = claim.rfind(", ", len(claim) // 2)
        if cut > 0 and draw.random() < 0.5:
            claim = claim[:cut] + "."
        claim = _DAY_FIRST.sub(lambda m: f"{m[2]} {m[1]}" if draw.random() < 0.5 else m[0], claim)
        claim = _FULL_NAME.sub(lambda m: m[1] if draw.random() < 0.3 else m[0], claim)
        claim = claim.replace(" per cent", " percent") if draw.random() < 0.5 else claim
        yield Pair(claim, passage, "supported", "echo")


def _of_stories(cases: list[Stories], draw: random.Random) -> Iterator[Pair]:
    """Yield claims beside the sentences that are quoted for them, and beside others of the story.

    A sentence is quoted where it holds nearly all words of a quotation in `because`; with the sentence before it, it
    carries a true claim and contradicts a distorted one. Other sentences say nothing of the claim.
    """
    for case in cases:
        passages = [_passages(page["text"]) for page in case.pages]
        for row in case.claims:
            quoted = [_words(words) for words in _QUOTED.findall(row["because"])]
            label = {"true": "supported", "absent": "neutral"}.get(row["kind"], "contradicted")
            told, other = [], []
            for sentence, passage in (each for page in passages for each in page):
                words = _words(sentence)
                if label != "neutral" and any(len(q & words) >= HELD_WORDS * len(q) for q in quoted if len(q) > 2):
                    told.append(passage)
                else:
                    other.append((len(words & _words(row["claim"])) + draw.random(), passage))
            for passage in told[:3]:
                yield Pair(row["claim"], passage, label, row["kind"])
            if told or label == "neutral":
                likest = [passage for _, passage in sorted(other, reverse=True)]
                near = likest[:2] if label == "neutral" else likest[3:5]  # the likest may say the same once more
                for passage in [*near, *draw.sample(likest[5:], min(2, len(likest[5:])))]:
                    yield Pair(row["claim"], passage, "neutral", "other")


def _unmarked(cases: list[Stories], draw: random.Random) -> Iterator[Pair]:
    """Yield claims beside the sentences of their story that share most words, and such sentences beside each other."""
    for case in cases:
        told = [each for page in case.pages for each in _passages(page["text"])]
        asked = [row["claim"] for row in case.claims] + [sentence for sentence, _ in told]
        for claim in asked:
            words = _words(claim)
            ranked = sorted(told, key=lambda each: -len(words & _words(each[0])) - draw.random())
            for sentence, passage in ranked[:8]:
                if sentence != claim:
                    yield Pair(claim, passage, "", "unmarked")


def _within_groups(draw: random.Random) -> Iterator[Pair]:
    """Yield pairs of the changed sentences of a group, and of these and the one that says less."""
    for path in sorted((DATA / "groups").glob("*.jsonl")):
        for number, row in enumerate(_lines(path)):
            texts = [each["text"] for each in row["changed"]] + row["less"]
            if number % HELD:
                yield from (Pair(a, b, "", "unmarked") for a in texts for b in draw.sample(texts, 3) if a != b)


def _stories() -> Iterator[Stories]:
    for folder in sorted(path for path in (DATA / "stories").iterdir() if path.is_dir()):
        yield Stories(folder.name, True, rows(folder / "pages.jsonl"), rows(folder / "claims.jsonl"))


def _passages(text: str) -> list[tuple[str, str]]:
    """Return the sentences of a text, each with the one before it in its paragraph in front."""
    spans = sentences(text)
    found = []
    for (a, b), before in zip(spans, [None, *spans], strict=False):
        lead = text[slice(*before)] if before is not None and "\n" not in text[before[1] : a] else ""
        found.append((text[a:b], f"{lead} {text[a:b]}".strip()))
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
