"""A small picture of how many reports came on which day."""

from collections import Counter
from datetime import date

from markupsafe import Markup

from twosource.desk.html.svg import element
from twosource.desk.phrases import count, day_in_words
from twosource.pipeline import published_day
from twosource.records.ledger import Story

WIDTH, HEIGHT = 168.0, 34.0
BARS = 42


def spark(story: Story) -> Markup:
    """Return one bar for each day, or each equal stretch of days, as high as its reports; empty where none is dated."""
    days = [day for day in (_day(published_day(document)) for document in story.documents) if day is not None]
    if not days:
        return Markup("")
    first, last = min(days), max(days)
    stretch = max(1, -(-((last - first).days + 1) // BARS))
    bars = Counter((day - first).days // stretch for day in days)
    size = max(bars) + 1
    step = min(12.0, WIDTH / size)
    most = max(bars.values())
    drawn = [
        element(
            "rect",
            x=at * step,
            y=HEIGHT - 1 - (HEIGHT - 4) * many / most,
            width=max(1.0, step - 2.0),
            height=(HEIGHT - 4) * many / most,
            rx=1.0,
            class_="bar",
        )
        for at, many in sorted(bars.items())
    ]
    base = element("line", x1=0.0, x2=WIDTH, y1=HEIGHT - 0.5, y2=HEIGHT - 0.5, class_="base")
    title = f"{count(len(days), 'dated report')}, {_span(first, last)}"
    return element(
        "svg",
        element("title", title),
        base,
        *drawn,
        role="img",
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        width=WIDTH,
        height=HEIGHT,
        class_="spark",
    )


def _span(first: date, last: date) -> str:
    if first == last:
        return day_in_words(first.isoformat())
    return f"{day_in_words(first.isoformat())} to {day_in_words(last.isoformat())}"


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None
