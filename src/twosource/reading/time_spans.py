"""Values of durations, of sets ("every Monday"), of clock times and of what only points ("now", "recently")."""

import re
from typing import NamedTuple

from twosource.reading.time_scene import Found, Scene
from twosource.reading.time_words import PARTS_OF_DAY, UNITS, ZONES

Match = re.Match[str]
_IN_QUARTERS = frozenset({"in", "for", "last", "past", "next", "after", "over", "first"})
_RATED = frozenset({"%", "percent", "dollars", "euros", "cents", "pounds", "million", "billion", "times", "m", "bn"})
_JUST = frozenset({"just", "only", "mere", "many"})
_LASTING = frozenset({"for", "in", "within", "after", "of", "take", "takes", "took", "taken", "lasted", "by"})
_LASTED = frozenset({"of", "long", "-", "ago", "later", "after", "before"})
_ORDER = ("Y", "M", "Q", "W", "WE", "D")


class Piece(NamedTuple):
    """A counted unit: `number` is None where the words leave it open ("several")."""

    number: float | None
    code: str


def code_of(word: str) -> str:
    """Return the code of a unit word or of its abbreviation after a figure."""
    return UNITS.get(word) or UNITS.get(word.removesuffix("s")) or {"centuries": "100Y", "h": "H"}.get(word, "")


def pieces_of(match: Match, scene: Scene) -> list[Piece]:
    """Return the counted units of a match, in the order of the text ("1 year 1 month 21 days")."""
    pieces: list[Piece] = []
    count: float | None = 1
    tokens = scene.tokens
    begin, end = match.span("amount")
    for at in range(begin, end):
        word = tokens.words[at]
        code = code_of(word)
        if code and not (word == "second" and at + 1 < end and code_of(tokens.words[at + 1])):
            pieces.append(Piece(count, code))
            count = 1
        elif word == "half":
            if pieces and pieces[-1].number is not None:
                pieces[-1] = Piece(pieces[-1].number + 0.5, pieces[-1].code)
            else:
                count = 0.5
        elif word == "quarter":
            count = 0.25
        elif word in ("few", "several", "many", "some"):
            count = None
        elif word == "couple":
            count = 2
        elif isinstance(tokens.payloads[at], (int, float)) and tokens.payloads[at]:
            count = float(tokens.payloads[at])
    return pieces


def duration_value(pieces: list[Piece]) -> str | None:
    """Return the ISO 8601 duration: `P2Y`, `PT1.5H`, `P1Y1M21D`, `PXY` for an open number."""
    counts: dict[str, float | None] = {}
    for count, code in pieces:
        years = {"10Y": 10, "100Y": 100}.get(code, 1)
        name = {"10Y": "Y", "100Y": "Y", "2W": "W", "N": "D"}.get(code, code)
        factor = 2 if code == "2W" else years
        if count is None and code in ("10Y", "100Y"):
            return "PXDE" if code == "10Y" else "PXCE"
        counts[name] = None if count is None else (counts.get(name) or 0) + count * factor
    days = "".join(f"{_count(counts[name])}{name}" for name in _ORDER if name in counts)
    hours = "".join(f"{_count(counts[name])}{name[-1]}" for name in ("H", "TM", "S") if name in counts)
    return f"P{days}" + (f"T{hours}" if hours else "") if days or hours else None


def _count(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:.6f}".rstrip("0")


def duration(match: Match, scene: Scene) -> Found | None:
    """As in "three years", "two and a half hours", "a week", "several months", "12-year"."""
    words = scene.tokens.words[match.start() : match.end()]
    after = scene.word_at(match.end())
    if words == ["a", "second"] and after.isalpha():
        return None
    before = scene.word_at(match.start() - 1)
    if len(words) == 2 and words[0] in ("a", "an") and (before[-1:].isdecimal() or before in _RATED):
        return rate(match, scene)
    if words[-1] == "quarters" and len(words) == 2 and scene.word_at(match.start() - 1) not in _IN_QUARTERS:
        return None  # three quarters of something
    value = duration_value(pieces_of(match, scene))
    return (value and Found(match.start(), match.end(), "DURATION", value, absorbs="amount")) or None


def duration_range(match: Match, scene: Scene) -> Found | None:
    """As in "60 to 90 days", "between two and three weeks": the shortest in `value`, the longest in `end_value`."""
    pieces = pieces_of(match, scene)
    if len(pieces) != 1 or pieces[0].number is None:
        return None
    if scene.word_at(match.start("low") + 1) == "and" and scene.word_at(match.start() - 1) != "between":
        return None
    low = scene.payload(match, "low")
    shortest = duration_value([Piece(float(low), pieces[0].code)]) if isinstance(low, (int, float)) else None
    longest = duration_value(pieces)
    if shortest is None or longest is None or float(low or 0) >= pieces[0].number:
        return None
    return Found(match.start(), match.end(), "DURATION", shortest, end_value=longest, absorbs="amount")


def nth_unit(match: Match, scene: Scene) -> Found | None:
    """As in "now in its third year": more than two units, at most three."""
    nth, code = scene.number(match, "nth"), code_of(scene.word(match, "unit"))
    shortest, longest = duration_value([Piece(nth - 1, code)]), duration_value([Piece(nth, code)])
    if (
        nth < 2
        or shortest is None
        or scene.word_at(match.start() - 1) not in ("in", "into", "enter", "entered", "entering")
    ):
        return None
    return Found(match.start(), match.end(), "DURATION", shortest, end_value=longest)


def bare_units(match: Match, scene: Scene) -> Found | None:
    """As in "for years", "in just minutes", "decades of", "over the years"."""
    before, after = scene.word_at(match.start() - 1), scene.word_at(match.end())
    if before in _JUST:
        before = scene.word_at(match.start() - 2)
    through = before == "the" and scene.word_at(match.start() - 2) in ("over", "through", "throughout")
    if scene.word(match, "unit") == "quarters" and after == "of":
        return None
    if before not in _LASTING and after not in _LASTED and not through:
        return None
    value = duration_value([Piece(None, code_of(scene.word(match, "unit")))])
    return (value and Found(match.start(), match.end(), "DURATION", value)) or None


def open_duration(match: Match, scene: Scene) -> Found | None:
    """As in "recent months", "coming days": a number of units that is not given."""
    value = duration_value([Piece(None, code_of(scene.word(match, "unit")))])
    return (value and Found(match.start(), match.end(), "DURATION", value, absorbs="the")) or None


def whole_unit(match: Match, scene: Scene) -> Found | None:
    """As in "all day", "the entire week", "a full year", "a single weekend"."""
    value = duration_value([Piece(1, code_of(scene.word(match, "unit")))])
    return (value and Found(match.start(), match.end(), "DURATION", value, absorbs="amount the")) or None


def every(match: Match, scene: Scene) -> Found | None:
    """As in "every two days", "each month", "every other week"."""
    word = scene.word(match, "unit")
    count = scene.number(match, "n") or (2 if match.group("other") else 1)
    value = duration_value([Piece(count, code_of(word))])
    return (value and Found(match.start(), match.end(), "SET", value)) or None


def rate(match: Match, scene: Scene) -> Found | None:
    """As in "a year" after a number, "per day", "twice a week": how often."""
    value = duration_value([Piece(1, code_of(scene.tokens.words[match.end() - 1]))])
    return (value and Found(match.start(), match.end(), "SET", value)) or None


def every_weekday(match: Match, scene: Scene) -> Found | None:
    """As in "every Monday", "Mondays"."""
    return Found(match.start(), match.end(), "SET", f"XXXX-WXX-{scene.number(match, 'wday')}")


def every_month(match: Match, scene: Scene) -> Found | None:
    """As in "every May"."""
    return Found(match.start(), match.end(), "SET", f"XXXX-{scene.number(match, 'month'):02d}")


def every_part(match: Match, scene: Scene) -> Found | None:
    """As in "every morning", "mornings"."""
    code = PARTS_OF_DAY.get(scene.word(match, "part").removesuffix("s"), "")
    return Found(match.start(), match.end(), "SET", f"T{code}", absorbs="set") if code and ":" not in code else None


def every_part_at(match: Match, scene: Scene) -> Found | None:
    """As in "every night at 9": the hour of that part of the day."""
    part = scene.word(match, "part") or scene.word(match, "parts").removesuffix("s")
    hour = scene.number(match, "hour")
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (part != "morning" and not (part == "night" and hour < 5))
    return Found(match.start(), match.end(), "SET", f"T{hour:02d}:00", clock=f"{hour:02d}:00")


def adverb_set(match: Match, scene: Scene) -> Found | None:
    """As in "daily", "annual"."""
    return Found(match.start(), match.end(), "SET", str(scene.payload(match, "adverb")))


def reference(match: Match, scene: Scene) -> Found | None:
    """As in "now", "recently": TIMEX3's PRESENT_REF and PAST_REF."""
    return Found(match.start(), match.end(), "DATE", str(scene.payload(match, "ref")))


def present(match: Match, scene: Scene) -> Found | None:
    """As in "at the moment", "at present"."""
    return Found(match.start(), match.end(), "DATE", "PRESENT_REF")


def past(match: Match, scene: Scene) -> Found | None:
    """As in "in the past", where no unit and no number follows."""
    after = scene.word_at(match.end())
    counted = match.end() < len(scene.tokens.payloads) and isinstance(scene.tokens.payloads[match.end()], (int, float))
    if code_of(after) or after in ("few", "several", "couple") or (counted and scene.tokens.payloads[match.end()]):
        return None
    return Found(match.start("the"), match.end(), "DATE", "PAST_REF")


def future(match: Match, scene: Scene) -> Found | None:
    """As in "in the near future"."""
    return Found(match.start("the"), match.end(), "DATE", "FUTURE_REF")


def clock(match: Match, scene: Scene) -> Found | None:
    """As in "18:00 UTC", "5 p.m.", "10:30 AM GMT+03:00", "0800 GMT", "10 o'clock"; the day comes from a neighbour."""
    written = scene.word(match, "clock") or scene.word(match, "hour") or scene.word(match, "hhmm")
    digits = (
        written.split(":")
        if ":" in written
        else [written[:2], written[2:]]
        if len(written) == 4 and written.isdecimal()
        else [written]
    )
    spelled = not digits[0].isdecimal()
    hours = scene.number(match, "hour") if spelled else int(digits[0])
    half = scene.word(match, "ampm")[:1]
    if half and not 1 <= hours <= 12:
        return None
    hours = hours % 12 + 12 * (half == "p") if half else hours
    rest = digits[1:] + ["00"] * (len(digits) == 1)
    if hours > 24 or any(int(part) > 59 for part in rest):
        return None
    text = ":".join([f"{hours:02d}", *rest]) + zone_offset(match, scene)
    return Found(match.start(), match.end(), "TIME", f"T{text}", clock=text)


def zone_offset(match: Match, scene: Scene) -> str:
    """The offset that the groups `zone`, `sign` and `shift` name, the empty string for none."""
    if "zone" not in match.re.groupindex or not match.group("zone"):
        return ""
    if not match.group("shift"):
        return ZONES.get(scene.word(match, "zone"), "")
    sign = "-" if scene.word(match, "sign") in "-–" else "+"
    hours, _, minutes = scene.word(match, "shift").partition(":")
    return f"{sign}{int(hours):02d}:{int(minutes or 0):02d}" if hours.isdecimal() and int(hours) <= 14 else ""


def noon(match: Match, scene: Scene) -> Found | None:
    """As in "noon", "midnight"."""
    text = PARTS_OF_DAY[scene.word(match, "noon")]
    return Found(match.start(), match.end(), "TIME", f"T{text}", clock=text)
