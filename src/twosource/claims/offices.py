"""Who holds an office: claims that come from titles, where the documents agree or name two holders."""

import re
from collections import defaultdict
from collections.abc import Iterator

from twosource.language.names import name_key, same_word
from twosource.language.spelling import sound
from twosource.lexicon.countries import of_demonym, state
from twosource.records.identity import make_id
from twosource.records.story import Actor, CaseFile, Claim, Difference, Evidence, Support, Value

ONE_HOLDER = (
    "prime minister",
    "foreign minister",
    "defence minister",
    "defense minister",
    "finance minister",
    "secretary of state",
    "chancellor",
    "president",
    "chief negotiator",
    "head of delegation",
)
"""Offices that one person of a side holds at a time, the longer names first where one holds another."""

_ALIASES = {
    "fm": "foreign minister",
    "pm": "prime minister",
    "minister foreign affairs": "foreign minister",
    "secretary state": "secretary of state",
}


def office_claims(case: CaseFile) -> Iterator[Claim]:
    """Yield a claim for each office that two documents speak of: agreed, or contested with both names."""
    holders: dict[tuple[str, str], dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    actors = {actor.id: actor for actor in case.cast.actors}
    for actor in case.cast.actors:
        if actor.type != "person":
            continue
        for role in actor.roles:
            office = office_of(role.role)
            side = side_of(role.role) or actor.side
            if office and side:
                holders[side, office][actor.id] += role.evidence
    for (side, office), found in sorted(holders.items()):
        documents = {e.document for evidence in found.values() for e in evidence}
        names = [actors[a].name for a in found]
        if len(documents) > 1 and any(not _may_be_one(names[0], other) for other in names[1:]):
            yield _contested(case, side, office, found, actors)


def _may_be_one(a: str, b: str) -> bool:
    """Whether two names may be one person's: one surname, and no given name that parts them ("El-Sisi", "al-Sisi")."""
    one, other = ([w for w in name_key(name).split() if w not in _PARTICLES] for name in (a, b))
    if not one or not other or sound(one[-1]) != sound(other[-1]):
        return False
    return len(one) == 1 or len(other) == 1 or same_word(one[0], other[0])


_PARTICLES = frozenset("al el as ad ash bin ibn abu de da di van von der den la le".split())


def office_of(role: str) -> str | None:
    """Return the office of one holder that a title names, or None for deputies, aides and others."""
    words = [w for w in re.findall(r"[\w’'.-]+", role) if not _is_nation(w) and w.lower() not in ("the", "of")]
    plain = " ".join(words).lower().replace(".", "")
    return _ALIASES.get(plain) or (plain if plain in ONE_HOLDER else None)


def _is_nation(word: str) -> bool:
    bare = re.sub(r"[’']s?$", "", word)
    return of_demonym(bare) is not None or (bare[:1].isupper() and state(bare) is not None)


def side_of(role: str) -> str | None:
    """Return the country that a title itself names."""
    for word in role.replace("'s", "").split():
        found = of_demonym(word) or (state(word) if word[:1].isupper() else None)
        if found:
            return found
    return None


def _contested(
    case: CaseFile, side: str, office: str, found: dict[str, list[Evidence]], actors: dict[str, Actor]
) -> Claim:
    dated = {d.id for d in case.documents if d.published.value}
    ordered = sorted(
        found,
        key=lambda a: (
            not any(e.document in dated for e in found[a]),
            -len({e.document for e in found[a]}),
            actors[a].name,
        ),
    )
    named = [actors[a].name for a in ordered]
    values = tuple(Value(value=actors[a].name, evidence=tuple(found[a])) for a in ordered)
    support = tuple(
        Support(
            document=e.document, span=e.span, quote=e.quote, stance="supports" if a == ordered[0] else "contradicts"
        )
        for a in ordered
        for e in found[a]
    )
    origins = sorted(
        {p.origin for p in case.lineage.passages for e in found[ordered[0]] if _holds(p.document, p.span, e)}
    )
    return Claim(
        id=make_id("c", "office", side, office),
        text=f"{named[0]} is {office} of {side}",
        standing="contested",
        reason=f"{len(named)} people are given the office: {', '.join(named)}; a document may be older than the others",
        origins=tuple(origins),
        witnesses=(),
        sides=(),
        slots={"act": "hold-office", "actor": named[0], "role": office, "side": side},
        support=support,
        differences=(
            Difference(slot="role", relation="contradicts", values=values, reason=f"who is {office} of {side}"),
        ),
    )


def _holds(document: str, span: tuple[int, int], evidence: Evidence) -> bool:
    return document == evidence.document and span[0] <= evidence.span[0] < span[1]
