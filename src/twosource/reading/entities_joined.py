"""Organisations whose name joins several trades or matters: "Bakers, Food and Allied Workers' Union"."""

from collections.abc import Sequence

from twosource.lexicon.cities import city
from twosource.lexicon.countries import country, is_people
from twosource.lexicon.given_names import gender
from twosource.lexicon.organizations import ORGANIZATION_HEADS, known
from twosource.lexicon.words import is_word
from twosource.reading.entities_words import Word

_LONGEST = 16  # words of a name
_OF_TRADES = frozenset(
    "union association federation confederation guild workers brotherhood alliance society league".split()
)

_INDUSTRIES = frozenset("steel oil gas energy mining petroleum communications media".split())


def joins_and(words: Sequence[Word], first: int, index: int) -> bool:
    """Say whether the "and" at `index` goes on with the name that begins at `first`.

    What stands before it must be a trade or a matter ("Dockers", "Food"), the words after it must end as
    organisations do ("Harbour Workers' Union").
    """
    last = _end(words, index + 1)
    return last is not None and last - index > 1 and _matter(words, first, index) and _of_one_name(words, index + 1)


def joins_comma(words: Sequence[Word], first: int, index: int) -> bool:
    """Say whether the comma at `index` goes on with the name: only in a list of trades that ends in "and … Union"."""
    if not _matter(words, first, index):
        return False
    here = words[index].sentence
    at = index
    while at < min(len(words), index + _LONGEST) and words[at].text == "," and words[at].sentence == here:
        begin = at + 1
        at = begin
        while at < min(len(words), index + _LONGEST) and _large(words[at]) and words[at].sentence == here:
            at += 1
        if at == begin or not _matter(words, begin, at):
            return False
    if at >= len(words) or words[at].low != "and":
        return False
    last = _end(words, at + 1)
    return last is not None and words[last].low in _OF_TRADES and _of_one_name(words, at + 1)


def common(low: str) -> bool:
    """Say whether `low` is an everyday word, British spellings and callings in -ers and -men included."""
    return (
        is_word(low)
        or ("our" in low and is_word(low.replace("our", "or")))
        or (low.endswith(("ers", "ors")) and is_word(low[:-3]))
        or (low.endswith("men") and is_word(low[:-3]))
    )


def _end(words: Sequence[Word], index: int) -> int | None:
    """Return the last of the large words from `index` on where it is one that ends an organisation's name."""
    start = index
    while index < min(len(words), start + _LONGEST) and _large(words[index]):
        if words[index].sentence != words[start].sentence:
            break
        index += 1
    return index - 1 if index > start and words[index - 1].low in ORGANIZATION_HEADS else None


def _large(word: Word) -> bool:
    return word.cap


def _matter(words: Sequence[Word], first: int, end: int) -> bool:
    """Say whether the words up to `end` close with a common word, and none of them is anybody's name."""
    part = words[first:end]
    last = part[-1]
    if (last.low in ORGANIZATION_HEADS and last.low not in _INDUSTRIES) or not common(last.low) or _is_name(last):
        return False
    return not any(gender(word.low) and not is_word(word.low) for word in part)


def _of_one_name(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    trade = word.possessive and word.low.endswith(("s", "men"))
    return (common(word.low) or trade) and not _is_name(word)


def _is_name(word: Word) -> bool:
    return bool(country(word.text) or known(word.text) or is_people(word.text) or city(word.text))
