"""The task about whether told events are so: polarity and modality of the propositions that tell them.

A gold event is covered when it overlaps the trigger of a proposition. Half of the documents, by a checksum of
their names, were looked at while the rules were made; the figure that counts is that of the other half.
"""

import zlib
from collections import Counter
from collections.abc import Iterator

from benchmarks.evaluate.figures import Figures, Tally
from benchmarks.evaluate.program import Program, Row

CLASSES = ("happened", "ahead", "possible", "conditional")

_CLASS = {
    "done": "happened",
    "under-way": "happened",
    "agreed": "ahead",
    "planned": "ahead",
    "proposed": "ahead",
    "demanded": "ahead",
    "possible": "possible",
    "rumoured": "possible",
    "conditional": "conditional",
}


def modality(rows: list[Row], program: Program) -> Figures:
    """Negation F1 of covered events, of all events, and the class of modality of covered ones."""
    halves: dict[str, list[tuple[Row, Row | None]]] = {"held out": [], "development": []}
    for gold, found in zip(rows, program.read(rows), strict=True):
        halves["held out" if held_out(gold["id"]) else "development"] += _events(gold, found)
    rest: dict[str, float] = {}
    for name, pairs in halves.items():
        rest |= {f"{name}: {figure}": value for figure, value in _figures(pairs).items()}
    return Figures("negation F1, held out", rest["held out: negation F1"], len(rows), rest)


def held_out(name: str) -> bool:
    """Whether a document with this name is of the held-out half."""
    return zlib.crc32(name.encode()) % 2 == 1


def _events(gold: Row, found: Row) -> Iterator[tuple[Row, Row | None]]:
    """Yield each gold event with the first proposition whose trigger touches it, or None."""
    triggers = [(p["trigger"], p) for p in found["propositions"] if p["trigger"] and not p.get("pair")]
    for event in gold["events"]:
        start, end = event["start"], event["end"]
        yield event, next((p for (first, last), p in triggers if first < end and start < last), None)


def _figures(pairs: list[tuple[Row, Row | None]]) -> dict[str, float]:
    covered, every = Tally(), Tally()
    known = [(event, told) for event, told in pairs if event.get("polarity") in ("POS", "NEG")]
    for event, told in known:
        wanted = {1} if event["polarity"] == "NEG" else set()
        given = {1} if told and told["polarity"] == "negative" else set()
        every.add(given, wanted)
        if told:
            covered.add(given, wanted)
    figures = covered.named("negation")
    figures |= {
        "negation F1, all events": every.f1,
        "negated events": float(every.right + every.missed),
        "negated events covered": float(covered.right + covered.missed),
        "events covered": sum(told is not None for _, told in known) / max(1, len(known)),
    }
    return figures | _modalities(pairs)


def _modalities(pairs: list[tuple[Row, Row | None]]) -> dict[str, float]:
    """Return the share of covered events in the right class, and how many of each class are read as which."""
    table = Counter(
        (wanted, _CLASS[told["modality"]]) for event, told in pairs if told and (wanted := gold_class(event))
    )
    right = sum(count for (wanted, given), count in table.items() if wanted == given)
    figures = {"modality accuracy": right / max(1, table.total())}
    return figures | {f"{a} read as {b}": float(table[a, b]) for a in CLASSES for b in CLASSES if table[a, b]}


def gold_class(event: Row) -> str | None:
    """Return the class of modality that the annotation amounts to, None where it leaves it open."""
    certainty, time, special = (event.get(field) for field in ("certainty", "time", "special_cases"))
    if special == "GEN":
        return None
    if special in ("COND_IF_CLAUSE", "COND_MAIN_CLAUSE"):
        return "conditional"
    if certainty in ("POSSIBLE", "PROBABLE"):
        return "possible"
    if certainty != "CERTAIN" or time not in ("FUTURE", "NON_FUTURE"):
        return None
    return "ahead" if time == "FUTURE" else "happened"
