"""Pronouns and descriptions ("he", "the Russian foreign minister") and whom they stand for.

One pass from the first word to the last. Whoever was named lately is kept in a short memory, so that the work
grows with the length of the text and not with its square. Where two are as likely, nobody is chosen.
"""

from collections import deque
from collections.abc import Sequence

from msgspec import Struct

from twosource.lexicon.titles import MODIFIERS, TITLES
from twosource.reading.entities_appositions import complement_end
from twosource.reading.entities_words import Word
from twosource.reading.profiles import Profile, describe, description_fits, profiles, title_places
from twosource.reading.things_described import Nouns
from twosource.records.page import Span
from twosource.records.reading import Entity

PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
SPEECH = frozenset(
    "said says saying added noted stated told argued claimed warned explained wrote announced insisted stressed "
    "emphasized emphasised reaffirmed continued replied declared tweeted posted remarked confirmed".split()
)
_SENTENCES_BACK = 3
_TITLES_BEHIND = 6
_MEMORY = 40
_ROLE = 20  # words between a title and the name beside it
_NEAR = 60  # words between "they" and what it stands for
_NOT_SUBJECT = frozenset("of to with by for from on against between at in about over than and or".split())
_PARTS = frozenset("of to with by for from on against between at in about over than".split())


class _Mention(Struct, frozen=True):
    entity: int
    at: int
    last: int
    sentence: int
    subject: bool
    quoted: bool
    speaks: bool
    told: int
    leads: bool


def references(text: str, words: Sequence[Word], entities: Sequence[Entity]) -> dict[str, list[Span]]:
    """Return, for each entity id, the spans of the pronouns and descriptions that stand for it, in order."""
    reader = _Reader(text, words, entities)
    for index in range(len(words)):
        reader.step(index)
    return {entities[at].id: spans for at, spans in sorted(reader.found.items())}


class _Reader:
    """The memory of one pass."""

    def __init__(self, text: str, words: Sequence[Word], entities: Sequence[Entity]) -> None:
        self.words = words
        self.entities = entities
        self.profiles = profiles(text, words, entities)
        self.quoted = _quoted(text, words)
        self.told = _told(words, self.quoted)
        self.led = -1
        self.starts = {start: (at, end) for at, entity in enumerate(entities) for start, end in entity.mentions}
        self.recent: deque[_Mention] = deque(maxlen=_MEMORY)
        self.by_noun: dict[str, deque[int]] = {}
        self.all_by_noun = _by_noun(self.profiles)
        self.nouns = Nouns(text, entities)
        self.role_of = title_places(words, entities)
        self.introduced: dict[str, int] = {}
        self.latest: dict[int, int] = {}
        self.found: dict[int, list[Span]] = {}
        self.busy = 0

    def step(self, index: int) -> None:
        word = self.words[index]
        named = self.starts.get(word.start)
        if named:
            self._name(named[0], index, named[1])
        elif word.start < self.busy:
            return
        elif word.low in PRONOUNS:
            self._pronoun(index)
        elif word.low == "they":
            self._group(index)
        else:
            self._described_at(index)

    def _described_at(self, index: int) -> None:
        """Tie the description whose noun stands at `index`, if it is one."""
        noun = self.words[index].low
        person = noun in TITLES
        if not person and not self.nouns.knows(noun):
            return
        if self._is_new(index):
            self.introduced[noun] = index
        elif person and not self._has_name_behind(index):
            self._person_described(index)
        else:
            self._thing_described(index)

    def _has_name_behind(self, index: int) -> bool:
        """Say whether more titles of one person stand between: "the prime | minister | and foreign minister Lind"."""
        words = self.words[index + 1 : index + 2 + _TITLES_BEHIND]
        if not words or words[0].low != "and":
            return False
        for word in words[1:]:
            if word.start in self.starts:
                return self.entities[self.starts[word.start][0]].type == "person"
            if not (word.cap or word.low in TITLES):
                return False
        return False

    def _is_new(self, index: int) -> bool:
        """Say whether the noun at `index` introduces somebody not named: "a European diplomat", "another union"."""
        words, at = self.words, index
        after = words[index + 1] if index + 1 < len(words) else None
        if after is not None and (after.cap or after.low in TITLES or after.text == ","):
            return False  # the title of somebody named, or words beside a name
        while at and index - at < 5 and words[at - 1].sentence == words[index].sentence:
            at -= 1
            if words[at].low in {"a", "an", "another", "one"}:
                return at == 0 or words[at - 1].text != ","
            if at in self.role_of or not words[at].text[0].isalpha() or words[at].low == "the":
                return False
        return False

    def _hidden(self, noun: str, entity: int) -> bool:
        """Say whether somebody not named was called so since `entity` was last meant."""
        return self.introduced.get(noun, -1) > self.latest.get(entity, -1)

    def _name(self, entity: int, index: int, end: int) -> None:
        self.busy = end
        last = index
        while last + 1 < len(self.words) and self.words[last + 1].start < end:
            last += 1
        self._remember(entity, index, last)

    def _remember(self, entity: int, first: int, last: int) -> None:
        words = self.words
        before = words[first - 1] if first and words[first - 1].sentence == words[first].sentence else None
        after = words[last + 1] if last + 1 < len(words) else None
        speaks = (after is not None and after.low in SPEECH) or (before is not None and before.low in SPEECH)
        subject = not words[last].possessive and (before is None or before.low not in _NOT_SUBJECT)
        self.latest[entity] = last
        sentence = words[first].sentence
        leads = subject and self.profiles[entity].kind == "person" and self.led != sentence
        self.led = sentence if leads else self.led
        quoted, told = self.quoted[first], self.told[first]
        self.recent.append(_Mention(entity, first, last, sentence, subject, quoted, speaks, told, leads))
        for noun in self.profiles[entity].called:
            latest = self.by_noun.setdefault(noun, deque(maxlen=_MEMORY))
            latest.append(entity)

    def _pronoun(self, index: int) -> None:
        gender = PRONOUNS[self.words[index].low]
        best = self._likeliest(index, gender)
        if best is not None:
            self._tie(best, index, index)

    def _likeliest(self, index: int, gender: str) -> int | None:
        here = self.told[index]
        inside = self.quoted[index]
        speakers = self._speakers(index) if inside else self._doer(index)
        scores: dict[int, float] = {}
        for mention in self.recent:
            back = here - mention.told
            profile = self.profiles[mention.entity]
            if back > _SENTENCES_BACK or profile.kind != "person" or profile.gender not in {gender, "u"}:
                continue
            if mention.entity in speakers:
                continue
            score = 10.0 - 3 * back + 2.5 * mention.subject + 0.5 * mention.speaks + 0.5 * mention.leads
            score -= 4 * (mention.quoted and not inside)
            score += 0.5 * (profile.gender == gender)
            scores[mention.entity] = max(score, scores.get(mention.entity, 0.0))
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.4):
            return None
        return ranked[0][0]

    def _speakers(self, index: int) -> set[int]:
        """Return who is likely to speak the words at `index`: nobody says "he" or "the minister" of himself."""
        sentence = self.words[index].sentence
        near = [item for item in self.recent if item.speaks and not item.quoted and sentence - item.sentence <= 1]
        ahead = self._speaker_ahead(index)
        return {near[-1].entity} | ahead if near and not ahead else ahead

    def _doer(self, index: int) -> set[int]:
        """Return who does what is done to "him": nobody who acts is the object of the same act."""
        words, here = self.words, self.words[index].sentence
        after = words[index + 1] if index + 1 < len(words) and words[index + 1].sentence == here else None
        followed = after is not None and after.text[0].isalpha() and after.low not in _NOT_SUBJECT
        if words[index].low not in {"him", "her"} or (words[index].low == "her" and followed):
            return set()
        near = [item.entity for item in self.recent if item.subject and item.sentence == here]
        return {near[-1]} if near else set()

    def _speaker_ahead(self, index: int) -> set[int]:
        """Return the person right after the closing quotation mark, with a verb of speech beside it."""
        last = min(len(self.words), index + 80)
        while index < last and self.quoted[index]:
            index += 1
        for at in range(index, min(len(self.words), index + 6)):
            named = self.starts.get(self.words[at].start)
            if named:
                return {named[0]}
            if self.words[at].text == ".":
                break
        return set()

    def _person_described(self, index: int) -> None:
        start = describe(self.words, index)
        if start is None or self._is_title_of_one_near(index):
            return
        end = complement_end(self.words, index)
        chosen = self._described(index, start, end)
        own = self.quoted[index] and chosen is not None and chosen in self._speakers(index)
        if chosen is not None and not own and not self._hidden(self.words[index].low, chosen):
            self._tie(chosen, start, end - 1)

    def _is_title_of_one_near(self, index: int) -> bool:
        """Say whether the noun is part of the title that stands beside its bearer's name in the same sentence."""
        owner = self.role_of.get(index)
        if owner is None:
            return False
        words, here = self.words, self.words[index].sentence
        last = self.latest.get(owner)
        if last is not None and words[last].sentence == here and index - last < _ROLE:
            return True
        for at in range(index + 1, min(len(words), index + _ROLE)):
            if words[at].sentence != here:
                return False
            named = self.starts.get(words[at].start)
            if named and named[0] == owner:
                return True
        return False

    def _described(self, index: int, start: int, end: int) -> int | None:
        words, of = self.words[start : index + 1], self.words[index + 1 : end]
        noun = self.words[index].low
        completed = len(of) > 0 or self._goes_on_with_of(index)
        for entity in reversed(self.by_noun.get(noun, deque())):
            if description_fits(self.profiles[entity], words, of=of) and (of or not completed):
                return entity
        ahead = self.all_by_noun.get(noun, [])[:_MEMORY]
        fits = [entity for entity in ahead if description_fits(self.profiles[entity], words, of=of)]
        if fits or completed or len(words) < 3:
            several = len(words) > 2 and (of or not completed)
            return fits[0] if len(fits) == 1 and several else None
        fits = [entity for entity in ahead if description_fits(self.profiles[entity], words, nation_open=True)]
        return fits[0] if len(fits) == 1 else None

    def _goes_on_with_of(self, index: int) -> bool:
        words = self.words
        if index + 1 >= len(words) or words[index].possessive or words[index + 1].sentence != words[index].sentence:
            return False
        return words[index + 1].low in {"of", "for"}

    def _thing_described(self, index: int) -> None:
        """Tie "the union", "the ministry", "the employers" to the organisation of that kind that was named last."""
        words = self.words
        pair = self.nouns.pair(words, index)
        for entity, first, last in pair:
            self._tie(entity, first, last)
            self.busy = words[last].end
        start = self.nouns.start(words, index) if not pair and not words[index].cap else None
        if start is None:
            return
        fits, latest_will_do = self.nouns.fitting(words, start, index, {item.entity for item in self.recent})
        fits = [entity for entity in fits if not self._hidden(words[index].low, entity)]
        named = [entity for entity in fits if entity in self.latest]
        if len(fits) == 1 and (latest_will_do or named):
            self._tie(fits[0], start, index)
        elif named and latest_will_do:
            self._tie(max(named, key=lambda entity: self.latest[entity]), start, index)

    def _group(self, index: int) -> None:
        """Tie "they" to the organisation that its sentence or the one before speaks of, if nobody else is plural."""
        words, here = self.words, self.words[index].sentence
        if self.quoted[index]:
            return
        for mention in reversed(self.recent):
            if mention.sentence < here - 1 or index - mention.at > _NEAR:
                return
            if self.profiles[mention.entity].kind != "organization" or not self._opens(mention):
                continue
            between = words[mention.at : index]
            own = self._said_until(mention)
            others = (word for word in between if word.start >= own and _plural(word))
            rivals = {item.entity for item in self.recent if mention.at < item.at} - {mention.entity}
            if not rivals and not any(others):
                self._tie(mention.entity, index, index)
            return

    def _opens(self, mention: _Mention) -> bool:
        """Say whether a mention is what its sentence begins with."""
        start = mention.at
        if start and self.words[start - 1].low == "the" and self.words[start - 1].sentence == mention.sentence:
            start -= 1
        return mention.subject and not mention.quoted and self.words[start].initial

    def _said_until(self, mention: _Mention) -> int:
        """Return where the words of a mention end, its verb with them."""
        words, at = self.words, mention.last + 1
        if at < len(words) and words[at].low not in _PARTS and words[at].low != "and":
            return words[at].end
        return words[mention.last].end

    def _tie(self, entity: int, first: int, last: int) -> None:
        self.found.setdefault(entity, []).append((self.words[first].start, self.words[last].end))
        self._remember(entity, first, last)


def _plural(word: Word) -> bool:
    """Say whether a word may be a plural that "they" could mean; a verb in -s counts too, to be safe."""
    low = word.low
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in MODIFIERS


def _by_noun(found: Sequence[Profile]) -> dict[str, list[int]]:
    nouns: dict[str, list[int]] = {}
    for at, profile in enumerate(found):
        for noun in sorted(profile.called):
            nouns.setdefault(noun, []).append(at)
    return nouns


def _told(words: Sequence[Word], quoted: Sequence[bool]) -> list[int]:
    """Return for each word how many sentences of the document itself began before it: those quoted pass no time."""
    number, latest, found = 0, -1, []
    for word, inside in zip(words, quoted, strict=True):
        if not inside and word.sentence != latest:
            number, latest = number + 1, word.sentence
        found.append(number)
    return found


def _quoted(text: str, words: Sequence[Word]) -> list[bool]:
    """Say for each word whether it stands within double quotation marks; a new line ends a quotation."""
    inside, flags, last = False, [], 0
    for word in words:
        if inside and "\n" in text[last : word.start]:
            inside = False
        if word.text in {"“", "«", "„"}:
            inside = True
        elif word.text in {"”", "»"}:
            inside = False
        elif word.text == '"':
            inside = not inside
        flags.append(inside)
        last = word.end
    return flags
