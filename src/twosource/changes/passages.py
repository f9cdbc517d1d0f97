"""What was added, cut and reworded in a page that was edited, paragraph by paragraph and then word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from twosource.changes.states import State, States
from twosource.records.change import Change
from twosource.records.page import Document, Span
from twosource.records.story import EARLIER, Evidence

REWORDED = 50.0
"""Paragraphs that are so much alike, in per cent, are one paragraph in other words."""

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
    match = SequenceMatcher(None, [_flat(old.text, p) for p in were], [_flat(new.text, p) for p in are], autojunk=False)
    for tag, a, b, c, d in match.get_opcodes():
        if tag == "equal":
            continue
        pairs = _alike(old.text, were[a:b], new.text, are[c:d])
        for at, place in enumerate(are[c:d]):
            now = _flat(new.text, place)
            was = _flat(old.text, were[a + pairs[at]]) if at in pairs else None
            before, after = _words(was, now) if was is not None else (None, now)
            kind = "new" if was is None else "altered"
            yield _changed(kind, story, new, now, before, after, _evidence(new, place))
        for at, place in enumerate(were[a:b]):
            if at not in pairs.values():
                was = _flat(old.text, place)
                yield _changed("withdrawn", story, new, was, was, None, _evidence(old, place))


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


def _alike(old: str, were: Sequence[Span], new: str, are: Sequence[Span]) -> dict[int, int]:
    """Return which paragraphs are one in other words, by number: the likest first, each once."""
    scores = [
        (-fuzz.ratio(_flat(old, was), _flat(new, now)), at, there)
        for at, now in enumerate(are)
        for there, was in enumerate(were)
    ]
    found: dict[int, int] = {}
    for score, at, there in sorted(scores):
        if -score >= REWORDED and at not in found and there not in found.values():
            found[at] = there
    return found


def _words(was: str, now: str) -> tuple[str, str]:
    """Return the words that are others, each time with a few around them."""
    old, new = _WORD.findall(was), _WORD.findall(now)
    match = SequenceMatcher(None, old, new, autojunk=False)
    groups = list(match.get_grouped_opcodes(_AROUND))
    return _pieces(old, [(g[0][1], g[-1][2]) for g in groups]), _pieces(new, [(g[0][3], g[-1][4]) for g in groups])


def _pieces(words: Sequence[str], spans: Sequence[Span]) -> str:
    if not spans:
        return " ".join(words)
    inside = " … ".join(" ".join(words[start:end]) for start, end in spans)
    return ("… " if spans[0][0] > 0 else "") + inside + (" …" if spans[-1][1] < len(words) else "")
