"""Documents whose own details do not fit their time.

Somebody is given an office that he or she did not hold when the document was published, or, where the document is
undated, when the dated documents about the same matter were: by a table of who held which office when, and, for
offices that are not in it, by one undated document standing alone against the dated ones.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.language.words import Trait, words
from twosource.lexicon.countries import of_demonym, state
from twosource.lexicon.folding import fold
from twosource.lexicon.offices import OFFICES, Term, terms_of_office
from twosource.lineage.likeness import matter
from twosource.memory import Memory
from twosource.records.page import Document, Span
from twosource.records.reading import Reading

_BEFORE = 90
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|past|previous|predecessor|first|deputy|vice|assistant|acting|interim|aide|adviser"
    r"|advisor|spokes\w+|candidate|shadow|elect|under|designate|nominee|one-time|onetime|successor)\b"
)
_APART = re.compile(r"[,;:!?](?= )|(?<![A-Z])\.(?= )|\b(?:and|with|by|from|said|met)\b")
_NAME = re.compile(r"(?<![^\W\d_])(?<![^\W\d_][-’'])[^\W\d_a-z][^\W\d_]*(?:[-’'][^\W\d_]+)*")
"""A whole word that does not begin with a plain small letter."""
_TITLES = {title: office for office, titles in OFFICES.items() for title in titles}
_TITLE = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _TITLES), key=len, reverse=True)) + r")\b")
NEAR = 0.2
"""How near in matter a dated document must be to lend an undated one its time."""

GRACE_MONTHS = 1


class Held(Struct, frozen=True):
    """A document gives somebody an office: whose, which, where the words stand."""

    state: str
    office: str
    surname: str
    span: Span


def anachronisms(
    documents: Sequence[Document], readings: Sequence[Reading], memory: Memory | None = None
) -> dict[str, tuple[str, Span]]:
    """Return, for each document that does not fit its time, what does not fit, in words, and where it stands.

    Documents come in any order; a document in which nothing is wrong, or that cannot be judged, is left out.
    """
    rows = [document for _, document in sorted({each.id: each for each in documents}.items())]
    by_id = {reading.document: reading for reading in readings}
    memory = memory or Memory()
    held = {each.id: memory.recall(("offices", each.id), _offices, each, by_id.get(each.id)) for each in rows}
    found: dict[str, tuple[str, Span]] = {}
    suspects = [each for each in rows if held[each.id]]
    periods = _periods([each for each in suspects if not each.published.value], rows)
    for document in suspects:
        period = _own_period(document) or periods.get(document.id)
        wrong = _out_of_term(held[document.id], period) if period else None
        if wrong is not None:
            found[document.id] = wrong
    return found


def _offices(document: Document, reading: Reading | None) -> list[Held]:
    return list(_held(document, reading))


def _held(document: Document, reading: Reading | None) -> Iterator[Held]:
    """Yield the offices that the text gives to people the table knows, where name and title stand together."""
    known = terms_of_office()
    text = document.text
    if not words(text).column(_HELD_ONE).any():
        return
    for match in _NAME.finditer(text):
        if not text[match.start()].isupper():
            continue
        surname = _surname(match.group())
        if surname not in known:
            continue
        begin = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _BEFORE)
        yield from _titled(text, begin, match, known[surname])


def _surname(word: str) -> str:
    return fold(word).removesuffix("'s")


_HELD_ONE = Trait(lambda word: any(_surname(part) in terms_of_office() for part in re.split("[-–]", word)), "bool")
"""Whether a word is the surname of somebody in the table, or one stands in it, as in "Biden-U.S."."""


def _titled(text: str, begin: int, name: re.Match[str], known: Sequence[Term]) -> Iterator[Held]:
    """Yield the office that the words right before a name give it: "U.S. Secretary of State Jane Doe"."""
    words = _APART.split(text[begin : name.start()])[-1]
    start = name.start() - len(words)
    plain = fold(words) if len(fold(words)) == len(words) else words.lower()
    titles = list(_TITLE.finditer(plain))
    if not titles or _NOT_NOW.search(plain):
        return
    title = titles[-1]
    between = words[title.end() :].split()
    if len(between) > 3 or not all(word[0].isupper() for word in between):
        return
    office = _TITLES[title.group()]
    states = _states(words)
    for term in known:
        if term.office == office and (term.state in states if states else _alone(known, office)):
            first = next((start + m.start() for m in re.finditer(r"\S", words)), start)
            yield Held(term.state, office, term.surname, (first, name.end()))


def _alone(known: Sequence[Term], office: str) -> bool:
    return len({term.state for term in known if term.office == office}) == 1


def _states(words: str) -> set[str]:
    """Return the states that the words before a name speak of."""
    found = set()
    for word in re.findall(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-’'][^\W\d_]+)*", words):
        plain = word.removesuffix("'s").removesuffix("’s")
        for place in (of_demonym(plain), state(plain) if plain[0].isupper() else None):
            if place:
                found.add(place)
        if plain in ("EU", "E.U.", "UN", "U.N.", "NATO", "European"):
            found.add({"E": "European Union", "U": "United Nations", "N": "NATO"}[plain[0]])
    return found


def _out_of_term(held: Sequence[Held], period: tuple[str, str]) -> tuple[str, Span] | None:
    """Return the first office that its holder did not hold at any time of the period."""
    known = terms_of_office()
    for each in held:
        own = [term for term in known[each.surname] if (term.state, term.office) == (each.state, each.office)]
        if any(_meets(term, period) for term in own):
            continue
        when = period[0] if period[0] == period[1] else f"{period[0]} to {period[1]}"
        name = own[0].name
        return f"{name} as {each.office} of {each.state} does not fit {when}", each.span
    return None


def _meets(term: Term, period: tuple[str, str]) -> bool:
    """Say whether a term and a period share a month, one month's grace at either end."""
    first, last = (_months(day) for day in period)
    begins = _months(term.first) - GRACE_MONTHS
    ends = _months(term.last) + GRACE_MONTHS if term.last else 10**6
    return begins <= last and first <= ends


def _months(day: str) -> int:
    year, month = int(day[:4]), int(day[5:7]) if len(day) >= 7 else 1
    return 12 * year + month


def _own_period(document: Document) -> tuple[str, str] | None:
    value = document.published.value
    if not value or not value[:4].isdigit():
        return None
    return (value[:10], value[:10]) if len(value) >= 7 else (f"{value}-01", f"{value}-12")


def _periods(undated: Sequence[Document], rows: Sequence[Document]) -> dict[str, tuple[str, str]]:
    """Return the time of the dated documents about the same matter as each undated one."""
    dated = [(document, period) for document in rows if (period := _own_period(document))]
    if not undated or not dated:
        return {}
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, (document, _) in enumerate(dated):
        for stem, value in matter(document).items():
            index[stem].append((place, value))
    found = {}
    for document in undated:
        scores: dict[int, float] = defaultdict(float)
        for stem, value in matter(document).items():
            for place, other in index.get(stem, ()):
                scores[place] += value * other
        near = [dated[place][1] for place in sorted(scores) if scores[place] >= NEAR]
        bound = document.published.not_before
        if bound:
            near = [period for period in near if period[1] >= bound[: len(period[1])]] or [(bound[:10], bound[:10])]
        if near:
            found[document.id] = (min(first for first, _ in near), max(last for _, last in near))
    return found
