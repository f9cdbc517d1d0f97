"""Where reported words end before their sentence does: in a relative clause, and where the outlet itself goes on."""

from collections.abc import Sequence

from twosource.lexicon.clauses import (
    AUXILIARIES,
    COMMON_VERBS,
    CONJUNCTIONS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from twosource.reading.attribution_cues import Cue
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_phrases import Range, is_adverb, is_verbish, phrase_after, phrase_before

_NO_CLAUSE = frozenset(
    "well part if in of a an soon long is was are were has have does did usual planned expected".split()
)
_OPENERS = frozenset("although though while whereas after because since when as".split())
_OPENS_CLAUSE = CONJUNCTIONS | SUBORDINATORS | RELATIVES
_FEWEST = 3
_REACH = 60


def in_relative_clause(items: Sequence[Item], cue: Cue, limit: int) -> Range | None:
    """Return what is reported of the noun before "which Israel says …"; None for a cue in no such clause.

    The clause ends at the comma that answers the one before it, or where the verb of the main clause comes.
    """
    opens = relative_before(items, cue)
    if opens is None or "c" not in cue.frames or cue.end >= limit:
        return None
    if items[cue.end].lower in (",", ".", "that") or items[cue.end].quote is not None:
        return None
    if items[opens - 1].lower == ",":
        end = next((k for k in range(cue.end, limit) if items[k].lower in (",", ";", ")")), limit)
    else:
        end = _main_verb(items, cue.end, limit)
    if items[opens].lower == "that" and not _is_finite(items, _past_adverbs(items, cue.end)):
        end = end if end < limit and items[end].lower in AUXILIARIES else cue.end
    return (cue.end, end) if end > cue.end else None


def relative_before(items: Sequence[Item], cue: Cue) -> int | None:
    """Return where the relative pronoun stands that opens the clause of a cue: "the strike, | which unions called"."""
    if cue.subject is None or cue.shared or cue.inverted or cue.voice != "active":
        return None
    opens = cue.subject[0] - 1
    if opens < 1 or items[opens].lower not in ("which", "who", "whom", "that"):
        return None
    return None if items[opens].lower == "that" and is_verbish(items, opens - 1) else opens


def object_before(items: Sequence[Item], cue: Cue) -> Range | None:
    """Return what is called for in "the strike, which unions called for in May, …": the noun before the clause."""
    opens = relative_before(items, cue) if "o" in cue.frames else None
    if opens is None or (items[opens].lower == "that" and items[opens - 1].lower == ","):
        return None
    behind = items[cue.end] if cue.end < len(items) else None
    gone = behind is None or behind.timed or behind.lower in PREPOSITIONS or behind.lower in (",", ".", ";", ")")
    if not gone:
        return None
    return phrase_before(items, opens - 1 if items[opens - 1].lower == "," else opens)


def _past_adverbs(items: Sequence[Item], at: int) -> int:
    while at + 1 < len(items) and is_adverb(items[at]):
        at += 1
    return at


def _is_finite(items: Sequence[Item], at: int) -> bool:
    """A finite verb, or a word that can only be one where a verb must stand: "… say | holds 59 of them"."""
    item = items[at]
    return is_verbish(items, at) or (item.lower.endswith("s") and item.lower.isalpha() and not item.capital)


def _main_verb(items: Sequence[Item], start: int, limit: int) -> int:
    """Where the second finite verb stands with nothing between it and the first that opens a clause, or a mark."""
    groups, inside, limit = 0, False, min(limit, start + _REACH)
    for at in range(start, limit):
        word = items[at].lower
        if word in (",", ";", ".", ")") or items[at].quote is not None:
            return at
        if word in _OPENS_CLAUSE:
            groups = 0
        finite = word in AUXILIARIES or (word in COMMON_VERBS and not items[at].capital)
        if finite and not inside:
            groups += 1
            if groups > 1:
                return at
        inside = finite or (inside and is_adverb(items[at])) or (at == start and _is_finite(items, at))
        groups = max(groups, 1) if inside else groups
    return limit


def end_of_opening_clause(items: Sequence[Item], cue: Cue, limit: int) -> int:
    """Although the union said it would talk, | the yard is shut: where the outlet's main clause begins."""
    if cue.subject != (1, cue.start) or items[0].lower not in _OPENERS:
        return limit
    for at in range(cue.end + _FEWEST, limit - 2):
        if items[at].lower == "," and begins_clause(items, at + 1, limit):
            return at
    return limit


def begins_clause(items: Sequence[Item], at: int, limit: int) -> bool:
    """A noun phrase and right behind it a finite verb."""
    doer = phrase_after(items, at, apposition=False)
    return doer is not None and doer[1] < limit and is_verbish(items, doer[1])


def outlet_goes_on(items: Sequence[Item], start: int, limit: int) -> int:
    """Return where the outlet tells what went on beside the words: "…, as rescuers searched"; `limit` if nowhere."""
    for at in range(start + _FEWEST, limit - 2):
        if items[at].lower != "," or items[at + 1].lower not in ("as", "while"):
            continue
        if items[at + 2].lower in _NO_CLAUSE or items[at + 2].lower in SUBJECT_PRONOUNS:
            continue
        doer = phrase_after(items, at + 2, apposition=False)
        if doer is not None and doer[1] < limit and _happened(items, doer[1]):
            return at
    return limit


def _happened(items: Sequence[Item], at: int) -> bool:
    """A verb of its own, no auxiliary: what somebody gives as a reason is as a rule told with "is" or "had"."""
    return is_verbish(items, at) and items[at].lower not in AUXILIARIES
