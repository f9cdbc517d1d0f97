"""What the patterns of time see of a document: its tokens, its time, what was named before, where the verb looks."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from twosource.reading.time_calendar import Anchor
from twosource.reading.time_tense import Clauses
from twosource.reading.time_tokens import Tokens
from twosource.reading.time_words import Payload


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in the making: tokens `[first, last)`, and what a neighbour may still change in it.

    `yearless` is the month and day (0 for none) of a date whose year the words do not give; `clock` is the time
    of day of a clock time; `pieces` are the counted units of a duration; `absorbs` tells which words before it
    belong to it (see `time_edges`), `names_year` that the year stands in its words.
    """

    first: int
    last: int
    type: str
    value: str
    end_value: str | None = None
    yearless: tuple[int, int] | None = None
    clock: str | None = None
    absorbs: str = ""
    names_year: bool = False

    def to(self, last: int) -> "Found":
        """The same with another last token."""
        return replace(self, last=last)


def place(match: "re.Match[str]", group: str) -> int:
    """Return the token where `group` matched, -1 where it did not or the pattern has no such group."""
    return match.start(group) if group in match.re.groupindex and match.group(group) else -1


Build = Callable[["re.Match[str]", "Scene"], Found | None]


@dataclass(slots=True)
class Scene:
    """One document being read from left to right.

    `focus` is the last day that its text named, `year_named` the year that the sentence up to `sentence_end` gave.
    """

    text: str
    tokens: Tokens
    anchor: Anchor | None
    clauses: Clauses
    focus: dt.date | None = None
    year_named: int | None = None
    sentence_end: int = 0

    def payload(self, match: "re.Match[str]", group: str) -> Payload | None:
        """The payload of the token that `group` matched; None where it matched nothing."""
        at = place(match, group)
        return None if at < 0 else self.tokens.payloads[at]

    def number(self, match: "re.Match[str]", group: str) -> int:
        """The same as an integer, 0 for none."""
        payload = self.payload(match, group)
        return int(payload) if isinstance(payload, (int, float)) else 0

    def word(self, match: "re.Match[str]", group: str) -> str:
        """The word that `group` matched, in lower case; the empty string for none."""
        at = place(match, group)
        return "" if at < 0 else self.tokens.words[at]

    def word_at(self, at: int) -> str:
        """The word of token `at`, the empty string outside the text."""
        return self.tokens.words[at] if 0 <= at < len(self.tokens.words) else ""

    def original(self, at: int) -> str:
        """The word of token `at` as it is written, the empty string outside the text."""
        tokens = self.tokens
        return self.text[tokens.starts[at] : tokens.ends[at]] if 0 <= at < len(tokens.words) else ""

    def direction(self, match: "re.Match[str]") -> int:
        """Where the verb of the clause looks: -1 back, 1 ahead, 0 where nothing tells."""
        return self.clauses.direction(self.tokens.starts[match.start()], self.tokens.ends[match.end() - 1])

    @property
    def here(self) -> dt.date | None:
        """The document's day, where it is known."""
        return self.anchor.date if self.anchor else None
