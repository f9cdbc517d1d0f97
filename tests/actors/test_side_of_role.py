"""For whom a role speaks."""

import pytest

from twosource.actors.sides import side_of_role


@pytest.mark.parametrize(
    ("role", "side"),
    [
        ("Greek Cypriot President", "Greek Cypriots"),
        ("Bosnian Serb leader", "Bosnian Serbs"),
        ("Turkish Foreign Minister", "Türkiye"),
        ("Russian envoy for Ukraine", "Russia"),
        ("former Turkish Cypriot leader", None),
    ],
)
def test_two_nationalities_together_name_a_people_and_neither_state(role: str, side: str | None) -> None:
    assert side_of_role(role, {}) == side
