"""Who is meant by "the retired surgeon said", "the statement added": a person or paper described but not named."""

import re
from collections.abc import Iterator, Sequence

from twosource.lexicon import given_names
from twosource.lexicon.speaking import PAPERS, is_person
from twosource.lexicon.titles import TITLES
from twosource.reading.attribution_draft import Draft
from twosource.reading.attribution_stage import Stage
from twosource.reading.source_bearers import head_of
from twosource.records.page import Span

_DESCRIPTION = re.compile(r"the (?:[\w'’.-]+ ){0,4}?([\w-]+)(?= of | for |,|$)")
_WHOLE = re.compile(r"the (?:[\w'’.-]+ ){0,4}?([\w-]+)")
_UNNAMED = frozenset(
    "anchor audience author cast couple crew crowd elite family folk folks heckler host individual interpreter "
    "interviewer men moderator narrator ones other people person personnel questioner reporter source speaker "
    "spokesman spokesperson spokeswoman staff translator troops women".split()
)
_UNKNOWN = r"|anonym|not (?:to )?(?:be )?(?:named|authori[sz]ed|identified)|['’] ?s (?:[\w-]+ ){{0,3}}?{}\b"
_WIDE = frozenset("official politician leader lawmaker candidate businessman businesswoman".split())
_WRITTEN = PAPERS - frozenset("report reports article story dispatch broadcast interview video recording".split())
_BACK = 3
_BEFORE = 2000
_AROUND = 40


def described(stage: Stage, drafts: Sequence[Draft], index: int, words: str) -> str | None:
    """Return who is described by the source of a draft, whose `words` are in lower case, if the text lets one tell."""
    noun = _WHOLE.fullmatch(words)
    if noun is not None and noun.group(1) in _WRITTEN:
        return _author(stage, drafts, index, noun.group(1))
    if noun is not None and is_person(noun.group(1)) and noun.group(1) not in TITLES - _WIDE:
        return _heard(stage, drafts, index, noun.group(1))
    return _office(stage, drafts, index, words)


def persons_in(stage: Stage, number: int) -> set[str]:
    """Return the persons whom a sentence names or means."""
    items = stage.sentences[number].items
    places = stage.within((items[0].start, items[-1].end))
    return {place[3] for place in places if stage.entities[place[3]].type == "person"}


def _office(stage: Stage, drafts: Sequence[Draft], index: int, words: str) -> str | None:
    """The office of whoever spoke in the sentence before, where the text has not told that person's office.

    "Lavrov praised the city. "It suits us," the Russian foreign minister said."
    """
    head = _DESCRIPTION.match(words)
    if head is None or head.group(1) not in TITLES or _is_new(stage, drafts[index], head.group(1)):
        return None
    here = drafts[index].sentence
    for other in reversed(drafts[max(0, index - 4) : index]):
        if other.sentence != here - 1 or not other.source:
            continue
        bearer = _bearer(stage, other)
        if bearer is None or persons_in(stage, other.sentence) != {bearer}:
            return None
        told = {noun for role, _ in stage.entities[bearer].roles for noun in role.lower().split()}
        return bearer if head.group(1) in told or not told & TITLES else None
    return None


def _heard(stage: Stage, drafts: Sequence[Draft], index: int, noun: str) -> str | None:
    """What the person is who was heard last: the surgeon, the businessman; nobody where somebody unnamed is so called.

    "Lind ran a clinic once. "I would mend it," the retired surgeon said."
    """
    start = drafts[index].source[0][0]
    if noun in _UNNAMED or _is_new(stage, drafts[index], noun, _UNKNOWN.format(noun)):
        return None
    here = drafts[index].sentence
    heard = [other for other in _before(drafts, index) if other.source and other.source != drafts[index].source]
    for other in heard:
        bearer = _bearer(stage, other) if other.sentence < here else None
        unknown = any(noun in stage.text[slice(*span)] for one in heard for span in one.source)
        return bearer if bearer is not None and not unknown and _fits(stage, bearer, noun) else None
    for number in (here, here - 1):
        found = [name for name in _outside(stage, number, start) if name is not None] if number >= 0 else []
        if found:
            return found[0] if len(set(found)) == 1 and _fits(stage, found[0], noun) else None
    return None


def _is_new(stage: Stage, draft: Draft, noun: str, also: str = "") -> bool:
    """Say whether somebody not named was called so not long before: an engineer. `also` is what else tells of it."""
    called = rf"\b(?:an?|one|another|some|whose) (?:[\w-]+ (?:- )?){{0,3}}?{noun}\b{also}"
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


def _outside(stage: Stage, number: int, end: int) -> Iterator[str | None]:
    """The persons whom a sentence names or means before an offset and outside its quotations."""
    for item in stage.sentences[number].items[:60]:
        if item.end > end:
            return
        places = stage.within((item.start, item.end)) if item.quote is None and item.lower[0].isalnum() else []
        yield from (place[3] for place in places if stage.entities[place[3]].type == "person")


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
        r"\b(?:issued?|released?|publish(?:es|ed)?|posted|sent|wrote|gave|circulated)(?: out)? "
        rf"(?:an?|the|his|her|its|their) (?:[\w-]+ ){{0,3}}?{noun}\b"
    )
    low = max(stage.sentences[max(0, here - _BACK)].items[0].start, start - _BEFORE)
    last = max(issued.finditer(stage.text, low, start), key=lambda found: found.start(), default=None)
    if last is None:
        return None
    near = [place for place in stage.within((max(low, last.start() - 80), last.start())) if place[1] <= last.start()]
    if not near or set(".;:\n") & set(stage.text[near[-1][1] : last.start()]):
        return None
    return near[-1][3] if stage.entities[near[-1][3]].type != "place" else None


def _owns(stage: Stage, source: Span, noun: str) -> bool:
    """The FBI memo, a memo by the FBI: the source is such a paper, and somebody is named as whose it is."""
    at = stage.text[slice(*source)].lower().find(noun)
    at = at + source[0] if at >= 0 else at
    near = stage.within(source) if at >= 0 else []
    return any(start < at or stage.text[at:start].split()[-1:] == ["by"] for start, _, _, _ in near)


def _speaks_in(stage: Stage, draft: Draft, noun: str) -> bool:
    """Lind wrote in a letter to the port …: the sentence says that its words stand in such a paper."""
    items = stage.sentences[draft.sentence].items
    near = draft.clause[0] if draft.clause is not None else 0
    at = next((k for k in range(max(0, near - _AROUND), min(len(items), near + _AROUND)) if items[k].lower == noun), -1)
    return at > 0 and any(item.lower in ("in", "on", "via", "through", "with") for item in items[max(0, at - 5) : at])
