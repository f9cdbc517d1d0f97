"""The texts of the sources with their evidence marked, each place with a name that a link can go to."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from twosource.desk.phrases import visible
from twosource.records.page import Span


class Piece(Struct, frozen=True, kw_only=True):
    """Words that belong to the same places. `id` names the mark itself, `more` are further places that begin here.

    `classes` are the places that are spread over several pieces, so that all of them light up together.
    """

    words: str
    marked: bool = False
    id: str = ""
    more: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


class Marked(Struct, frozen=True, kw_only=True):
    """A text in paragraphs of pieces, and the places in it that are spread over several pieces."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    spread: tuple[str, ...]


def place_name(story: int, number: int, span: Span) -> str:
    """Return the name of a place in the text of a document; it is made of numbers only, so it needs no escaping."""
    return f"m{story}-{number}-{span[0]}-{span[1]}"


def marked(text: str, spans: Iterable[Span], story: int, number: int) -> Marked:
    """Return the text in pieces so that every span begins with its name; spans may overlap in any way."""
    places = sorted({_inside(span, text): place_name(story, number, span) for span in spans}.items())
    rows = stretches(text, places)
    pieces_of: dict[str, int] = {}
    for _, names in (stretch for row in rows for stretch in row):
        for name in names:
            pieces_of[name] = pieces_of.get(name, 0) + 1
    begun: set[str] = set()
    done = tuple(tuple(_piece(words, names, pieces_of, begun) for words, names in row) for row in rows)
    spread = {name for row in done for piece in row for name in piece.classes}
    return Marked(paragraphs=done, spread=tuple(sorted(spread)))


def stretches(text: str, places: Sequence[tuple[Span, str]]) -> list[list[tuple[str, list[str]]]]:
    """Return the text in paragraphs of stretches, each with its words and the names of the places that cover it.

    `places` are in order of their spans and lie inside the text; they may overlap in any way.
    """
    paragraphs = _paragraphs(text)
    cuts = _cuts(text, [span for span, _ in places], paragraphs)
    covering = _covering(cuts, places)
    rows: list[list[tuple[str, list[str]]]] = []
    at = 0
    for _, end in paragraphs:
        row = []
        while at < len(cuts) - 1 and cuts[at] < end:
            row.append((_lines_shown(text[cuts[at] : cuts[at + 1]]), covering[at]))
            at += 1
        rows.append(row)
    return rows


def _lines_shown(words: str) -> str:
    return "\n".join(visible(line) for line in words.strip("\n").split("\n"))


def _inside(span: Span, text: str) -> Span:
    start = max(0, min(span[0], len(text)))
    return start, max(start, min(span[1], len(text)))


def _paragraphs(text: str) -> list[Span]:
    """The paragraphs with the blank line after each, so that together they cover the text."""
    found, start = [], 0
    while (at := text.find("\n\n", start)) >= 0:
        end = at + 2
        while end < len(text) and text[end] == "\n":
            end += 1
        found.append((start, end))
        start = end
    return [*found, (start, len(text))] if start < len(text) or not found else found


def _cuts(text: str, spans: Sequence[Span], paragraphs: Sequence[Span]) -> list[int]:
    return sorted({0, len(text), *(at for span in spans for at in span), *(end for _, end in paragraphs)})


def _covering(cuts: Sequence[int], places: Sequence[tuple[Span, str]]) -> list[list[str]]:
    """For each stretch between two cuts, the names of the places that cover it, in order of their start."""
    found: list[list[str]] = []
    active: list[tuple[Span, str]] = []
    waiting = 0
    for start in cuts[:-1]:
        active = [place for place in active if place[0][1] > start]
        while waiting < len(places) and places[waiting][0][0] <= start:
            if places[waiting][0][1] > start:
                active.append(places[waiting])
            waiting += 1
        found.append([name for _, name in active])
    return found


def _piece(words: str, names: Sequence[str], pieces_of: dict[str, int], begun: set[str]) -> Piece:
    if not names:
        return Piece(words=words)
    starting = [name for name in names if name not in begun]
    begun.update(starting)
    own = next((name for name in starting if pieces_of[name] == 1), starting[0] if starting else "")
    return Piece(
        words=words,
        marked=True,
        id=own,
        more=tuple(name for name in starting if name != own),
        classes=tuple(name for name in names if pieces_of[name] > 1 or (name in starting and name != own)),
    )
