"""Roles that stand beside a name but not right before it: set off by a comma, or under a name as a heading.

"The mediator appointed by the state, Ada Holm, asked …"; "Ada Holm", and in the next line "The retired judge has …".
"""

from collections.abc import Sequence

from twosource.lexicon.countries import of_demonym
from twosource.lexicon.organizations import ORGANIZATION_HEADS
from twosource.lexicon.titles import MODIFIERS, TITLES
from twosource.reading.entities_words import Word

_BACK = 14
_ARTICLES = frozenset("the a an his her its their our".split())
_STOPS = frozenset("and but who which that said says told added as when while after before is was are were".split())
_COMPLEMENTS = frozenset("of for at in to on with from".split())
_PAST = frozenset("chosen sent put known".split())


def role_set_off(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """Return the words of the role that a comma ends before the name at `first` up to `last`, or None.

    The name itself must be set off as well: what follows it is a comma or a stop.
    """
    if first < 3 or words[first - 1].text != "," or words[first - 1].sentence != words[first].sentence:
        return None
    if last >= len(words) or words[last].text not in {",", ".", ")", ";", ":"} or words[last - 1].possessive:
        return None
    end = first - 1
    for at in range(end - 1, max(-1, end - _BACK), -1):
        word = words[at]
        if word.sentence != words[first].sentence or word.low in _STOPS or not word.text[0].isalnum():
            return None
        if word.low in _ARTICLES or (word.possessive and word.cap) or of_demonym(word.text):
            start = at if of_demonym(word.text) and not word.possessive else at + 1
            head = title_head(words, start, end)
            if head is not None and _completes(words, head + 1, end):
                return (_owner(words, at) if word.possessive else start), end
    return None


def _owner(words: Sequence[Word], at: int) -> int:
    """Return where the name begins that ends with the possessive at `at`: "Northern Bank" of "Northern Bank's"."""
    start = at
    while start and at - start < 6 and words[start - 1].cap and words[start - 1].sentence == words[at].sentence:
        if words[start - 1].initial:
            break
        start -= 1
    return start


def role_under(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """Return the words of the role that begins the text under a heading that is nothing but this name, or None."""
    here = words[first].sentence
    if (first and words[first - 1].sentence == here) or last + 1 >= len(words) or words[last].sentence == here:
        return None
    if words[last].low != "the":
        return None
    head = title_head(words, last + 1, min(len(words), last + 8))
    if head is None:
        return None
    return last + 1, complement_end(words, head)


def title_head(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the title noun of a phrase that begins at `start`: "secretary" of "general secretary of the union"."""
    head = None
    for at in range(start, end):
        word = words[at]
        if word.sentence != words[start].sentence:
            break
        if word.low in TITLES:
            head = at
        elif head is not None or not (word.low in MODIFIERS or of_demonym(word.text) or word.cap):
            break
        if word.possessive and word.low in TITLES:
            return None
    return head


def complement_end(words: Sequence[Word], head: int) -> int:
    """Return the index after "of the Harbour Workers' Union", or after the title noun where nothing completes it."""
    at = head + 1
    if at >= len(words) or words[at].low not in {"of", "for"} or words[at].sentence != words[head].sentence:
        return head + 1
    at += 1
    found = head + 1
    while at < len(words) and at - head < _BACK and words[at].sentence == words[head].sentence:
        word = words[at]
        if word.cap or word.low in MODIFIERS or word.possessive:
            found = at + 1
        elif word.low in ORGANIZATION_HEADS or (word.low.endswith("s") and words[at - 1].low == "the"):
            return at + 1
        elif word.low not in {"the", "of", "and"}:
            break
        at += 1
    return found


def _completes(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether what follows a title noun belongs to it: nothing, "of …", "appointed by …"."""
    if start == end:
        return True
    low = words[start].low
    return low in _COMPLEMENTS or low in _PAST or (low.endswith("ed") and not words[start].cap)
