"""What each side demands, offers and refuses over time: a column for each side, downwards with the days."""

from collections import Counter

from markupsafe import Markup
from msgspec import Struct

from twosource.desk.html.svg import element, label, picture, wrapped
from twosource.desk.phrases import count, dates_in_words, day_in_words
from twosource.desk.sheet.lines import Numbers, Ref, refs_to
from twosource.language.wording import joined
from twosource.records.ledger import Story

COLUMNS = 4
"""Sides that the picture has room for; the table has all."""
DAYS, WIDE, GAP = 108.0, 230.0, 20.0
SIZE, LEADING = 13.0, 17.0
LINES = 4
TOP = 44.0
SHAPES = {
    "demands": "M0 -5L5 4L-5 4Z",
    "offers": "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z",
    "refuses": "M-5 -5L5 5M5 -5L-5 5",
}


class Stand(Struct, frozen=True, kw_only=True):
    """What one side stood for from a day on."""

    party: str
    kind: str
    what: str
    time: str | None
    by: str | None
    refs: tuple[Ref, ...]


def stands(story: Story, numbers: Numbers) -> list[Stand]:
    """Return each step of each position, by time, those without a time last."""
    found = []
    for position in story.ledger.positions:
        for step in position.history:
            kind = step.status if step.status in SHAPES else position.kind
            moved = step.status if step.status not in SHAPES and len(position.history) > 1 else ""
            found.append(
                Stand(
                    party=position.party,
                    kind=kind,
                    what=dates_in_words(position.what) + (f" ({moved})" if moved else ""),
                    time=step.time,
                    by=step.by if step.by != position.party else None,
                    refs=refs_to(step.evidence, numbers),
                )
            )
    return sorted(found, key=lambda stand: (stand.time is None, stand.time or "", stand.party, stand.kind, stand.what))


def positions_picture(rows: list[Stand]) -> Markup:
    """Return the picture; empty where no side is known to stand for anything."""
    parties = [name for name, _ in sorted(Counter(r.party for r in rows).items(), key=lambda p: (-p[1], p[0]))][
        :COLUMNS
    ]
    if not parties:
        return Markup("")
    left = {party: DAYS + at * (WIDE + GAP) for at, party in enumerate(parties)}
    width = DAYS + len(parties) * (WIDE + GAP)
    drawn = [label(name, x, 18, class_="side") for name, x in left.items()]
    y = TOP
    for time in dict.fromkeys(row.time for row in rows if row.party in left):
        drawn.append(element("line", x1=0.0, x2=width, y1=y - 14, y2=y - 14, class_="rule"))
        drawn.append(label(day_in_words(time) or "undated", 0, y + 4, class_="day"))
        ends = [y + LEADING]
        for party, x in left.items():
            at = y
            for row in rows:
                if row.time == time and row.party == party:
                    at = _stand(row, x, at, drawn)
            ends.append(at)
        y = max(ends) + 18
    return picture(
        "Positions over time",
        f"{count(len(rows), 'stand')} of {joined(parties)}. The table below says the same.",
        *drawn,
        name="positions",
        width=width,
        height=y,
    )


def _stand(row: Stand, x: float, y: float, drawn: list[Markup]) -> float:
    """Draw one stand at a place and return where the next one begins."""
    shape = element("path", d=SHAPES.get(row.kind, SHAPES["demands"]), class_=f"stand {row.kind}")
    drawn.append(element("g", shape, transform=f"translate({x + 6:.1f} {y:.1f})"))
    for line in wrapped(f"{row.kind} {row.what}", WIDE - 22, SIZE, LINES):
        drawn.append(label(line, x + 20, y + 4))
        y += LEADING
    return y + 8
