"""What holds for the times and quantities of any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.quantities import find_quantities
from twosource.reading.times import find_times

_PIECES = (
    "May March 16 2025 the of on in last next week Friday Monday ago two years and a half hundred million , . - / "
    "10:30 p.m. GMT said will between from to until early 1990s first 21st quarter $ % 1,000 each side per day every "
    "morning night noon five fifths minus point over dozens of people tomorrow now 7 2024-05-16 05/16/2025 weekend "
    "summer \n “ 's fiscal year three-day Christmas Eve later before yesterday"
).split(" ")
TEXTS = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)
TIMEX = re.compile(
    r"(?:\d{2,4}|XXXX|XXX|XX|BC\d{4}|FY(?:\d{4}|XXXX))"
    r"(?:-(?:W(?:\d\d|XX)(?:-(?:WE|[1-7]))?|Q[1-4X]|H[12]|SP|SU|FA|WI|(?:\d\d|XX)(?:-(?:\d\d|XX|W0[1-5]))?))?"
    r"(?:T(?:MO|AF|EV|NI|\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?))?"
    r"|T(?:MO|AF|EV|NI|\d\d:\d\d(?::\d\d)?)"
    r"|P(?:(?:\d+(?:\.\d+)?|X)(?:Y|M|Q|W|WE|D|DE|CE))*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?"
    r"|(?:PAST|PRESENT|FUTURE)_REF"
)
ANCHORS = st.sampled_from([None, "2025", "2025-05", "2025-05-28", "2024-02-29T23:10:00+03:00"])


@pytest.mark.parametrize("number", "0th 0nd 00 0000 99999999999999999999th 32nd ½ ² ٣ 1e5 9999 24:00 0.5".split())
@pytest.mark.parametrize(
    "words", ["the {} of May 2025", "May {}", "{0}-{0}", "in {} years", "between {0} and {0} people"]
)
def test_a_number_that_is_no_day_is_read_like_any_other(number: str, words: str) -> None:
    text = words.format(number)
    find_quantities(text, find_times(text, "2025-05-28"))


@given(TEXTS, ANCHORS)
def test_times_lie_in_order_without_overlap_and_have_timex_values(text: str, anchor: str | None) -> None:
    end = 0
    for time in find_times(text, anchor):
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        assert TIMEX.fullmatch(time.value), time
        assert time.end_value is None or TIMEX.fullmatch(time.end_value), time
        assert time.type in {"DATE", "TIME", "DURATION", "SET"}
        end = time.end


@given(TEXTS, ANCHORS)
def test_quantities_never_touch_a_time_or_each_other(text: str, anchor: str | None) -> None:
    times = find_times(text, anchor)
    end = 0
    for found in find_quantities(text, times):
        assert end <= found.start < found.end <= len(text)
        assert not any(time.start < found.end and found.start < time.end for time in times)
        assert found.bound in {"exact", "at-least", "at-most", "about"}
        assert found.value is None or found.value == found.value
        end = found.end


@given(TEXTS, ANCHORS)
def test_a_sentence_before_a_text_only_shifts_its_quantities(text: str, anchor: str | None) -> None:
    before = "So they left.\n"
    alone = find_quantities(text, find_times(text, anchor))
    after = find_quantities(before + text, find_times(before + text, anchor))
    assert [(q.start + len(before), q.end + len(before), q.value, q.unit) for q in alone] == [
        (q.start, q.end, q.value, q.unit) for q in after
    ]


@given(TEXTS, ANCHORS)
def test_a_sentence_before_a_text_only_shifts_its_times(text: str, anchor: str | None) -> None:
    before = "So they left.\n"
    alone, after = find_times(text, anchor), find_times(before + text, anchor)
    assert [(t.start + len(before), t.end + len(before), t.type, t.value) for t in alone] == [
        (t.start, t.end, t.type, t.value) for t in after
    ]


@given(st.text(max_size=200), ANCHORS)
def test_any_text_at_all_is_read(text: str, anchor: str | None) -> None:
    times = find_times(text, anchor)
    spans = [(found.start, found.end) for found in times]
    spans += [(found.start, found.end) for found in find_quantities(text, times)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
