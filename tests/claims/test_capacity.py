"""As what somebody acts or is named."""

from twosource.claims.capacity import compare_capacities


def test_another_capacity_contradicts() -> None:
    found = compare_capacities("Ada Ruiz testified as a witness.", "Ada Ruiz acted as a conductor.")
    assert found is not None
    assert found[0] == "contradicts"


def test_a_deputy_is_no_chief() -> None:
    assert compare_capacities("He was named deputy director of it.", "He was named director of it.") is not None


def test_the_same_or_the_broader_capacity_agrees() -> None:
    assert compare_capacities("She acted as the mediator.", "She acted as a mediator.") is None
    assert compare_capacities("He worked as a physician.", "He worked as a doctor.") is None


def test_nothing_is_compared_where_one_sentence_names_no_capacity() -> None:
    assert compare_capacities("He was named director.", "He signed the treaty.") is None
    assert compare_capacities("It was used as a pretext.", "It was used as a bridge.") is None
