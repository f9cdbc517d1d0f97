"""Who may act or be acted on in a sentence: its noun phrases and names, and what kind of thing each is."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.language.tagger import Word
from twosource.lexicon.agents import agents
from twosource.reading.noun_phrases import is_time
from twosource.reading.phrases import NOUN_TAGS, Chunk
from twosource.records.page import Span
from twosource.records.reading import Entity

_BEFORE_TIMES = frozenset({"JJ", "DT", "CD", "RB"})
_NAMING = NOUN_TAGS | {"JJ"}


class Party(Struct, frozen=True):
    """Words `[first, last)` with their head; `kind` is the type of a name, or `agent`, `many`, `thing`.

    `many` and `thing` are told apart by whether the phrase has a name in it: `thing of name`, "NATO's plan".
    """

    first: int
    last: int
    head: int
    kind: str


class _Name(Struct, frozen=True):
    first: int
    last: int
    type: str


def parties(words: Sequence[Word], chunks: Sequence[Chunk], named: Sequence[tuple[Span, Entity]]) -> list[Party]:
    """Return the phrases of a sentence that may name somebody, in order; `named` are its names, in order.

    A noun phrase that holds several names gives each of them besides ("Pakistan's envoy to Iran" is cut by its
    preposition, "the EU Israel accord" is not). A time after a phrase is cut off: "the envoy next Monday".
    """
    names = _places(words, named)
    found: list[Party] = []
    at = 0
    for piece in chunks:
        inside: list[_Name] = []
        while at < len(names) and names[at].first < piece.last:
            inside.append(names[at])
            at += 1
        last = _without_time(words, piece) if piece.kind == "np" else piece.first
        if any(words[j].tag in _NAMING for j in range(piece.first, last)):
            cuts = [(piece.first, last)]
            if len(inside) > 1:
                cuts += [(n.first, n.last) for n in inside if (n.first, n.last) != cuts[0]]
        else:
            cuts = [(n.first, n.last) for n in inside if not found or found[-1].last <= n.first]
        found += [_party(words, first, end, inside) for first, end in sorted(set(cuts))]
    return found


def _places(words: Sequence[Word], named: Sequence[tuple[Span, Entity]]) -> list[_Name]:
    """Where each name stands among the words; names in order, none inside another."""
    found: list[_Name] = []
    at = 0
    for (start, end), entity in named:
        while at < len(words) and words[at].end <= start:
            at += 1
        last = at
        while last < len(words) and words[last].start < end:
            last += 1
        if last > at and (not found or found[-1].last <= at):
            found.append(_Name(at, last, entity.type))
    return found


def _without_time(words: Sequence[Word], piece: Chunk) -> int:
    last = piece.last
    while last > piece.first and (
        is_time(words, last - 1)
        or words[last - 1].lemma in _SPANS
        or (last < piece.last and words[last - 1].tag == "CD")
    ):
        last -= 1
    if last < piece.last:
        while last > piece.first and words[last - 1].tag in _BEFORE_TIMES:
            last -= 1
    return last


_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute"})


def _party(words: Sequence[Word], first: int, last: int, names: Sequence[_Name]) -> Party:
    head = next((j for j in range(last - 1, first - 1, -1) if words[j].tag in NOUN_TAGS), last - 1)
    kind = next((n.type for n in names if n.first <= head < n.last), None)
    if kind is None:
        kind = "agent" if words[head].lemma in agents() else "many" if words[head].tag == "NNS" else "thing"
        if kind != "agent" and any(first <= n.first < last for n in names):
            kind += " of name"
    return Party(first, last, head, kind)
