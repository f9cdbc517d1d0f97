"""Noun phrases and adverbials around a cue, found from the closed classes of English.

All positions are indexes of items; every search looks at a bounded number of items, so a sentence of any
length is read in linear time.
"""

from collections.abc import Sequence

from twosource.lexicon.clauses import (
    ADVERBS,
    AUXILIARIES,
    COMMON_VERBS,
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    NOT_ADVERBS,
    OPENING_WORDS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from twosource.lexicon.cues import verb_forms
from twosource.reading.attribution_items import PUNCTUATION, Item

Range = tuple[int, int]
REACH = 32
_NOT_HEADS = PREPOSITIONS | SUBORDINATORS | AUXILIARIES | CONJUNCTIONS | (DETERMINERS - {"all", "both", "this", "that"})
_AFTER_VERB = frozenset("the a an his her its their this these those him them us".split())
_INNER = frozenset("-/&'’[]")


def is_adverb(item: Item) -> bool:
    """Words that may stand between the parts of a verb."""
    word = item.lower
    if item.capital:
        return False
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS and not item.capital)


def is_verbish(items: Sequence[Item], at: int) -> bool:
    """Is this word a finite verb, as far as closed classes and endings tell?"""
    item = items[at]
    word = item.lower
    if item.quote is not None or (item.capital and at > 0 and word not in AUXILIARIES):
        return False
    if word in AUXILIARIES or word in COMMON_VERBS:
        return True
    before = items[at - 1] if at else None
    adjective = before is not None and (
        before.lower in DETERMINERS or before.lower in PREPOSITIONS or before.lower == "-"
    )
    if any(form.kind in ("past",) for form in verb_forms().get(word, ())):
        return not adjective
    if word.endswith("s") and len(word) > 3 and before is not None and at + 1 < len(items):
        singular = not before.lower.endswith("s") and before.lower.isalpha() and not adjective
        if singular and before.lower not in PREPOSITIONS and items[at + 1].lower in _AFTER_VERB:
            return True
    if word.endswith("ed") and len(word) > 4 and not adjective:
        following = items[at + 1] if at + 1 < len(items) else None
        noun_follows = following is not None and following.capital and before is not None and not before.capital
        return not (noun_follows and before is not None and is_adverb(before))
    return False


def is_boundary(item: Item) -> bool:
    """Marks, quotations and words that no noun phrase runs across."""
    return (
        item.quote is not None
        or (item.lower in PUNCTUATION and item.lower not in _INNER)
        or item.lower in SUBORDINATORS
        or item.lower in RELATIVES
    )


def phrase_before(items: Sequence[Item], end: int) -> Range | None:
    """Return the noun phrase that ends at `end`, with an apposition between commas; None where there is none."""
    if end <= 0:
        return None
    last = items[end - 1]
    if last.lower in (",", "—", "–", "-"):
        return _with_insertion(items, end)
    return _start_or_none(items, end)


def _without_time(items: Sequence[Item], end: int) -> int:
    """Lavrov on Tuesday | said, they both | said: time and float belong to the verb."""
    if end > 1 and items[end - 1].lower in ("both", "all", "each", "himself", "herself", "themselves"):
        end -= 1
    stop = end
    while stop > 1 and end - stop < 8 and items[stop - 1].timed:
        stop -= 1
    if stop < end and stop > 1 and items[stop - 1].lower in ("on", "in", "late", "early", "at"):
        stop -= 1
    return stop if stop > 0 and not items[stop - 1].timed else end


def _with_insertion(items: Sequence[Item], end: int) -> Range | None:
    """Lavrov, the foreign minister, | said: the apposition belongs to the phrase, a clause or adverbial does not."""
    mark = items[end - 1].lower
    for at in range(end - 2, max(-1, end - 2 - REACH), -1):
        if items[at].quote is not None and mark == ",":
            return None
        if items[at].lower == mark:
            break
    else:
        return None
    at = _start_of_list(items, at) if mark == "," else at
    if at + 1 >= end - 1 or at == 0:
        return None
    first = items[at + 1]
    start = _start_of_phrase(items, at)
    if start is None:
        return None
    inserted = (
        first.lower in RELATIVES
        or first.lower in PREPOSITIONS
        or first.lower in SUBORDINATORS
        or first.lower in OPENING_WORDS
        or first.timed
        or is_adverb(first)
        or first.lower.endswith(("ing", "ed"))
        or mark != ","
    )
    if inserted:
        return _before_examples(items, start, at)
    if _has_own_verb(items, at + 1, end - 1) or not _is_name(items, start, at):
        return _start_or_none(items, end - 1)
    return _before_apposition(items, start, at), end - 1


def _before_examples(items: Sequence[Item], start: int, end: int) -> Range:
    """Two officials, including one from Oslo, who had …, | said: the phrase is the one that the examples are of."""
    if start < 2 or items[start].lower not in ("including", "among", "such", "like") or items[start - 1].lower != ",":
        return start, end
    whole = _start_of_phrase(items, start - 1)
    return (start, end) if whole is None else (whole, start - 1)


def _has_own_verb(items: Sequence[Item], start: int, end: int) -> bool:
    """A verb in the insertion that no relative pronoun introduces: then it is a clause, and no apposition."""
    verb = next((k for k in range(start, end) if is_verbish(items, k)), None)
    if verb is None:
        return False
    relative = any(items[k].lower in ("who", "which", "whose") for k in range(start + 1, verb))
    return not (relative and items[start].lower in ("a", "an", "the"))


def _start_of_list(items: Sequence[Item], comma: int) -> int:
    """Leaders, including those of France, Spain, and Italy, | said: the insertion begins before the list."""
    if items[comma + 1].lower not in ("and", "or"):
        return comma
    for at in range(comma - 1, max(0, comma - REACH), -1):
        if is_verbish(items, at) or items[at].quote is not None:
            break
        if items[at].lower == "," and items[at + 1].lower in ("including", "such", "like", "from", "among", "of"):
            return at
    return comma


def _before_apposition(items: Sequence[Item], start: int, end: int) -> int:
    """Kyslytsia, first deputy minister, a member of … | said: the name stands before a second apposition."""
    if start < 2 or items[start - 1].lower != "," or items[start].lower in SUBJECT_PRONOUNS:
        return start
    first = _start_of_phrase(items, start - 1)
    if first is None or first == start - 1 or not _is_name(items, first, start - 1):
        return start
    placed = first > 0 and items[first - 1].lower in PREPOSITIONS
    verbs = any(is_verbish(items, k) for k in range(max(first, start - 1 - REACH), end))
    return start if placed or verbs or not items[start - 2].capital else first


def _is_name(items: Sequence[Item], start: int, end: int) -> bool:
    """An apposition explains a name or a definite description, not a place or time put first."""
    return items[start].lower not in PREPOSITIONS and not items[end - 1].timed


def _start_or_none(items: Sequence[Item], end: int) -> Range | None:
    start = _start_of_phrase(items, end)
    return (start, _without_time(items, end)) if start is not None else None


def _start_of_phrase(items: Sequence[Item], end: int) -> int | None:
    last = items[end - 1]
    if last.lower in SUBJECT_PRONOUNS:
        return end - 1
    if last.lower == ")":
        opening = next((k for k in range(end - 2, max(-1, end - 14), -1) if items[k].lower == "("), None)
        return None if opening is None or opening == 0 else _start_of_phrase(items, opening)
    if last.lower in _NOT_HEADS or last.quote is not None or last.lower in PUNCTUATION or is_adverb(last):
        return None
    end = _without_time(items, end)
    low = end - 1
    floor = max(0, end - REACH)
    while low > floor and not is_boundary(items[low - 1]):
        low -= 1
    if low > 1 and items[low - 1].lower in ("who", "which") and any(is_verbish(items, k) for k in range(low, end)):
        return _start_of_phrase(items, low - 1)
    low = _after_verbs(items, low, end)
    low = _after_opening(items, low, end)
    return low if low < end else None


def _after_verbs(items: Sequence[Item], low: int, end: int) -> int:
    """Leave out what precedes the last verb, and the object of that verb where a conjunction follows it."""
    for at in range(end - 1, low - 1, -1):
        if is_verbish(items, at):
            joint = next((k for k in range(at + 1, end) if items[k].lower in CONJUNCTIONS), None)
            reduced = items[at].lower.endswith("ed") and at + 1 < end and items[at + 1].lower in PREPOSITIONS
            if reduced and at > low and joint is None:
                continue
            return joint + 1 if joint is not None else at + 1
    return low


def _after_opening(items: Sequence[Item], low: int, end: int) -> int:
    """Leave out conjunctions, adverbs, times and a prepositional phrase at the front."""
    while low < end and (
        items[low].lower in OPENING_WORDS or items[low].timed or (is_adverb(items[low]) and low + 1 < end)
    ):
        low += 1
    if low < end and items[low].lower in PREPOSITIONS:
        at = low + 1
        while at < end and items[at].lower in DETERMINERS:
            at += 1
        last_time = max((k for k in range(low, end - 1) if items[k].timed), default=None)
        if last_time is not None:
            return last_time + 1
        while at < end and not _begins_phrase(items, at):
            at += 1
        return at
    return low


def _begins_phrase(items: Sequence[Item], at: int) -> bool:
    """A determiner, pronoun or name right after a common noun begins a phrase of its own."""
    before, item = items[at - 1], items[at]
    if before.lower in DETERMINERS or before.lower in PREPOSITIONS:
        return False
    starts = item.lower in DETERMINERS or item.lower in SUBJECT_PRONOUNS or (item.capital and not before.capital)
    return starts or item.lower in HONORIFICS


def phrase_after(items: Sequence[Item], start: int, *, apposition: bool = True) -> Range | None:
    """Return the noun phrase that begins at `start`, with the apposition behind it where that is wanted."""
    if start >= len(items):
        return None
    first = items[start]
    if first.lower == "one":
        pass  # one of its leaders, one diplomat
    elif first.lower in SUBJECT_PRONOUNS and not first.lower.startswith("wh"):
        return start, start + 1
    if first.lower in ("him", "her", "them", "us", "me") and not _noun_follows(items, start + 1):
        return start, start + 1
    titled = first.capital and start + 1 < len(items) and items[start + 1].capital  # said Under Secretary Lind
    if is_boundary(first) or (first.lower in PREPOSITIONS and not titled) or first.lower in AUXILIARIES or first.timed:
        return None
    at = start
    while at < len(items) and at - start < REACH and not _ends_phrase(items, start, at):
        at += 1
    if at == start:
        return None
    if apposition and at + 1 < len(items) and items[at].lower == ",":
        at = _through_apposition(items, at)
    return start, at


def _noun_follows(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and not (
        is_boundary(items[at]) or items[at].lower in DETERMINERS | PREPOSITIONS | SUBJECT_PRONOUNS or items[at].capital
    )


def _ends_phrase(items: Sequence[Item], start: int, at: int) -> bool:
    item = items[at]
    if item.lower == "(":
        return False
    if item.lower == ")" or item.lower in _INNER:
        return False
    if is_boundary(item) or item.timed:
        return True
    if item.lower in ("and", "or") and at + 1 < len(items):
        follows = items[at + 1]
        return not (follows.capital or follows.lower in DETERMINERS) or is_verbish(items, at + 1)
    if at > start and item.lower in PREPOSITIONS:
        return item.lower not in ("of", "for", "from", "at") or (at + 1 < len(items) and items[at + 1].timed)
    if at > start and (item.lower in RELATIVES or is_adverb(item) or is_verbish(items, at)):
        return True
    if at > start and item.lower.endswith("ing") and not item.capital:
        return True
    before = items[at - 1]
    return (
        at > start
        and not (before.lower in PREPOSITIONS or before.lower in DETERMINERS or before.capital)
        and ((item.lower in DETERMINERS and item.lower not in ("other",)) or item.lower in SUBJECT_PRONOUNS)
    )


def _through_apposition(items: Sequence[Item], comma: int) -> int:
    first = items[comma + 1]
    if (
        first.quote is not None
        or first.timed
        or first.lower
        in (RELATIVES | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | SUBJECT_PRONOUNS | AUXILIARIES | OPENING_WORDS)
    ):
        return comma
    if first.lower.endswith(("ing", "ed")) or is_adverb(first) or is_verbish(items, comma + 1):
        return comma
    at = comma + 1
    while at < len(items) and at - comma < 20:
        item = items[at]
        if item.lower in (",", ".", ";", ":", "!", "?") or item.quote is not None:
            break
        if is_verbish(items, at) or item.lower in SUBORDINATORS or item.lower in RELATIVES or item.timed:
            return comma
        at += 1
    return at


def opening_phrase(items: Sequence[Item]) -> Range | None:
    """Return the first noun phrase of a sentence: the subject of its main clause, most of the time."""
    at = 0
    end = min(len(items), REACH)
    if items and (items[0].lower in PREPOSITIONS or items[0].lower.endswith("ing") or items[0].lower in SUBORDINATORS):
        comma = next((k for k in range(end) if items[k].lower == ","), None)
        if comma is None:
            return None
        at = comma + 1
    while at < end and (items[at].lower in OPENING_WORDS or items[at].timed or items[at].lower in (",", '"')):
        at += 1
    return phrase_after(items, at)


def skip_adverbials(items: Sequence[Item], start: int) -> tuple[int, int]:
    """Walk over times, adverbs and prepositional phrases.

    Returns where they end, and the end of that part of them which no noun phrase can belong to (times, adverbs).
    """
    at = sure = start
    while at < len(items) and at - start < 2 * REACH:
        item = items[at]
        if (
            item.timed
            or is_adverb(item)
            or (
                item.lower in ("on", "in", "at", "last", "this", "early", "late")
                and at + 1 < len(items)
                and items[at + 1].timed
            )
        ):
            at += 1
            sure = at
        elif item.lower in PREPOSITIONS:
            at = _through_prepositional(items, at)
        else:
            break
    return at, sure


def _through_prepositional(items: Sequence[Item], start: int) -> int:
    at = start + 1
    while at < len(items) and items[at].lower in DETERMINERS:
        at += 1
    while at < len(items) and at - start < REACH:
        item = items[at]
        if is_boundary(item) or item.timed or item.lower in PREPOSITIONS or is_verbish(items, at):
            break
        if _begins_phrase(items, at) and at > start + 1:
            break
        at += 1
    return at
