"""Claims with their standing: assertions brought together, compared slot by slot, and judged by the table."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from twosource.claims.accounts import account_claims
from twosource.claims.difference import LADDER, SEVERITY, compare, differences, evidence, rungs, worst
from twosource.claims.identity import matters
from twosource.claims.judged import Matter, Moved, claim_id, place_of, ruled
from twosource.claims.offices import office_claims
from twosource.claims.overtaken import MEETING, came_about, met, moved, taken_back
from twosource.claims.quantities import show
from twosource.claims.standing import Ground, standing
from twosource.claims.telling import telling
from twosource.claims.wording import best, told, wording
from twosource.language.dates import FULL_DAY, compare_times
from twosource.lexicon.countries import country
from twosource.memory import Memory
from twosource.records.assertion import Assertion
from twosource.records.judgement import Judgement
from twosource.records.story import CaseFile, Claim, Derivation, Difference, Support, Value


class Around(Struct, frozen=True, gc=False):
    """What the claims of one matter are judged by besides its assertions: as much of the story as bears on them.

    `names` are those of actors, `origins` those of origins and of whoever is quoted and is one, `held` the meetings
    held on days it names, `derivations` those of its documents from one another.
    """

    names: dict[str, str]
    origins: dict[str, str]
    held: dict[str, Assertion]
    derivations: tuple[Derivation, ...]


class Draft(Struct, frozen=True, gc=False):
    """A claim before it is judged: its main assertion and all that bear on it."""

    main: Assertion
    members: tuple[Assertion, ...]
    across: Difference | None
    later: str | None
    utterance: bool


def weigh(case: CaseFile, memory: Memory | None = None, *, judgements: Sequence[Judgement] = ()) -> tuple[Claim, ...]:
    """Return the claims of a story, the best supported first.

    `judgements` are people's about which propositions belong to which claim, the oldest first.
    """
    memory = memory or Memory()
    claims: list[Claim] = [*office_claims(case), *account_claims(case, judgements)]
    around = _surroundings(case)
    for matter in ruled(matters(telling(case, memory), memory), case.assertions, judgements, memory):
        name = ("claims", matter.members[0].document, matter.members[0].id)
        everyone = [*matter.members, *(moved.assertion for moved in matter.brought)]
        claims += memory.recall(name, _claims, matter, around(everyone))
    return tuple(sorted(claims, key=_order))


def _surroundings(case: CaseFile) -> Callable[[Sequence[Assertion]], Around]:
    names = {actor.id: actor.name for actor in case.cast.actors}
    origins = {o.id: o.name for o in case.lineage.origins}
    by_name: dict[str, str] = {name: key for key, name in origins.items()}
    held = _held(case.assertions)
    derived: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in case.lineage.derivations:
        derived[derivation.document].append(derivation)

    def around(matter: Sequence[Assertion]) -> Around:
        documents = {a.document for a in matter}
        voices = {voice for a in matter for voice in (a.side, a.speaker_name) if voice in by_name}
        heard = {a.origin for a in matter if a.origin in origins} | {by_name[voice] for voice in voices if voice}
        return Around(
            {actor: names[actor] for a in matter for actor in a.actors if actor in names},
            {origin: origins[origin] for origin in heard if origin is not None},
            {a.time: held[a.time] for a in matter if a.time in held},
            tuple(d for name in sorted(documents) for d in derived.get(name, ()) if d.of.document in documents),
        )

    return around


def _order(claim: Claim) -> tuple[int, int, int, int, str]:
    documents = len({s.document for s in claim.support})
    filled = sum(
        claim.slots.get(slot) is not None for slot in ("act", "actor", "recipient", "place", "time", "quantity")
    )
    return (-len(claim.origins), -documents, -len(claim.differences), -filled, claim.id)


def _held(assertions: Sequence[Assertion]) -> dict[str, Assertion]:
    """Return the first report that a meeting was held, by its day."""
    found: dict[str, Assertion] = {}
    met = [a for a in assertions if a.act == "meet" and LADDER[a.modality] == "done" and a.polarity == "positive"]
    for a in sorted(met, key=lambda a: (a.reported or "9", a.document, a.span)):
        if MEETING in a.topic and a.time and FULL_DAY.fullmatch(a.time) and (a.reported or "9") >= a.time:
            found.setdefault(a.time, a)
    return found


def _claims(matter: Matter, around: Around) -> list[Claim]:
    """Return the claims of one matter; whatever people brought is shown with the claim it was brought to."""
    drafts = list(_drafts(matter.members, around.held))
    names = _names(drafts, matter, around.held)
    homes = [_home(moved, drafts, names) for moved in matter.brought]
    claims = []
    for at, (draft, name) in enumerate(zip(drafts, names, strict=True)):
        brought = [moved for moved, home in zip(matter.brought, homes, strict=True) if home == at]
        gone = [moved.judgement for moved in matter.gone if _bears(draft.main, moved.assertion)]
        judged = dict.fromkeys([*matter.judged, *(moved.judgement for moved in brought), *gone])
        claims.append(_claim(around, draft, brought, name, tuple(judged)))
    return claims


def _names(drafts: Sequence[Draft], matter: Matter, held: dict[str, Assertion]) -> list[str]:
    """Return the ids of claims: those that they would have if nobody had taken anything away."""
    own = [_name(draft, apart=matter.apart) for draft in drafts]
    if not matter.gone:
        return own
    whole = {place_of(a): a for a in (*matter.members, *(moved.assertion for moved in matter.gone))}
    before = list(_drafts([whole[place] for place in sorted(whole)], held))
    names: list[str | None] = []
    free = list(before)
    for draft in drafts:
        same = next((b for b in free if b.utterance == draft.utterance and b.main == draft.main), None)
        names.append(_name(same, apart=matter.apart) if same is not None else None)
        free = [b for b in free if b is not same]
    for at, draft in enumerate(drafts):
        if names[at] is None:
            near = next((b for b in free if b.utterance == draft.utterance and _says(b, draft.main)), None)
            names[at] = _name(near, apart=matter.apart) if near is not None else own[at]
            free = [b for b in free if b is not near]
    return [name or own[at] for at, name in enumerate(names)]


def _says(draft: Draft, other: Assertion) -> bool:
    return other in draft.members and _stance(draft.main, other) == "supports"


def _name(draft: Draft, *, apart: bool) -> str:
    support = [m for m in draft.members if _stance(draft.main, m) == "supports"]
    first = min(support, key=lambda m: (m.reported or "9", m.document, m.span))
    return claim_id(first, _filled(draft.main), utterance=draft.utterance, apart=apart)


def _home(moved: Moved, drafts: Sequence[Draft], names: Sequence[str]) -> int:
    """Return which claim something was brought to: the one of that name, else one that its name-giver bears on."""
    if moved.claim in names:
        return names.index(moved.claim)
    near = (at for at, draft in enumerate(drafts) if moved.anchor in [place_of(m) for m in draft.members])
    return next(near, 0)


def _bears(main: Assertion, other: Assertion) -> bool:
    return LADDER[main.modality] == LADDER[other.modality] and _stance(main, other) != "vaguer"


def _drafts(matter: Sequence[Assertion], held: dict[str, Assertion]) -> Iterator[Draft]:
    """Claims of one matter: for each rung of the ladder the exact and the vaguer ones, and what a speaker said."""
    by_rung: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in matter:
        by_rung[LADDER[assertion.modality]].append(assertion)
    across = rungs(matter)
    for rung in sorted(by_rung):
        later = came_about(rung, by_rung)
        for main, members in _folded(_graded(by_rung[rung])):
            ours = [m for m in members if _stance(main, m) == "supports"]
            overtaken = later or met(main, held) or moved(main, members, ours) or taken_back(main, members, ours)
            yield Draft(main, tuple(members), across, overtaken, False)
            by_speaker: dict[str, list[Assertion]] = defaultdict(list)
            for assertion in members:
                if assertion.speaker is not None:
                    by_speaker[assertion.speaker].append(assertion)
            for speaker in sorted(by_speaker):
                heard = by_speaker[speaker]
                said = [a for a in heard if _stance(main, a) == "supports"]
                exact = next((a for a in said if _filled(a) == _filled(main)), None)
                if exact is not None and len({a.origin for a in said if a.origin}) > 1:
                    yield Draft(exact, tuple(said), None, None, True)


def _graded(members: Sequence[Assertion]) -> Iterator[tuple[Assertion, list[Assertion]]]:
    """Yield each claim's main assertion with all that bears on it, the most exact claim first.

    A report that leaves a slot open does not support a claim that fills it: it makes a vaguer claim of its own,
    which the more exact reports support too.
    """
    left = list(members)
    while left:
        main = _main(left)
        settled = [m for m in left if _stance(main, m) != "vaguer"]
        yield main, [m for m in members if _stance(main, m) != "vaguer"]
        left = [m for m in left if m not in settled]


def _folded(graded: Iterable[tuple[Assertion, list[Assertion]]]) -> list[tuple[Assertion, list[Assertion]]]:
    """Return the claims without those that say less than another one on the word of nobody else.

    What reports them stands with the more exact claim as what leaves open a part of it.
    """
    kept: list[tuple[Assertion, list[Assertion]]] = []
    for main, members in graded:
        told = _origins(main, members)
        fuller = next((k for k in kept if _stance(k[0], main) == "vaguer" and told <= _origins(*k)), None)
        if fuller is None:
            kept.append((main, members))
        else:
            fuller[1].extend(m for m in members if m not in fuller[1])
    return kept


def _origins(main: Assertion, members: Sequence[Assertion]) -> set[str | None]:
    return {m.origin for m in members if _stance(main, m) == "supports"}


def _claim(around: Around, draft: Draft, brought: Sequence[Moved], name: str, decided: tuple[str, ...]) -> Claim:
    main, utterance = draft.main, draft.utterance
    more = {place_of(moved.assertion): moved.assertion for moved in brought}
    members = [*draft.members, *(more[place] for place in sorted(more.keys() - set(map(place_of, draft.members))))]
    stances = {place_of(m): _brought_stance(main, m) if place_of(m) in more else _stance(main, m) for m in members}
    support = [m for m in members if stances[m.document, m.id] == "supports"]
    against = [m for m in members if stances[m.document, m.id] == "contradicts"]
    judged = standing(Ground(support, against, draft.later, utterance, around.origins, around.derivations))
    found = (*differences(members), *((draft.across,) if draft.across else ()))
    if utterance:
        found = (*found, *_occasions(members))
    spokesman = best([m for m in support if _filled(m) == _filled(main)])
    names = around.names
    text = told(spokesman, names) if utterance or judged.standing == "one-sided" else wording(spokesman, names)
    return Claim(
        id=name,
        text=text,
        standing=judged.standing,
        reason=judged.reason,
        origins=judged.origins,
        witnesses=judged.witnesses,
        sides=() if utterance else judged.sides,
        slots=_slots(main),
        support=tuple(
            Support(document=m.document, span=m.span, quote=m.quote, stance=_SHOWN[stances[m.document, m.id]])
            for m in members
        ),
        differences=found,
        utterance=utterance,
        propositions=tuple((m.document, m.id) for m in members),
        judged=decided,
    )


_SHOWN = {"supports": "supports", "vaguer": "differs", "differs": "differs", "contradicts": "contradicts"}


def _main(members: Sequence[Assertion]) -> Assertion:
    """Return the fullest member; of equals the one that most origins agree with, then the first."""
    # what bears on a stance is the same in all copies of one report: each such kind is compared once
    kinds: dict[tuple[object, ...], list[Assertion]] = defaultdict(list)
    for member in members:
        kinds[_kind(member)].append(member)
    origins = {kind: {o.origin for o in alike} for kind, alike in kinds.items()}
    agreeing = {
        kind: len(set().union(*(origins[k] for k, other in kinds.items() if _stance(alike[0], other[0]) == "supports")))
        for kind, alike in kinds.items()
    }

    def rank(member: Assertion) -> tuple[int, int, str, str, tuple[int, int]]:
        return (-len(_filled(member)), -agreeing[_kind(member)], member.reported or "9", member.document, member.span)

    return min(members, key=rank)


def _kind(a: Assertion) -> tuple[object, ...]:
    """All of an assertion that its stance depends on."""
    return (a.polarity, a.act, a.doers, a.recipients, a.time, a.place, a.places, a.quantity, a.quantities)


def _filled(assertion: Assertion) -> frozenset[str]:
    """The slots that a claim commits itself to."""
    slots = {"time": assertion.time, "place": assertion.place, "quantity": assertion.quantity}
    return frozenset(name for name, value in slots.items() if value is not None)


def _stance(main: Assertion, member: Assertion) -> str:
    """`supports`, `vaguer` (it leaves open what the claim says), `differs` or `contradicts`."""
    relations = compare(main, member)
    relation = worst(relations)
    if relation in ("differs", "contradicts"):
        return relation
    said = {name for name, r in relations.items() if r == "agrees"}
    return "supports" if _filled(main) <= said | _as_exact(main, member, relations) else "vaguer"


def _brought_stance(main: Assertion, member: Assertion) -> str:
    """What a person brought to a claim supports it, unless it says otherwise or stands on another rung."""
    if LADDER[main.modality] != LADDER[member.modality]:
        return "differs"
    stance = _stance(main, member)
    return "supports" if stance == "vaguer" else stance


def _as_exact(main: Assertion, member: Assertion, relations: dict[str, str]) -> set[str]:
    """Slots in which the member is the more exact of the two: a day supports its month."""
    exact: set[str] = set()
    if relations.get("time") == "vaguer" and len(member.time or "") > len(main.time or ""):
        exact.add("time")
    if relations.get("quantity") == "vaguer" and main.quantity is not None and main.quantity.value is None:
        exact.add("quantity")
    if relations.get("place") == "vaguer" and country(main.place or "") is not None:
        exact.add("place")
    return exact


def _occasions(members: Sequence[Assertion]) -> tuple[Difference, ...]:
    """When one speaker's words are dated in two ways."""
    values: dict[str, list[Assertion]] = defaultdict(list)
    for member in members:
        if member.said is not None:
            values[member.said].append(member)
    if len(values) < 2:
        return ()
    said = sorted(values)
    relation = max((compare_times(a, b) for i, a in enumerate(said) for b in said[i + 1 :]), key=lambda r: SEVERITY[r])
    shown = tuple(Value(value=s, evidence=tuple(evidence(m) for m in values[s])) for s in said)
    relation = "differs" if relation == "contradicts" else relation
    return (Difference(slot="time", relation=relation, values=shown, reason="when it was said"),)


def _slots(main: Assertion) -> dict[str, str | None]:
    return {
        "act": main.act,
        "actor": " and ".join(main.doers) or None,
        "recipient": " and ".join(main.recipients) or None,
        "place": main.place,
        "time": main.time,
        "quantity": show(main.quantity) if main.quantity is not None else None,
        "polarity": main.polarity,
        "modality": main.modality,
        "speaker": main.speaker_name,
    }
