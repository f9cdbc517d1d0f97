"""Tasks about stretches of a document: quotations, names, time expressions."""

from benchmarks.evaluate.figures import Figures, Span, Tally, Touch, mean, touching, trimmed
from benchmarks.evaluate.program import Program, Row

ROLES = ("source", "cue", "content")
TYPES = {
    "Person": "person",
    "PER": "person",
    "Organization": "organization",
    "ORG": "organization",
    "Location": "place",
    "LOC": "place",
    "Facility": "place",
}


def quotes(rows: list[Row], program: Program) -> Figures:
    """Who said what: exact spans of source, cue and content, and content joined to its source."""
    exact = {role: Tally() for role in ROLES}
    loose = {role: Touch() for role in ROLES}
    linked = Tally()
    for gold, found in zip(rows, program.read(rows), strict=True):
        text = gold["text"]
        for role in ROLES:
            spans = [_role_spans(text, document, role) for document in (found, gold)]
            exact[role].add(*spans)
            loose[role].add(*spans)
        linked.add(_links(text, found), _links(text, gold))
    rest = {name: value for role in ROLES for name, value in exact[role].named(role).items()}
    rest |= {f"{role} overlap F1": loose[role].f1 for role in ROLES} | linked.named("linked")
    return Figures("mean exact F1", mean(exact[role].f1 for role in ROLES), len(rows), rest)


def _role_spans(text: str, document: Row, role: str) -> set[Span]:
    return {trimmed(text, *span) for item in document["attributions"] for span in item.get(role, ())}


def _links(text: str, document: Row) -> set[tuple[Span, Span]]:
    return {
        (trimmed(text, *item["content"][0]), trimmed(text, *item["source"][0]))
        for item in document["attributions"]
        if item.get("content") and item.get("source")
    }


def entities(rows: list[Row], program: Program) -> Figures:
    """Names of persons, organizations and places: exact span and type."""
    tallies = {kind: Tally() for kind in ("all", "person", "organization", "place")}
    for gold, found in zip(rows, program.read(rows), strict=True):
        text = gold["text"]
        wanted = {(trimmed(text, start, end), TYPES[kind]) for start, end, kind in gold["entities"] if kind in TYPES}
        given = {
            (trimmed(text, *mention), entity["type"])
            for entity in found["entities"]
            for mention in entity["mentions"]
            if entity["type"] in tallies
        }
        tallies["all"].add(given, wanted)
        for kind in ("person", "organization", "place"):
            tallies[kind].add({x for x in given if x[1] == kind}, {x for x in wanted if x[1] == kind})
    rest = {name: value for kind, tally in tallies.items() for name, value in tally.named(kind).items()}
    return Figures("entity F1", tallies["all"].f1, len(rows), rest)


def times(rows: list[Row], program: Program) -> Figures:
    """Time expressions of articles: extent, and the value of those whose value is known."""
    strict, loose, value = Tally(), Touch(), Tally()
    for gold, found in zip(rows, program.read(rows), strict=True):
        wanted, unsettled = _gold_times(gold)
        given = {
            (time["start"], time["end"]): time["value"]
            for time in found["times"]
            if touching((time["start"], time["end"]), wanted) or not touching((time["start"], time["end"]), unsettled)
        }
        strict.add(given, wanted)
        loose.add(given, wanted)
        value.add({(touching(span, wanted) or span, v) for span, v in given.items()}, wanted.items())
    rest = strict.named("extent") | {"extent overlap F1": loose.f1} | value.named("value")
    return Figures("value recall", value.recall, len(rows), rest)


def _gold_times(gold: Row) -> tuple[dict[Span, str], list[Span]]:
    """Return the expressions with a full value, and those that the annotators left open."""
    every: dict[Span, str | None] = {(time["start"], time["end"]): time["value"] for time in gold["times"]}
    wanted = {span: value for span, value in every.items() if value and "XX" not in value}
    return wanted, [span for span in every if span not in wanted]
