"""An attribution whose speaker is not resolved yet, and quotations that go on with the speaker before them."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.reading.attribution_items import STRAY, Item, Sentence
from twosource.reading.quotations import Quotation
from twosource.records.page import Span

_EDGES = "\"'“”‘’«»„‟,.:;—–-!?…•* \t\n\r\u00a0"

_GOING_ON = frozenset(", ; : . and but then later also again".split())


class Draft(Struct, frozen=True, kw_only=True):
    """Spans as in an attribution, and where they come from in items of sentence number `sentence`."""

    sentence: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[int, ...] = ()
    plain: bool = False
    verb: str = ""
    frames: str = ""
    subject: Span | None = None
    clause: Span | None = None
    heard: Span | None = None
    aside: Span | None = None
    ranges: tuple[Span, ...] = ()
    relay: Span | None = None
    shared: bool = False


def span_of(items: Sequence[Item], part: Span) -> Span:
    """Return where the items of `part` stand in the text."""
    return items[part[0]].start, items[part[1] - 1].end


def spans_of(
    text: str, items: Sequence[Item], parts: Iterable[Span], quotations: Sequence[Quotation]
) -> tuple[Span, ...]:
    """Return the stretches of text that the parts cover, without quotation marks and marks at their edges.

    Words inside quotations keep their own punctuation ("Istanbul is very good,").
    """
    found: list[Span] = []
    for first, last in parts:
        begin: int | None = None
        for index in range(first, last):
            item = items[index]
            if item.quote is None and item.lower != STRAY:
                begin = item.start if begin is None else begin
                continue
            if begin is not None:
                found.append(bare(text, begin, items[index - 1].end))
                begin = None
            found.extend(quotations[item.quote].pieces if item.quote is not None else ())
        if begin is not None:
            found.append(bare(text, begin, items[last - 1].end))
    return tuple(span for span in found if span[0] < span[1])


def bare(text: str, start: int, end: int) -> Span:
    """Return the span without the marks and white space at its edges; the stop of an abbreviation stays."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not _is_abbreviation(text, start, end):
        end -= 1
    return start, end


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and end - start > 3 and text[end - 3] == "." and text[end - 2].isupper()


def follow_up(
    text: str, sentences: Sequence[Sentence], drafts: list[Draft], quotations: Sequence[Quotation]
) -> list[Draft]:
    """Add quotations that stand alone to the attribution before them, or behind them where they are taken up.

    A quotation alone in its sentence goes on with the speaker before; one with nobody before it in this or the
    last paragraph is an attribution without source and cue.
    """
    result = list(drafts)
    owner: dict[int | None, int] = {quote: index for index, draft in enumerate(drafts) for quote in draft.quoted}
    taken = {quote for draft in drafts for quote in draft.quoted}
    by_sentence: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        by_sentence.setdefault(draft.sentence, []).append(index)
    latest: int | None = None
    reach = -1
    waiting: list[int] = []
    for number, sentence in enumerate(sentences):
        alone = _alone(sentence, taken)
        if alone and _taken_up(alone[-1], quotations):
            waiting.extend(alone)
            reach = sentence.paragraph + 1 if sentence.paragraph <= reach else reach
            continue
        if latest is not None and any(owner.get(item.quote, -1) == latest for item in sentence.items):
            reach = max(reach, sentence.paragraph + 1)
        own = [index for index in by_sentence.get(number, ()) if _can_go_on(result[index])]
        if own:
            for index, quotes in _trailing(sentence, [(index, result[index]) for index in own], taken):
                result[index] = _extended(result[index], quotes, quotations)
            for index in own:
                result[index] = _extended(result[index], list(_leading(result[index], taken, quotations)), quotations)
            latest, reach = _speaker_of(result, own), sentence.paragraph + 1
            if waiting and latest is not None:
                result[latest] = _extended(result[latest], waiting, quotations)
                waiting = []
        elif alone or waiting:
            quotes = [*waiting, *alone]
            waiting = []
            if number - 1 not in by_sentence and _announced(sentences, number):
                result.append(_orphan(number, quotes, quotations))
                latest, reach = len(result) - 1, sentence.paragraph + 1
            elif latest is not None and sentence.paragraph <= reach:
                result[latest] = _extended(result[latest], quotes, quotations)
                reach = sentence.paragraph + 1
            elif any(_is_long(text, quotations[quote]) for quote in quotes):
                result.append(_orphan(number, quotes, quotations))
                latest, reach = len(result) - 1, sentence.paragraph + 1
    return result


def _alone(sentence: Sentence, taken: set[int]) -> list[int]:
    """The quotations of a sentence that holds nothing else."""
    quotes = []
    labelled = len(sentence.items) > 2 and sentence.items[0].lower in ("quote", "quotes", "details")
    for item in sentence.items[2 if labelled and sentence.items[1].lower == ":" else 0 :]:
        if item.quote is not None:
            if item.quote in taken:
                return []
            quotes.append(item.quote)
        elif item.lower[0].isalnum():
            return []
    return quotes


def _announced(sentences: Sequence[Sentence], number: int) -> bool:
    """Say whether the sentence before ends in a colon."""
    return number > 0 and sentences[number - 1].items[-1].lower == ":"


def _trailing(sentence: Sentence, own: Iterable[tuple[int, Draft]], taken: set[int]) -> Iterator[tuple[int, list[int]]]:
    """Quotations that go on behind a cue: "…", it added; and, later, "…"."""
    for index, draft in own:
        at = draft.clause[1] if draft.quoted and draft.clause is not None else len(sentence.items)
        if draft.subject is not None and draft.subject[1] > at:
            at = draft.subject[1]
        quotes = []
        for k in range(at, len(sentence.items)):
            item = sentence.items[k]
            if item.quote is not None and item.quote not in taken:
                quotes.append(item.quote)
            elif item.lower not in _GOING_ON:
                break
        if quotes:
            yield index, quotes


def _leading(draft: Draft, taken: set[int], quotations: Sequence[Quotation]) -> Iterator[int]:
    """Quotations that nothing closes but the mark that opens the next, which the draft has: "We left. "It rained," …"""
    before = min(draft.quoted, default=0) - 1
    while before >= 0 and before not in taken and not quotations[before].closed:
        if quotations[before].end != quotations[before + 1].start:
            return
        taken.add(before)
        yield before
        before -= 1


def _taken_up(quote: int, quotations: Sequence[Quotation]) -> bool:
    return not quotations[quote].closed and quote + 1 < len(quotations) and quotations[quote + 1].continued


def _can_go_on(draft: Draft) -> bool:
    return bool(draft.quoted) or (bool(draft.source) and ("q" in draft.frames or "c" in draft.frames))


def _speaker_of(drafts: Sequence[Draft], own: Sequence[int]) -> int:
    """Of several attributions in one sentence the last that quotes goes on; else the first."""
    quoting = [index for index in own if drafts[index].quoted and drafts[index].source]
    return quoting[-1] if quoting else own[0]


def _extended(draft: Draft, quotes: Sequence[int], quotations: Sequence[Quotation]) -> Draft:
    if not quotes:
        return draft
    spans = tuple(piece for quote in quotes for piece in quotations[quote].pieces)
    return replace(draft, content=tuple(sorted((*draft.content, *spans))), quoted=(*draft.quoted, *quotes))


def _is_long(text: str, quotation: Quotation) -> bool:
    start, end = quotation.inner
    return text[start:end].count(" ") > 3


def _orphan(number: int, quotes: Sequence[int], quotations: Sequence[Quotation]) -> Draft:
    spans = tuple(piece for quote in quotes for piece in quotations[quote].pieces)
    return Draft(sentence=number, source=(), cue=(), content=spans, quoted=tuple(quotes), frames="q")
