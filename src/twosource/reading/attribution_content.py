"""What a cue reports: the words behind it, before it, or on both sides."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from twosource.lexicon.clauses import (
    CONJUNCTIONS,
    DETERMINERS,
    OPENING_WORDS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from twosource.lexicon.cues import CHANNEL_NOUNS, OCCASION_NOUNS
from twosource.reading.attribution_cues import Cue
from twosource.reading.attribution_ends import (
    begins_clause,
    end_of_opening_clause,
    in_relative_clause,
    object_before,
    outlet_goes_on,
)
from twosource.reading.attribution_heard import addressee
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_named import name_end
from twosource.reading.attribution_phrases import (
    Range,
    is_adverb,
    is_boundary,
    is_verbish,
    phrase_after,
    phrase_before,
    skip_adverbials,
)

LONGEST = 240
_GOES_ON = (-1, -1)
_PLAIN = frozenset(("say", "tell", "add"))
_WITH_THAT = frozenset(
    "conclude maintain observe counter reason remark comment respond agree rule threaten post".split()
)
_STOPS = frozenset((".", "!", "?", "…"))


class Found(Struct, frozen=True):
    """The content of a cue in ranges of items; `colon` joins the cue, `heard` is who is spoken to.

    `aside` is where the circumstances stand: "in Moscow on Tuesday".
    """

    content: tuple[Range, ...]
    colon: bool = False
    heard: Range | None = None
    aside: Range | None = None


def find_contents(items: Sequence[Item], cues: Sequence[Cue]) -> list[Found]:
    """Return what each cue of a sentence reports, in the order of the cues."""
    limits = _limits(items, cues)
    return [_content(items, cue, limits[index]) for index, cue in enumerate(cues)]


def _limits(items: Sequence[Item], cues: Sequence[Cue]) -> list[int]:
    """For each cue, where at the latest its content behind it ends: the next cue that does not depend on it."""
    found = [len(items)] * len(cues)
    limit = len(items)
    cited = [part for part in cited_names(items) if not _goes_on_behind(items, part)]
    for index in range(len(cues) - 1, -1, -1):
        subject = cues[index].subject
        opens = subject[1] + 2 if subject is not None and cues[index].inverted else cues[index].end
        at = bisect_left(cited, (opens, 0))
        found[index] = min(limit, cited[at][0] - 1) if at < len(cited) and cited[at][0] > 0 else limit
        if index + 1 < len(cues) and _is_put_in(cues[index], cues[index + 1]):
            found[index] = min(found[index], cues[index + 1].start - 1)
        cut = _cut_before(items, cues[index])
        if cut is not None:
            limit = cut
    return found


def _is_put_in(cue: Cue, following: Cue) -> bool:
    """The spokesman, commenting on the report, | said: the content of the first ends before the second."""
    own = following.subject is not None and not following.shared and not following.inverted
    return own and following.subject is not None and following.subject[1] <= cue.start and cue.end < following.start


def cited_names(items: Sequence[Item]) -> list[Range]:
    """Where "…, citing Lavrov" stands: from "citing" to behind the name."""
    found = []
    for at in range(1, len(items) - 1):
        if items[at].lower in ("citing", "quoting") and items[at - 1].lower == ",":
            end = name_end(items, at + 1)
            if end is not None:
                found.append((at, end))
    return found


def _goes_on_behind(items: Sequence[Item], cited: Range) -> bool:
    """The agency reported, citing Lavrov, | that …: the name is put in, and the content comes behind it."""
    return cited[1] + 1 < len(items) and items[cited[1]].lower == "," and items[cited[1] + 1].lower == "that"


def _cut_before(items: Sequence[Item], cue: Cue) -> int | None:
    first = cue.start
    if cue.voice == "passive":
        return None
    if cue.subject is not None and not cue.shared and not cue.inverted:
        first = min(first, cue.subject[0])
    if first == 0:
        return None
    before = items[first - 1].lower
    if cue.verb == "according" and before == "that":
        return None  # he said that, according to his information, …
    if cue.voice == "participle" and cue.shared:
        if items[first - 1].quote is not None:
            return first
        return first - 1 if before == "," else (first - 2 if first > 1 and items[first - 2].lower == "," else None)
    if cue.shared:
        return first - 2 if first > 1 and items[first - 2].lower == "," else first - 1
    if cue.verb == "according" or (cue.inverted and before in (",", '"')):
        return first - 1 if before == "," else first
    if before == "," and _is_remark(items, cue):
        return first - 1
    if items[first - 1].quote is not None and _is_remark(items, cue):
        return first
    joint = first - 1
    while joint > 0 and (items[joint].timed or items[joint].lower in OPENING_WORDS - CONJUNCTIONS):
        joint -= 1
    joined = items[joint].lower in ("but", "and", "while", "though", "although", "yet")
    if not joined or joint < 2 or items[joint - 1].lower not in (",", ";", '"'):
        return None
    return joint if items[joint - 1].quote is not None else joint - 1


def _is_remark(items: Sequence[Item], cue: Cue) -> bool:
    """The plan, he said, … / …, officials said: nothing but circumstances follows before the next mark."""
    heard = addressee(items, cue.end) if "a" in cue.frames else None
    at, _ = skip_adverbials(items, heard[1] if heard else cue.end)
    return at >= len(items) or items[at].lower in (".", ",", "—", "–", ";")


def _content(items: Sequence[Item], cue: Cue, limit: int) -> Found:
    if cue.verb == "according":
        return _around_according(items, cue, limit)
    if cue.voice == "passive":
        return _of_passive(items, cue, limit)
    limit = min(limit, cue.end + LONGEST)
    start = max(cue.end, cue.subject[1]) if cue.inverted and cue.subject else cue.end
    heard = None
    if "a" in cue.frames:
        heard = addressee(items, start)
        start = heard[1] if heard else start
    if "i" in cue.frames and _is_infinitive(items, start, limit):
        return Found(((start, limit),), heard=heard)
    limit = end_of_opening_clause(items, cue, limit)
    of_noun = object_before(items, cue) or in_relative_clause(items, cue, limit)
    if of_noun is not None:
        return Found((of_noun,), heard=heard)
    if "q" in cue.frames or "c" in cue.frames:
        found = _of_clause(items, cue, start, outlet_goes_on(items, start, limit))
        if found is not None:
            return Found(found.content, found.colon, heard or found.heard, found.aside)
    _, later = skip_adverbials(items, start)
    if "i" in cue.frames and later + 1 < limit and items[later].lower == "to" and items[later + 1].lower[0].isalnum():
        return Found(((later, limit),), heard=heard, aside=(start, later) if later > start else None)
    if "o" in cue.frames:
        return _of_object(items, cue, start, limit)
    return Found((), heard=heard)


def _is_infinitive(items: Sequence[Item], at: int, limit: int) -> bool:
    if at + 1 >= limit or items[at].lower != "to" or items[at + 1].quote is not None:
        return False
    word = items[at + 1]
    return word.lower.isalpha() and not word.capital and word.lower not in DETERMINERS


def _of_clause(items: Sequence[Item], cue: Cue, start: int, limit: int) -> Found | None:
    behind = _behind(items, cue, start, limit)
    first = min(cue.start, cue.subject[0]) if cue.subject and not cue.shared else cue.start
    if cue.relay is not None and cue.relay[1] <= first:
        first = cue.relay[0]  # "…," the agency quoted Lavrov as saying
    if first > 0 and items[first - 1].lower == "as":
        first -= 1
    put_in = behind is not None and behind.heard == _GOES_ON
    participle = cue.shared and cue.voice == "participle"
    before = _before(items, first, whole=not put_in) if not participle else None
    if behind is not None:
        quoted = items[first - 1].quote is not None if first > 0 else False
        comma_quoted = first > 1 and items[first - 1].lower == "," and items[first - 2].quote is not None
        goes_on = (quoted or comma_quoted or put_in) and before is not None
        content = (before, *behind.content) if goes_on and before is not None else behind.content
        return Found(content, behind.colon, None, behind.aside)
    at, _ = skip_adverbials(items, start)
    stops = at >= len(items) or is_boundary(items[at]) or items[at].lower in CONJUNCTIONS | {"(", ")"}
    direct = first > 0 and (items[first - 1].quote is not None or (first > 1 and items[first - 2].quote is not None))
    if before is not None and (stops or direct) and ("q" in cue.frames or not direct):
        return Found((before,), aside=(start, at) if at > start else None)
    return None


def _behind(items: Sequence[Item], cue: Cue, start: int, limit: int) -> Found | None:
    """The content that follows the cue, if any; `heard` marks a content that goes on behind a remark."""
    if start >= limit:
        return None
    at, sure = skip_adverbials(items, start)
    aside = (start, at) if at > start else None
    word = items[at].lower if at < limit else "."
    if word == ":" and at + 1 < limit:
        return Found(((at + 1, limit),), colon=at == cue.end, aside=aside)
    if word == '"' and "a" in cue.frames and at + 1 < limit and items[at + 1].lower == "that":
        return Found(((at + 1, limit),), aside=aside)  # told "Morning Call" that …: a programme that was told
    if word in ("that", '"') or (word in ("if", "whether", "how", "why", "what") and at == start):
        if word == '"' and at > start and items[at - 1].lower in DETERMINERS | PREPOSITIONS:
            return Found(((sure, limit),), aside=(start, sure)) if "c" in cue.frames else None
        return Found(((at, limit),), aside=aside)
    if word == ",":
        return _behind_comma(items, cue, at, limit, aside)
    if word in _STOPS or word in (";", "—", "–", "-", ")") or at >= limit:
        return None
    if "c" not in cue.frames or _is_quoted_before(items, cue):
        return None
    begin = at if _is_channel(items, start, at) or sure == at else sure
    if word in ("as", "when", "while", "after", "before", "because", "and", "but", "since") and begin == at:
        return None
    if cue.verb in _PLAIN or (cue.verb not in _WITH_THAT and _has_verb(items, begin, limit)):
        return Found(((begin, limit),), aside=(start, begin) if begin > start else None)
    return None


def _behind_comma(items: Sequence[Item], cue: Cue, comma: int, limit: int, aside: Range | None) -> Found | None:
    after = comma + 1
    if after >= limit:
        return None
    if items[after].quote is not None:
        return Found(((after, limit),), aside=aside)
    if items[after].lower in ("citing", "quoting"):
        end = name_end(items, after + 1)
        put_in = end is not None and _goes_on_behind(items, (after, end))
        return Found(((end + 1, limit),), aside=aside) if end is not None and put_in else None
    second = next((k for k in range(after, min(after + 14, limit)) if items[k].lower == ","), None)
    if second is not None and second + 1 < limit and items[second + 1].lower == "that":
        return Found(((second + 1, limit),), aside=aside)
    first = min(cue.start, cue.subject[0]) if cue.subject and not cue.shared else cue.start
    opener = items[after].lower
    if (
        first > 1
        and items[first - 1].lower in (",", "as")
        and opener not in ("but", "and", "while", "as", "though", "who", "which", "where", "whose")
    ):
        # a remark put in: the plan, he said, would fail
        return Found(((after, limit),), heard=_GOES_ON, aside=aside)
    return None


def _is_quoted_before(items: Sequence[Item], cue: Cue) -> bool:
    if cue.voice == "participle":
        return False
    first = min(cue.start, cue.subject[0]) if cue.subject and not cue.shared else cue.start
    return first > 0 and items[first - 1].quote is not None


def _is_channel(items: Sequence[Item], start: int, end: int) -> bool:
    return any(items[k].lower in CHANNEL_NOUNS for k in range(start, end)) and end > start


def _has_verb(items: Sequence[Item], start: int, limit: int) -> bool:
    return any(
        is_verbish(items, k) or items[k].lower in SUBJECT_PRONOUNS or items[k].quote is not None
        for k in range(start, min(limit, start + 30))
    )


def _before(items: Sequence[Item], end: int, *, whole: bool) -> Range | None:
    """The words from the beginning of the sentence to the remark that ends at `end`; a clause if `whole`."""
    stop = end
    while stop > 0 and items[stop - 1].quote is None and items[stop - 1].lower in (",", "—", "–", "-", ";", "as"):
        stop -= 1
    if stop == end and (end == 0 or items[end - 1].quote is None):
        return None
    start = max(_after_dateline(items, stop), stop - LONGEST)
    while start < stop and (items[start].lower in ("but", "and", "yet", "so", "still", ",", "—", "•", "-", "*")):
        start += 1
    if start >= stop:
        return None
    quoted = any(items[k].quote is not None for k in range(start, stop))
    if not quoted and not whole:
        return None if items[start].lower in PREPOSITIONS else (start, stop)
    if not quoted and (stop - start < 3 or (items[start].lower in PREPOSITIONS and stop - start < 12)):
        return None
    if not quoted and not _has_verb(items, start, stop):
        return None
    return start, stop


def _after_dateline(items: Sequence[Item], stop: int) -> int:
    """MOSCOW (Agency) – …, By A. Reporter, Moscow (Agency): …: where the sentence itself begins."""
    for at in range(min(16, stop - 1)):
        if items[at].lower == ")" and at + 1 < stop and items[at + 1].lower in ("-", "–", "—", ":", "--"):
            opened = any(items[k].lower == "(" for k in range(at))
            return at + 2 if opened and items[0].capital else 0
    return 0


def _around_according(items: Sequence[Item], cue: Cue, limit: int) -> Found:
    end = cue.subject[1] if cue.subject else cue.end
    if end + 2 < limit and items[end].lower == "," and items[end + 1].lower in ("citing", "quoting"):
        end = next((k for k in range(end + 2, min(end + 16, limit)) if items[k].lower == ","), end)
    opens = cue.start == 0 or all(items[k].lower in OPENING_WORDS | {","} for k in range(cue.start))
    if opens or items[cue.start - 1].lower == "that":
        comma = next((k for k in range(end, min(end + 24, limit)) if items[k].lower == ","), None)
        start = comma + 1 if comma is not None else end
        return Found(((start, limit),) if start < limit else ())
    start = max(_after_dateline(items, cue.start), cue.start - LONGEST)
    while start < cue.start and items[start].lower in ("but", "and", "yet", "so", ",", "•"):
        start += 1
    stop = cue.start - 1 if items[cue.start - 1].lower == "," else cue.start
    content = [(start, stop)] if start < stop else []
    if end + 1 < limit and items[end].lower == "," and items[end + 1].lower not in ("who", "which", "and", "but"):
        content.append((end + 1, limit))
    return Found(tuple(content))


def _of_passive(items: Sequence[Item], cue: Cue, limit: int) -> Found:
    subject = phrase_before(items, cue.start)
    if cue.end < limit and items[cue.end].lower == "that" and "c" in cue.frames:
        return Found(((cue.end, limit),))
    if cue.subject is None or subject is None or "o" not in cue.frames:
        return Found(())
    behind = cue.subject[1]
    if items[subject[0]].lower in ("it", "there") and behind < limit:
        return Found(((behind, limit),) if items[behind].lower == "that" else ())
    if behind < limit and items[behind].lower in ("as", "of", "for", "to", "that"):
        return Found((subject, (behind, limit)))
    return Found((subject,))


def _of_object(items: Sequence[Item], cue: Cue, start: int, limit: int) -> Found:
    end = _end_of_object(items, start, limit)
    while end > start and (items[end - 1].timed or items[end - 1].lower in _STOPS | {",", ";", "on"}):
        end -= 1
    if start >= end or (
        items[start].quote is None and items[start].lower in {",", ";", ":", ")", "—", "–", "and", "by"}
    ):
        return Found(())
    if start + 1 == end and (is_adverb(items[start]) or items[start].lower in PREPOSITIONS):
        return Found(())
    heard = None
    if cue.verb in ("urge", "ask", "order", "invite", "call on", "beg", "advise", "thank", "congratulate"):
        heard = phrase_after(items, start, apposition=False)
    return Found(((start, end),), heard=heard)


def _end_of_object(items: Sequence[Item], start: int, limit: int) -> int:
    """Where "during a briefing", "in a statement" or a clause of time or contrast leaves the object."""
    for at in range(start + 1, limit):
        if items[at].quote is not None and begins_clause(items, at + 1, limit):
            return at + 1
        word = items[at].lower
        following = items[at + 1].lower if at + 1 < limit else ""
        after_next = items[at + 2].lower if at + 2 < limit else ""
        if word == "during" or (
            word in ("in", "at") and following in ("a", "an") and _names_channel(items, at + 2, limit)
        ):
            return at
        if word == "," and (following in ("while", "but", "though", "although", "who", "which") or after_next == "not"):
            return at
    return limit


def _names_channel(items: Sequence[Item], start: int, limit: int) -> bool:
    return any(
        items[k].lower in CHANNEL_NOUNS or items[k].lower in OCCASION_NOUNS for k in range(start, min(start + 3, limit))
    )
