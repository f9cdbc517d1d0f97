"""Dates in figures: ISO 8601, "21/04/16", "4/22", "2016-11"."""

import re
from dataclasses import replace

from twosource.reading.time_calendar import (
    day_value,
    month_value,
    read_anchor,
)
from twosource.reading.time_dates import build, full_year, guess_year, year_of
from twosource.reading.time_scene import Found, Scene, place

Match = re.Match[str]


def numeric_date(match: Match, scene: Scene) -> Found | None:
    """A date in figures: "02/22/2016", "21/04/16", "2015/08/12", "16.05.2025"."""
    parts = [int(part) for part in re.split(r"[/.,-]", scene.tokens.words[match.start()])]
    widths = [len(part) for part in re.split(r"[/.,-]", scene.tokens.words[match.start()])]
    if widths[0] >= 3:
        return build(match, day_value(parts[0], parts[1], parts[2])) if widths[0] == 4 and widths[2] < 3 else None
    if widths[2] == 3:
        return None
    if "." in scene.tokens.words[match.start()] and widths[2] != 4:
        return None  # a version or a section, not a day
    year = parts[2] if widths[2] == 4 else full_year(parts[2], scene)
    dotted = "." in scene.tokens.words[match.start()]
    month, day = (parts[1], parts[0]) if parts[0] > 12 or (dotted and parts[1] <= 12) else (parts[0], parts[1])
    return build(match, day_value(year, month, day)) if 1000 <= year <= 2199 else None


def split_date(match: Match, scene: Scene) -> Found | None:
    """As in "08/12,2015" and "4/22": month before day, unless the first cannot be one."""
    first, second = scene.number(match, "one"), scene.number(match, "two")
    month, day = (second, first) if first > 12 else (first, second)
    if not 1 <= month <= 12:
        return None
    year = year_of(match, scene)
    if year is not None:
        return build(match, day_value(year, month, day))
    value = day_value(guess_year(scene, match, month, day), month, day)
    found = build(match, value, yearless=(month, day))
    return found and replace(found, first=place(match, "one"))


def iso_date(match: Match, scene: Scene) -> Found | None:
    """An ISO 8601 date, with its time where it has one."""
    written = scene.tokens.words[match.start()].upper().replace(" ", "T")
    anchor = read_anchor(written)
    if anchor is None:
        return None
    day, _, clock = written.partition("T")
    if not clock:
        return build(match, day)
    hours, minutes = int(clock[:2]), int(clock[3:5])
    return build(match, written, "TIME", clock=clock) if hours < 25 and minutes < 60 else None


def figure_month(match: Match, scene: Scene) -> Found | None:
    """As in "2016-11", "3/2015"; "2010-11" is a season of two years."""
    year, month = scene.number(match, "year"), scene.number(match, "mm")
    if match.start("year") < match.start("mm") and month == year % 100 + 1:
        return build(match, f"{year:04d}", end_value=f"{year + 1:04d}")
    return build(match, month_value(year, month))
