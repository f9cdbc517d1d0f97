"""What numbers, money, measures and amounts come to."""

import time

import pytest

from twosource.reading.quantities import find_quantities
from twosource.reading.times import find_times
from twosource.records.reading import Quantity


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, find_times(text, "2025-05-28"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("one hundred and three and two thirds", 103 + 2 / 3),
        ("three hundred and two dozens", 324),
        ("half a million", 500_000),
        ("a hundred thousand", 100_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("three quarters of a billion", 750_000_000),
        ("twenty-three fifths", 4.6),
        ("one hundred thirty-fifths", 100 / 35),
        ("one hundred and thirty fifths", 26),
        ("nought point nought three", 0.03),
        ("minus one", -1),
        ("4 thousand 3 hundred and 21", 4321),
        ("three lakh crore", 3 * 10**12),
        ("1,000", 1000),
        ("1 000", 1000),
        ("1.000,5", 1000.5),
        ("12,34,567.89", 1_234_567.89),
        ("5,00", 5),
        ("10 bn", 10**10),
        ("⅔", 2 / 3),
        ("one in five", 0.2),
    ],
)
def test_a_number_has_one_value_however_it_is_written(written: str, value: float) -> None:
    (found,) = read(f"The answer is {written}.")
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3 hundred and 2 hundred", [300, 200]),
        ("4000 3 hundred and 21", [4000, 321]),
        ("423 0000", [423, 0]),
        ("five out of three", [5, 3]),
    ],
)
def test_numbers_that_do_not_fit_together_stay_apart(text: str, values: list[int]) -> None:
    assert [found.value for found in read(text)] == values


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("over 600 drones", "at-least"),
        ("at least 600 drones", "at-least"),
        ("no fewer than 600 drones", "at-least"),
        ("600 or more drones", "at-least"),
        ("up to 600 drones", "at-most"),
        ("no more than 600 drones", "at-most"),
        ("fewer than 600 drones", "at-most"),
        ("about 600 drones", "about"),
        ("some 600 drones", "about"),
        ("nearly 600 drones", "about"),
        ("600 drones", "exact"),
    ],
)
def test_the_words_before_a_number_bound_it(text: str, bound: str) -> None:
    (found,) = read(f"They counted {text}.")
    assert (found.value, found.unit, found.bound) == (600, "drone", bound)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$52 billion", 52 * 10**9, "USD"),
        ("US$30bn", 30 * 10**9, "USD"),
        ("€5bn", 5 * 10**9, "EUR"),
        ("40 million euros", 40 * 10**6, "EUR"),
        ("125 million Australian dollars", 125 * 10**6, "AUD"),
        ("USD 200", 200, "USD"),
        ("75 USD million", 75 * 10**6, "USD"),
        ("30 MUSD", 30 * 10**6, "USD"),
        ("3 dollars 50 cents", 3.5, "USD"),
        ("hk $ 10.05 billion", 10.05 * 10**9, "HKD"),
        ("5%", 5, "%"),
        ("5 per cent", 5, "%"),
        ("two percentage points", 2, "%"),
        ("300 km", 300, "kilometre"),
        ("40 MW", 40, "megawatt"),
        ("-5 degrees", -5, "degree"),
        ("1.2 million barrels", 1_200_000, "barrel"),
        ("600 Iranian-made drones", 600, "drone"),
        ("1,000 people", 1000, "person"),
        ("one soldier", 1, "soldier"),
        ("a 12-point plan", 12, "point"),
    ],
)
def test_a_quantity_says_what_is_counted(text: str, value: float, unit: str) -> None:
    (found,) = read(f"It came to {text}.")
    assert found.value == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "They swap 1,000 people from each side.",
        "They swap 1,000-for-1,000.",
        "They get 1,000 tonnes apiece.",
        "Each side frees 1,000 captives.",
        "They got 1,000 each.",
    ],
)
def test_what_holds_for_each_party_says_so(text: str) -> None:
    assert [(found.value, found.each) for found in read(text)][:1] == [(1000, True)]


def test_what_is_said_of_one_side_holds_for_it_alone() -> None:
    (found,) = read("The east freed 1,000 people.")
    assert not found.each


def test_both_ends_of_a_range_are_kept_with_their_unit() -> None:
    for text in ("20-30 boats", "between 20 and 30 boats", "from 20 to 30 boats"):
        low, high = read(f"They saw {text}.")
        assert (low.value, low.bound, low.unit) == (20, "at-least", "boat")
        assert (high.value, high.bound, high.unit) == (30, "at-most", "boat")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("dozens of boats", "boat"),
        ("hundreds of thousands of people", "person"),
        ("several hundred troops", "troop"),
        ("a few dozen cranes", "crane"),
    ],
)
def test_an_open_amount_has_no_value(text: str, unit: str) -> None:
    (found,) = read(f"They saw {text}.")
    assert (found.value, found.unit, found.bound) == (None, unit, "about")


@pytest.mark.parametrize(
    "text",
    [
        "The second round follows Article 5 and Resolution 1701.",
        "An F-16, an A320 and a Boeing 747 flew over the G7.",
        "They won 3-2.",
        "Ring 555-2012.",
        "They met on 16 May 2025 at 10:00, for two weeks.",
        "No one came, and at one point this one left.",
    ],
)
def test_names_ranks_scores_and_times_are_no_quantities(text: str) -> None:
    assert read(text) == ()


def test_the_span_holds_the_bound_and_the_currency() -> None:
    text = "They paid at least US$30bn for it."
    (found,) = read(text)
    assert text[found.start : found.end] == "at least US$30bn"


@pytest.mark.parametrize(
    "piece", ["7", "one hundred and ", "16 May ", "1,", "1/", "half a ", "the end of the ", "tens of ", "2014-"]
)
def test_thirty_thousand_characters_of_one_thing_are_read_within_seconds(piece: str) -> None:
    text = (piece * 30_000)[:30_000]
    began = time.process_time()
    find_quantities(text, find_times(text, "2025-05-28"))
    assert time.process_time() - began < 4
