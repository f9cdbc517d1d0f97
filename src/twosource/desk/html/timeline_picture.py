"""Reports and events over time, drawn on two tracks; where nothing falls between two days, the gap is named."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from twosource.desk.html.svg import cut_to, element, label, picture, wrapped
from twosource.desk.phrases import count, day_in_words, outlet_name
from twosource.desk.sheet.lines import Moment, Numbers, Sheet
from twosource.records.ledger import Story
from twosource.records.page import Document

WIDTH, AXIS, EVENTS = 700.0, 220.0, 356.0
SIZE, LEADING = 13.0, 17.0
LONG_GAP = 20
"""Days without anything after which the axis is broken and the gap named."""

Row = tuple[str, list[Document], list[Moment]]


def timeline_picture(
    story: Story, sheet: Sheet, numbers: Numbers, name: str, link: Callable[[str], str] = lambda name: f"#{name}"
) -> Markup:
    """Return the picture of reports (left) and events (right) by day; empty where fewer than two times are known.

    `link` gives the address that a document's id leads to.
    """
    rows = _rows(story, sheet, numbers)
    if len(rows) < 2:
        return Markup("")
    drawn: list[Markup] = [
        label("Reports", AXIS - 16, 14, text_anchor="end", class_="small"),
        label("Events", EVENTS, 14, class_="small"),
    ]
    y, last, axis = 30.0, None, []
    for time, reports, events in rows:
        gap = _gap(last, time)
        if gap:
            drawn.append(label(gap, AXIS + 16, y + 12, class_="small gap"))
            axis.append((y, y + 22.0, "gap"))
            y += 24
        high, inside = _row(time, reports, events, numbers, y, link)
        drawn += inside
        axis.append((y, y + high, "axis"))
        y += high
        last = time
    lines = [element("line", x1=AXIS, x2=AXIS, y1=a, y2=b, class_=kind) for a, b, kind in axis]
    return picture(
        "Reports and events over time",
        f"{count(sum(len(r[1]) for r in rows), 'dated report')} and {count(len(sheet.timeline), 'event')}, "
        f"from {day_in_words(rows[0][0])} to {day_in_words(rows[-1][0])}. The table below says the same.",
        *lines,
        *drawn,
        name=f"{name}-timeline",
        width=WIDTH,
        height=y + 6,
    )


def _rows(story: Story, sheet: Sheet, numbers: Numbers) -> list[Row]:
    found: dict[str, Row] = {}
    for moment in sheet.timeline:
        found.setdefault(moment.time, (moment.time, [], []))[2].append(moment)
    for document in sorted(story.documents, key=lambda document: numbers[document.id]):
        value = document.published.value
        if value and not value.startswith("X"):
            day = value[:10]
            found.setdefault(day, (day, [], []))[1].append(document)
    return [found[time] for time in sorted(found)]


def _row(
    time: str,
    reports: list[Document],
    events: list[Moment],
    numbers: Numbers,
    y: float,
    link: Callable[[str], str],
) -> tuple[float, list[Markup]]:
    drawn = [
        element("circle", cx=AXIS, cy=y + 12, r=3, class_="knot"),
        label(day_in_words(time), AXIS + 12, y + 16, class_="day"),
    ]
    left = y
    for document in reports:
        words = cut_to(f"[{numbers[document.id]}] {outlet_name(document)}", AXIS - 34, SIZE)
        text = label(words, AXIS - 26, left + 16, text_anchor="end")
        drawn.append(element("a", text, href=link(document.id)))
        drawn.append(element("rect", x=AXIS - 19, y=left + 7, width=9, height=9, class_="report"))
        left += LEADING + 2
    right = y
    for event in events:
        x = EVENTS
        drawn.append(_shape(event.status, x + 5, right + 12))
        for line in wrapped(event.text, WIDTH - x - 20, SIZE, 3):
            drawn.append(label(line, x + 16, right + 16, class_=None))
            right += LEADING
        right += 4
    return max(left, right, y + LEADING) - y + 6, drawn


def _shape(status: str, x: float, y: float) -> Markup:
    if status == "said":
        return element("path", d=f"M{x - 5:.1f} {y:.1f}l5 -5 5 5 -5 5z", class_="event said")
    known = status if status in {"happened", "planned", "proposed"} else "said"
    return element("circle", cx=x, cy=y, r=4.5, class_=f"event {known}")


def _gap(before: str | None, after: str) -> str:
    """Return the length of a long time without anything, in words.

    It runs from the last day of the time before to the first day of the time after, each known to a day, month or year.
    """
    if before is None:
        return ""
    try:
        days = (_bound(after, last=False) - _bound(before, last=True)).days
    except (ValueError, IndexError):
        return ""
    if days < LONG_GAP:
        return ""
    if days < 60:
        return count(round(days / 7), "week")
    return count(round(days / 30.44), "month") if days < 730 else count(round(days / 365.25), "year")


def _bound(time: str, *, last: bool) -> date:
    parts = [int(part) for part in time.split("-")]
    month = parts[1] if len(parts) > 1 else 12 if last else 1
    if len(parts) > 2:
        return date(parts[0], month, parts[2])
    return date(parts[0], month, monthrange(parts[0], month)[1] if last else 1)
