"""The words time expressions are made of, each with its classes and what it stands for.

A class is what a pattern of `time_patterns` names (`MONTH`, `UNIT`); a word may have several ("second" is an
ordinal and a unit).
"""

from functools import lru_cache

Payload = int | float | str
Entry = tuple[frozenset[str], Payload]

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
                 "oct": 10, "nov": 11, "dec": 12}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_WEEKDAYS = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
                   "sun": 7}  # fmt: skip

UNITS = {
    "second": "S", "sec": "S", "minute": "TM", "min": "TM", "hour": "H", "hr": "H", "h": "H", "day": "D",
    "night": "N",
    "weekend": "WE", "week": "W", "fortnight": "2W", "month": "M", "quarter": "Q", "year": "Y", "yr": "Y",
    "decade": "10Y", "century": "100Y",
}  # fmt: skip
"""Unit codes: a TIMEX3 letter, `TM` for minutes against `M` for months, `10Y` for what counts in years."""
_PLURALS = {word + "s": code for word, code in UNITS.items()} | {"centuries": "100Y"}

PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00",
                "midnight": "24:00", "midday": "12:00", "lunchtime": "12:00", "dawn": "MO",
                "dusk": "EV"}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_DAYS_OFF = {"today": 0, "yesterday": -1, "tomorrow": 1, "tmr": 1, "tmrw": 1, "tonight": 0}
ADVERB_SETS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
               "fortnightly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M", "yearly": "P1Y",
               "annually": "P1Y", "annual": "P1Y", "everyday": "P1D", "biannual": "P6M",
               "biennial": "P2Y"}  # fmt: skip
_REFERENCES = {"now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
               "presently": "PRESENT_REF", "current": "PRESENT_REF", "recently": "PAST_REF",
               "recent": "PAST_REF", "lately": "PAST_REF"}  # fmt: skip
ZONES = {
    "utc": "Z", "gmt": "Z", "z": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "trt": "+03:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00",
    "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "et": "", "pt": "", "ist": "",
}  # fmt: skip
"""Offsets of zone names; the empty string where the name has no one offset."""
FIXED_HOLIDAYS = {
    ("christmas",): "12-25", ("christmas", "day"): "12-25", ("christmas", "eve"): "12-24",
    ("boxing", "day"): "12-26", ("new", "year", "'s", "day"): "01-01", ("new", "year", "'s", "eve"): "12-31",
    ("new", "years", "day"): "01-01", ("new", "years", "eve"): "12-31", ("valentine", "'s", "day"): "02-14",
    ("halloween",): "10-31", ("may", "day"): "05-01", ("bastille", "day"): "07-14",
    ("armistice", "day"): "11-11", ("epiphany",): "01-06",
}  # fmt: skip
EASTER_HOLIDAYS = {("good", "friday"): -2, ("easter", "sunday"): 0, ("easter", "monday"): 1, ("easter",): 0,
                   ("ash", "wednesday"): -46, ("palm", "sunday"): -7}  # fmt: skip
"""Days after Easter Sunday."""
DECADE_WORDS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
                "eighties": 8, "nineties": 9}  # fmt: skip

_CLASSES: dict[str, str] = {
    "the": "THE", "a": "ART", "an": "ART", "of": "OF", "in": "IN", "on": "ON", "at": "AT", "to": "TO", "and": "AND",
    "from": "FROM", "between": "BETWEEN", "until": "UNTIL", "till": "UNTIL", "through": "UNTIL", "or": "OR",
    "for": "FOR", "per": "PER", "by": "BY", "since": "SINCE", "during": "DURING", "within": "WITHIN",
    "over": "OVER", "after": "AFTER", "before": "BEFORE", "ago": "AGO", "earlier": "EARLIER", "later": "LATER",
    "late": "LATE", "early": "EARLY", "mid": "MID", "middle": "MID", "last": "LAST", "past": "LAST PAST",
    "previous": "LAST PREV", "preceding": "LAST PREV", "next": "NEXT", "following": "NEXT FOLLOWING",
    "coming": "NEXT COMING", "upcoming": "NEXT COMING", "this": "THIS", "same": "SAME", "that": "THAT",
    "start": "START", "beginning": "START", "end": "FINISH", "close": "FINISH", "rest": "REST",
    "remainder": "REST", "course": "REST", "every": "EVERY", "each": "EVERY", "other": "OTHER", "once": "TIMES1",
    "twice": "TIMES1", "times": "TIMES", "half": "HALF", "all": "WHOLE", "full": "WHOLE", "whole": "WHOLE",
    "entire": "WHOLE", "single": "SINGLE ONLYONE", "straight": "SINGLE", "consecutive": "SINGLE",
    "business": "SINGLE BUSINESS",
    "working": "SINGLE BUSINESS", "trading": "SINGLE BUSINESS", "another": "ART", "couple": "COUPLE",
    "few": "FEW", "several": "SEVERAL", "many": "SEVERAL", "some": "SEVERAL APPROX",
    "fiscal": "FISCAL", "financial": "FISCAL",
    "fy": "FY", "q": "QLETTER", "christmas": "HOLIDAY", "easter": "HOLIDAY", "halloween": "HOLIDAY",
    "epiphany": "HOLIDAY", "good": "HOLIDAY1", "boxing": "HOLIDAY1", "new": "HOLIDAY1", "valentine": "HOLIDAY1",
    "bastille": "HOLIDAY1", "armistice": "HOLIDAY1", "ash": "HOLIDAY1", "palm": "HOLIDAY1",
    "final": "FINAL",
    "local": "LOCAL", "time": "TIMEWORD", "about": "APPROX", "around": "APPROX", "nearly": "APPROX",
    "almost": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "just": "JUST", "more": "MORE",
    "less": "MORE", "fewer": "MORE", "than": "THAN", "least": "LEAST", "most": "LEAST", "up": "UP",
    "o'clock": "OCLOCK", "am": "AMPM", "pm": "AMPM", "eve": "EVE", "future": "FUTURE", "near": "NEAR",
    "moment": "MOMENT", "present": "PRESENT", "quarter": "QUARTER", "quarters": "QUARTER",
    "bc": "BC", "bce": "BC", "ad": "AD", "ce": "AD", "its": "ITS", "their": "ITS", "our": "ITS",
    "my": "ITS", "your": "ITS",
}  # fmt: skip
_MARKS = {",": "COMMA", ".": "DOT", "-": "DASH", "‐": "DASH", "‑": "DASH", "–": "DASH", "—": "DASH",
          "/": "SLASH", "'s": "POSS", "+": "PLUS", ":": "COLON", "'": "APOS", "(": "PAREN", ")": "PAREN"}  # fmt: skip


_UNIT_CLASSES = {"week": "WEEK", "month": "MONTHU", "year": "YEARU", "century": "CENTURY",
                 "weekend": "WEEKEND"}  # fmt: skip
"""The singular units that some patterns name one by one."""


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Entry]:
    """Return every known word in lower case with its classes and its payload."""
    words: dict[str, tuple[set[str], Payload]] = {}

    def add(word: str, classes: str, payload: Payload = 0) -> None:
        known = words.setdefault(word, (set(), payload))
        words[word] = (known[0] | set(classes.split()), known[1] or payload)

    for index, month in enumerate(MONTHS, start=1):
        add(month, "MONTH", index)
    for word, index in _SHORT_MONTHS.items():
        add(word, "MABBR", index)
    for index, day in enumerate(WEEKDAYS, start=1):
        add(day, "WDAY", index)
        add(day + "s", "WDAYS", index)
    for word, index in _SHORT_WEEKDAYS.items():
        add(word, "WABBR", index)
    for word, code in UNITS.items():
        add(word, f"UNIT UNIT1 {_UNIT_CLASSES.get(word, '')}", code)
    for word, code in _PLURALS.items():
        add(word, "UNIT UNITS", code)
    for table, name in (
        (PARTS_OF_DAY, "PART"), (SEASONS, "SEASON"), (ADVERB_SETS, "ADVSET"), (_REFERENCES, "REF"),
        (DECADE_WORDS, "DECADE"), (ZONES, "ZONE"), (_CLASSES, ""), (_MARKS, ""),
    ):  # fmt: skip
        for word, payload in table.items():
            add(word, "NOON" if ":" in str(payload) and name == "PART" else name or str(payload), payload)
    add("h", "HLETTER")
    for word, offset in _DAYS_OFF.items():
        add(word, "DEICTIC", f"{offset:+d}")
    for word in ("mornings", "afternoons", "evenings", "nights"):
        add(word, "PARTS", PARTS_OF_DAY[word[:-1]])
    return {word: (frozenset(classes), payload) for word, (classes, payload) in words.items()}
