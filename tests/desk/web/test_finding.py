import pytest

from twosource.desk.web.choosing import same_name
from twosource.desk.web.finding import holds

TEXT = "Sergey Lavrov held talks in Kyiv about grain"


@pytest.mark.parametrize(
    ("words", "there"),
    [("talk", True), ("Kiev", True), ("Sergei Lawrow", True), ("grain talks", True), ("gra", False), ("Lviv", False),
     ("", False), ("…", False)],
)  # fmt: skip
def test_claims_are_found_by_what_documents_are_found_by(words: str, there: bool) -> None:
    assert holds(TEXT, words) == there


@pytest.mark.parametrize(
    ("one", "other"), [("Zelensky", "Zelenskiy"), ("Kiev", "KYIV"), ("Serhiy Rudenko", "Sergei Rudenko")]
)
def test_a_name_is_itself_in_any_spelling(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("Lavrov", "Umerov"), ("", ""), ("Kyiv", "Moscow"), ("…", "—")])
def test_other_names_and_none_are_not_one(one: str, other: str) -> None:
    assert not same_name(one, other)
