"""Who acts where a clause has no name for it: "we" in a union's own statement, "the Guild", "the union's chair"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import structs

from twosource.ledger.matter import OVER
from twosource.lexicon.folding import fold
from twosource.lexicon.institutions import LABOUR, institution_of
from twosource.lexicon.organizations import ORGANIZATION_HEADS
from twosource.records.assertion import BOTH, Assertion
from twosource.records.page import Document
from twosource.records.story import Actor, CaseFile

_FIRST = re.compile(
    r"(?:we|i|our\b.*|(?:this|our) (?:company|union|party|ministry|government|guild|university)"
    r"|the (?:company|group|firm|movement|office|ministry|club|university|commission))$"
)
_NAMED = re.compile(r"(?:the |this |their |its )?(?P<name>.+)$")
_THROUGH = re.compile(
    r"(?:the |their |its )?(?P<name>.+?)(?:'s?)? (?:[\w-]+ ){0,2}?(?:members?|office|chair\w*|side|delegat\w+|team"
    r"|leaders?|leadership|spokes\w+|negotiators?|board|council|secretary|branch|management|officials?|executive)$"
)
_DATELINE = re.compile(r"([A-Z][A-Z'’ -]{2,}[A-Z])(?:,|\s+\(|\s+[-–—]\s)")
_HEAD = 400  # characters at the head of a page that tell its news
_BOTH = frozenset({"both", "both of them", "the two of them", "the three", "all three"})
_SETTLING = frozenset({"agree", "sign"})
_ACTS = frozenset("propose offer counter accept decline agree demand respond".split())
"""What "it", within somebody's words, most often does itself: "the minister said it had agreed"."""


def voiced(case: CaseFile, principals: Sequence[str]) -> tuple[Assertion, ...]:
    """Return the assertions of a story with doers and sides where a common noun, "we" or the page tells them.

    "We" is who speaks: in a quotation its speaker, else the institution whose own statement the page is.
    """
    names = _names(case.cast.actors)
    own = {d.id: party for d in case.documents if (party := _institution(d, case.cast.actors)) is not None}
    opened = _openings(case.assertions)
    lines = {d.id: _dateline(d, case.cast.actors) for d in case.documents}
    return tuple(
        _voiced(_followed(a, opened), names, own.get(a.document), lines.get(a.document), principals)
        for a in case.assertions
    )


def _voiced(
    a: Assertion, names: Mapping[str, str], own: str | None, dateline: str | None, principals: Sequence[str]
) -> Assertion:
    if own is not None and a.side is None and a.speaker_name is None:
        a = structs.replace(a, side=own, speaker_name=own)
    a = _placed(a, dateline, principals)
    if any(" and the " in doer for doer in a.doers):
        a = structs.replace(a, doers=tuple(dict.fromkeys(p for doer in a.doers for p in _parted(doer, names))))
    if a.side is None and a.modality == "demanded":
        a = structs.replace(a, side=_asker(a, names))
    if _with_the_other(a, principals):
        return structs.replace(a, doers=tuple(principals))
    if a.doers and len(halves := re.split(r",\s+|\s+and\s+", fold(a.doer_text))) > len(a.doers):
        joined = [party for half in halves if (party := _doer(half, names)) is not None]
        return structs.replace(a, doers=tuple(dict.fromkeys([*a.doers, *joined])))
    if a.doers or not a.doer_text:
        return a
    low = fold(a.doer_text)
    if low in _BOTH and a.act in _SETTLING and len(principals) > 1:
        return structs.replace(a, doers=tuple(principals))
    party = _doer(low, names) or _apposed(a, names)
    if party is None and a.side not in (None, BOTH):
        own_noun = own is not None and a.attribution is None
        party = (
            a.side
            if (_FIRST.match(low) and (own_noun or not low.startswith("the "))) or (low == "it" and a.act in _ACTS)
            else None
        )
    return a if party is None else structs.replace(a, doers=(party,))


def _openings(assertions: Sequence[Assertion]) -> dict[tuple[str, int], Assertion]:
    """Return the first assertion of each sentence with one doer, by document and where the sentence ends."""
    found: dict[tuple[str, int], Assertion] = {}
    for a in assertions:
        key = (a.document, a.sentence[1])
        if a.attribution is None and (key not in found or a.span < found[key].span):
            found[key] = a
    return {key: a for key, a in found.items() if len(a.doers) == 1 and not a.doer_persons}


def _followed(a: Assertion, opened: Mapping[tuple[str, int], Assertion]) -> Assertion:
    """Let "it" at the head of a sentence do what the body did that the sentence before began with."""
    if a.doers or a.doer_text not in ("It", "They") or (a.act not in _ACTS and a.root != "REQUEST"):
        return a
    before = (opened.get((a.document, a.sentence[0] - gap)) for gap in (1, 2, 0))
    last = next((b for b in before if b is not None), None)
    return a if last is None else structs.replace(a, doers=last.doers)


def _parted(doer: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The two parties whose names a page has as one name: "the Bakers' Union and the Millers' Association"."""
    parts = [_doer(fold(part), names) for part in doer.split(" and the ")]
    return (doer,) if None in parts else tuple(p for p in parts if p is not None)


def _with_the_other(a: Assertion, principals: Sequence[str]) -> bool:
    """Whether a party of two settles with somebody who is not named: "San Corvo and its bondholders settled"."""
    joint = a.act in _SETTLING and re.search(r"\band (?:its|their|the)\b", a.doer_text) is not None
    plain = len(principals) == 2 and not any(" and the " in p for p in principals)
    return joint and plain and len(a.doers) == 1 and a.doers[0] in principals


def _asker(a: Assertion, names: Mapping[str, str]) -> str | None:
    """Who asks others to do something: the one party named before "asked" or "called on"."""
    over = OVER.match(a.quote)
    lead = fold(a.quote[: over.end()]) if over is not None else ""
    found = {party for name, party in names.items() if len(name) > 3 and _names_it(lead, name)}
    return found.pop() if len(found) == 1 else None


def _placed(a: Assertion, dateline: str | None, principals: Sequence[str]) -> Assertion:
    """Put talks that the head of a page reports where its dateline is, if nothing else says where they were.

    A party is no place of talks: "the government in Drenova began talks" says nothing of where.
    """
    if a.place in principals:
        a = structs.replace(a, place=None)
    fresh = a.act == "meet" and a.modality in ("done", "under-way") and a.span[0] < _HEAD
    return structs.replace(a, place=dateline) if fresh and a.place is None and dateline is not None else a


def _dateline(document: Document, actors: Sequence[Actor]) -> str | None:
    """The place in capitals with which an agency's page begins, as the story calls it."""
    match = _DATELINE.match(document.text)
    if match is None:
        return None
    name = fold(match.group(1))
    return next((a.name for a in actors if a.type == "place" and name in map(fold, a.names)), None)


def _apposed(a: Assertion, names: Mapping[str, str]) -> str | None:
    """The party of the name that explains a doer: "the vice-chancellor, Judith Amery, has offered"."""
    start = a.quote.find(a.doer_text)
    end = a.quote.find(a.trigger, start + len(a.doer_text))
    between = a.quote[start + len(a.doer_text) : end] if 0 <= start < end else ""
    if not between.startswith(","):
        return None
    low = fold(between)
    found = {party for name, party in names.items() if " " in name and _names_it(low, name)}
    return found.pop() if len(found) == 1 else None


def _names_it(words: str, name: str) -> bool:
    return name in words and re.search(rf"\b{re.escape(name)}\b", words) is not None


def _doer(low: str, names: Mapping[str, str]) -> str | None:
    """The party that a phrase without a resolved name stands for, or through whose people it acts."""
    for pattern in (_NAMED, _THROUGH):
        match = pattern.match(low)
        if match is not None and match.group("name") in names:
            return names[match.group("name")]
    return None


def _names(actors: Sequence[Actor]) -> dict[str, str]:
    """Map what can only mean one party of the story to it: its names, the nouns that head them, who speaks for it."""
    found: dict[str, set[str]] = defaultdict(set)
    labour = set()
    for actor in actors:
        party = actor.side or (actor.name if actor.type == "organization" else None)
        if party is None:
            continue
        for name in actor.names:
            words = fold(name).removeprefix("the ").split()
            if actor.type == "organization" and LABOUR & set(words):
                labour.add(party)
            found[" ".join(words)].add(party)
            if actor.type == "person":
                found[words[-1]].add(party)
            elif actor.type == "organization" and len(words) > 1 and _head(words) in ORGANIZATION_HEADS:
                found[_head(words)].add(party)
    if "union" not in found and len(labour) == 1:
        found["union"] = labour
    return {name: next(iter(parties)) for name, parties in found.items() if len(parties) == 1}


def _head(words: Sequence[str]) -> str:
    """The noun that heads a name: "committee" of "Ad Hoc Committee of San Corvo Bondholders"."""
    cut = next((at for at, word in enumerate(words) if at and word in ("of", "for")), len(words))
    return words[cut - 1]


def _institution(document: Document, actors: Sequence[Actor]) -> str | None:
    """The party that speaks in a page of its own: that of the longest name of the story which the outlet's holds."""
    own = institution_of(document.outlet.name)
    if own is None:
        return None
    plain = f" {fold(document.outlet.name or '')} "
    holding = [
        (len(name), name, actor.side or actor.name)
        for actor in actors
        if actor.type != "person" and (actor.side or actor.type == "organization")
        for name in actor.names
        if re.search(rf"\b{re.escape(fold(name))}\b", plain)
    ]
    return max(holding)[2] if holding else None
