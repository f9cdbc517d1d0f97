"""Who speaks, to whom, and through which relays the words came."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from twosource.lexicon import given_names
from twosource.lexicon.cues import verb_forms
from twosource.lexicon.relays import is_outlet
from twosource.reading.attribution_draft import Draft
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_setting import circumstances, same_sentence, setting, short_phrase
from twosource.reading.attribution_stage import Stage
from twosource.reading.source_bearers import head_of
from twosource.reading.speakers_described import described
from twosource.records.reading import Attribution, Entity

_SENTENCES_BACK = 2
_AGED = re.compile(r"the (?:\d+|[a-z-]+)[- ]year[- ]old(?: [\w -]+)?")
_CLAUSE = re.compile(r"(?:, |\b(?:after|although|as|because|but|if|that|though|when|while) )(?:the )?\Z", re.IGNORECASE)
_LONGEST_OPENING = 16
_REPORT = re.compile(r"(?:the|that|this|its) (?:report|article|dispatch|story|broadcast)s?", re.IGNORECASE)


def finished(stage: Stage, draft: Draft, drafts: Sequence[Draft], index: int) -> Attribution:
    """Return the attribution of a draft; its id is given later."""
    speaker = _speaker(stage, draft, drafts, index)
    items = stage.sentences[draft.sentence].items
    outside = circumstances(items, draft, same_sentence(drafts, index))
    if draft.shared and draft.clause is not None:
        outside = [k for k in outside if k >= (draft.clause or (0, 0))[0]]
    addressee, told = _addressee(stage, items, draft, outside)
    channel, occasion, said = setting(stage, items, draft, outside)
    lead = _lead(draft, drafts, index)
    if lead is not None:
        around = circumstances(items, drafts[lead], same_sentence(drafts, lead))
        before = setting(stage, items, drafts[lead], around)
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


def _lead(draft: Draft, drafts: Sequence[Draft], index: int) -> int | None:
    """The cue that a cue without a subject of its own goes on from: said on Monday …, adding …"""
    if not draft.shared:
        return None
    for position in range(index - 1, max(-1, index - 7), -1):
        other = drafts[position]
        if other.sentence == draft.sentence and other.subject == draft.subject and not other.shared:
            return position
    return None


def _speaker(stage: Stage, draft: Draft, drafts: Sequence[Draft], index: int) -> str | None:
    if not draft.source:
        return _introduced(stage, draft) if draft.quoted and draft.clause is None else None
    source = draft.source[0][0], draft.source[-1][1]
    words = stage.text[source[0] : source[1]].lower()
    if words in ("who", "which", "whose"):
        return _antecedent(stage, source[0])
    found = head_of(stage, source)
    if words in ("he", "she") and found is not None:
        found = _goes_on(stage, drafts, index, found, words) or found
        return (_named_within(stage, draft, found) and _another(stage, draft, found, words)) or found
    if words == "it":
        return found or _latest_body(stage, drafts, index)
    if found is None and words in ("he", "she", "his", "her"):
        return _latest_person(stage, drafts, index)
    if found is None and _AGED.fullmatch(words):
        return _latest_person(stage, drafts, index) or _only_person(stage, draft.sentence - 1)
    return found or stage.named(stage.text[slice(*source)], source[0]) or described(stage, drafts, index, words)


def _introduced(stage: Stage, draft: Draft) -> str | None:
    """Who opens the sentence right before a quotation without a cue, if nobody else is named in it.

    "Lind had a warning. "We shall stay." Or who speaks there, where it announces the quotation: "Lind went on:".
    """
    before = draft.sentence - 1
    if before < 0:
        return None
    if stage.sentences[before].items[-1].lower == ":":
        return _announcer(stage, before)
    if stage.sentences[before].paragraph != stage.sentences[draft.sentence].paragraph:
        return None
    only = _only_person(stage, before)
    return only if only is not None and _opens(stage, only, before) else None


def _announcer(stage: Stage, number: int) -> str | None:
    """The name or pronoun with a verb of speech behind it."""
    items = stage.sentences[number].items
    at = 0
    for start, end, _, entity in stage.within((items[0].start, items[-1].end)):
        while at < len(items) and items[at].start < end:
            at += 1
        forms = [form for item in items[at : at + 2] for form in verb_forms().get(item.lower, ())]
        if start >= items[0].start and any("q" in form.frames for form in forms):
            return entity
    return _only_person(stage, number)


def _only_person(stage: Stage, number: int) -> str | None:
    """The one person whom a sentence names or means."""
    persons = stage.persons_in(number) if number >= 0 else ()
    return next(iter(persons)) if len(persons) == 1 else None


def _goes_on(stage: Stage, drafts: Sequence[Draft], index: int, resolved: str, pronoun: str) -> str | None:
    """He said: whoever spoke in the sentence before goes on, rather than somebody whom nobody has heard speak."""
    draft = drafts[index]
    low = max(0, index - 8)
    lately = [
        other
        for at, other in enumerate(drafts[low:index], low)
        if 0 < draft.sentence - other.sentence <= 2 and other.source and not _enclosing(other, drafts, at)
    ]
    heard = [head_of(stage, (other.source[0][0], other.source[-1][1])) for other in lately]
    outer = [other for other in lately if other.sentence == draft.sentence - 1]
    if not outer or resolved in heard or "q" not in draft.frames or _enclosing(draft, drafts, index):
        return None
    first = head_of(stage, (outer[0].source[0][0], outer[0].source[-1][1]))
    bearer = stage.entities[first] if first is not None else None
    if bearer is None or bearer.type != "person" or _opens(stage, resolved, outer[0].sentence):
        return None
    told = given_names.gender(bearer.name.split()[0]) or "u"
    return bearer.id if told in ("u", "m" if pronoun == "he" else "f") else None


def _named_within(stage: Stage, draft: Draft, entity: str) -> bool:
    """Is somebody named in the words reported? Nobody speaks of himself by name: "Warhol was the centre," he said."""
    return any(place[2] == 0 and place[3] == entity for span in draft.content for place in stage.within(span))


def _another(stage: Stage, draft: Draft, entity: str, pronoun: str) -> str | None:
    """The person named last before a pronoun who is not `entity` and whom the pronoun fits."""
    low = stage.sentences[max(0, draft.sentence - _SENTENCES_BACK)].items[0].start
    last = bisect_left(stage.starts, draft.source[0][0])
    for start, _, kind, other in reversed(stage.places[max(0, last - 20) : last]):
        bearer = stage.entities[other]
        if start < low:
            return None
        fits = (given_names.gender(bearer.name.split()[0]) or "u") in ("u", "m" if pronoun == "he" else "f")
        if kind == 0 and bearer.type == "person" and other != entity and fits:
            return other
    return None


def _latest_body(stage: Stage, drafts: Sequence[Draft], index: int) -> str | None:
    """It added: the organisation whose words were reported last, or that the sentence before begins with."""
    if index not in stage.bodies:
        stage.bodies[index] = _body_heard(stage, drafts, index) or _body_named(stage, drafts[index])
    return stage.bodies[index]


def _body_heard(stage: Stage, drafts: Sequence[Draft], index: int) -> str | None:
    """The organisation whose words were reported last; the "it" of a draft before is what it was found to be."""
    here = drafts[index].sentence
    for number in range(index - 1, max(-1, index - 4), -1):
        other = drafts[number]
        if other.source and here - other.sentence <= 1:
            found = head_of(stage, (other.source[0][0], other.source[-1][1])) or stage.bodies.get(number)
            if found is not None and stage.entities[found].type == "organization":
                return found
    return None


def _body_named(stage: Stage, draft: Draft) -> str | None:
    """The organisation that a clause before the "it" of its sentence, or else the sentence before, begins with."""
    here = draft.sentence
    first = stage.sentences[here].items[0].start
    own = bisect_left(stage.starts, draft.source[0][0])
    for start, _, kind, entity in reversed(stage.places[max(0, own - 4) : own]):
        if start < first:
            break
        if kind == 0 and stage.entities[entity].type == "organization" and _opens_clause(stage.text, first, start):
            return entity
    items = stage.sentences[here - 1].items if here else ()
    opening = items[1 if len(items) > 1 and items[0].lower == "the" else 0] if items else None
    places = stage.within((opening.start, opening.end)) if opening else []
    return next((p[3] for p in places if p[2] == 0 and stage.entities[p[3]].type == "organization"), None)


def _opens_clause(text: str, first: int, start: int) -> bool:
    """Does a clause of the sentence that begins at `first` begin at `start`, an article before it or not?"""
    if start == first or (start - first == 4 and text[first:start].lower() == "the "):
        return True
    return _CLAUSE.search(text, max(first, start - _LONGEST_OPENING), start) is not None


def _opens(stage: Stage, entity: str, number: int) -> bool:
    """Does a sentence begin with this bearer?"""
    items = stage.sentences[number].items
    first = stage.within((items[0].start, items[0].end))
    return any(place[3] == entity for place in first)


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


def _addressee(
    stage: Stage, items: Sequence[Item], draft: Draft, outside: Sequence[int]
) -> tuple[str | None, str | None]:
    """Return the entity that is spoken to, and the outlet where that is one."""
    heard = draft.heard
    if heard is None and draft.clause is not None and draft.verb != "according":
        behind = max(draft.clause[1], draft.subject[1] if draft.subject else 0)
        near = [k for k in outside if behind <= k < behind + 8 and items[k].lower == "to" and k + 1 < len(items)]
        heard = next((short_phrase(items, k + 1) for k in near), None)
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


def _chain(stage: Stage, draft: Draft, drafts: Sequence[Draft], index: int, speaker: str | None) -> tuple[str, ...]:
    """Relays, nearest to the speaker first: the outlets in whose words this attribution stands, and who cites."""
    if draft.clause is None or not draft.source:
        return ()
    names: list[str] = []
    if draft.relay is not None:
        items = stage.sentences[draft.sentence].items
        relay = stage.text[items[draft.relay[0]].start : items[draft.relay[1] - 1].end]
        again = _REPORT.fullmatch(relay) is not None
        names.extend(_reported_by(stage, drafts, index) if again else [_proper_name(relay)] if is_outlet(relay) else [])
    for other in _enclosing(draft, drafts, index):
        words = " ".join(stage.text[a:b] for a, b in other.source)
        name = _relay_name(stage, other) if other.source else None
        if name is not None and is_outlet(name) and name not in names and words:
            names.extend([*_quoted_by(stage, other), name])
    if not names and draft.cue and stage.text[slice(*draft.cue[0])].lower() in ("citing", "quoting"):
        citing = (
            other for other in same_sentence(drafts, index) if other is not draft and other.content == draft.content
        )
        names.extend(person.name for other in citing if (person := _person(stage, other)) and person.id != speaker)
    if not names and _REPORT.fullmatch(stage.text[draft.source[0][0] : draft.source[-1][1]]):
        names.extend(_reported_by(stage, drafts, index))
    if not names and speaker is not None and speaker in stage.relayed:
        names.append(stage.relayed[speaker])
    own = " ".join(stage.text[a:b] for a, b in draft.source)
    return tuple(name for name in names if name not in own)


def _person(stage: Stage, draft: Draft) -> Entity | None:
    """The one person who is the source of a draft."""
    if not draft.source:
        return None
    inside = stage.within((draft.source[0][0], draft.source[-1][1]))
    found = {entity for _, _, _, entity in inside if stage.entities[entity].type == "person"}
    return stage.entities[found.pop()] if len(found) == 1 else None


def _reported_by(stage: Stage, drafts: Sequence[Draft], index: int) -> list[str]:
    """The report said …: whoever reported in one of the last sentences, if that is an agency, paper or broadcaster."""
    for other in reversed(drafts[max(0, index - 6) : index]):
        if drafts[index].sentence - other.sentence > 3:
            break
        name = _relay_name(stage, other) if other.source else None
        if name is not None and is_outlet(name):
            return [name]
    return []


def _proper_name(words: str) -> str:
    """The capitalised words of a phrase: the name in "the state agency Belta"."""
    kept = [word for word in words.replace(",", " ").split() if word[:1].isupper() or word.isdigit()]
    return " ".join(kept[1:] if kept and kept[0] == "The" else kept) or words


def _quoted_by(stage: Stage, draft: Draft) -> list[str]:
    """According to one agency, quoting another: the other stands nearer to the speaker."""
    items = stage.sentences[draft.sentence].items
    at = draft.subject[1] if draft.subject else len(items)
    if at + 2 >= len(items) or items[at].lower != "," or items[at + 1].lower not in ("citing", "quoting"):
        return []
    phrase = short_phrase(items, at + 2)
    words = stage.text[items[phrase[0]].start : items[phrase[1] - 1].end] if phrase[0] < phrase[1] else ""
    return [_proper_name(words)] if words and is_outlet(words) else []


def _enclosing(draft: Draft, drafts: Sequence[Draft], index: int) -> list[Draft]:
    """Attributions of the same sentence whose content holds this cue, the innermost first."""
    around = []
    for other in same_sentence(drafts, index):
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
    words = stage.text[source[0] : source[1]].replace(",", " ").split()
    words = [word for word in words if word[:1].isupper() or word.isdigit()]
    return next((word for word in words if is_outlet(word)), None) or (" ".join(words) or None)
