"""Who said what is found by any spelling of the name, by the office, and by the party spoken for."""

from typing import Any

import pytest
from clients import samples, structure


def said(**asked: Any) -> dict[str, Any]:
    return structure(samples(), "find_statements", limit=50, **asked)


@pytest.mark.parametrize("name", ["Lavrov", "Lavrow", "Sergei Lavrov", "sergey lavrov", "Сергей Лавров"])
def test_a_name_counts_in_any_spelling(name: str) -> None:
    assert said(speaker=name)["speakers"] == said(speaker="Sergey Lavrov")["speakers"]
    assert said(speaker=name)["speakers"].keys() == {"Sergey Lavrov"}


def test_an_office_finds_who_holds_it() -> None:
    assert said(speaker="Kremlin spokesman")["speakers"].keys() == {"Dmitry Peskov"}


def test_a_party_finds_all_who_speak_for_it() -> None:
    found = said(speaker="Ukraine")
    assert {"Rustem Umerov", "Volodymyr Zelenskiy"} <= found["speakers"].keys()
    assert "Sergey Lavrov" not in found["speakers"]
    assert {each["side"] for each in found["statements"]} == {"Ukraine"}


def test_the_same_words_are_told_once_with_every_document_that_prints_them() -> None:
    found = said(speaker="Lavrov")["statements"]
    printed = [each for each in found if len(each.get("also", [])) >= 2]
    assert printed
    for each in printed:
        assert each["words"][0]["document"] not in each["also"]


def test_days_bound_what_is_found() -> None:
    every = said(speaker="Lavrov")
    days = [each.get("day", "") for each in every["statements"]]
    assert days == sorted(days, reverse=True)
    later = said(speaker="Lavrov", since="2025-05-28")
    earlier = said(speaker="Lavrov", until="2025-05-27")
    assert later["total"] + earlier["total"] + days.count("") == every["total"]
    assert all(each["day"] >= "2025-05-28" for each in later["statements"])


def test_words_choose_and_it_is_said_when_they_only_stand_beside() -> None:
    found = said(words="ceasefire")
    assert found["total"]
    assert "loose" not in found
    assert all("ceasefire" in str(each["words"]) or "cease-fire" in str(each["words"]) for each in found["statements"])


def test_a_statement_names_the_claims_that_rest_on_it() -> None:
    shelf = samples().shelf()
    for each in said(speaker="Umerov")["statements"]:
        (story,) = {shelf.documents[place["document"]][1].id for place in each["words"]}
        for name, standing in each.get("claims", {}).items():
            claim = shelf.claim(shelf.stories[story], name)
            assert claim is not None
            assert claim.standing == standing
