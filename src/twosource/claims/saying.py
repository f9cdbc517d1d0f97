"""What was said as a whole, where it can stand for the clauses in it."""

from collections.abc import Iterable, Sequence

from twosource.records.page import Span
from twosource.records.reading import Attribution, Proposition

_OPENING = 16
"""Letters that may stand before the first clause: "that", "on Monday,"."""


def sayings(
    text: str, attributions: Iterable[Attribution], propositions: Iterable[Proposition]
) -> dict[tuple[str, Span], str]:
    """Return, for each attribution and each span of its content, all that was said in that sentence.

    Left out is what is reported as no clause of its own: "thanked | the hosts for their offer", "sets out | the
    position on what has to be settled". A direct quotation always stands for itself, and so does what alone tells
    who or what a clause is about.
    """
    clauses: dict[str, list[Proposition]] = {}
    for proposition in propositions:
        if proposition.attribution is not None and not proposition.nominal and not proposition.pair:
            clauses.setdefault(proposition.attribution, []).append(proposition)
    found = {}
    for attribution in attributions:
        for span in attribution.content if attribution.within == "text" else ():
            group = _together(text, attribution.content, span)
            own = clauses.get(attribution.id, ())
            if attribution.manner == "direct" or any(_stands(text, group[0][0], clause) for clause in own):
                found[attribution.id, span] = " ".join(text[slice(*part)] for part in group)
    return found


def _stands(text: str, start: int, clause: Proposition) -> bool:
    """Whether what was said from `start` is a clause: it opens with one, or with what no slot of the clause holds."""
    verb = (clause.trigger or clause.span)[0]
    held = [part[0] for part in (*clause.actor, *clause.object) if start <= part[0] < verb]
    if not held and clause.span[0] >= start:
        return True
    return not _is_infinitive(text, clause) and any(0 <= at - start <= _OPENING for at in (clause.span[0], *held))


def _is_infinitive(text: str, proposition: Proposition) -> bool:
    start = (proposition.trigger or proposition.span)[0]
    return text[max(0, start - 3) : start].lower() == "to "


def _together(text: str, content: Sequence[Span], span: Span) -> list[Span]:
    """Return the pieces of a content that belong to one sentence with `span`: "X," he said, "and Y"."""
    at = content.index(span)
    first = last = at
    while first > 0 and not _ends(text[content[first - 1][0] : content[first][0]], content[first - 1]):
        first -= 1
    while last + 1 < len(content) and not _ends(text[content[last][0] : content[last + 1][0]], content[last]):
        last += 1
    return list(content[first : last + 1])


def _ends(words: str, before: Span) -> bool:
    """Whether a sentence ends between two pieces, from the last letter of the one to the first of the other."""
    gap = words[before[1] - before[0] - 1 :]
    return len(gap) > 160 or "\n" in gap or any(mark in gap for mark in (". ", "! ", "? ", ".”", '."', "!”", "?”"))
