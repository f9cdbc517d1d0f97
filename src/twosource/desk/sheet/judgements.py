"""What people decided: a line for each judgement, and a mark beside whatever it made what it is."""

from collections.abc import Mapping

from twosource.desk.phrases import day_in_words
from twosource.desk.sheet.lines import Line
from twosource.language.wording import joined
from twosource.records.judgement import Heeded

Marks = Mapping[str, str]
"""`by judgement of Anna Berg`, by the id of a claim, an actor or a document."""


def judgement_lines(judgements: tuple[Heeded, ...]) -> tuple[Line, ...]:
    """Return who decided what, when and why, and what came of it."""
    return tuple(
        Line(
            label=judgement.who,
            text=judgement.effect[:1].upper() + judgement.effect[1:],
            key=judgement.id,
            remarks=(", ".join(filter(None, (day_in_words(judgement.when), judgement.why))),),
        )
        for judgement in judgements
    )


def marks_of(judgements: tuple[Heeded, ...]) -> Marks:
    """Return the mark of everything that judgements touched."""
    by: dict[str, list[str]] = {}
    for judgement in judgements:
        for name in judgement.touches:
            by.setdefault(name, []).append(judgement.who)
    return {name: f"by judgement of {joined(list(dict.fromkeys(people)))}" for name, people in by.items()}
