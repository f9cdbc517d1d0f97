"""Sentences and clauses as the judge of pairs is shown them: without their days, which slots compare."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import structs

from twosource.claims.wording import wording
from twosource.records.assertion import Assertion
from twosource.records.page import Span
from twosource.records.reading import TimeExpression

_BEFORE_A_DAY = re.compile(r"\s*\b(?:on|in|at|by|since|until|from|of|for|during)?\s*(?:the\s+)?$")


def undated(text: str, times: Sequence[TimeExpression], span: Span) -> str:
    """Return a stretch of text without its days and hours, and the prepositions before them; `times` are in order."""
    words, at = "", span[0]
    for time in times[bisect_left(times, span[0], key=lambda t: t.start) :]:
        if time.start >= span[1]:
            break
        if time.type in ("DATE", "TIME") and at <= time.start and time.end <= span[1]:
            words += _BEFORE_A_DAY.sub(" ", text[at : time.start])
            at = time.end
    return " ".join((words + text[at : span[1]]).split())


def plain(a: Assertion, words: str, doer: str | None) -> str:
    """Return the clause of an assertion with its doer named; `words` are its own without their days."""
    names = {a.actors[0]: doer} if a.actors and doer is not None else {}
    return wording(structs.replace(a, quote=words), names).replace("[", "").replace("]", "")
