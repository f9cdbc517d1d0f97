"""Who acts where a clause has no name for it: "we" in a union's own statement, "the Guild", "the union's chair"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import structs

from twosource.lexicon.folding import fold
from twosource.lexicon.institutions import LABOUR, institution_of
from twosource.lexicon.organizations import ORGANIZATION_HEADS
from twosource.records.assertion import BOTH, Assertion
from twosource.records.page import Document
from twosource.records.story import Actor, CaseFile

_FIRST = re.compile(r"(?:we|i|our\b.*|(?:this|our) (?:company|union|party|ministry|government|guild|university))$")
_NAMED = re.compile(r"(?:the |this |their |its )?(?P<name>.+)$")
_THROUGH = re.compile(
    r"(?:the |their |its )?(?P<name>.+?)(?:'s?)? (?:[\w-]+ ){0,2}?(?:members?|office|chair\w*|side|delegat\w+|team"
    r"|leaders?|leadership|spokes\w+|negotiators?|board|council|secretary|branch|management|officials?|executive)$"
)
_BOTH = frozenset({"both", "both of them", "the two of them", "the three", "all three"})
_SETTLING = frozenset({"agree", "sign"})
_ACTS = frozenset("propose offer counter accept decline agree demand respond".split())
"""What "it", within somebody's words, most often does itself: "the minister said it had agreed"."""


def voiced(case: CaseFile) -> tuple[Assertion, ...]:
    """Return the assertions of a story with doers and sides where a common noun, "we" or the page tells them.

    "We" is who speaks: in a quotation its speaker, else the institution whose own statement the page is.
    """
    names = _names(case.cast.actors)
    own = {d.id: party for d in case.documents if (party := _institution(d, case.cast.actors)) is not None}
    return tuple(_voiced(a, names, own.get(a.document), case.principals) for a in case.assertions)


def _voiced(a: Assertion, names: Mapping[str, str], own: str | None, principals: Sequence[str]) -> Assertion:
    if own is not None and a.attribution is None:
        a = structs.replace(a, side=own, speaker_name=own)
    if len(a.doers) == 1 and len(halves := re.split(r"\s+and\s+", fold(a.doer_text))) > 1:
        joined = [party for half in halves if (party := _doer(half, names)) is not None]
        return structs.replace(a, doers=tuple(dict.fromkeys([*a.doers, *joined])))
    if a.doers or not a.doer_text:
        return a
    low = fold(a.doer_text)
    if low in _BOTH and a.act in _SETTLING and len(principals) > 1:
        return structs.replace(a, doers=tuple(principals))
    party = _doer(low, names)
    if party is None and a.side not in (None, BOTH):
        party = a.side if _FIRST.match(low) or (low == "it" and a.act in _ACTS) else None
    return a if party is None else structs.replace(a, doers=(party,))


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
            if actor.type == "person" or (
                actor.type == "organization" and len(words) > 1 and words[-1] in ORGANIZATION_HEADS
            ):
                found[words[-1]].add(party)
    if "union" not in found and len(labour) == 1:
        found["union"] = labour
    return {name: next(iter(parties)) for name, parties in found.items() if len(parties) == 1}


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
