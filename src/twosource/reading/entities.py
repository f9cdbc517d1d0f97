"""Persons, organisations, places and groups of a document, by their names and by what else stands for them.

Runs of capitals are found (`entities_runs`), titles are cut off (`entities_roles`), each name gets a kind
(`entities_types`), names of one bearer are joined and pronouns and descriptions are tied to them (`coreference`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from twosource.language.names import name_key
from twosource.lexicon.cities import city
from twosource.lexicon.countries import country, is_adjective, is_people
from twosource.lexicon.folding import fold
from twosource.lexicon.offices import terms_of_office
from twosource.lexicon.organizations import ORGANIZATION_HEADS, is_press, known
from twosource.lexicon.regions import is_region
from twosource.lexicon.words import is_word
from twosource.reading.coreference import Named, acronyms, join, refer
from twosource.reading.entities_appositions import role_set_off, role_under
from twosource.reading.entities_roles import Candidate, candidates, role_after, role_before, role_words
from twosource.reading.entities_runs import large_inside, runs
from twosource.reading.entities_types import KINDS, gathered, kind, speaking_kind, surface
from twosource.reading.entities_words import Word, words
from twosource.reading.references import SPEECH
from twosource.records.page import Span
from twosource.records.reading import Entity

_QUALIFIER = re.compile(r"[^-‑]+[-‑](?:[a-z]+ed|led|run)")


def find_entities(
    text: str, sentences: Sequence[Span], names: Sequence[tuple[Span, str]] | None = None
) -> tuple[Entity, ...]:
    """Return the bearers of names in `text`, ids `e1`, `e2`, … by first place.

    `sentences` are spans of `text`, `names` the names in it with their kinds in order, where they are not to be
    found by rule. Types are `person`, `organization`, `place`, `group`. A nationality as an adjective is no mention.
    """
    found = words(text, sentences)
    if names is None:
        items = candidates(found, runs(found, large_inside(found)))
        named = _named(text, found, [item for item in items if not _qualifies(found[item.first : item.last])])
    else:
        named = given_names(text, found, names)
    return refer(text, found, join(found, named))


def given_names(text: str, found: Sequence[Word], names: Sequence[tuple[Span, str]]) -> list[Named]:
    """Return the mentions at `names`, with the roles that the words beside them give."""
    starts = [word.start for word in found]
    named: list[Named] = []
    for (start, end), what in names:
        first, last = max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)
        if what == "organization" and _is_nation_s(found, first, last):
            first -= 1
        if first >= last or (named and first < named[-1].last) or _qualifies(found[first:last]):
            continue
        item = Candidate(first, last, False, role_before(found, first) if what == "person" else None)
        if what in KINDS[1:] and (what != "group" or _stands_alone(found, item)):
            written = " ".join(text[found[first].start : found[last - 1].end].split())
            named.append(Named(first, last, written, what, _roles(text, found, item, what)))
    return list(_sited(found, named))


def _qualifies(words: Sequence[Word]) -> bool:
    """Say whether a name does no more than qualify what follows: "AU-sponsored talks" are none of the AU's own."""
    return len(words) == 1 and bool(_QUALIFIER.fullmatch(words[0].text))


def _is_nation_s(found: Sequence[Word], first: int, last: int) -> bool:
    """Say whether a nationality before a name of common words is a part of it: "Turkish | Foreign Ministry"."""
    if not 0 < first < last or found[first - 1].sentence != found[first].sentence:
        return False
    common = all(is_word(word.low) for word in found[first:last]) and found[last - 1].low in ORGANIZATION_HEADS
    return common and is_adjective(found[first - 1].text) and found[first - 1].end + 1 == found[first].start


def _sited(found: Sequence[Word], named: Sequence[Named]) -> Iterator[Named]:
    """Call a building a place where all that the text tells is what happens in it: "in the old Customs House"."""
    elsewhere = {item.name for item in named if not _is_site(found, item)}
    for item in named:
        site = item.kind == "organization" and item.name not in elsewhere
        yield structs.replace(item, kind="place") if site else item


def _is_site(found: Sequence[Word], item: Named) -> bool:
    at = item.first - 1
    while at > 0 and item.first - at < 4 and (found[at].low == "the" or not found[at].cap) and found[at].low not in _AT:
        at -= 1
    return found[item.last - 1].low in _BUILDINGS and at >= 0 and found[at].low in _AT


_AT = frozenset("in at inside outside near into from of".split())
_BUILDINGS = frozenset("house hall palace hotel building tower castle stadium theatre theater arena mansion".split())


def _named(text: str, found: Sequence[Word], items: Sequence[Candidate]) -> list[Named]:
    kinds = _kinds(found, items)
    named = []
    for item in items:
        name = surface(found, item)
        what = "person" if item.titled and kinds[name] in {"none", "group"} else kinds[name]
        if is_adjective(name) and not is_people(name) and not _stands_alone(found, item):
            continue
        if what == "none" or (what == "group" and not _stands_alone(found, item)):
            continue
        written = " ".join(text[found[item.first].start : found[item.last - 1].end].split())
        named.append(Named(item.first, item.last, written, what, _roles(text, found, item, what)))
    return named


def _kinds(found: Sequence[Word], items: Sequence[Candidate]) -> dict[str, str]:
    """Return the kind of each name. What lists know for certain goes before what the signs speak for."""
    signs = gathered(found, items)
    kinds = {name: kind(shown) for name, shown in signs.items()}
    titled = {surface(found, item) for item in items if item.titled}
    surnames = {
        name_key(name).rsplit(" ", 1)[-1]
        for name, what in kinds.items()
        if " " in name and (what == "person" or (what in {"none", "group"} and name in titled))
    }
    described = {surface(found, item) for item in items if _is_described(found, item)}
    datelines = {surface(found, item) for item in items if _opens_report(found, item)}
    written_small = {name.casefold(): name for name in sorted(kinds) if not name.isupper()}
    for name in kinds:
        seat = known(name)
        if country(name):
            kinds[name] = "place"
        elif seat:
            kinds[name] = seat[1]
        elif " " not in name and name_key(name) in surnames and not is_region(name) and not is_people(name):
            kinds[name] = "person"
        elif name in datelines:
            kinds[name] = "place"
        elif kinds[name] != "organization" and name in described:
            kinds[name] = "person"
        elif (kinds[name] == "person" and name.isupper() and 1 < len(name) < 5 and name not in titled) or (
            kinds[name] in {"place", "group"} and is_press(name)
        ):
            kinds[name] = "organization"
        elif " " not in name and kinds[name] in {"organization", "place"} and _holds_office(name):
            kinds[name] = "person"
    for name in kinds:
        small = written_small.get(name.casefold()) if name.isupper() and len(name) > 4 else None
        if small:
            kinds[small] = kinds[name] = kinds[name if name in datelines else small]
    for name in {surface(found, item) for item in items if _speaks(found, item)}:
        if kinds[name] == "none":
            kinds[name] = "organization" if name.isupper() else speaking_kind(signs[name])
    for short, long in acronyms(found, [(item.first, item.last) for item in items]).items():
        if kinds.get(long) in {"organization", "group"}:
            kinds[short] = kinds[long]
    return kinds


def _speaks(found: Sequence[Word], item: Candidate) -> bool:
    """Say whether a verb of speech stands behind a name that is no common word: "GM said" is somebody's word."""
    after = found[item.last] if item.last < len(found) else None
    if after is None or after.low not in SPEECH or after.sentence != found[item.first].sentence:
        return False
    return any(not is_word(word.low) or (len(word.text) > 1 and word.text.isupper()) for word in _words(found, item))


def _words(found: Sequence[Word], item: Candidate) -> Sequence[Word]:
    return found[item.first : item.last]


def _is_described(found: Sequence[Word], item: Candidate) -> bool:
    """Say whether a comma sets off what only a person can be before an unknown name: "the judge, Orr,"."""
    role = role_set_off(found, item.first, item.last)
    name = surface(found, item)
    if role is None or city(name) or is_region(name) or is_people(name) or is_press(name):
        return False
    return not any(found[at].low in _ALSO_FIRMS for at in range(*role))


_ALSO_FIRMS = frozenset("owner publisher founder producer investor trader manager administrator controller".split())


def _holds_office(name: str) -> bool:
    """Say whether a bare name is the surname of a head of state or minister and nothing else ("Putin's aide")."""
    return fold(name) in terms_of_office() and not (is_word(name) or city(name) or is_region(name))


def _opens_report(found: Sequence[Word], item: Candidate) -> bool:
    """Say whether a name is the place where a report was written: "ELMWICK (Northern Wire) - "."""
    if not found[item.first].initial or not all(word.text.isupper() for word in found[item.first : item.last]):
        return False
    for word in found[item.last : item.last + 10]:
        if word.text in {"-", "–", "—"}:
            return True
        if not (word.cap or word.text in "(),/." or word.text.isdigit()):
            return False
    return False


def _stands_alone(found: Sequence[Word], item: Candidate) -> bool:
    """Say whether a nationality is a noun of its own ("the Russians"), not a word before another noun."""
    name = found[item.last - 1]
    if name.low.endswith("s") and not name.low.endswith("ese"):
        return True
    after = found[item.last] if item.last < len(found) and found[item.last].sentence == name.sentence else None
    before = found[item.first - 1] if item.first else None
    article = before is not None and before.low in {"the", "by", "with"}
    if after is not None and after.low in {"and", "or"}:
        other = found[item.last + 1] if item.last + 1 < len(found) else after
        return article and not is_adjective(other.text)  # "the Russian and American presidents" are two men
    return article and (after is None or not (after.text[0].isalpha()) or after.low in _AFTER_NOUN)


_AFTER_NOUN = frozenset(
    "have has had are were was is will would said say who that in to of with do did can could may".split()
)


def _roles(text: str, found: Sequence[Word], item: Candidate, what: str) -> tuple[tuple[str, Span], ...]:
    if what != "person":
        return ()
    before = item.role or role_set_off(found, item.first, item.last)
    spans = [span for span in (before, role_after(found, item.last), role_under(found, item.first, item.last)) if span]
    return tuple(role_words(text, found, span) for span in spans)
