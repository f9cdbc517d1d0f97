"""What was added, cut and reworded in a page that was edited, paragraph by paragraph and then word by word."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import numpy as np
from rapidfuzz import fuzz, process

from twosource.changes.states import State, States
from twosource.records.change import Change
from twosource.records.page import Document, Span
from twosource.records.story import EARLIER, Evidence

REWORDED = 50.0
"""Paragraphs that are so much alike, in per cent, are one paragraph in other words."""

MOST, LETTERS = 1000, 200_000
"""Paragraphs, or words of one, that are set beside each other; and letters of paragraphs in other words."""

_AROUND = 4
_WORD = re.compile(r"\S+")
_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


def edited(states: States) -> dict[str, Document]:
    """Return, for each document that is the new state of a page, the document that was its state before."""
    newer = _newer(states.after)
    were = _newer(states.before)
    found: dict[str, list[str]] = {}
    for old, new in newer.items():
        if old in states.before.documents and new not in states.before.documents and old not in were:
            found.setdefault(new, []).append(old)
    return {new: states.before.documents[min(old)] for new, old in sorted(found.items())}


def _newer(state: State) -> dict[str, str]:
    return {
        d.document: d.of.document
        for story in state.stories
        for d in story.derivations
        if d.of.document is not None and d.reason.startswith(EARLIER)
    }


def passage_changes(states: States) -> Iterator[Change]:
    """Yield what is otherwise in the pages that were edited, in order of place."""
    for name, old in edited(states).items():
        new = states.after.documents[name]
        story = states.after.story_of[name]
        if old.title != new.title:
            yield _changed("altered", story, new, new.title or "", old.title, new.title, None)
        yield from _texts(story, old, new)


def _texts(story: str, old: Document, new: Document) -> Iterator[Change]:
    were, are = _paragraphs(old.text), _paragraphs(new.text)
    before, after = [_flat(old.text, place) for place in were], [_flat(new.text, place) for place in are]
    for a, b, c, d in _replaced(before, after):
        pairs = _alike(before[a:b], after[c:d])
        for at, now in enumerate(after[c:d]):
            was = before[a + pairs[at]] if at in pairs else None
            if was == now:  # it has only moved
                continue
            old_words, new_words = _words(was, now) if was is not None else (None, now)
            kind = "new" if was is None else "altered"
            yield _changed(kind, story, new, now, old_words, new_words, _evidence(new, are[c + at]))
        for at in sorted(set(range(b - a)) - set(pairs.values())):
            was = before[a + at]
            yield _changed("withdrawn", story, new, was, was, None, _evidence(old, were[a + at]))


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where some of `before` stands and where some of `after` stands in its place, either of which may be none.

    Beyond `MOST` all between the first and the last difference is taken as one.
    """
    start = _in_common(before, after)
    end = _in_common(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if max(len(old), len(new)) > MOST:
        yield start, start + len(old), start, start + len(new)
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + a, start + b, start + c, start + d


def _in_common(before: Sequence[str], after: Sequence[str]) -> int:
    """Return with how many paragraphs both begin."""
    others = (at for at, (was, now) in enumerate(zip(before, after, strict=False)) if was != now)
    return next(others, min(len(before), len(after)))


def _changed(
    kind: str, story: str, new: Document, text: str, before: str | None, after: str | None, told: Evidence | None
) -> Change:
    where = "title" if told is None else f"{told.span[0]}-{told.span[1]}"
    cut = "cut-" if kind == "withdrawn" else ""
    return Change(
        kind=kind,
        what="passage",
        story=story,
        id=f"{new.id}:{cut}{where}",
        text=text,
        before=before,
        after=after,
        documents=(new.id,),
        evidence=(told,) if told is not None else (),
    )


def _paragraphs(text: str) -> list[Span]:
    return [found.span() for found in _PARAGRAPH.finditer(text)]


def _flat(text: str, place: Span) -> str:
    return " ".join(text[slice(*place)].split())


def _evidence(document: Document, place: Span) -> Evidence:
    return Evidence(document=document.id, span=place, quote=document.text[slice(*place)])


def _alike(were: Sequence[str], are: Sequence[str]) -> dict[int, int]:
    """Return which paragraphs are one, by number: the same words, then the likest in other words, each once.

    Beyond the bounds only those of the same words are found.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for there in reversed(range(len(were))):
        places[were[there]].append(there)
    found = {at: places[now].pop() for at, now in enumerate(are) if places.get(now)}
    taken = set(found.values())
    old = [there for there in range(len(were)) if there not in taken]
    new = [at for at in range(len(are)) if at not in found]
    letters = sum(len(were[there]) for there in old) * sum(len(are[at]) for at in new)
    if not old or not new or max(len(old), len(new)) > MOST or letters > LETTERS * LETTERS:
        return found
    scores = process.cdist([are[at] for at in new], [were[there] for there in old], scorer=fuzz.ratio, dtype=np.float64)
    for row, column in sorted(np.argwhere(scores >= REWORDED).tolist(), key=lambda place: (-scores[*place], *place)):
        if new[row] not in found and old[column] not in taken:
            found[new[row]] = old[column]
            taken.add(old[column])
    return found


def _words(was: str, now: str) -> tuple[str, str]:
    """Return the words that are others, each time with a few around them."""
    old, new = _WORD.findall(was), _WORD.findall(now)
    if max(len(old), len(new)) > MOST:
        return was, now
    match = SequenceMatcher(None, old, new, autojunk=False)
    groups = list(match.get_grouped_opcodes(_AROUND))
    return _pieces(old, [(g[0][1], g[-1][2]) for g in groups]), _pieces(new, [(g[0][3], g[-1][4]) for g in groups])


def _pieces(words: Sequence[str], spans: Sequence[Span]) -> str:
    if not spans:
        return " ".join(words)
    inside = " … ".join(" ".join(words[start:end]) for start, end in spans)
    return ("… " if spans[0][0] > 0 else "") + inside + (" …" if spans[-1][1] < len(words) else "")
