"""Whom a source names: "Marta Lind, the mayor", "a spokesman for the union, Ilya Brandt", "the agency's letter"."""

import re
from collections.abc import Sequence

from twosource.lexicon.speaking import SEEN
from twosource.lexicon.titles import TITLES
from twosource.reading.attribution_stage import Stage
from twosource.records.page import Span

_NOT_HEAD_BEFORE = frozenset("for to of from at in with by on under against near".split())
_CLAUSE = 80
_POSSESSIVES = frozenset("his her its their".split())
_WRITTEN = (
    r"(?:affidavit|analysis|article|blog|book|column|complaint|e-?mail|editorial|essay|filing|lawsuit|letter|memo|"
    r"memorandum|message|note|op-ed|page|paper|post|posting|press release|release|report|review|speech|statement|"
    r"study|survey|testimony|text|tweet|website)s?"
)
_OWNED = re.compile(rf"(?:'s|’s|s'|s’|['’]) (?:[\w-]+ ){{0,3}}?{_WRITTEN}\b")
_OWN_WORDS = re.compile(
    rf" (?:[\w-]+ ){{0,2}}?(?:{_WRITTEN}|(?:account|answer|comment|lecture|reply|response|submission|word)s?|remarks)\b"
)
_LETTER_OF = re.compile(rf" {_WRITTEN}$")
_WRITTEN_BY = re.compile(rf"[^,;]{{0,60}}?\b{_WRITTEN}(?: [\w-]+){{0,2}}? (?:by|from) ")
_ONLY_WRITTEN = re.compile(rf"(?:(?:an?|the|one|another|this|that) )?(?:[\w-]+ ){{0,3}}?{_WRITTEN}", re.IGNORECASE)
_BY = re.compile(r" (?:by|from) (?:the )?")
_ON_PAGE = re.compile(r" (?:on|in) (?:the )?")
_PAGE = re.compile(r"['’]s? (?:[\w-]+ ){0,2}?(?:account|blog|feed|homepage|magazine|newsletter|page|site|website)\b")
_ISSUES = re.compile(
    r"(?:.* )?(?:issued|released|published|posted|sent|wrote|read|made|gave|circulated)(?: out)? (an? |the )?(?:\w+ )?"
)
_OFFICE = re.compile(r"(?:the |an? )?((?:[\w&’'.-]+ ){0,4}?[\w-]+)(?= and | of | for | at |,|$)", re.IGNORECASE)
_AGE = re.compile(r"\d{1,2}")
_ADDRESSED = re.compile(r" (?:about|to) ")


def head_of(stage: Stage, source: Span) -> str | None:
    """Return the entity that a source names: a person first, then an organisation or group, then a place.

    Somebody named only as whose aide or for whom a spokesman speaks is not the speaker.
    """
    sure = _author(stage, source) or _apposed_before(stage, source)
    if sure is not None:
        return sure
    best: tuple[int, int, str] | None = None
    comma = stage.text.find(",", *source)
    named = [place for place in stage.within(source) if stage.entities[place[3]].type == "person"]
    if len(named) > 1 and stage.text[named[0][1] : named[1][0]].strip() in ("and", "&"):
        return named[0][3]  # of two that speak together, the first
    for start, end, kind, entity in stage.within(source):
        bearer = stage.entities[entity]
        owned = stage.text[end : end + 2] in ("'s", "’s", "s'", "s’") and end + 2 < source[1]
        before = stage.text[source[0] : start].split()
        governed = bool(before) and before[-1].lower() in _NOT_HEAD_BEFORE | {"the"} and _governed(before)
        order = {"person": 0, "organization": 1, "group": 1}.get(bearer.type, 2)
        if bearer.type == "person" and (owned or governed) and kind == 0:
            continue
        if start == source[0] and end < source[1] and stage.text[start:end].lower() in _POSSESSIVES:
            continue  # her husband is not she
        if bearer.type != "place" and before and kind == 0 and (_is_beside(before) or _has_seen(before)):
            continue
        if bearer.type == "place" and (owned or not _is_all(stage.text, source, (start, end))):
            continue
        if (start, end) == source:
            return entity
        if bearer.type == "person" and kind == 0 and _in_apposition(stage.text, source, comma, start):
            return entity
        behind_comma = 1 if 0 <= comma < start else 0
        rank = (order + 3 * behind_comma, -start if not behind_comma else start, entity)
        if best is None or rank < best:
            best = rank
    return best[2] if best else None


def _author(stage: Stage, source: Span) -> str | None:
    """Whose writing a source is: Lind's letter, an email by Brandt."""
    mentions = stage.within(source)
    for start, end, kind, entity in mentions:
        if kind == 1 and start == source[0] and _OWN_WORDS.match(stage.text, end, source[1]):
            return entity
        if _OWNED.match(stage.text, end, source[1]) or _OWNED.match(stage.text, end - 2, source[1]):
            return entity
        if stage.entities[entity].type == "organization" and _LETTER_OF.fullmatch(stage.text, end, source[1]):
            return entity
    written = _WRITTEN_BY.match(stage.text, *source)
    if written is not None and not _has_seen(written.group().split()):
        to = _ADDRESSED.search(stage.text, written.end(), source[1])
        writers = stage.within((written.end(), to.start() if to else source[1]))
        persons = [place[3] for place in writers if stage.entities[place[3]].type == "person"]
        others = [place[3] for place in writers if stage.entities[place[3]].type != "place"]
        return next(iter([*persons, *others]), None)
    if not _ONLY_WRITTEN.fullmatch(stage.text, *source):
        return None
    return _author_behind(stage, source[1]) or _issuer(stage, source)


def _issuer(stage: Stage, source: Span) -> str | None:
    """The union issued | a statement: whoever the clause is about."""
    near = [place for place in stage.within((source[0] - _CLAUSE, source[0])) if place[1] < source[0]]
    if not near:
        return None
    between = stage.text[near[-1][1] : source[0]]
    issued = _ISSUES.fullmatch(between)
    if issued is None or set(".;:\n") & set(between):
        return None
    settled = issued.group(1) or stage.text[source[0] : source[1]].lower().startswith(
        ("a ", "an ", "the ", "statement")
    )
    return near[-1][3] if settled else None


def _apposed_before(stage: Stage, source: Span) -> str | None:
    """Marta Lind, | the president of the union: the name before the comma, where the source lacks it."""
    if stage.text[max(0, source[0] - 2) : source[0]] != ", ":
        return None
    words = stage.text[slice(*source)]
    office = _OFFICE.match(words)
    if not _AGE.fullmatch(words) and (office is None or office.group(1).lower().split()[-1] not in TITLES):
        return None
    before = [place for place in stage.within((source[0] - 3, source[0] - 2)) if place[1] == source[0] - 2]
    own = [place for place in stage.within(source) if place[2] == 0 and stage.entities[place[3]].type == "person"]
    closed = stage.text[source[1] : source[1] + 1] != " " or not words.lower().startswith("the ")
    if before and not closed and stage.text[: before[0][0]].rstrip(' "“')[-1:] not in ("", ".", "!", "?", "\n", ","):
        return None  # "at a meeting with Dunn, the minister said": somebody else speaks
    named = before and before[0][2] == 0 and stage.entities[before[0][3]].type == "person"
    return before[0][3] if named and not own else None


def _author_behind(stage: Stage, end: int) -> str | None:
    """A statement | by the union; a statement | on the union's website."""
    for behind, owner in ((_BY.match(stage.text, end), None), (_ON_PAGE.match(stage.text, end), _PAGE)):
        near = stage.within((behind.end(), behind.end() + 1)) if behind else []
        if near and (owner is None or owner.match(stage.text, near[0][1]) or owner.match(stage.text, near[0][1] - 2)):
            return near[0][3]
    return None


def _in_apposition(text: str, source: Span, comma: int, start: int) -> bool:
    """Apple's vice-president for the region, | Greg Joswiak: an office before the comma, the name behind it."""
    if not source[0] < comma < start or text[comma + 1 : start].strip():
        return False
    words = text[source[0] : comma].lower().replace("’", "'").split()
    return any(word in TITLES for word in words)


def _is_beside(before: Sequence[str]) -> bool:
    """Sources close to the union, a man with links to it: they are not the union."""
    word = before[-2] if before[-1].lower() in ("the", "its") and len(before) > 1 else before[-1]
    return word.lower() in ("to", "with", "against")


def _has_seen(before: Sequence[str]) -> bool:
    """A memo seen by the agency: it is not the agency's."""
    words = [word.lower() for word in before[-3:] if word.lower() != "the"]
    return words[-1:] == ["by"] and words[-2:-1] != [] and words[-2] in SEEN


def _is_all(text: str, source: Span, mention: Span) -> bool:
    """A place speaks only where it is named alone: Moscow, the United States."""
    before = text[source[0] : mention[0]].strip().lower()
    after = text[mention[1] : source[1]].strip("’'s \u00a0")
    return before in ("", "the", "both", "neither") and (not after or after[:1] in ",(" or after.startswith("and "))


def _governed(before: Sequence[str]) -> bool:
    word = before[-1].lower()
    return word in _NOT_HEAD_BEFORE or (len(before) > 1 and before[-2].lower() in _NOT_HEAD_BEFORE)
