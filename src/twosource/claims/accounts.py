"""Claims about the telling itself: on what occasion somebody spoke, and how long a thing has lasted.

No clause says "these are two accounts of one occasion"; it shows where several documents give the same speaker's
words with a day or an event, or count the years of the same thing.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import structs

from twosource.claims.difference import SEVERITY, evidence
from twosource.claims.standing import Ground, standing
from twosource.language.dates import compare_times, written
from twosource.language.lemmas import noun_base
from twosource.lexicon.concepts import concepts
from twosource.records.assertion import Assertion
from twosource.records.identity import make_id
from twosource.records.judgement import Judgement
from twosource.records.story import CaseFile, Claim, Difference, Support, Value

_YEARS = re.compile(r"P(\d+)([YMWD])")
_DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}


def account_claims(case: CaseFile, judgements: Sequence[Judgement] = ()) -> Iterator[Claim]:
    """Yield all claims about the telling; from each is left out what a person detached from it."""
    for claim in (*occasion_claims(case), *duration_claims(case)):
        own = [j for j in judgements if j.subject[0] == claim.id]
        last = {(j.subject[1], j.subject[2]): j for j in own}
        away = {p: j.id for p, j in last.items() if j.kind == "detach" and p in claim.propositions}
        if not away:
            yield claim
            continue
        rest = structs.replace(case, assertions=tuple(a for a in case.assertions if (a.document, a.id) not in away))
        for left in (*occasion_claims(rest), *duration_claims(rest)):
            if left.id == claim.id or (not left.utterance and _matter(left) == _matter(claim)):
                yield structs.replace(left, id=claim.id, judged=tuple(sorted(away.values())))


def _matter(claim: Claim) -> str:
    return claim.differences[0].reason if claim.differences else ""


def occasion_claims(case: CaseFile) -> Iterator[Claim]:
    """Yield, for each speaker whom two documents date, when and where he spoke, with the accounts that differ."""
    names = {o.id: o.name for o in case.lineage.origins}
    for speaker, told in sorted(_by_speaker(case.assertions).items()):
        days: dict[str, list[Assertion]] = defaultdict(list)
        for a in told:
            days[a.said or ""].append(a)
        for day in sorted(d for d in days if d[:1].isdigit() and len(d) == 10):
            group = _one_each(days[day])
            if len(group) < 2:
                continue
            judged = standing(Ground(group, (), None, True, names, case.lineage.derivations))
            main = max(group, key=lambda a: (len(a.occasion or ""), a.document))
            yield Claim(
                id=make_id("c", "occasion", speaker, day),
                text=f"{main.speaker_name} spoke on {_account(main)}",
                standing=judged.standing,
                reason=judged.reason,
                origins=judged.origins,
                witnesses=judged.witnesses,
                sides=(),
                slots={"act": "speak", "speaker": main.speaker_name, "time": day, "occasion": main.occasion},
                support=tuple(
                    Support(document=a.document, span=a.span, quote=a.quote, stance="supports") for a in group
                ),
                differences=_other_accounts(main, group, told),
                utterance=True,
                propositions=tuple((a.document, a.id) for a in group),
            )


def _by_speaker(assertions: Sequence[Assertion]) -> dict[str, list[Assertion]]:
    found: dict[str, list[Assertion]] = defaultdict(list)
    for a in assertions:
        if a.speaker is not None and (a.said or a.occasion):
            found[a.speaker].append(a)
    return found


def _one_each(members: Sequence[Assertion]) -> list[Assertion]:
    """One assertion of each document: the one that names the occasion, else the first."""
    best: dict[str, Assertion] = {}
    for a in sorted(members, key=lambda a: (a.occasion is None, a.span)):
        best.setdefault(a.document, a)
    return [best[name] for name in sorted(best)]


def _plain(occasion: str | None) -> str:
    return " ".join((occasion or "").split())


def _other_accounts(main: Assertion, group: Sequence[Assertion], told: Sequence[Assertion]) -> tuple[Difference, ...]:
    """What documents outside the group say of when or where the same speaker spoke."""
    inside = {a.document for a in group}
    others = _one_each([a for a in told if a.document not in inside and (a.occasion or _weekday(a))])
    if not others:
        return ()
    values = [Value(value=_account(main), evidence=tuple(evidence(a) for a in group))]
    values += [Value(value=_account(a), evidence=(evidence(a),)) for a in others]
    relations = [compare_times(main.said or "", a.said) if a.said else "differs" for a in others]
    relation = max(relations, key=lambda r: SEVERITY[r])
    shown = "differs" if relation in ("contradicts", "agrees") else relation
    return (
        Difference(
            slot="time", relation=shown, values=tuple(values), reason=f"where and when {main.speaker_name} spoke"
        ),
    )


def _weekday(a: Assertion) -> bool:
    return (a.said or "").startswith("XXXX-W")


_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _account(a: Assertion) -> str:
    said = a.said or ""
    weekday = _weekday(a) and said[-1].isdigit()
    day = f"a {_DAY_NAMES[int(said[-1]) - 1]}" if weekday else written(said) if said else "day not given"
    return f"{day}, {_plain(a.occasion)}" if a.occasion else day


def duration_claims(case: CaseFile) -> Iterator[Claim]:
    """Yield, for each thing whose duration documents give differently, the accounts side by side."""
    found: dict[str, list[tuple[Assertion, str, str]]] = defaultdict(list)
    readings = {r.document: r for r in case.readings}
    texts = {d.id: d.text for d in case.documents}
    for a in case.assertions:
        thing = _thing(a.doer_text)
        if thing is None:
            continue
        times = readings[a.document].times
        first = bisect_left(times, a.span[0], key=lambda t: t.start)
        for time in times[first:]:
            if time.start >= a.span[1]:
                break
            if time.type == "DURATION" and _YEARS.fullmatch(time.value):
                words = texts[a.document][max(0, time.start - 12) : time.end]
                found[thing].append((a, time.end_value or time.value, " ".join(words.split()[-4:])))
    for thing, accounts in sorted(found.items()):
        if len({a.document for a, _, _ in accounts}) > 1 and len({_length(v) for _, v, _ in accounts}) > 1:
            yield _duration(case, thing, accounts)


def _length(value: str) -> int:
    match = _YEARS.fullmatch(value)
    return int(match.group(1)) * _DAYS[match.group(2)] if match else 0


def _thing(words: str) -> str | None:
    """The concept of what a clause is about, where it is a thing and not a person: "the ongoing war"."""
    last = words.split(",")[0].split()
    head = noun_base(last[-1].lower()) if last else ""
    return concepts().get(head) if head.isalpha() else None


def _duration(case: CaseFile, thing: str, accounts: Sequence[tuple[Assertion, str, str]]) -> Claim:
    ordered = sorted(accounts, key=lambda x: (-_length(x[1]), x[0].document, x[0].span))
    main = ordered[0][0]
    names = {o.id: o.name for o in case.lineage.origins}
    same = [a for a, v, _ in ordered if _length(v) == _length(ordered[0][1])]
    judged = standing(Ground(same, (), None, False, names, case.lineage.derivations))
    values: dict[str, list[Assertion]] = defaultdict(list)
    for a, _, words in ordered:
        values[words].append(a)
    return Claim(
        id=make_id("c", "duration", thing, main.document, str(main.span[0])),
        text=" ".join(main.quote.split()),
        standing=judged.standing,
        reason=judged.reason,
        origins=judged.origins,
        witnesses=judged.witnesses,
        sides=judged.sides,
        slots={"act": None, "actor": main.doer_text, "time": ordered[0][1]},
        support=tuple(
            Support(document=a.document, span=a.span, quote=a.quote, stance="supports" if a in same else "differs")
            for a, _, _ in ordered
        ),
        differences=(
            Difference(
                slot="time",
                relation="vaguer",
                values=tuple(Value(value=w, evidence=tuple(evidence(a) for a in group)) for w, group in values.items()),
                reason=f"how long the {thing} has lasted",
            ),
        ),
        propositions=tuple((a.document, a.id) for a, _, _ in ordered),
    )
