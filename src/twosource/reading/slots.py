"""Which time, place and quantity belong to which clause."""

from bisect import bisect_right
from collections.abc import Sequence

from twosource.language.tagger import Word
from twosource.reading.clause_parts import Clause, Phrase, phrase_span
from twosource.records.page import Span
from twosource.records.reading import Entity, Quantity, TimeExpression

PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "inside")
_MOTION = frozenset(
    {"arrive", "travel", "go", "return", "fly", "move", "come", "head", "send", "leave", "march", "withdraw"}
)
_VISITS = frozenset({"visit", "leave", "reach", "suggest", "propose", "offer", "reject", "favour", "favor", "enter"})


def times_by_clause(
    words: Sequence[Word], found: Sequence[Clause], times: Sequence[TimeExpression]
) -> dict[int, TimeExpression]:
    """Give each time expression of a sentence to the last verb before it, or to the first verb of all.

    Of several for one verb the most precise date wins, then the first. Keys are places in `found`.
    """
    starts = [words[clause.group[0]].start for clause in found]
    chosen: dict[int, TimeExpression] = {}
    for time in times:
        if time.type not in ("DATE", "TIME") or not starts:
            continue
        place = max(0, bisect_right(starts, time.start) - 1)
        current = chosen.get(place)
        if current is None or _precision(time) > _precision(current):
            chosen[place] = time
    return chosen


def _precision(time: TimeExpression) -> int:
    day = time.value.split("T")[0]
    vague = day.endswith("_REF") or (not day[:1].isdigit() and "W" not in day)
    return 0 if vague else len(day)


def place_of(
    words: Sequence[Word], clause: Clause, places: Sequence[tuple[Span, Entity]]
) -> tuple[Entity, Span] | None:
    """Return the place a clause names by a preposition, or as the object of a verb of place."""
    allowed = (*PLACE_PREPOSITIONS, "to", "from") if words[clause.verb].lemma in _MOTION else PLACE_PREPOSITIONS
    after = [phrase for prep, phrase in clause.after if prep in allowed]
    if clause.object is not None and words[clause.verb].lemma in _VISITS:
        after.insert(0, clause.object)
    before = [phrase for prep, phrase in clause.before if prep in ("in", "at")]
    for phrase in (*after, *before):
        found = _inside((words[phrase.first].start, words[phrase.last - 1].end), places)
        head = words[phrase.head]
        if found is not None and (found[1][0] <= head.start < found[1][1] or found[1][1] >= head.end):
            return found
    return None


def _inside(span: Span, places: Sequence[tuple[Span, Entity]]) -> tuple[Entity, Span] | None:
    at = bisect_right([mention[0] for mention, _ in places], span[0] - 1)
    if at < len(places) and places[at][0][1] <= span[1]:
        return places[at][1], places[at][0]
    return None


def quantity_of(words: Sequence[Word], clause: Clause, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the first quantity in the object, the subject, or what hangs after the verb."""
    phrases: list[Phrase] = [p for p in (clause.object, clause.subject) if p is not None]
    phrases += [phrase for _, phrase in clause.after]
    for phrase in phrases:
        start, end = phrase_span(words, phrase)
        for quantity in quantities:
            if quantity.start < end and start < quantity.end:
                return quantity
    verb, last = words[clause.group[1] - 1].end, clause.span[1]
    return next((q for q in quantities if verb <= q.start < last), None)
