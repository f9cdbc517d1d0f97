"""The grammar of time: each line a pattern over classes of words, and the function that gives its value.

A pattern is a regular expression whose letters are the classes of `time_words` and `time_tokens` in capitals. At
each token the longest match stands, the first of equal ones. No pattern has an unbounded repetition, so the cost
is linear in the text.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from twosource.reading import time_dates as dates
from twosource.reading import time_figures as figures
from twosource.reading import time_periods as periods
from twosource.reading import time_seasons as seasons
from twosource.reading import time_spans as spans
from twosource.reading import time_weekdays as weekdays
from twosource.reading import time_years as years
from twosource.reading.time_scene import Build
from twosource.reading.time_tokens import alphabet

_DAY = "(?P<day>DAY|DAYORD)"
_MONTH = "(?P<month>MONTH|MABBR) DOT?"
_YEAR = "(?P<year>YEAR)"
_WEEKDAY = "(?: (?:WDAY|WABBR DOT?) COMMA? THE? )?"
_REL = "(?P<rel>LAST|THIS|NEXT)"
_OFYEAR = f"(?: (?:OF|IN|COMMA)? (?: {_YEAR} | (?:THE? {_REL}|THE) (?:FISCAL)? UNIT ) )"
_COUNT = "(?: (?:NUM|ART|FEW|SEVERAL|HALF ART?|ART? COUPLE OF?|ART FEW|QUARTER OF? ART?|ART? HALF) )"
_AMOUNT = f"(?P<amount> {_COUNT} DASH? SINGLE? UNIT (?: AND ART? HALF )? (?: (?:COMMA|AND)? NUM UNIT ){{0,3}} )"
_ZONE = "(?: LOCAL TIMEWORD | PAREN? (?P<zone>ZONE) (?: (?P<sign>PLUS|DASH) (?P<shift>HOUR|CLOCK|HHMM) )? )"

_GRAMMAR: tuple[tuple[str, Build], ...] = (
    # days
    ("ISO", figures.iso_date),
    ("NUMERIC", figures.numeric_date),
    (f"{_WEEKDAY} {_DAY} (?:DASH|SLASH)? OF? {_MONTH} (?: (?:COMMA|OF|DASH)? {_YEAR} | SHORT )?", dates.day_of_month),
    (f"{_WEEKDAY} {_MONTH} (?:DASH|SLASH|THE)? {_DAY} (?: COMMA? {_YEAR} )?", dates.day_of_month),
    (f"{_YEAR} DASH {_MONTH} DASH {_DAY}", dates.day_of_month),
    (f"{_WEEKDAY} {_MONTH} {_DAY} COMMA? (?:OF|IN)? {_REL} YEARU", dates.day_of_relative_year),
    (f"{_WEEKDAY} {_DAY} OF? {_MONTH} (?:OF|IN)? {_REL} YEARU", dates.day_of_relative_year),
    (f"{_DAY} (?:DASH|TO|UNTIL|AND) THE? (?P<until>DAY|DAYORD) OF? {_MONTH} (?: COMMA? {_YEAR} )?", dates.day_range),
    (f"{_MONTH} THE? {_DAY} (?:DASH|TO|UNTIL|AND) THE? (?P<until>DAY|DAYORD) (?: COMMA? {_YEAR} )?", dates.day_range),
    (f"(?P<one>MM|DAY) SLASH (?P<two>MM|DAY) COMMA (?: {_YEAR} | (?P<yy>YY) )", figures.split_date),
    ("ON (?P<one>MM|DAY) SLASH (?P<two>MM|DAY)", figures.split_date),
    ("(?P<wday>WDAY) COMMA? THE (?P<day>DAYORD)", weekdays.weekday_the_nth),
    (
        f"(?P<nth>ORD|LAST) (?P<wday>WDAY) (?:OF|IN) (?: {_MONTH} (?:COMMA? {_YEAR})? | THE? {_REL} UNIT )",
        weekdays.nth_weekday_of,
    ),
    (f"(?P<day>DAYORD) OF THE? {_REL} UNIT", weekdays.nth_day_of),
    ("(?P<nth>ORD) (?P<wday>WDAY)", weekdays.nth_weekday_here),
    ("(?P<day>DAYORD|DAY)", weekdays.nth_day),
    (f"(?P<name> HOLIDAY (?:EVE|UNIT1|WDAY)? ) {_YEAR}?", weekdays.holiday),
    (f"(?P<name> HOLIDAY1 (?:WDAY|UNIT1|POSS UNIT1|YEARU POSS (?:UNIT1|EVE)) ) {_YEAR}?", weekdays.holiday),
    # days from the document's own
    ("(?P<deictic>DEICTIC)", weekdays.deictic_day),
    ("UNIT (?P<side>BEFORE|AFTER) (?P<deictic>DEICTIC)", weekdays.day_beyond),
    ("(?P<rel>THIS|LAST) (?P<part>PART)", weekdays.part_of_this_day),
    ("(?P<wday>WDAY)", weekdays.weekday),
    (f"{_REL} (?P<wday>WDAY)", weekdays.weekday),
    (f"{_REL} UNIT COMMA? ON? (?P<wday>WDAY)", weekdays.weekday_of_week),
    (f"(?P<wday>WDAY) (?:OF)? {_REL} UNIT", weekdays.weekday_of_week),
    # months and years
    (f"{_MONTH} COMMA? OF? {_YEAR}", dates.month_of_year),
    (f"{_YEAR} COMMA? {_MONTH}", dates.month_of_year),
    (f"(?P<month>MONTH) (?:OF|IN)? {_REL} UNIT", dates.month_of_year),
    ("(?P<month>MONTH) (?P<yy>YY)", dates.month_of_year),
    ("(?P<month>MONTH)", dates.bare_month),
    (f"{_REL} (?P<month>MONTH|MABBR)", dates.relative_month),
    (f"{_YEAR} (?:DASH|SLASH) (?P<mm>MM)", figures.figure_month),
    (f"(?P<mm>MM) (?:DASH|SLASH) {_YEAR}", figures.figure_month),
    (_YEAR, years.year_alone),
    ("(?P<year>BIGNUM)", years.spelled_year),
    (f"{_YEAR} DASH (?P<until>YEAR|YY)", years.year_range),
    ("SHORT", years.short_year),
    # seasons
    (f"(?P<season>SEASON) (?:OF|IN)? {_YEAR}", seasons.season),
    (f"{_YEAR} (?P<season>SEASON)", seasons.season),
    (f"{_REL} (?P<season>SEASON)", seasons.season),
    ("(?P<season>SEASON)", seasons.season_alone),
    # periods from the document's own
    (f"{_REL} (?:SINGLE|FISCAL)? (?P<unit>UNIT1)", periods.relative_period),
    ("(?P<rel>THAT|SAME) (?P<unit>UNIT1)", periods.relative_period),
    ("THE (?P<unit>UNIT1) (?P<rel>PREV)", periods.relative_period),
    ("(?P<rel>THE) (?P<unit>WEEKEND)", periods.relative_period),
    ("ITS (?P<unit>WEEKEND|WEEK)", periods.relative_period),
    ("(?:ON|OVER|AT|DURING) (?P<unit>WEEKEND)", periods.relative_period),
    ("ORD SINGLE (?P<unit>UNIT1)", periods.running_period),
    ("THE (?P<unit>UNIT1)", periods.this_period),
    ("(?:START|FINISH|MID) OF THE (?P<unit>UNIT1)", periods.part_of_period),
    ("THE (?P<unit>UNIT) (?P<after>AFTER) THE? (?P<rel>NEXT)", periods.relative_period),
    ("(?P<unit>UNIT) (?P<after>AFTER) THE? (?P<rel>NEXT)", periods.relative_period),
    ("(?:EARLIER|LATER|LATE|EARLY) IN THE (?P<unit>UNIT)", periods.part_of_period),
    (f"(?P<nth>ORD) WEEK (?:OF|IN) THE? {_REL} MONTHU", periods.week_of_month),
    (f"(?P<nth>ORD) WEEK (?:OF|IN)? THE? (?: {_REL} YEARU | {_YEAR} )", periods.week_of_year),
    (f"(?P<nth>ORD|LAST) WEEK (?:OF|IN) {_MONTH} {_YEAR}?", periods.week_of_month),
    ("WEEK (?P<nth>DAY|YY)", periods.week_of_year),
    (f"(?P<nth>QORD|FINAL|LAST) DASH? QUARTER {_OFYEAR}?", periods.quarter),
    (f"(?P<nth>ORD) HALF {_OFYEAR}", periods.half_year),
    (f"(?P<letter>QLETTER) (?P<nth>MM) (?: (?:COMMA|OF|SLASH)? {_YEAR} )?", periods.quarter),
    (f"(?P<letter>HLETTER) (?P<nth>MM) (?:COMMA|OF)? {_YEAR}", periods.half_year),
    ("(?P<n>NUM) BC", years.year_before_christ),
    (f"FISCAL UNIT? {_YEAR}", periods.fiscal_year),
    (f"FY DASH? {_YEAR}", periods.fiscal_year),
    ("(?P<decade>DECADE)", periods.decade),
    ("(?P<nth>ORD) DASH? CENTURY", periods.century),
    # counted from a day
    (f"{_AMOUNT} AGO", periods.ago),
    (f"{_AMOUNT} FROM (?P<deictic>REF|DEICTIC)", periods.from_day),
    (f"{_AMOUNT} (?P<side>BEFORE|AFTER) (?P<deictic>DEICTIC)", periods.from_day),
    (f"{_AMOUNT} (?P<side>EARLIER|LATER)", periods.later),
    (f"IN {_AMOUNT} (?:APOS|POSS) TIMEWORD", periods.from_day),
    ("IN (?P<amount> NUM (?P<business>BUSINESS) UNIT )", periods.from_day),
    ("(?P<n>NUM) (?P<wday>WDAY|WDAYS) (?:FROM REF|LATER)", periods.weekdays_away),
    # durations
    (_AMOUNT, spans.duration),
    ("WHOLE DASH? (?P<unit>UNIT)", spans.whole_unit),
    ("(?:THE|ART) WHOLE (?P<unit>UNIT)", spans.whole_unit),
    ("ART? ONLYONE DASH? (?P<unit>UNIT1)", spans.whole_unit),
    ("(?:LAST|NEXT) (?P<amount> (?:NUM|FEW|SEVERAL|COUPLE OF) SINGLE? UNITS )", spans.duration),
    ("ITS (?P<nth>ORD) (?P<unit>UNIT1)", spans.nth_unit),
    (f"(?P<low>NUM) (?:DASH DASH?|TO|OR|AND) {_AMOUNT}", spans.duration_range),
    ("(?:PAST|COMING|REF) (?P<unit>UNITS)", spans.open_duration),
    ("(?P<unit>UNITS)", spans.bare_units),
    # sets
    ("EVERY (?: (?P<other>OTHER) | (?P<n>NUM) )? (?P<unit>UNIT)", spans.every),
    ("EVERY (?P<wday>WDAY)", spans.every_weekday),
    ("(?P<wday>WDAYS)", spans.every_weekday),
    ("EVERY (?P<month>MONTH)", spans.every_month),
    ("EVERY (?P<part>PART)", spans.every_part),
    ("(?:EVERY (?P<part>PART)|(?P<parts>PARTS)) AT (?P<hour>HOUR)", spans.every_part_at),
    ("(?P<part>PARTS)", spans.every_part),
    ("(?P<adverb>ADVSET)", spans.adverb_set),
    ("(?:TIMES1|NUM TIMES) (?:ART|PER|EVERY) (?P<unit>UNIT)", spans.rate),
    ("PER (?P<unit>UNIT)", spans.rate),
    # clock times
    (f"(?P<clock>CLOCK) (?P<ampm>AMPM)? {_ZONE}?", spans.clock),
    (f"(?P<hour>HOUR) (?: (?P<ampm>AMPM) | OCLOCK ) {_ZONE}?", spans.clock),
    (f"(?P<hhmm>HHMM) {_ZONE}", spans.clock),
    ("(?P<noon>NOON)", spans.noon),
    # what only points
    ("(?P<ref>REF)", spans.reference),
    ("AT THE? (?:MOMENT|PRESENT)", spans.present),
    ("IN (?P<the>THE) PAST", spans.past),
    ("IN (?P<the>THE) NEAR? FUTURE", spans.future),
)


class Rule(NamedTuple):
    """A compiled line of the grammar."""

    pattern: "re.Pattern[str]"
    build: Build


@lru_cache(maxsize=1)
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """Return, for each letter that can begin a time expression, the rules that may apply there."""
    begins: dict[str, list[Rule]] = {}
    for template, build in _GRAMMAR:
        rule = Rule(re.compile(_letters(template)), build)
        for letter in sorted(set("".join(_class(name) for name in first_names(template))) - set("[]")):
            begins.setdefault(letter, []).append(rule)
    return {letter: tuple(fitting) for letter, fitting in begins.items()}


_PIECE = re.compile(r"(?P<open>\((?:\?:|\?P<\w+>))|(?P<name>[A-Z][A-Z0-9]+)|(?P<mark>[)|?]|\{\d,\d\})")


def first_names(template: str) -> set[str]:
    """Return the classes that a match of a pattern may begin with."""
    pieces = [(match.lastgroup or "", match.group()) for match in _PIECE.finditer(template)]
    return _firsts(pieces, 0)[0]


def _firsts(pieces: list[tuple[str, str]], at: int) -> tuple[set[str], bool, int]:
    """The classes that may begin the group at `at`, whether it may be empty, and the piece after it."""
    names: set[str] = set()
    empty, begins = False, True  # of the whole group; of the alternative being read, whether it is empty so far
    while at < len(pieces) and pieces[at][1] != ")":
        kind, text = pieces[at]
        if text == "|":
            empty, begins, at = empty or begins, True, at + 1
            continue
        inner, may_be_empty, at = _firsts(pieces, at + 1) if kind == "open" else ({text}, False, at + 1)
        if at < len(pieces) and pieces[at][1][0] in "?{":
            may_be_empty, at = True, at + 1
        if begins:
            names |= inner
        begins = begins and may_be_empty
    return names, empty or begins, at + 1


def _letters(template: str) -> str:
    return re.sub(r"\b[A-Z][A-Z0-9]+\b", lambda name: _class(name.group()), template).replace(" ", "")


@lru_cache(maxsize=256)
def _class(name: str) -> str:
    letters = "".join(sorted(letter for classes, letter in alphabet().items() if name in classes))
    if not letters:
        raise LookupError(f"no word has the class {name}")
    return f"[{letters}]"
