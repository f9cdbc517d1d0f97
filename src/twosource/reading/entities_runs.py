"""Runs of words that may be a name: where they begin and end, before anything is said about what they name."""

import re
from collections.abc import Sequence

from msgspec import Struct

from twosource.lexicon.cities import city
from twosource.lexicon.countries import country, is_adjective, is_people
from twosource.lexicon.given_names import gender
from twosource.lexicon.organizations import NOT_NAMES, OF_HEADS, ORGANIZATION_HEADS, PLACE_HEADS, known
from twosource.lexicon.regions import is_region
from twosource.lexicon.titles import HONORIFICS, MODIFIERS, TITLES
from twosource.lexicon.words import is_word
from twosource.reading.entities_joined import common, joins_and, joins_comma
from twosource.reading.entities_words import Word

PARTICLES = frozenset(
    "de da do dos das du del della di van von der den ter ten bin bint ibn ben al el la le y e ul af av zu".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat "
    "sun".split()
)
_AMBIGUOUS_DAYS = frozenset("may march april june august jan sun".split())
_SMALL = frozenset(
    """
a an the this that these those he she it we they i you his her its our their my your who whom whose which what
when where why how if as at by for from in into of off on onto out over per since than then there till to under
until up upon via with within without and or but nor so yet not no yes all any both each either every few many
more most much neither none one other others same several some such two three four five six seven eight nine ten
about above across after again against ahead almost alone along already also although always amid among another
around away back because been before being below beneath beside besides between beyond can cannot could despite
did do does done down during else elsewhere enough even ever except far first following former further had has
have having here hence however including indeed instead is just last later latest least less let like likewise
little made may me meanwhile might mine moreover must near nearly never nevertheless next nobody nonetheless
nothing now often once only otherwise own perhaps please quite rather really regarding said second shall should
soon still talks than thanks therefore third though through throughout thus together too toward towards twice
unless unlike us usually very was well were whatever whether while whoever will would yesterday today tomorrow
tonight according additionally asked speaking earlier separately responding commenting citing given based details
led held source background read watch photo video file image advertisement update updated related share
""".split()
)
_PARTY = re.compile(r"[RDI]-[A-Z]")  # (R-IN): party and state of an American politician
_UNIT = re.compile(r"[ckmn]?[glms]|k?[mp]ph|hrs?|kmh|[kmg]?w|[kmgt]b|dr|mr|mrs|ms|st|rd|nd|th|vs|pp|ft|lbs?|qt|pt")
_LONGEST = 16  # words of a name; what is longer is a list or a heading


class Run(Struct, frozen=True):
    """Words `first` up to, not including, `last` that may be one name."""

    first: int
    last: int


def runs(words: Sequence[Word], seen: frozenset[str]) -> list[Run]:
    """Return the runs of capitalised words, in order.

    `seen` holds the words that stand large in the middle of a sentence somewhere in this text, in lower case:
    it decides whether the first word of a sentence belongs to the name that follows.
    """
    found: list[Run] = []
    titled = headings(words)
    index = 0
    while index < len(words):
        if not _opens(words, index, seen, titled):
            index += 1
            continue
        last = _close(words, index, titled)
        found.extend(_split(words, index, last))
        index = last
    return found


def large_inside(words: Sequence[Word]) -> frozenset[str]:
    """Return the words, in lower case, that stand large where nothing but a name makes them so.

    The "Dockers" of "the Dockers and Harbour Workers' Union" are no name by themselves.
    """
    titled = headings(words)
    found = set()
    for index, word in enumerate(words):
        if word.cap and not word.initial and word.sentence not in titled and word.low not in found:
            after = words[index + 1] if index + 1 < len(words) else word
            if not (after.low == "and" and joins_and(words, index, index + 1)):
                found.add(word.low)
    return frozenset(found)


def headings(words: Sequence[Word]) -> frozenset[int]:
    """Return the sentences that are headings: nearly all of their long words are large."""
    counts: dict[int, list[int]] = {}
    ended = set()
    for word in words:
        if word.text == ".":
            ended.add(word.sentence)
        if len(word.text) > 3 and word.text[0].isalpha():
            pair = counts.setdefault(word.sentence, [0, 0])
            pair[0] += word.cap
            pair[1] += 1
    return frozenset(
        number for number, (large, long) in counts.items() if long >= 4 and large >= 0.75 * long and number not in ended
    )


def _opens(words: Sequence[Word], index: int, seen: frozenset[str], titled: frozenset[int]) -> bool:
    word = words[index]
    if not word.cap or not _nameable(words, index):
        return False
    if word.sentence in titled and not _surely(word) and (word.low not in seen or is_word(word.low)):
        return not is_word(word.low) and not word.text.isupper()
    if not word.initial or _surely(word) or (word.low in seen and word.low not in _SMALL):
        return word.low not in _SMALL or (word.text in {"US", "WHO", "IT"} and word.text != "IT")
    return (not common(word.low) and word.low not in _SMALL) or _goes_on(words, index)


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """A common word at the head of a sentence opens a name when the name's kind shows within the run."""
    if words[index].low in _SMALL or words[index].low.endswith(("ly", "ing")):
        return False
    after = index + 1
    while (
        after < min(len(words), index + _LONGEST)
        and words[after].cap
        and words[after].sentence == words[index].sentence
    ):
        after += 1
    run = [word.low for word in words[index:after]]
    if any(low in ORGANIZATION_HEADS or low in PLACE_HEADS for low in run[1:]):
        return True
    joined = after < len(words) and words[after].low == "and" and joins_and(words, index, after)
    return (bool(gender(run[0])) and len(run) > 1) or joined or _of_follows(words, index)


def _of_follows(words: Sequence[Word], index: int) -> bool:
    return (
        words[index].low in OF_HEADS
        and index + 2 < len(words)
        and words[index + 1].low == "of"
        and (words[index + 2].cap or words[index + 2].low == "the")
    )


def _surely(word: Word) -> bool:
    """Say whether a word is a name by itself, however it is placed."""
    return bool(
        is_adjective(word.text) or is_people(word.text) or country(word.text) or known(word.text)
    ) and word.low not in _SMALL - {"us"}


def _nameable(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if word.text in NOT_NAMES or (len(word.text) == 1 and not word.text.isalpha()):
        return False
    if _PARTY.match(word.text):
        return False
    shouted = len(word.text) > 1 and word.text.isupper() and is_word(word.low) and not _surely(word)
    if shouted and (set(word.low) & set("aeiouy") or _UNIT.fullmatch(word.low)):
        return False  # without a vowel the capitals are letters: GM
    if word.low in DAYS and not _is_given(words, index):
        return False
    return not (len(word.text) == 1 and word.text in "AI")


def _is_given(words: Sequence[Word], index: int) -> bool:
    """Tell April the woman and May the minister from the months."""
    if words[index].low not in _AMBIGUOUS_DAYS:
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    before = words[index - 1] if index else None
    if (after and after.text[:1].isdigit()) or (before and before.text[:1].isdigit()):
        return False
    named_after = after is not None and after.cap and not is_word(after.low)
    named_before = before is not None and before.cap and not before.initial and bool(gender(before.low))
    return named_after or named_before


def _close(words: Sequence[Word], first: int, titled: frozenset[int]) -> int:
    """Return the index after the last word of the run that begins at `first`."""
    index = first + 1
    while index < min(len(words), first + _LONGEST):
        if words[index].sentence != words[first].sentence:
            break
        if words[index - 1].possessive and not _owned_inside(words, index):
            break
        step = _step(words, first, index)
        if not step or (words[first].sentence in titled and _small_in_title(words[index + step - 1])):
            break
        index += step
    return index


def _owned_inside(words: Sequence[Word], index: int) -> bool:
    """Go on after the possessive in "Workers' Union", "People's Liberation Army"; not in "Iran's Guards Corps"."""
    ahead = words[index : index + 3]
    heads = any(word.cap and word.low in ORGANIZATION_HEADS for word in ahead)
    if ahead[0].low == "and" and words[index - 1].low.endswith(("s", "men")):
        return joins_and(words, index - 1, index)
    return heads and ahead[0].cap and common(words[index - 1].low) and not is_people(words[index - 1].text)


def _small_in_title(word: Word) -> bool:
    return is_word(word.low) and not gender(word.low) and word.low not in TITLES and not _surely(word)


def _step(words: Sequence[Word], first: int, index: int) -> int:
    """Return how many words from `index` on go on with the run: 0 for none."""
    word = words[index]
    if not _adjoins(words, index):
        return 0
    if word.cap and known(f"{words[index - 1].text} {word.text}"):
        return 1
    if word.cap:
        return 1 if _nameable(words, index) and word.low not in _SMALL else 0
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or after.sentence != word.sentence:
        return 0
    if word.low in PARTICLES and after.cap and words[index - 1].low not in TITLES:
        return 2
    if word.low in PARTICLES and after.low in PARTICLES and index + 2 < len(words) and words[index + 2].cap:
        return 3
    if word.low in {"of", "for"}:
        return _after_of(words, first, index)
    if word.text == "&" and after.cap:
        return 2
    if word.low == "and" and after.cap:
        return _after_and(words, first, index)
    if word.text == "," and after.cap and joins_comma(words, first, index):
        return 2
    return 0


def _adjoins(words: Sequence[Word], index: int) -> bool:
    return words[index].start - words[index - 1].end <= (3 if words[index - 1].possessive else 1)


def _after_of(words: Sequence[Word], first: int, index: int) -> int:
    """Go on after "of" in "Ministry of Defence", "Bank of the West", "Centers for Disease Control"."""
    run = [word.low for word in words[first:index]]
    further = bool({"of", "for"} & set(run)) and bool(OF_HEADS & set(run)) and is_word(run[-1])
    if (words[index - 1].low not in OF_HEADS and not further) or (
        words[index].low == "for" and words[first].low in TITLES
    ):
        return 0
    if words[index + 1].cap and words[index + 1].low not in DAYS:
        return 2
    the = words[index + 1].low == "the" and index + 2 < len(words) and words[index + 2].cap
    return 3 if the else 0


def _after_and(words: Sequence[Word], first: int, index: int) -> int:
    """Go on after "and" in "Ministry of Foreign Affairs and Trade", "Food and Drug Administration"."""
    run = [word.low for word in words[first:index]]
    after = words[index + 1].low
    headed = "of" in run[1:] and (run[0] in OF_HEADS or run[run.index("of", 1) - 1] in OF_HEADS)
    if headed and is_word(after) and is_word(run[-1]) and not gender(after):
        return 2
    return 2 if joins_and(words, first, index) else 0


def _split(words: Sequence[Word], first: int, last: int) -> list[Run]:
    """Cut a run where one name ends and another begins: "… Guards Corps Hossein Salami", "Ukraine Keith Kellogg"."""
    for cut in range(first + 1, last - 1):
        if _is_seam(words, first, cut, last):
            return [Run(first, cut), *_split(words, cut, last)]
    return [Run(first, last)]


def _is_seam(words: Sequence[Word], first: int, cut: int, last: int) -> bool:
    if not gender(words[cut].low) or words[cut].low in TITLES or is_adjective(words[cut].text):
        return False
    if any(word.low in ORGANIZATION_HEADS or word.low in PLACE_HEADS for word in words[cut:last]):
        return False
    head = " ".join(word.text for word in words[first:cut])
    if any(gender(word.low) and not is_word(word.low) for word in words[first:cut]) and not country(head):
        return False
    before = words[cut - 1]
    place = bool(country(head) or is_region(head))
    closed = (
        (before.text.isupper() and 2 < len(before.text) < 7)
        or before.low in ORGANIZATION_HEADS
        or place
        or (is_word(before.low) and before.low not in MODIFIERS)
    )
    return (
        closed and before.low not in TITLES and before.low not in HONORIFICS and not city(head + " " + words[cut].text)
    )
