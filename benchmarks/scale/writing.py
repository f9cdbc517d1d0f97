"""Reports of one matter, each in words of its own; only what somebody said is the same in several."""

from datetime import datetime

from benchmarks.scale.grammar import Chance, Choice, Slot, Template, Value, phrase, several, written
from benchmarks.scale.kinds import general
from benchmarks.scale.matter import Matter, day_words, witness

LEAST_WORDS, MOST_WORDS = 90, 320
ROOM = 90
"""Words of a last paragraph, which is not broken off."""
BEGUN, ENDED = 0.05, 0.12
"""So many sentences have a few words before them, or after."""
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
        """Return a paragraph of two sentences about the matter."""
        return " ".join(self._sentence(name, named) for name in ("fact", "general"))

    def report(self, at: datetime, *, later: bool = False, words: int | None = None) -> list[str]:
        """Return the paragraphs of a report that appears at a time; a later one tells how the matter goes on."""
        chance = self._chance
        self._now = {**self._matter.values, "today": day_words(at), "witness": witness(chance)}
        named: set[str] = set()
        wanted = words or LEAST_WORDS + int((MOST_WORDS - LEAST_WORDS - ROOM) * chance() ** 1.5)
        opening = "later" if later else "lead" if chance() < WITH_LEAD else "fact"
        first = self._sentence(opening, named)
        found = [f"{first} {self._sentence('fact', named)}" if chance() < 0.7 else first]
        length = len(found[0].split())
        while (length < wanted or len(found) < LEAST_PARAGRAPHS) and len(found) < MOST_PARAGRAPHS:
            names = self._paragraph(_MIXED_LATER if later else _MIXED)
            found.append(" ".join(self._sentence(name, named) for name in names))
            length += found[-1].count(" ") + 1
        return found

    def _paragraph(self, mixed: tuple[str, ...]) -> list[str]:
        """Return of what sorts the sentences of a paragraph are."""
        draw, told = self._chance(), several(self._chance, mixed, 2 + int(self._chance() * 1.6))
        return ["quote"] if draw < 0.2 else [told[0], "quote", *told[1:]] if draw < 0.5 else told

    def _sentence(self, name: str, named: set[str]) -> str:
        row, left = self._rows[name], self._left[name]
        if not left:
            left += several(self._chance, range(len(row)), len(row))
        which = left.pop()
        self._now.update(self._matter.numbers[which % len(self._matter.numbers)])
        said = written(row[which], self._now, self._chance, named)
        return said if name not in ("fact", "general", "later") else self._in_its_way(said, named)

    def _in_its_way(self, sentence: str, named: set[str]) -> str:
        """Put something before or after a sentence, now and then."""
        draw = self._chance()
        if draw < BEGUN:
            return f"{phrase((Slot('to_begin'),), self._now, self._chance, named)} {sentence}"
        if draw < BEGUN + ENDED and sentence.endswith(".") and sentence.count(",") < 2:
            return f"{sentence[:-1]}, {phrase((Slot('aside'),), self._now, self._chance, named)}."
        return sentence


_MIXED = ("fact", "fact", "fact", "fact", "general", "general", "general")
_MIXED_LATER = ("later", "later", "later", "fact", "general", "general", "general")


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
