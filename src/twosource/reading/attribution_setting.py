"""At what event, through what and when something was said, from what stands around the cue."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from twosource.lexicon.clauses import DETERMINERS, PREPOSITIONS
from twosource.lexicon.cues import CHANNEL_NOUNS, OCCASION_NOUNS
from twosource.lexicon.relays import PLATFORM_PHRASES, PLATFORMS, is_outlet
from twosource.reading.attribution_draft import Draft
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_phrases import is_boundary, is_verbish
from twosource.reading.attribution_stage import Stage
from twosource.records.page import Span

_OTHER_CLAUSE = frozenset("who which where whose that as while whereas because although though when but if ; :".split())


def setting(
    stage: Stage, items: Sequence[Item], draft: Draft, outside: Sequence[int]
) -> tuple[str | None, str | None, str | None]:
    """Channel, occasion and time, from the circumstances of one cue."""
    return (
        _channel(stage.text, items, outside),
        _occasion(stage.text, items, outside),
        _said(stage, items, draft, outside),
    )


def same_sentence(drafts: Sequence[Draft], index: int) -> list[Draft]:
    """The other attributions of the sentence, at most a dozen on either side."""
    low, high = index, index + 1
    while low > 0 and index - low < 12 and drafts[low - 1].sentence == drafts[index].sentence:
        low -= 1
    while high < len(drafts) and high - index < 12 and drafts[high].sentence == drafts[index].sentence:
        high += 1
    return [*drafts[low:index], *drafts[index + 1 : high]]


def circumstances(items: Sequence[Item], draft: Draft, others: Sequence[Draft]) -> list[int]:
    """Items of the sentence near the cue that belong to neither source, cue nor content, nor to another's content.

    A cue inside the content of another has its circumstances there.
    """
    if draft.clause is None:
        return []
    low, high = _clause_bounds(items, draft.clause, draft.subject)
    covered = [*draft.ranges, draft.clause, *((draft.subject,) if draft.subject else ())]
    for start, end in (part for other in others for part in other.ranges):
        if start <= draft.clause[0] and draft.clause[1] <= end:
            low, high = max(low, start), min(high, end)
        else:
            covered.append((start, end))
    taken = {k for a, b in covered for k in range(max(a, low), min(b, high))}
    return [k for k in range(low, high) if k not in taken and items[k].quote is None]


def _clause_bounds(items: Sequence[Item], cue: Span, subject: Span | None) -> Span:
    """From the conjunction that opens the clause of the cue to the one that opens the next."""
    low = first = min(cue[0], subject[0]) if subject else cue[0]
    if 0 < first < cue[0] and items[first - 1].lower in ("which", "whom", "who"):
        reach = min(len(items), cue[1] + 60)
        ends = (k for k in range(cue[1], reach) if items[k].lower in (",", ";", ")"))
        return low, next(ends, reach)  # a relative clause has circumstances of its own
    while low > 0 and first - low < 60 and items[low - 1].lower not in _OTHER_CLAUSE:
        low -= 1
    high = cue[1]
    while high < len(items) and high - cue[1] < 60 and items[high].lower not in _OTHER_CLAUSE - {"that"}:
        high += 1
    if subject and subject[1] < cue[0] and any(items[k].lower in _OTHER_CLAUSE for k in range(subject[1], cue[0])):
        return cue[0], high  # a relative clause stands between subject and cue
    return low, max(high, subject[1] if subject else high)


def _runs(numbers: Sequence[int]) -> Iterator[Span]:
    start = None
    previous = -2
    for number in numbers:
        if number != previous + 1:
            if start is not None:
                yield start, previous + 1
            start = number
        previous = number
    if start is not None:
        yield start, previous + 1


def _channel(text: str, items: Sequence[Item], outside: Sequence[int]) -> str | None:
    """The platform, outlet or kind of writing that the words came in."""
    found = None
    for start, end in _runs(outside):
        for at in range(start, end - 1):
            if items[at].lower not in ("in", "on", "via", "through", "by", "with", "from"):
                continue
            phrase = short_phrase(items, at + 1)
            phrase = phrase[0], min(phrase[1], end)
            if phrase[0] >= phrase[1]:
                continue
            while phrase[1] - phrase[0] > 1 and items[phrase[0]].lower in DETERMINERS:
                phrase = phrase[0] + 1, phrase[1]
            words = text[items[phrase[0]].start : items[phrase[1] - 1].end]
            last = items[phrase[1] - 1].lower
            if words.lower() in PLATFORM_PHRASES or (words.lower() in PLATFORMS and items[phrase[0]].capital):
                return words
            if is_outlet(words) and items[phrase[1] - 1].capital:
                return words
            if found is None and last in CHANNEL_NOUNS and items[at].lower != "with":
                found = words
    return found


def _occasion(text: str, items: Sequence[Item], outside: Sequence[int]) -> str | None:
    """The words that say at what event: "a joint news conference with … in Moscow on Tuesday"."""
    for start, end in _runs(outside):
        for at in range(start, end - 1):
            if items[at].lower not in ("during", "at", "after", "before", "on", "in", "following", "ahead", "outside"):
                continue
            first = at + 2 if items[at + 1].lower == "of" else at + 1
            phrase = short_phrase(items, first)
            stop = min(phrase[1], end)
            if not any(items[k].lower in OCCASION_NOUNS for k in range(first, stop)):
                continue
            while stop < end and not _leaves_occasion(items, stop):
                stop += 1
            return text[items[first].start : items[stop - 1].end].rstrip(".,;: ")
    return None


def _leaves_occasion(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    return (is_boundary(item) and item.lower != "with") or is_verbish(items, at) or item.lower in ("to", "about", "as")


def _said(stage: Stage, items: Sequence[Item], draft: Draft, outside: Sequence[int]) -> str | None:
    """The value of the time expression nearest to the cue among its circumstances."""
    if draft.clause is None:
        return None
    near = sorted(outside, key=lambda k: (abs(k - (draft.clause or (0, 0))[0]), k))
    for k in near:
        if not items[k].timed:
            continue
        at = bisect_right(stage.time_starts, items[k].start) - 1
        if at >= 0 and stage.times[at].end > items[k].start and stage.times[at].value[:1] in "0123456789X":
            return stage.times[at].value
    return None


def short_phrase(items: Sequence[Item], start: int) -> Span:
    """A noun phrase that begins at `start`: up to a mark, verb, time or further preposition."""
    at = start
    while at < len(items) and at - start < 12:
        item = items[at]
        if is_boundary(item) or item.timed or (item.lower in PREPOSITIONS and item.lower != "of"):
            break
        if at > start and is_verbish(items, at):
            break
        at += 1
    return start, at
