"""What was said as a whole, where it can stand for the clauses in it."""

from collections.abc import Iterable, Iterator, Sequence

from twosource.records.page import Span
from twosource.records.reading import Attribution, Proposition

_LONGEST = 2000
"""Letters of what was said beyond which it stands for nothing."""
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
    found: dict[tuple[str, Span], str] = {}
    for attribution in attributions:
        own = clauses.get(attribution.id, ())
        for group in _groups(text, attribution.content if attribution.within == "text" else ()):
            start, end = group[0][0], group[-1][1]
            if end - start <= _LONGEST and (
                attribution.manner == "direct" or any(_stands(text, start, clause) for clause in own)
            ):
                whole = " ".join(text[slice(*part)] for part in group)
                found.update(((attribution.id, span), whole) for span in group)
    return found


def _stands(text: str, start: int, clause: Proposition) -> bool:
    """Whether what was said from `start` is a clause: it opens with one, or with what no slot of the clause holds."""
    verb = (clause.trigger or clause.span)[0]
    held = [part[0] for part in (*clause.actor, *clause.object) if start <= part[0] < verb]
    if (not held and clause.span[0] >= start) or text[start : start + 5].lower() == "that ":
        return True
    return not _is_infinitive(text, clause) and any(0 <= at - start <= _OPENING for at in (clause.span[0], *held))


def _is_infinitive(text: str, proposition: Proposition) -> bool:
    start = (proposition.trigger or proposition.span)[0]
    return text[max(0, start - 3) : start].lower() == "to "


def _groups(text: str, content: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the pieces of a content that belong to one sentence: "X," he said, "and Y"."""
    group: list[Span] = []
    for span in content:
        if group and _ends(text[group[-1][1] - 1 : span[0]]):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _ends(gap: str) -> bool:
    """Whether a sentence ends between two pieces: from the last letter of the one to the first of the other."""
    return len(gap) > 160 or "\n" in gap or any(mark in gap for mark in (". ", "! ", "? ", ".”", '."', "!”", "?”"))
