"""What became of each claim: whether it is new, stands otherwise, says something else, or is gone."""

from collections.abc import Iterator, Sequence

from twosource.changes.pairing import Words, paired
from twosource.changes.states import MOST, State, States, documents_of
from twosource.language.wording import joined
from twosource.records.change import Change
from twosource.records.story import Claim, Difference, Evidence

TURNS = ("contested", "superseded", "corroborated")
"""Standings that a claim takes with a change of that kind; any other makes it `altered`."""

_SLOTS = ("actor", "recipient", "place", "time", "quantity", "polarity", "modality", "role", "speaker")


def claim_changes(states: States) -> Iterator[Change]:
    """Yield the change of each claim that is not what it was, those of one story in its order."""
    before = [claim for story in states.before.stories for claim in story.claims]
    after = [(claim, story.id) for story in states.after.stories for claim in story.claims]
    home = {claim.id: story for claim, story in after}
    was_in = {claim.id: story.id for story in states.before.stories for claim in story.claims}
    for old, new in paired(before, [c for c, _ in after], name=lambda c: c.id, words=_words, alike=_alike, says=_says):
        if new is None and old is not None:
            yield _gone(states, old, was_in[old.id])
        elif new is not None:
            found = _new(states, new, home[new.id]) if old is None else _changed(states, old, new, home[new.id])
            if found is not None:
                yield found


def _words(claim: Claim) -> Words:
    return frozenset((s.document, s.span) for s in claim.support if s.stance == "supports")


def _says(claim: Claim) -> str:
    return claim.text


def _alike(old: Claim, new: Claim) -> bool:
    return old.utterance == new.utterance


def _evidence(claim: Claim) -> tuple[Evidence, ...]:
    return tuple(Evidence(document=s.document, span=s.span, quote=s.quote) for s in claim.support)


def _standing(claim: Claim) -> str:
    return f"{claim.standing}: {claim.reason}"


def _new(states: States, claim: Claim, story: str) -> Change:
    causes = states.causes(_evidence(claim), (), judged=bool(claim.judged))
    return Change(
        kind="new",
        what="claim",
        story=story,
        id=claim.id,
        text=claim.text,
        before=None,
        after=_standing(claim),
        documents=documents_of(causes),
        evidence=causes[:MOST],
    )


def _gone(states: States, claim: Claim, story: str) -> Change:
    return Change(
        kind="withdrawn",
        what="claim",
        story=states.place([s.document for s in claim.support], story),
        id=claim.id,
        text=claim.text,
        before=_standing(claim),
        after=None,
    )


def _changed(states: States, old: Claim, new: Claim, story: str) -> Change | None:
    words = list(_in_words(states, old, new))
    if not words:
        return None
    turned = new.standing != old.standing and new.standing in TURNS
    overtaking = states.quoted(new.reason) if new.standing == "superseded" != old.standing else ()
    told = (*overtaking, *_evidence(new))
    causes = states.causes(told, _evidence(old), judged=set(old.judged) != set(new.judged))
    return Change(
        kind=new.standing if turned else "altered",
        what="claim",
        story=story,
        id=new.id,
        text=new.text,
        before="; ".join(was for was, _ in words),
        after="; ".join(now for _, now in words),
        documents=documents_of(causes),
        evidence=causes[:MOST],
    )


def _in_words(states: States, old: Claim, new: Claim) -> Iterator[tuple[str, str]]:
    """Yield each thing in which a claim is otherwise, as it was and as it is; a standing tells its origins itself."""
    if old.standing != new.standing:
        yield _standing(old), _standing(new)
    slots = [slot for slot in _SLOTS if old.slots.get(slot) != new.slots.get(slot)]
    for slot in slots:
        yield f"{slot} {old.slots.get(slot) or 'not given'}", f"{slot} {new.slots.get(slot) or 'not given'}"
    if not slots and old.text != new.text:
        yield f"“{old.text}”", f"“{new.text}”"
    yield from _differences(old.differences, new.differences)
    if old.standing == new.standing:
        yield from _whose(states, old, new)


def _whose(states: States, old: Claim, new: Claim) -> Iterator[tuple[str, str]]:
    if set(old.sides) != set(new.sides):
        yield _sides(old), _sides(new)
    if set(old.origins) != set(new.origins):
        was, now = _origins(states.before, old.origins), _origins(states.after, new.origins)
        yield f"through {was}", f"through {now}"
    elif set(old.witnesses) != set(new.witnesses):
        was, now = _origins(states.before, old.witnesses), _origins(states.after, new.witnesses)
        yield f"witnessed by {was}", f"witnessed by {now}"


def _sides(claim: Claim) -> str:
    return f"the word of {joined(claim.sides)}" if claim.sides else "the word of no side"


def _origins(state: State, names: Sequence[str]) -> str:
    return joined(sorted(state.origins.get(name, name) for name in names)) or "nobody"


def _differences(old: Sequence[Difference], new: Sequence[Difference]) -> Iterator[tuple[str, str]]:
    """Yield the slots of which the accounts are others than they were."""
    were, are = _accounts(old), _accounts(new)
    for matter in sorted(were.keys() | are.keys()):
        one = f"no two accounts of {matter}"
        if were.get(matter) != are.get(matter):
            yield were.get(matter, one), are.get(matter, one)


def _accounts(differences: Sequence[Difference]) -> dict[str, str]:
    """Return the accounts that differ, in words, by what they are about."""
    found = {}
    for each in differences:
        about = each.reason or f"the {each.slot}"
        found[about] = f"{about} {each.relation}: {' · '.join(sorted(value.value for value in each.values))}"
    return found
