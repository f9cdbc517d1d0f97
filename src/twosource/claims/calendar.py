"""Days that a document leaves open, settled from its sisters."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from twosource.language.dates import FULL_DAY, YEARLESS
from twosource.records.page import Document
from twosource.records.reading import Reading

_CLOCK = re.compile(r"T(?:\d|MO|AF|EV|NI|DT|MI).*$")


def day_part(value: str) -> str | None:
    """Return a TIMEX3 value without its clock time; None for "now", "soon" and what names no day, month or year."""
    plain = _CLOCK.sub("", value)
    known = plain[:4].isdigit() or plain.startswith(("XXXX-", "P"))
    return plain if known and plain.strip("X-") else None


class Calendar(Struct, frozen=True):
    """Which full days the dated documents of a story name, and in which document each stands first."""

    days: dict[str, str]
    years: tuple[str, ...]

    def settle(self, value: str | None) -> tuple[str | None, str | None]:
        """Return a value with its year where sister documents give it, and the document that does."""
        if value is None:
            return None, None
        match = YEARLESS.match(value)
        if match is None:
            return day_part(value), None
        tail = f"-{match.group(1)}-{match.group(2)}"
        known = [year + tail for year in self.years if year + tail in self.days]
        if len(known) == 1:
            return known[0], self.days[known[0]]
        return f"XXXX{tail}", None


def calendar(documents: Sequence[Document], readings: Sequence[Reading]) -> Calendar:
    """Collect the full days of a story's documents; years in the order of how often they are named."""
    days: dict[str, str] = {}
    years: Counter[str] = Counter()
    for document, reading in zip(documents, readings, strict=True):
        named = [document.published.value or ""] + [t.value for t in reading.times]
        for value in named:
            match = FULL_DAY.match(value)
            if match:
                days.setdefault(match.group(), document.id)
                years[match.group(1)] += 1
    return Calendar(days, tuple(sorted(years, key=lambda y: (-years[y], y))))
