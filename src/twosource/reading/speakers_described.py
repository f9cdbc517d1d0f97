"""Who is meant by "the retired surgeon said", "the statement added": a person or paper described but not named."""

import re
from collections.abc import Iterator, Sequence

from twosource.lexicon import given_names
from twosource.lexicon.clauses import PREPOSITIONS
from twosource.lexicon.speaking import PAPERS, REPORTING_PAPERS, is_person
from twosource.lexicon.titles import HELD_BY_ONE, MODIFIERS, TITLES
from twosource.reading.attribution_draft import Draft
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_phrases import is_verbish
from twosource.reading.attribution_stage import Stage
from twosource.reading.source_bearers import head_of
from twosource.records.page import Span

_DESCRIPTION = re.compile(r"the (?:[\w'’.-]+ ){0,4}?([\w-]+)(?= of | for |,|$)")
_WHOLE = re.compile(r"the (?:[\w'’.-]+ ){0,4}?([\w-]+)")
_WRITTEN = PAPERS - REPORTING_PAPERS
_BACK = 3
_BEFORE = 2000
_CALLED = 20
"""So many places where a noun stands are looked at."""
_WINDOW = 100
_SOME = r"an?|one|another|some|whose|his|her|its|their|our|my|[\w-]+['’]s?"
_ANYBODY = re.compile(rf"\b(?:{_SOME}) (?:[\w-]+ ){{0,3}}\Z", re.IGNORECASE)
_BEHIND_NAME = re.compile(
    r"(?:, (?:(?:aged? )?\d{1,3}, )?|,? (?:who )?(?:is|was|has been|had been|became|(?:works|worked) as) )"
    r"(?:also |once |then |now )?(?:an?|the|(?<=, )) ?(?:[\w-]+,? ){0,4}"
)
_IS_HEAD = re.compile(r"[,.;:?!)\n]|\Z| (?:[a-z]+ing|and|at|but|by|for|from|in|of|on|or|to|who|whose|with)\b")
_BEFORE_NAME = re.compile(r",? ")
_OWNS = re.compile(r"(?:['’]s?)? (?:[\w-]+ ){0,2}?")
_MEANS = frozenset("in on via through".split())
_LEAD = 12
_ISSUING = "issued?|released?|publish(?:es|ed)?|posted|sent|wrote|gave|circulated"
_ISSUES = re.compile(r" (?:(?:has|have|had|also|later|then|first|quickly|promptly|immediately|jointly) )*")
_APPOSED = re.compile(
    r", (?:\d{1,3}|(?:an?|the|its) [^,.;:\n]{1,80}|([\w-]+(?: [\w-]+){0,3}?)(?: (?:of|for|at) [^,.;:\n]{1,60})?),"
)


def described(stage: Stage, drafts: Sequence[Draft], index: int, words: str) -> str | None:
    """Return who is described by the source of a draft, whose `words` are in lower case, if the text lets one tell."""
    noun = _WHOLE.fullmatch(words)
    if noun is not None and noun.group(1) in _WRITTEN:
        return _author(stage, drafts, index, noun.group(1))
    if noun is not None and is_person(noun.group(1)):
        end = drafts[index].source[-1][1]
        if stage.text[end - len(noun.group(1)) : end] != noun.group(1):
            return None  # the Observer, the Russian
        found = _called(stage, drafts[index], noun.group(1))
        if found is not None:
            return found
    return _office(stage, drafts, index, words)


def _office(stage: Stage, drafts: Sequence[Draft], index: int, words: str) -> str | None:
    """The office of whoever spoke in the sentence before, where the text has not told that person's office.

    "Lavrov praised the city. "It suits us," the Russian foreign minister said."
    """
    head = _DESCRIPTION.match(words)
    if head is None or head.group(1) not in HELD_BY_ONE or _is_new(stage, drafts[index], head.group(1)):
        return None
    start = drafts[index].source[0][0]
    more = stage.text[start + len("the ") : start + head.start(1)].split()
    if not any(word[0].isupper() or word.lower() in MODIFIERS for word in more):
        return None
    here = drafts[index].sentence
    for other in reversed(drafts[max(0, index - 4) : index]):
        if other.sentence != here - 1 or not other.source:
            continue
        bearer = _bearer(stage, other)
        if bearer is None or stage.persons_in(other.sentence) != {bearer}:
            return None
        told = {noun for role, _ in stage.entities[bearer].roles for noun in role.lower().split()}
        return bearer if head.group(1) in told or not told & TITLES else None
    return None


def _called(stage: Stage, draft: Draft, noun: str) -> str | None:
    """The one person whom the text before calls so; nobody where somebody else, or somebody unnamed, is so called too.

    "Marta Lind, a retired surgeon, ran a clinic once. "I would mend it," the surgeon said."
    """
    end = draft.source[0][0]
    low = max(0, end - _BEFORE)
    found = {entity for at, entity in stage.offices.get(noun, ()) if low <= at < end}
    places = list(re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE).finditer(stage.text, low, end))
    for place in places[-_CALLED:]:
        bearer = _so_called(stage, place.start(), place.end())
        if bearer is not None:
            found.add(bearer)
        elif _ANYBODY.search(stage.text, max(low, place.start() - _WINDOW), place.start()):
            return None
    bearer = next(iter(found)) if len(found) == 1 else None
    return bearer if bearer is not None and _fits(stage, bearer, noun) else None


def _so_called(stage: Stage, start: int, end: int) -> str | None:
    """The person to whose name a noun belongs: "the lawyer Lind", "Lind, 45, a retired lawyer", "Lind is a lawyer"."""
    persons = [
        place
        for place in stage.within((start - _WINDOW, end + 3))
        if place[2] == 0 and stage.entities[place[3]].type == "person"
    ]
    for first, _, _, entity in persons:
        if first >= end and _BEFORE_NAME.fullmatch(stage.text, end, first):
            return entity
    if not persons or not _IS_HEAD.match(stage.text, end):
        return None
    before = [place for place in persons if place[1] <= start]
    return before[-1][3] if before and _BEHIND_NAME.fullmatch(stage.text, before[-1][1], start) else None


def _is_new(stage: Stage, draft: Draft, noun: str) -> bool:
    """Say whether somebody not named was called so not long before: an engineer."""
    called = rf"\b(?:an?|one|another|some|whose) (?:[\w-]+ (?:- )?){{0,3}}?{noun}\b"
    start, end = draft.source[0]
    return re.compile(called, re.IGNORECASE).search(stage.text, max(0, start - _BEFORE), end) is not None


def _before(drafts: Sequence[Draft], index: int) -> Iterator[Draft]:
    """The drafts of the last sentences, the latest first."""
    for other in reversed(drafts[max(0, index - 6) : index]):
        if drafts[index].sentence - other.sentence > _BACK:
            return
        yield other


def _bearer(stage: Stage, draft: Draft) -> str | None:
    """The person whom the source of a draft names or means."""
    found = head_of(stage, (draft.source[0][0], draft.source[-1][1]))
    return found if found is not None and stage.entities[found].type == "person" else None


def _fits(stage: Stage, entity: str, noun: str) -> bool:
    """No businessman is a woman, as far as her given name tells."""
    told = given_names.gender(stage.entities[entity].name.split()[0]) or "u"
    said = "f" if noun.endswith("woman") else "m" if noun.endswith("man") else told
    return told in ("u", said)


def _author(stage: Stage, drafts: Sequence[Draft], index: int, noun: str) -> str | None:
    """Whoever wrote the paper that is spoken of: "Lind issued a statement. "We stay," the statement said."

    It is who was heard in a sentence that tells of such a paper, or who issued one.
    """
    here, start = drafts[index].sentence, drafts[index].source[0][0]
    for other in _before(drafts, index):
        source = (other.source[0][0], other.source[-1][1]) if other.source and other.sentence < here else None
        if source is not None and (_owns(stage, source, noun) or _speaks_in(stage, other, noun)):
            return head_of(stage, source)
    issued = re.compile(
        rf"\b(?:{_ISSUING})(?: out)? (?:an?|the|his|her|its|their) (?:[\w-]+ ){{0,3}}?{re.escape(noun)}\b"
    )
    low = max(stage.sentences[max(0, here - _BACK)].items[0].start, start - _BEFORE)
    last = max(issued.finditer(stage.text, low, start), key=lambda found: found.start(), default=None)
    return _issuer(stage, low, last.start()) if last is not None else None


def _issuer(stage: Stage, low: int, verb: int) -> str | None:
    """Who is the subject of the verb at `verb`: nothing but its auxiliary or an apposition stands between."""
    near = [place for place in stage.within((max(low, verb - _WINDOW), verb)) if place[1] <= verb]
    for start, end, _, entity in reversed(near):
        aside = _APPOSED.match(stage.text, end, verb)
        if aside is not None and (aside.group(1) is None or _is_office(aside.group(1))):
            end = aside.end()
        if not _ISSUES.fullmatch(stage.text, end, verb):
            continue
        before = stage.text[max(low, start - _WINDOW) : start].lower().removesuffix("the ").split()
        governed = before[-1:] and (before[-1] in PREPOSITIONS or before[-1] == "and")
        return entity if not governed and stage.entities[entity].type != "place" else None
    return None


def _is_office(words: str) -> bool:
    last = words.lower().split()[-1]
    return last in TITLES or is_person(last)


def _owns(stage: Stage, source: Span, noun: str) -> bool:
    """The FBI memo, a memo by the FBI: the source is such a paper, and somebody is named as whose it is."""
    paper = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE).search(stage.text, *source)
    if paper is None:
        return False
    for start, end, _, _ in stage.within(source):
        if end <= paper.start() and _OWNS.fullmatch(stage.text, end, paper.start()):
            return True
        if start > paper.end() and stage.text[paper.end() : start].split()[-1:] == ["by"]:
            return True
    return False


def _speaks_in(stage: Stage, draft: Draft, noun: str) -> bool:
    """Lind wrote in a letter to the port …: the sentence says that its words stand in such a paper."""
    if draft.clause is None:
        return False
    items = stage.sentences[draft.sentence].items
    behind = _behind(items, draft)
    if _is_in(items, behind, noun):
        return True
    first = draft.subject[0] if draft.subject is not None else 0
    at = _is_in(items, 0, noun)
    return 0 < at < first <= at + _LEAD and not any(is_verbish(items, k) for k in range(at, first))


def _behind(items: Sequence[Item], draft: Draft) -> int:
    """Where the words behind a cue begin: its subject, whoever is spoken to and the time come before them."""
    at = draft.clause[1] if draft.clause is not None else 0
    for part in (draft.subject, draft.heard):
        at = part[1] if part is not None and part[0] == at else at
    while at < len(items) and (
        items[at].timed or (items[at].lower == "on" and items[at + 1 : at + 2] and items[at + 1].timed)
    ):
        at += 1
    return at


def _is_in(items: Sequence[Item], at: int, noun: str) -> int:
    """Where such a paper stands right behind a preposition at `at`; 0 where none does."""
    if at >= len(items) or items[at].lower not in _MEANS:
        return 0
    for k in range(at + 1, min(len(items), at + 6)):
        if items[k].lower == noun:
            return k
        if items[k].quote is not None or items[k].lower in PREPOSITIONS:
            return 0
    return 0
