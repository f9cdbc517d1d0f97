"""Noun phrases out of chunks: a noun with its of-phrases, and whether it only names a time."""

from collections.abc import Sequence

from twosource.language.tagger import Word
from twosource.reading.clause_parts import Phrase
from twosource.reading.phrases import Chunk

_TIME_NOUNS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon
    evening week month year day hour time january february march april may june july august september october
    november december meanwhile minute weekend night""".split()
)
_OF_WORK = frozenset("shorter longer working paid four-day five-day 35-hour 36-hour 38-hour 40-hour 48-hour".split())
"""What makes of a week or a day something to bargain about: "a shorter week"."""


def phrases(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> tuple[Phrase, int]:
    """Return the noun phrase at `place` with its of-phrases, and the place after it."""
    first = chunks[place]
    last, after = first.last, place + 1
    while after + 1 < len(chunks) and chunks[after].kind == "in" and chunks[after + 1].kind == "np":
        if words[chunks[after].first].lower not in ("of", "between") and not (
            words[chunks[after].first].lower == "for"
            and words[chunks[after + 1].head].tag == "NNP"
            and words[first.head].lemma in ("minister", "envoy", "secretary", "representative", "commissioner")
        ):
            break
        last, after = chunks[after + 1].last, after + 2
        while (
            after + 1 < len(chunks)
            and chunks[after].kind == "cc"
            and chunks[after + 1].kind == "np"
            and words[chunks[after - 1].head].tag == words[chunks[after + 1].head].tag == "NNP"
        ):
            last, after = chunks[after + 1].last, after + 2
    return Phrase(first.first, last, first.head), after


def is_time(words: Sequence[Word], head: int) -> bool:
    """Whether a phrase with this head names a time rather than anybody or anything."""
    return words[head].lower in _TIME_NOUNS


def is_time_chunk(words: Sequence[Word], piece: Chunk) -> bool:
    """Whether a noun phrase names a time or is a bare number."""
    if is_time(words, piece.head) and any(words[j].lower in _OF_WORK for j in range(piece.first, piece.head)):
        return False
    return is_time(words, piece.head) or (words[piece.head].tag == "CD" and piece.last - piece.first == 1)


def tells_noun(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> bool:
    """Whether the infinitive at `place` hangs on a noun: "the plan to meet", "a proposal for both to meet"."""
    j = place - 1
    if words[chunks[place].first].tag != "TO" or j < 0 or chunks[j].kind != "np":
        return False
    if words[chunks[j].head].tag in ("NN", "NNS"):
        return True
    while j > 1 and chunks[j - 1].kind == "cc" and chunks[j - 2].kind == "np":
        j -= 2
    return j > 1 and words[chunks[j - 1].first].lower == "for" and chunks[j - 2].kind == "np"
