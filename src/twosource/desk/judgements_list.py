"""Judgements as a list, with what came of each."""

from collections.abc import Iterable

from msgspec import Struct

from twosource.desk.phrases import day_in_words, visible
from twosource.language.wording import joined
from twosource.records.judgement import Heeded, Judgement, undone
from twosource.records.ledger import Story

_NOWHERE = "no effect: what it is about is not here"


class Listed(Struct, frozen=True):
    """A judgement, whether it was undone, and what it did; None where it concerns no story."""

    judgement: Judgement
    undone: bool
    effect: Heeded | None

    @property
    def outcome(self) -> str:
        """What came of it, in words."""
        if self.undone:
            return f"undone: {decision(self.judgement)}"
        if self.judgement.kind == "undo":
            return decision(self.judgement)
        return self.effect.effect if self.effect is not None else f"{_NOWHERE} ({decision(self.judgement)})"


def listed(every: Iterable[Judgement], stories: Iterable[Story]) -> list[Listed]:
    """Return judgements with what came of them, in the story where they had an effect."""
    judgements = list(every)
    gone = undone(judgements)
    heeded = [judgement for story in stories for judgement in story.judgements]
    effects = {judgement.id: judgement for judgement in sorted(heeded, key=lambda j: j.effective)}
    return [Listed(judgement, judgement.id in gone, effects.get(judgement.id)) for judgement in judgements]


def decision(judgement: Judgement) -> str:
    """Return what was decided, in words that need no dossier."""
    subject = judgement.subject
    match judgement.kind:
        case "merge-names" | "split-names":
            one = "one" if judgement.kind == "merge-names" else "not the same"
            return f"{joined([f'“{name}”' for name in subject])} are {one}"
        case "attach" | "detach":
            how = "belongs to" if judgement.kind == "attach" else "does not belong to"
            return f"proposition {subject[2]} of document {subject[1]} {how} the claim {subject[0]}"
        case "origin":
            return f"what document {subject[0]} tells goes back to {subject[1]}"
        case "set-aside":
            return f"document {subject[0]} is left out of account"
        case _:
            return f"the judgement {subject[0]} holds no longer"


def as_text(listed: list[Listed]) -> bytes:
    """Return the judgements for a person, the oldest first: the id, when and by whom, what came of it, and why."""
    if not listed:
        return b"no judgements\n"
    lines = []
    for each in listed:
        judgement = each.judgement
        lines.append(f"{judgement.id}  {visible(each.outcome)}")
        why = f": {visible(judgement.why)}" if judgement.why else ""
        lines.append(f"{' ' * len(judgement.id)}  {visible(judgement.who)}, {day_in_words(judgement.when)}{why}")
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")
