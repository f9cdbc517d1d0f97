"""How one claim stands, as lines for a terminal."""

import textwrap

from twosource.desk.phrases import count, day_in_words, outlet_name, visible
from twosource.desk.sheet.claims import whose_word
from twosource.desk.sheet.compose import numbers_of
from twosource.desk.sheet.differences import what_differs
from twosource.desk.sheet.legends import STANDINGS
from twosource.desk.sheet.lines import Line, Numbers, first_of_each
from twosource.desk.sheet.origins import origin_names
from twosource.pipeline import published_day
from twosource.questions import Answer
from twosource.records.story import Claim, Support

WIDTH = 100
QUOTES = 8
STANCES = {"supports": "says so", "differs": "says it otherwise", "contradicts": "says against it"}


def answer_bytes(answer: Answer) -> bytes:
    """Return the block of lines for one claim, with a blank line at the end."""
    finding = answer.finding
    numbers = numbers_of(answer.documents)
    names = origin_names(answer.origins, answer.documents, numbers)
    claim = claim_of(answer)
    lines = _wrapped(f"“{finding.claim}”", "")
    lines += _wrapped(f"{finding.standing}: {STANDINGS.get(finding.standing, '')}", "  ")
    lines += _wrapped(finding.reason, "  ") + _wrapped(whose_word(claim, names), "  ")
    for difference in what_differs((claim,), numbers):
        lines += _wrapped(_difference(difference), "  ")
    lines += _quotes(finding.evidence, numbers)
    lines += ["", *_base(answer, numbers, {item.document for item in finding.evidence})]
    return ("\n".join(lines) + "\n\n").encode("utf-8", "replace")


def claim_of(answer: Answer) -> Claim:
    """Return what was found of a claim in the form that the claims of a dossier have."""
    finding = answer.finding
    return Claim(
        id="",
        text=finding.claim,
        standing=finding.standing,
        reason=finding.reason,
        origins=finding.origins,
        witnesses=finding.witnesses,
        sides=finding.sides,
        slots={},
        support=finding.evidence,
        differences=finding.differences,
    )


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(visible(words), WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def _difference(line: Line) -> str:
    values = " · ".join(
        value.text + ("".join(f" [{ref.number}]" for ref in first_of_each(value.refs)) or " (the claim)")
        for value in line.below
    )
    return f"{line.label}, {line.text.partition(':')[0]}: {values}"


def _quotes(evidence: tuple[Support, ...], numbers: Numbers) -> list[str]:
    lines: list[str] = []
    for item in evidence[:QUOTES]:
        number = numbers.get(item.document, 0)
        lines += _wrapped(f"[{number}] {STANCES.get(item.stance, item.stance)}: “{item.quote}”", "  ")
    if len(evidence) > QUOTES:
        lines.append(f"  … and {count(len(evidence) - QUOTES, 'more place')} (see json)")
    return lines


def _base(answer: Answer, numbers: Numbers, used: set[str]) -> list[str]:
    """What was looked at, and the sources that were quoted."""
    days = sorted(day for day in map(published_day, answer.documents) if day)
    newest = f", newest dated {day_in_words(days[-1])}" if days else ", none of them dated"
    lines = [f"Looked at {count(len(answer.documents), 'document')}{newest}."]
    for document in sorted(answer.documents, key=lambda document: numbers[document.id]):
        if document.id in used:
            day = day_in_words(published_day(document)) or "undated"
            lines += _wrapped(f"[{numbers[document.id]}] {outlet_name(document)}, {day}", "  ")
    return lines
