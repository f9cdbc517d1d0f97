"""Short pieces of wording that every format shares, and making hidden characters visible."""

import re
import unicodedata
from datetime import date

from twosource.records.page import Document, Stamp

MONTHS = "January February March April May June July August September October November December".split()

_ISO_DAY = re.compile(r"\b[12]\d{3}-[01]\d(?:-[0-3]\d)?\b")
_HIDDEN = {"Cc", "Cf", "Co", "Cs"}
_HARMLESS = {"\u00ad": "", "\u200c": "\u200c", "\u200d": "\u200d", "\n": " ", "\t": " ", "\r": " "}


def visible(words: str) -> str:
    """Return the words on one line, with control and direction characters written as `<U+202E>`."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(letter if letter.isprintable() else _shown(letter) for letter in words)


def _shown(letter: str) -> str:
    if letter in _HARMLESS:
        return _HARMLESS[letter]
    if unicodedata.category(letter) in _HIDDEN:
        return f"<U+{ord(letter):04X}>"
    return " "


def day_in_words(value: str | None) -> str:
    """Return `28 May 2025` for `2025-05-28…`, `May 2025` for `2025-05`, `week of 2 June 2025` for `2025-W23`.

    What is no date stays as it is.
    """
    if not value:
        return ""
    year, _, rest = value[:10].partition("-")
    month, _, day = rest.partition("-")
    if not (len(year) == 4 and year.isdecimal()):
        return _yearless(value)
    if re.fullmatch(r"W[0-5]\d", month) and not day:
        return _week(int(year), int(month[1:])) or value
    if not (month.isdecimal() and 1 <= int(month) <= 12):
        return value if rest else year
    name = MONTHS[int(month) - 1]
    return f"{int(day)} {name} {year}" if day.isdecimal() else f"{name} {year}"


def _week(year: int, number: int) -> str:
    try:
        return f"week of {day_in_words(date.fromisocalendar(year, number, 1).isoformat())}"
    except ValueError:
        return ""


def dates_in_words(words: str) -> str:
    """Return the words with every ISO day and month written out; for wording of our own, never for a page's."""
    return _ISO_DAY.sub(lambda found: day_in_words(found[0]), words)


def _yearless(value: str) -> str:
    parts = value[:10].split("-")
    if len(parts) == 3 and parts[0] == "XXXX" and parts[1].isdecimal() and parts[2].isdecimal():
        return f"{int(parts[2])} {MONTHS[(int(parts[1]) - 1) % 12]}, year not known"
    return value


def moment_in_words(value: str | None) -> str:
    """Return `28 May 2025, 10:30 +03:00` for a time of day, otherwise the day."""
    day, _, clock = (value or "").partition("T")
    if not clock:
        return day_in_words(value)
    time, zone = clock[:5], clock[8:] if clock.count(":") >= 2 else clock[5:]
    shown = " UTC" if zone in {"Z", "+00:00"} else f" {zone}" if zone[:1] in {"+", "-"} else ""
    return f"{day_in_words(day)}, {time}{shown}"


def in_full(stamp: Stamp) -> str:
    """Return when something was published, as far as it is known."""
    if stamp.value:
        return moment_in_words(stamp.value)
    bounds = [f"not before {day_in_words(stamp.not_before)}"] if stamp.not_before else []
    bounds += [f"not after {day_in_words(stamp.not_after)}"] if stamp.not_after else []
    return ", ".join(["undated", *bounds])


def outlet_name(document: Document) -> str:
    """Return the outlet's name, or that it is not known."""
    return document.outlet.name or document.outlet.domain or "Outlet not known"


def headline(document: Document) -> str:
    """Return the headline in quotation marks, or the first words where there is none."""
    if document.title:
        return f"“{document.title}”"
    words = document.text.split()
    return f"no headline, begins “{' '.join(words[:10])}{'…' if len(words) > 10 else ''}”"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `1 document`, `2 documents`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
