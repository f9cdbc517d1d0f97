"""What stands over an article on a flat page: the outlet's name, the headline, who signs, when."""

import pytest

from twosource.document.authors import authors, signed
from twosource.document.bylines import is_opened_byline
from twosource.document.credits import credits
from twosource.document.flat import articles
from twosource.document.outlets import outlet
from twosource.document.tickers import is_ticker

TEXT = """The council of Orrby voted on Tuesday to close the swimming hall on Mill Street at the end of the summer.

The hall loses four hundred thousand a year, and its roof would cost three times as much, councillors were told.

"We have looked at every other way, and there is none," the chair of the council, Signe Lauritz, told the Argus.

Parents have collected two thousand names against the closure and will hand them over at the next meeting."""


def page(*head: str) -> str:
    return "\n".join(head) + "\n\n" + TEXT


@pytest.mark.parametrize("menu", [("News", "Sport", "Jobs"), ("Home | News | Jobs",), ("All about Orrby",)])
def test_the_name_over_the_menu_is_the_outlet_and_not_the_headline(menu: tuple[str, ...]) -> None:
    (article,) = articles(page("Orrby Argus", *menu, "", "Swimming hall will close", "", "By Tove Lind", "3 May 2024"))
    assert article.outlet.name == "Orrby Argus"
    assert article.title == "Swimming hall will close"


def test_a_name_in_capitals_is_spelled_as_the_page_spells_it() -> None:
    lines = ["ORRBY VALLEY ARGUS", "News", "Sport", "A teacher told the Orrby Valley Argus that she was sorry."]
    assert outlet(lines).name == "Orrby Valley Argus"


def test_a_name_over_the_page_is_the_outlet_even_where_it_cites_itself() -> None:
    lines = ["Orrby Courier", "News", "Sport"]
    assert outlet(lines, not_these=["Orrby Courier"]).name == "Orrby Courier"


@pytest.mark.parametrize(
    "first", ["European Union", "Local News", "Golden Globe", "Council Votes Again", "New Zealand"]
)
def test_a_section_or_a_topic_over_the_page_is_no_outlet(first: str) -> None:
    assert outlet([first, "News", "Sport", "The swimming hall will close."]).name is None


def test_the_holder_of_many_outlets_is_no_outlet() -> None:
    assert outlet(["News", "© 2023 Gannett", "© Copyright 2023 Hearst"]).name is None


def test_a_bare_mark_of_copyright_is_a_photographers() -> None:
    assert outlet(["News", "© Tove Lind"]).name is None
    assert outlet(["News", "© 2024 Orrbyposten. All rights reserved"]).name == "Orrbyposten"


def test_a_headline_may_stand_alone_over_the_text() -> None:
    (article,) = articles(page("Orrby Argus", "Skip to content", "", "Orrby will miss its lanes"))
    assert article.title == "Orrby will miss its lanes"
    assert article.published is None


def test_an_agency_that_signs_is_credited_and_is_no_headline() -> None:
    (article,) = articles(page("News", "", "Swimming hall will close", "", "By Fjord Press", "3 May 2024, 10:05"))
    assert article.title == "Swimming hall will close"
    assert article.byline == ("Fjord Press",)
    assert [(credit.name, credit.how) for credit in article.credits if credit.how == "byline"] == [
        ("Fjord Press", "byline")
    ]


def test_a_correspondent_signs_and_the_labelled_time_keeps_its_zone() -> None:
    head = ("From our correspondent Tove Lind in Orrby", "Published: 3 May 2024 at 6:20 p.m. EEST")
    (article,) = articles(page("Swimming hall will close", "", *head))
    assert article.byline == ("Tove Lind",)
    assert article.published is not None
    assert article.published.value == "2024-05-03T18:20:00+03:00"


def test_the_shorter_line_over_a_standfirst_is_the_headline() -> None:
    standfirst = "Council votes to close the swimming hall on Mill Street after the summer"
    (article,) = articles(page("Swimming hall to close", standfirst, "By Tove Lind", "3 May 2024"))
    assert article.title == "Swimming hall to close"


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("By Tove Lind and Per Aas", True),
        ("From our correspondent Tove Lind in Orrby", True),
        ("Reported by Tove Lind, Argus staff", True),
        ("By-election in Orrby called for May", False),
        ("By the time the roof fell in, nobody swam", False),
    ],
)
def test_a_byline_opens_with_its_word_and_goes_on_with_names(line: str, opens: bool) -> None:
    assert is_opened_byline(line) is opens


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("By Orrby Argus Staff", ("Orrby Argus Staff",)),
        ("City desk", ("City desk",)),
        ("admin", ()),
        ("By Orrby Argus", ()),
        ("By Tove Lind. Fjord International", ("Tove Lind", "Fjord International")),
        ("Tove Lind and Orrby Argus Staff", ("Tove Lind",)),
    ],
)
def test_a_desk_signs_where_no_person_does_and_the_outlet_never(line: str, by: tuple[str, ...]) -> None:
    assert signed(*authors([line]), "Orrby Argus") == by


def test_a_byline_over_a_date_is_not_joined_to_it_as_a_broken_line() -> None:
    head = "From our correspondent Tove Lind in Orrby upon Mill\nPublished: 3 May 2024 at 6:20 p.m."
    (article,) = articles(f"Swimming hall will close\n\n{head}\n\n{TEXT}")
    assert article.published is not None


@pytest.mark.parametrize(
    ("line", "ticker"),
    [
        ("Copper +0.3 Barley -1.2 Diesel +0.2", True),
        ("FTSE 100 7,412.5 -0.4% DAX 15,902 +1.1%", True),
        ("Copper +0.3", False),
        ("It was -3 in Orrby and +4 at the coast.", False),
        ("Council 5, Parents 2", False),
    ],
)
def test_a_row_of_changes_is_a_ticker(line: str, ticker: bool) -> None:
    assert is_ticker(line) is ticker


@pytest.mark.parametrize("unit", ["A", "A-", "Aa ", "A of ", "told A "])
def test_one_line_without_an_end_is_read_for_credits_all_the_same(unit: str) -> None:
    assert credits(unit * 50_000) == ()


def test_a_source_named_between_headline_and_text_is_credited_and_no_text() -> None:
    (article,) = articles(page("Swimming hall will close", "", "Source: Fjord Gazette", "3 May 2024"))
    assert [(credit.name, credit.how, credit.span) for credit in article.credits] == [("Fjord Gazette", "source", None)]
    assert "Fjord" not in article.text
