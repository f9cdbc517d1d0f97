"""Titles around names: what of a run is a role and what is the name."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.lexicon.countries import country, is_adjective, of_demonym
from twosource.lexicon.given_names import gender
from twosource.lexicon.organizations import ORGANIZATION_HEADS, known
from twosource.lexicon.titles import HONORIFICS, MODIFIERS, TITLES
from twosource.lexicon.words import is_word
from twosource.reading.entities_runs import Run
from twosource.reading.entities_words import Word

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_REACH = 14


class Candidate(Struct, frozen=True):
    """A run without its titles: words `first` up to `last`; `role` are the words of the title, if any.

    `titled` says that a title or form of address stands directly before the name, so that it names a person.
    """

    first: int
    last: int
    titled: bool = False
    role: tuple[int, int] | None = None


def candidates(words: Sequence[Word], runs: Sequence[Run]) -> list[Candidate]:
    """Return the possible names in `runs`, titles cut off; the names inside titles are candidates too."""
    found: list[Candidate] = []
    for run in runs:
        found.extend(_from_run(words, run))
    return found


def _from_run(words: Sequence[Word], run: Run) -> list[Candidate]:
    first, last = run.first, run.last
    completes = _completes_title(words, first)
    if completes:
        while first < last and _plain(words[first]) and not _heads_organization(words, last):
            first += 1
        if first == last:
            return []
    cut = _title_end(words, first, last)
    inside = _inside_title(words, first, cut)
    if cut == last:
        return inside
    role = role_before(words, cut)
    titled = cut > first or (completes and first > run.first) or role is not None
    return [*inside, Candidate(cut, last, titled, role)]


def _plain(word: Word) -> bool:
    return is_word(word.low) and not gender(word.low) and not country(word.text) and not known(word.text)


def _heads_organization(words: Sequence[Word], last: int) -> bool:
    return words[last - 1].low in ORGANIZATION_HEADS


def _completes_title(words: Sequence[Word], first: int) -> bool:
    """Say whether a word goes on with a title: "State" after "Secretary of"."""
    index = first - 1
    steps = 0
    while index > 0 and steps < 6 and words[index].sentence == words[first].sentence:
        word = words[index]
        if word.low in {"of", "for"}:
            return words[index - 1].low in TITLES
        if not (word.cap and _plain(word)) and word.low not in {"and", "the", ","}:
            return False
        index -= 1
        steps += 1
    return False


def _title_end(words: Sequence[Word], first: int, last: int) -> int:
    """Return where the name begins after the titles at the head of a run; `last` where all of it is title."""
    if _heads_organization(words, last) and words[first].low.rstrip(".") not in HONORIFICS:
        return first
    cut = first
    for index in range(first, last):
        if words[index].low in TITLES or words[index].low.rstrip(".") in HONORIFICS:
            if index + 1 == last and cut == first and index > first and not _all_title(words, first, index):
                return first
            cut = index + 1
    if cut == last and last - first > 1 and not _all_title(words, first, last):
        return first
    if cut < last and words[cut].low.rstrip(".") in SUFFIXES:
        return first
    return cut


def _all_title(words: Sequence[Word], first: int, last: int) -> bool:
    return all(
        word.low in TITLES
        or word.low in MODIFIERS
        or is_adjective(word.text)
        or bool(country(word.text))
        or bool(known(word.text))
        or word.text.isupper()
        for word in words[first:last]
    )


def _inside_title(words: Sequence[Word], first: int, cut: int) -> list[Candidate]:
    """Names that stand within a title: "Kremlin" in "Kremlin Spokesman", "U.S." in "U.S. President"."""
    found: list[Candidate] = []
    index = first
    while index < cut:
        end = index
        while end < cut and not _title_word(words[end]):
            end += 1
        if end > index:
            found.append(Candidate(index, end))
        index = end + 1
    return found


def _title_word(word: Word) -> bool:
    low = word.low.rstrip(".")
    nation = is_adjective(word.text) and not country(word.text)
    return low in TITLES or low in HONORIFICS or low in MODIFIERS or nation


def role_before(words: Sequence[Word], name: int) -> tuple[int, int] | None:
    """Return the words of the role that ends right before the name at `name`, or None."""
    if name == 0 or words[name - 1].sentence != words[name].sentence:
        return None
    end = name
    while end > 0 and words[end - 1].low.rstrip(".") in HONORIFICS and words[end - 1].low not in TITLES:
        end -= 1
    head = _head_before(words, end)
    if head is None:
        return None
    return _leftmost(words, head), end


def _head_before(words: Sequence[Word], end: int) -> int | None:
    """Return the index of the title noun that the words before `end` hang on."""
    index = end - 1
    if index < 0 or words[index].possessive or words[index].low in {"of", "for", "to", "and", "the", "on"}:
        return None  # "a spokeswoman for Corbin" is somebody else
    if words[index].low in TITLES:
        return index
    seen_link = False
    while index >= 0 and end - index < _REACH and words[index].sentence == words[end - 1].sentence:
        word = words[index]
        if word.low in {"of", "for", "to"} and words[index - 1].low in TITLES:
            return index - 1
        link = word.low in {"of", "for", "and", "the", "on"}
        if not word.cap and not link:
            return None
        seen_link = seen_link or link
        index -= 1
    return None


def _leftmost(words: Sequence[Word], head: int) -> int:
    """Return where a role begins whose title noun stands at `head`: modifiers, nations and owners belong to it."""
    start = head
    while start > 0 and head - start < 8 and words[start - 1].sentence == words[head].sentence:
        word = words[start - 1]
        owner = word.possessive and word.cap
        belongs = owner or (
            not word.possessive
            and (word.low in MODIFIERS or word.low in TITLES or bool(of_demonym(word.text)) or _large(word))
        )
        if not belongs or words[start].start - word.end > 3:
            break
        start -= 1
        if owner:
            while start > 0 and _large(words[start - 1]) and words[start].start - words[start - 1].end <= 1:
                start -= 1
            break
    return start


def _large(word: Word) -> bool:
    return word.cap and not (word.initial and is_word(word.low))


def role_after(words: Sequence[Word], last: int) -> tuple[int, int] | None:
    """Return the words of a role in apposition: ", First Deputy Foreign Minister of Ukraine,", or None."""
    if last + 2 >= len(words) or words[last].text not in {",", "("} or words[last].sentence != words[last - 1].sentence:
        return None
    start = index = last + 1
    if words[index].low in {"the", "a", "an", "his", "her"}:
        start = index = index + 1
    head = None
    while index < len(words) and index - start < 20 and words[index].sentence == words[last].sentence:
        word = words[index]
        if word.text in {",", ")", ";", "–", "—", "-", "(", ":"} or word.low in _ENDS:
            break
        goes_on = word.low in TITLES or word.low in MODIFIERS
        if head is not None and index == head + 1 and word.cap and not goes_on and not words[head].possessive:
            return None  # another person's title: "Fidan, Russian Foreign Minister Lavrov said"
        if word.low in TITLES and (head is None or all(later.low in MODIFIERS for later in words[head + 1 : index])):
            head = index
        if head is None and index - start > 6:
            return None
        if head is None and not (
            word.cap or word.low in MODIFIERS or word.possessive or of_demonym(word.text) or is_word(word.low)
        ):
            return None
        if head is None and word.low in _NOT_BEFORE_HEAD:
            return None
        index += 1
    if head is None or index >= len(words) or not _is_role(words, start, head):
        return None
    if words[last + 1].low == "the" and words[index].low in _VERBS:
        return None  # "at a meeting with Dunn, the minister said": somebody else speaks
    return start, index


_ENDS = frozenset("who said says told whose which was is has had will would added".split())
_VERBS = _ENDS - {"who", "whose", "which"}
_NOT_BEFORE_HEAD = frozenset(
    "and or but in on at by with from to into that as of for were are where when while after before said".split()
)


def _is_role(words: Sequence[Word], start: int, head: int) -> bool:
    """A list ("Trump, Putin and the president") is no role: a second name before the noun gives it away."""
    return not any(gender(word.low) and word.cap and not word.possessive for word in words[start:head])


def role_words(text: str, words: Sequence[Word], role: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """Return a role as it is written, with its span."""
    span = (words[role[0]].start, words[role[1] - 1].end)
    return text[span[0] : span[1]], span
