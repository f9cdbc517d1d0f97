"""Names with their kinds, out of the tags of words and what the rest of the document says of the same name."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.lexicon.cities import city
from twosource.lexicon.countries import country
from twosource.lexicon.given_names import gender
from twosource.lexicon.organizations import known
from twosource.reading.encoder.decode import tagged
from twosource.reading.encoder.model import Scored
from twosource.reading.encoder.tags import KINDS
from twosource.records.page import Span

_SURE = 2
"""A name that is tagged so often is one wherever else it stands in the document."""

_ALIKE = 20
"""Names with one first word that are looked for; beyond that a text is hostile."""


class _Name(Struct, frozen=True):
    """Words `[first, last)`, as they are written, and the kind of what they name."""

    first: int
    last: int
    written: tuple[str, ...]
    kind: str


def names(text: str, scored: Scored) -> Iterator[tuple[Span, str]]:
    """Yield the names of `text` in order, with their kinds; one name has one kind in all the document."""
    written = [text[word.start : word.end] for word in scored.words]
    found = [_name(written, *span) for span in tagged(scored.kinds)]
    found = list(_voted(found))
    found = sorted([*found, *_again(written, found)], key=lambda name: name.first)
    for name in _surnames(list(_whole_names(found))):
        yield (scored.words[name.first].start, scored.words[name.last - 1].end), name.kind


def _name(written: Sequence[str], first: int, last: int, tag: int) -> _Name:
    if last - first > 2 and written[last - 1] == "s" and written[last - 2] in "'’":
        last -= 2  # Argentina's
    return _Name(first, last, tuple(written[first:last]), KINDS[(tag - 1) // 2])


def _voted(found: Sequence[_Name]) -> Iterator[_Name]:
    """Give each name that has several kinds the one that the lists know, else the one that it has most often.

    Where two kinds are as frequent, each mention keeps its own.
    """
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for name in found:
        votes.setdefault(name.written, Counter())[name.kind] += 1
    for name in found:
        seat = known(" ".join(name.written)) if len(votes[name.written]) > 1 else None
        kind, most = votes[name.written].most_common(1)[0]
        own = votes[name.written][name.kind] == most
        yield _Name(name.first, name.last, name.written, seat[1] if seat else name.kind if own else kind)


def _again(written: Sequence[str], found: Sequence[_Name]) -> Iterator[_Name]:
    """Yield where else the names stand that are tagged often enough; the longest of several that begin alike."""
    counts = Counter((name.written, name.kind) for name in found)
    sure: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for (words, kind), count in sorted(counts.items(), key=lambda item: (-len(item[0][0]), item[0])):
        if count >= _SURE and words[0][0].isupper() and sum(map(len, words)) > 3:
            sure.setdefault(words[0], []).append((words, kind))
    taken = {at for name in found for at in range(name.first, name.last)}
    at = 0
    while at < len(written):
        step = 1
        for words, kind in sure.get(written[at], ())[:_ALIKE]:
            last = at + len(words)
            if tuple(written[at:last]) == words and taken.isdisjoint(range(at, last)):
                yield _Name(at, last, words, kind)
                step = len(words)
                break
        at += step


def _whole_names(found: Sequence[_Name]) -> Iterator[_Name]:
    """Give a name that begins with a given name the kind of its last word, where that stands alone and is a person's.

    One tag is thus put right by another: "Rustem Norden" may look like a place where "Norden" does not.
    """
    alone = {name.written[0] for name in found if name.kind == "person" and len(name.written) == 1}
    for name in found:
        whole = len(name.written) > 1 and name.written[-1] in alone and gender(name.written[0]) is not None
        listed = whole and (known(" ".join(name.written)) or city(" ".join(name.written)))
        yield _Name(name.first, name.last, name.written, "person") if whole and not listed else name


def _surnames(found: Sequence[_Name]) -> Iterator[_Name]:
    """Give the last word of a person's name, where it stands alone, the kind of the person."""
    last = {name.written[-1] for name in found if name.kind == "person" and len(name.written) > 1}
    for name in found:
        alone = len(name.written) == 1 and name.written[0] in last and not country(name.written[0])
        yield _Name(name.first, name.last, name.written, "person") if alone else name
