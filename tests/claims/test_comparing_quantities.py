import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.claims.quantities import compare_quantities
from twosource.records.reading import Quantity


def amount(value: float | None, bound: str = "exact", unit: str | None = "drone") -> Quantity:
    return Quantity(start=0, end=1, value=value, unit=unit, bound=bound)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (amount(500, "at-least"), amount(339), "contradicts"),
        (amount(52, "at-least"), amount(60), "agrees"),
        (amount(1000), amount(1000), "agrees"),
        (amount(1000), amount(100), "contradicts"),
        (amount(None), amount(40), "vaguer"),
        (amount(600, "about"), amount(610), "vaguer"),
        (amount(5, unit="%"), amount(5, unit="person"), "differs"),
    ],
)
def test_numbers_compare_with_their_bounds_and_units(a: Quantity, b: Quantity, relation: str) -> None:
    assert compare_quantities(a, b) == relation


quantities = st.builds(
    amount, st.one_of(st.none(), st.integers(0, 10_000)), st.sampled_from(["exact", "at-least", "at-most", "about"])
)


@given(quantities, quantities)
def test_comparison_is_symmetric(a: Quantity, b: Quantity) -> None:
    assert compare_quantities(a, b) == compare_quantities(b, a)


@given(quantities)
def test_a_quantity_agrees_with_itself(a: Quantity) -> None:
    assert compare_quantities(a, a) == "agrees"
