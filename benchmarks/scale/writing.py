"""Reports of one matter, each in words of its own; only what somebody said is the same in several."""

import re
from datetime import datetime

from benchmarks.scale.grammar import Chance, Choice, Slot, Template, Value, phrase, pick, several, written
from benchmarks.scale.kinds import general
from benchmarks.scale.matter import Matter, day_words, witness

LEAST_WORDS, MOST_WORDS = 90, 320
ROOM = 90
"""Words of a last paragraph, which is not broken off."""
BEGUN, ENDED = 0.05, 0.12
"""So many sentences have a few words before them, or after."""
PUT_IN = 0.5
"""So many nouns and verbs that could have a word before them are given one."""
WITH_LEAD = 0.75
"""So many reports open with what happened, the others with a detail."""
LEAST_PARAGRAPHS, MOST_PARAGRAPHS = 4, 10


class Desk:
    """Writes about one matter, and takes no sentence twice before all were taken."""

    def __init__(self, matter: Matter, chance: Chance) -> None:
        """Take the matter, and where chance comes from."""
        self._matter = matter
        self._chance = chance
        kind = matter.kind
        quotes = tuple(_said(role, words) for role, words in matter.quotes)
        self._rows: dict[str, tuple[Template, ...]] = {
            "headline": kind.headlines,
            "later headline": kind.later_headlines,
            "lead": kind.leads + general().leads,
            "fact": kind.facts,
            "later": kind.later + general().later,
            "quote": quotes,
            "general": general().sentences,
        }
        self._left: dict[str, list[int]] = {name: [] for name in self._rows}
        self._now: dict[str, Value] = dict(matter.values)

    def headline(self, *, later: bool = False) -> str:
        """Return a headline of the first reports, or of those that go on."""
        return self._sentence("later headline" if later else "headline", set())

    def lead(self) -> str:
        """Return a first paragraph."""
        return self._sentence("lead", set())

    def paragraph(self, named: set[str]) -> str:
        """Return a paragraph about the matter."""
        return " ".join(self._sentence(name, named) for name in ("fact", "general", "fact"))

    def report(self, at: datetime, *, later: bool = False, words: int | None = None) -> list[str]:
        """Return the paragraphs of a report that appears at a time; a later one tells how the matter goes on."""
        chance = self._chance
        self._now = {**self._matter.values, "today": day_words(at), "witness": witness(chance)}
        named: set[str] = set()
        wanted = words or LEAST_WORDS + int((MOST_WORDS - LEAST_WORDS - ROOM) * chance() ** 1.5)
        opening = "later" if later else "lead" if chance() < WITH_LEAD else "fact"
        first = self._sentence(opening, named)
        found = [f"{first} {self._sentence('fact', named)}"]
        names, length = ["lead"], len(found[0].split())
        while (length < wanted or len(found) < LEAST_PARAGRAPHS) and len(found) < MOST_PARAGRAPHS:
            names = self._paragraph(_MIXED_LATER if later else _MIXED, after=names)
            found.append(" ".join(self._sentence(name, named) for name in names))
            length += found[-1].count(" ") + 1
        return found

    def _paragraph(self, mixed: tuple[str, ...], *, after: list[str]) -> list[str]:
        """Return of what sorts the sentences of a paragraph are; never are two in a row all quotation."""
        draw, told = self._chance(), several(self._chance, mixed, 3)
        if draw < 0.3 and after != ["quote"]:
            return ["quote"]
        return [told[0], "quote", *told[1:]] if draw < 0.5 else told

    def _sentence(self, name: str, named: set[str]) -> str:
        row, left = self._rows[name], self._left[name]
        if not left:
            left += several(self._chance, range(len(row)), len(row))
        which = left.pop()
        self._now.update(self._matter.numbers[which % len(self._matter.numbers)])
        said = written(row[which], self._now, self._chance, named)
        if name in _PLAIN:
            return said
        said = ornate(said if name == "lead" else self._in_its_way(said, named), self._chance)
        return said if "“" in said else _LONG_RUN.sub(self._with_a_detail, said)

    def _with_a_detail(self, run: re.Match[str]) -> str:
        return f"{run[0]}{phrase((Slot('where'),), self._now, self._chance, set())} "

    def _in_its_way(self, sentence: str, named: set[str]) -> str:
        """Put something before or after a sentence, now and then."""
        draw = self._chance()
        if draw < BEGUN:
            return f"{phrase((Slot('to_begin'),), self._now, self._chance, named)} {sentence}"
        if draw < BEGUN + ENDED and sentence.endswith(".") and sentence.count(",") < 2:
            return f"{sentence[:-1]}, {phrase((Slot('aside'),), self._now, self._chance, named)}."
        return sentence


_PLAIN = frozenset({"headline", "later headline", "quote"})
_MIXED = ("fact", "fact", "fact", "fact", "general", "general", "general")
_MIXED_LATER = ("later", "later", "later", "fact", "general", "general", "general")


_NOUN = re.compile(
    r"\b(?P<before>the|a|an|its|their|of|with|for|from|over|about|in|on|at) (?=[a-z]{4})(?!(?:the|them|their|those|this"
    r"|that|these|what|which|whom|where|when|whether|about|some|more|less|most|each|every|half|having|being|day|days"
    r"|dozen|end|event|face|few|first|front|handful|hours?|last|like|lot|meantime|moment|number|one|other|past"
    r"|people|rest|same|second|spot|time|times|view|way|week|weeks|whole|bulk|better|hope|place|protest|least"
    r"|from|among|account|behalf|grounds|condition|order|terms|case|course|full|part|turn|\w+ing)\b)"
)
_LONG_RUN = re.compile(
    r"(?:\b[a-z]+ ){5,7}?(?=(?:in|on|for|with|at|by|about|over|since|until|till|and|but|when|while) )"
)
"""Words that could stand in any paper."""
_VERB = re.compile(r"\b(was|were|is|are|has|have|had) (?=[a-z]+(?:ed|ing)\b)")


def ornate(sentence: str, chance: Chance) -> str:
    """Put words into a sentence that quotes nobody: no two houses tell a thing in the same way."""
    if "“" in sentence or '"' in sentence:
        return sentence
    words = general()

    def before_noun(found: re.Match[str]) -> str:
        if chance() >= PUT_IN:
            return found[0]
        new, before = pick(chance, words.adjectives), found["before"]
        if before in ("a", "an"):
            before = "an" if new[0] in "aeiou" else "a"
        return f"{before} {new} "

    def before_verb(found: re.Match[str]) -> str:
        return f"{found[0]}{pick(chance, words.adverbs)} " if chance() < PUT_IN else found[0]

    return _VERB.sub(before_verb, _NOUN.sub(before_noun, sentence))


def _said(role: str, words: str) -> Template:
    """Return what somebody said, in any of the ways in which papers put it."""
    who, said = Slot(role), Slot("said")
    ways: tuple[Template, ...] = (
        (f"“{words},” ", who, " ", said, "."),
        (f"“{words},” ", who, " ", said, " ", Slot("late"), "."),
        (who, " ", said, f": “{words}.”"),
        (f"“{words},” said ", who, "."),
    )
    return (Choice(ways),)
