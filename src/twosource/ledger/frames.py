"""What every kind of entry needs: evidence, steps of a history, the words around an assertion, dates in order."""

import re
from collections.abc import Sequence, Set

from twosource.records.assertion import Assertion
from twosource.records.ledger import Step
from twosource.records.story import Evidence

_COUNTING = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
NUMBERS = frozenset(_COUNTING)
_SPELL = re.compile(
    r"\b(?P<many>\d+|[A-Za-z]+)\s+(?P<unit>day|week|month|year)s?(?:['’](?!\w)|\s+of\s+(?:pay|wages)\b|$)"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def evidence_of(assertions: Sequence[Assertion]) -> tuple[Evidence, ...]:
    """Return the words of some assertions, each place once, in order of document and place."""
    places = {(a.document, a.span): a.quote for a in assertions}
    return tuple(Evidence(document=d, span=s, quote=q) for (d, s), q in sorted(places.items()))


def by_date(assertion: Assertion) -> tuple[str, str, tuple[int, int]]:
    """Order assertions by when they were said, else reported; the undated last."""
    return (assertion.said or assertion.reported or "9", assertion.document, assertion.span)


def steps(stages: Sequence[tuple[str, Assertion]]) -> tuple[Step, ...]:
    """Return the history of an entry: each status once for each party whose word it is, oldest first."""
    found: dict[tuple[str, str | None], list[Assertion]] = {}
    for status, assertion in sorted(stages, key=lambda pair: by_date(pair[1])):
        found.setdefault((status, voice(assertion)), []).append(assertion)
    return tuple(
        Step(status=status, time=when(group[0]), by=by, evidence=evidence_of(group))
        for (status, by), group in found.items()
    )


def voice(assertion: Assertion) -> str | None:
    """Return by whose word an assertion stands: the speaker, else the doer, else None for the outlet's own."""
    if assertion.speaker_name is not None:
        return assertion.speaker_name
    return " and ".join(assertion.doers) or None


def when(assertion: Assertion) -> str | None:
    """Return when an assertion was said or, failing that, reported."""
    said = assertion.said
    return said if said is not None and said[:1].isdigit() else assertion.reported


def other_amount(known: Set[tuple[str | None, float | None]], a: Assertion) -> bool:
    """Whether an assertion names an amount of a unit that is known, and none that is: 4.5 and 5.2 per cent."""
    own = amounts(a)
    units = {unit for unit, _ in own} & {unit for unit, _ in known}
    return bool(units) and not any(pair in known for pair in own if pair[0] in units)


def amounts(a: Assertion) -> frozenset[tuple[str | None, float | None]]:
    """Return what a clause counts, as (unit, value); "nine months' pay" counts as well."""
    spells = ((f"{m.group('unit').lower()} of pay", _count(m.group("many"))) for m in _SPELL.finditer(a.quote))
    return frozenset([*((q.unit, q.value) for q in a.quantities), *((u, v) for u, v in spells if v is not None)])


def _count(word: str) -> float | None:
    low = word.lower()
    return float(low) if low.isdigit() else float(_COUNTING.index(low)) if low in NUMBERS else None


def words(text: str) -> list[str]:
    """Return the lower-case words of a stretch of text."""
    return _WORD.findall(text.lower())


def singular(word: str) -> str:
    """Return a noun without its plural ending, roughly; enough to look it up in a list."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def holds(text: str, nouns: frozenset[str]) -> str | None:
    """Return the first of `nouns` (in the singular) that a text holds, or None."""
    return next((n for word in words(text) for n in (word, singular(word)) if n in nouns), None)


_MARKS = str.maketrans("", "", '"“”')


def clean(text: str, longest: int = 160) -> str:
    """Return some words of a page on one line, cut at a word where they are too long."""
    line = " ".join(text.split()).strip(" ,;:\"“”'’")
    if line.count("“") != line.count("”") or line.count('"') % 2:
        line = line.translate(_MARKS)  # one of a pair stands outside these words
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + "…"
