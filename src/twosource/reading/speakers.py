"""Who speaks, to whom, through what, at what event, when, and through which relays the words came."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from twosource.lexicon.clauses import DETERMINERS, PREPOSITIONS
from twosource.lexicon.cues import CHANNEL_NOUNS, OCCASION_NOUNS
from twosource.lexicon.relays import PLATFORM_PHRASES, PLATFORMS, is_outlet
from twosource.reading.attribution_draft import Draft
from twosource.reading.attribution_items import Item, Sentence
from twosource.reading.attribution_phrases import is_boundary, is_verbish
from twosource.records.page import Span
from twosource.records.reading import Attribution, Entity, TimeExpression

_PERSONAL = frozenset("he she him her his i me my".split())
_NOT_HEAD_BEFORE = frozenset("for to of from at in with by on under against near".split())
_NEAR = 80
_OTHER_CLAUSE = frozenset("who which where whose that as while whereas because although though when but if ; :".split())


class Stage:
    """What a document offers for resolving speakers: its mentions and times in order. Built once, read only."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], times: Sequence[TimeExpression]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.entities = {entity.id: entity for entity in entities}
        places = [
            (start, end, kind, entity.id)
            for entity in entities
            for kind, spans in ((0, entity.mentions), (1, entity.references))
            for start, end in spans
        ]
        self.places = sorted(places)
        self.starts = [place[0] for place in self.places]
        self.times = sorted(
            (time for time in times if time.type in ("DATE", "TIME")), key=lambda time: (time.start, time.end)
        )
        self.time_starts = [time.start for time in self.times]
        self.relayed = dict(_source_lines(self))

    def within(self, span: Span) -> list[tuple[int, int, int, str]]:
        """Mentions and references that overlap `span`, in order."""
        first = bisect_left(self.starts, span[0] - _NEAR)
        found = []
        for place in self.places[first:]:
            if place[0] >= span[1]:
                break
            if place[1] > span[0]:
                found.append(place)
        return found


def finished(stage: Stage, draft: Draft, drafts: Sequence[Draft], index: int) -> Attribution:
    """Return the attribution of a draft; its id is given later."""
    speaker = _speaker(stage, draft, drafts, index)
    items = stage.sentences[draft.sentence].items
    outside = _circumstances(items, draft, _same_sentence(drafts, index))
    if draft.shared and draft.clause is not None:
        outside = [k for k in outside if k >= (draft.clause or (0, 0))[0]]
    addressee, told = _addressee(stage, items, draft, outside)
    channel, occasion, said = _setting(stage, items, draft, outside)
    lead = _lead(draft, drafts, index)
    if lead is not None:
        around = _circumstances(items, drafts[lead], _same_sentence(drafts, lead))
        before = _setting(stage, items, drafts[lead], around)
        channel, occasion, said = channel or before[0], occasion or before[1], said or before[2]
    manner = ("mixed" if draft.plain else "direct") if draft.quoted else "indirect"
    return Attribution(
        id="",
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        manner=manner,
        speaker=speaker,
        addressee=addressee if addressee != speaker else None,
        channel=told or channel,
        occasion=occasion,
        chain=_chain(stage, draft, drafts, index, speaker),
        said=said,
    )


def _setting(
    stage: Stage, items: Sequence[Item], draft: Draft, outside: Sequence[int]
) -> tuple[str | None, str | None, str | None]:
    """Channel, occasion and time, from the circumstances of one cue."""
    return (
        _channel(stage.text, items, outside),
        _occasion(stage.text, items, outside),
        _said(stage, items, draft, outside),
    )


def _lead(draft: Draft, drafts: Sequence[Draft], index: int) -> int | None:
    """The cue that a cue without a subject of its own goes on from: said on Monday …, adding …"""
    if not draft.shared:
        return None
    for position in range(index - 1, max(-1, index - 7), -1):
        other = drafts[position]
        if other.sentence == draft.sentence and other.subject == draft.subject and not other.shared:
            return position
    return None


def head_of(stage: Stage, source: Span) -> str | None:
    """Return the entity that a source names: a person first, then an organisation or group, then a place.

    Somebody named only as whose aide or for whom a spokesman speaks is not the speaker.
    """
    best: tuple[int, int, str] | None = None
    comma = stage.text.find(",", *source)
    for start, end, kind, entity in stage.within(source):
        bearer = stage.entities[entity]
        owned = stage.text[end : end + 2] in ("'s", "’s", "s'", "s’") and end + 2 < source[1]
        before = stage.text[source[0] : start].split()
        governed = bool(before) and before[-1].lower() in _NOT_HEAD_BEFORE | {"the"} and _governed(before)
        order = {"person": 0, "organization": 1, "group": 1}.get(bearer.type, 2)
        if bearer.type == "person" and (owned or governed) and kind == 0:
            continue
        if bearer.type == "place" and (owned or not _is_all(stage.text, source, (start, end))):
            continue
        if (start, end) == source:
            return entity
        behind_comma = 1 if 0 <= comma < start else 0
        rank = (order + 3 * behind_comma, -start if not behind_comma else start, entity)
        if best is None or rank < best:
            best = rank
    return best[2] if best else None


def _is_all(text: str, source: Span, mention: Span) -> bool:
    """A place speaks only where it is named alone: Moscow, the United States."""
    before = text[source[0] : mention[0]].strip().lower()
    after = text[mention[1] : source[1]].strip("’'s \u00a0")
    return before in ("", "the", "both", "neither") and (not after or after[:1] in ",(" or after.startswith("and "))


def _governed(before: Sequence[str]) -> bool:
    word = before[-1].lower()
    return word in _NOT_HEAD_BEFORE or (len(before) > 1 and before[-2].lower() in _NOT_HEAD_BEFORE)


def _speaker(stage: Stage, draft: Draft, drafts: Sequence[Draft], index: int) -> str | None:
    if not draft.source:
        return None
    source = draft.source[0][0], draft.source[-1][1]
    words = stage.text[source[0] : source[1]].lower()
    if words in ("who", "which", "whose"):
        return _antecedent(stage, source[0])
    found = head_of(stage, source)
    if found is None and words in ("he", "she", "his", "her"):
        return _latest_person(stage, drafts, index)
    return found


def _antecedent(stage: Stage, start: int) -> str | None:
    """The name right before "who"."""
    last = bisect_left(stage.starts, start) - 1
    for place in reversed(stage.places[max(0, last - 3) : last + 1]):
        gap = stage.text[place[1] : start]
        if len(gap) < 40 and "." not in gap:
            return place[3]
    return None


def _latest_person(stage: Stage, drafts: Sequence[Draft], index: int) -> str | None:
    """A pronoun that nothing resolved is the person whose words were reported last."""
    for other in reversed(drafts[max(0, index - 3) : index]):
        if other.source and drafts[index].sentence - other.sentence < 4:
            found = head_of(stage, (other.source[0][0], other.source[-1][1]))
            if found is not None and stage.entities[found].type == "person":
                return found
    return None


def _same_sentence(drafts: Sequence[Draft], index: int) -> list[Draft]:
    """The other attributions of the sentence, at most a dozen on either side."""
    low, high = index, index + 1
    while low > 0 and index - low < 12 and drafts[low - 1].sentence == drafts[index].sentence:
        low -= 1
    while high < len(drafts) and high - index < 12 and drafts[high].sentence == drafts[index].sentence:
        high += 1
    return [*drafts[low:index], *drafts[index + 1 : high]]


def _circumstances(items: Sequence[Item], draft: Draft, others: Sequence[Draft]) -> list[int]:
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
    while low > 0 and first - low < 60 and items[low - 1].lower not in _OTHER_CLAUSE:
        low -= 1
    high = cue[1]
    while high < len(items) and high - cue[1] < 60 and items[high].lower not in _OTHER_CLAUSE:
        high += 1
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


def _addressee(
    stage: Stage, items: Sequence[Item], draft: Draft, outside: Sequence[int]
) -> tuple[str | None, str | None]:
    """Return the entity that is spoken to, and the outlet where that is one."""
    heard = draft.heard
    if heard is None and draft.clause is not None and draft.verb != "according":
        behind = max(draft.clause[1], draft.subject[1] if draft.subject else 0)
        near = [k for k in outside if behind <= k < behind + 8 and items[k].lower == "to" and k + 1 < len(items)]
        heard = next((_phrase(items, k + 1) for k in near), None)
    if heard is None or heard[0] >= heard[1]:
        return None, None
    span = items[heard[0]].start, items[heard[1] - 1].end
    words = stage.text[span[0] : span[1]]
    entity = head_of(stage, span)
    if is_outlet(words) and draft.frames.startswith("q"):
        return entity, _bare_name(words)
    return entity, None


def _bare_name(words: str) -> str:
    name = words.split(" in ")[0].strip()
    return name[4:] if name[:4].lower() == "the " else name


def _phrase(items: Sequence[Item], start: int) -> Span:
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


def _channel(text: str, items: Sequence[Item], outside: Sequence[int]) -> str | None:
    """The platform, outlet or kind of writing that the words came in."""
    found = None
    for start, end in _runs(outside):
        for at in range(start, end - 1):
            if items[at].lower not in ("in", "on", "via", "through", "by", "with", "from"):
                continue
            phrase = _phrase(items, at + 1)
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
            phrase = _phrase(items, first)
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


def _chain(stage: Stage, draft: Draft, drafts: Sequence[Draft], index: int, speaker: str | None) -> tuple[str, ...]:
    """Relays, nearest to the speaker first: outlets in whose reported words this attribution stands."""
    if draft.clause is None or not draft.source:
        return ()
    names: list[str] = []
    if draft.relay is not None:
        items = stage.sentences[draft.sentence].items
        relay = stage.text[items[draft.relay[0]].start : items[draft.relay[1] - 1].end]
        names.extend([_proper_name(relay)] if is_outlet(relay) else [])
    for other in _enclosing(draft, drafts, index):
        words = " ".join(stage.text[a:b] for a, b in other.source)
        name = _relay_name(stage, other) if other.source else None
        if name is not None and is_outlet(name) and name not in names and words:
            names.extend([*_quoted_by(stage, other), name])
    if not names and speaker is not None and speaker in stage.relayed:
        names.append(stage.relayed[speaker])
    own = " ".join(stage.text[a:b] for a, b in draft.source)
    return tuple(name for name in names if name not in own)


def _proper_name(words: str) -> str:
    """The capitalised words of a phrase: the name in "the state agency Belta"."""
    kept = [word for word in words.replace(",", " ").split() if word[:1].isupper()]
    return " ".join(kept[1:] if kept and kept[0] == "The" else kept) or words


def _quoted_by(stage: Stage, draft: Draft) -> list[str]:
    """According to one agency, quoting another: the other stands nearer to the speaker."""
    items = stage.sentences[draft.sentence].items
    at = draft.subject[1] if draft.subject else len(items)
    if at + 2 >= len(items) or items[at].lower != "," or items[at + 1].lower not in ("citing", "quoting"):
        return []
    phrase = _phrase(items, at + 2)
    words = stage.text[items[phrase[0]].start : items[phrase[1] - 1].end] if phrase[0] < phrase[1] else ""
    return [_proper_name(words)] if words and is_outlet(words) else []


def _enclosing(draft: Draft, drafts: Sequence[Draft], index: int) -> list[Draft]:
    """Attributions of the same sentence whose content holds this cue, the innermost first."""
    around = []
    for other in _same_sentence(drafts, index):
        for a, b in other.ranges:
            if draft.clause is not None and a <= draft.clause[0] and draft.clause[1] <= b:
                around.append((b - a, other))
                break
    return [other for _, other in sorted(around, key=lambda pair: pair[0])]


def _relay_name(stage: Stage, draft: Draft) -> str | None:
    source = draft.source[0][0], draft.source[-1][1]
    for start, end, kind, entity in stage.within(source):
        if kind == 0 and is_outlet(stage.entities[entity].name):
            return stage.entities[entity].name if end - start > 3 else stage.text[start:end]
    words = [word for word in stage.text[source[0] : source[1]].replace(",", " ").split() if word[:1].isupper()]
    return next((word for word in words if is_outlet(word)), None) or (" ".join(words) or None)


def _source_lines(stage: Stage) -> Iterator[tuple[str, str]]:
    """Lines such as "Source: the agency X, citing Y": Y's words in this document came through X."""
    for sentence in stage.sentences:
        items = sentence.items
        if len(items) < 4 or items[0].lower != "source" or items[1].lower not in (":", ";"):
            continue
        citing = next((k for k in range(2, len(items)) if items[k].lower in ("citing", "quoting")), None)
        if citing is None or citing + 1 >= len(items):
            continue
        cited = [p for p in stage.within((items[citing].end, items[-1].end)) if stage.entities[p[3]].type == "person"]
        names = [item for item in items[2:citing] if item.capital and is_outlet(stage.text[item.start : item.end])]
        for place in cited[:3]:
            if names:
                yield place[3], stage.text[names[-1].start : names[-1].end]
