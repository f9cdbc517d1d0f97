import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.document.article import Article
from twosource.document.flat import articles
from twosource.document.lines import cut
from twosource.errors import Refused

HEAD = "Home\nNews\nSport\nWeather\nSign in\nSubscribe to our newsletter\n"
FOOT = "\nShare on Facebook\nShare on Twitter\nMost read\n17:05\nFerry fares to rise\n16:40\nMuseum reopens\n"
BODY = """Dockers in the port of Halvik will walk out again on Thursday after wage talks with the terminal \
operator broke down, the union said.

"We were offered two per cent, and that is not an offer," union leader Ada Lund told reporters outside the office.

The operator said it was ready to talk, but that the port could not pay more than it earned in a year of falling trade.

What the union wants

The union asks for six per cent and an end to night shifts of twelve hours, which it says are dangerous.

Shipping lines have begun to send their vessels to other harbours along the coast, and shops expect delays.

The walkout is the third since January, and both sides say that a fourth would cost the port its largest customer."""
SECOND = """Minister opens new bridge over the Sund

2024-03-02 09:15 Last Updated At:11:00

The transport minister opened the bridge over the Sund on Saturday, eleven years after its first stone was laid.

The bridge is four kilometres long and shortens the way between the two towns by an hour, the minister said.

Fishermen had gone to court against the bridge, but the judges found that the fish would get used to it."""


def only(text: str) -> Article:
    (article,) = articles(text)
    return article


def test_menus_and_lists_of_other_headlines_go_and_headings_stay() -> None:
    article = only(f"{HEAD}\nDockers in Halvik to walk out again\n\nMarch 1, 2024 4:05 PM GMT+01:00\n\n{BODY}\n{FOOT}")
    assert article.title == "Dockers in Halvik to walk out again"
    assert article.text == BODY
    assert article.published is not None
    assert article.published.value == "2024-03-01T16:05:00+01:00"


def test_a_headline_said_again_inside_is_in_the_title_only() -> None:
    first, rest = BODY.split("\n\n", 1)
    title = "Dockers in Halvik to walk out again"
    article = only(f"{HEAD}{title}\nMarch 1, 2024\n{first}\n{title}\n{title}\n{rest}\n{title}\n{FOOT}")
    assert article.title == title
    assert title not in article.text


def test_a_caption_is_kept_apart_from_the_text() -> None:
    caption = "Cranes stand idle in the port of Halvik on Friday. (Photo by Jon Berg / AFP)"
    first, rest = BODY.split("\n\n", 1)
    article = only(
        f"{HEAD}Dockers in Halvik to walk out again\nMarch 1, 2024\n{first}\n{caption}\n{caption}\n{rest}{FOOT}"
    )
    assert article.captions == (caption,)
    assert caption not in article.text
    assert article.credits == ()


def test_two_articles_of_one_page_become_two_with_their_own_times() -> None:
    head = f"{HEAD}\nDockers in Halvik to walk out again\n\n2024-03-01 16:05 Last Updated At:18:20"
    first, second = articles(f"{head}\n\n{BODY}\n\n{SECOND}\n{FOOT}")
    assert (first.title, second.title) == (
        "Dockers in Halvik to walk out again",
        "Minister opens new bridge over the Sund",
    )
    assert [a.published and a.published.value for a in (first, second)] == ["2024-03-01T16:05", "2024-03-02T09:15"]
    assert [a.modified and a.modified.value for a in (first, second)] == ["2024-03-01T18:20", "2024-03-02T11:00"]
    assert "bridge" not in first.text


def test_marks_of_a_pasted_page_become_headings_and_lists() -> None:
    body = BODY.replace("What the union wants", "**What the union wants**\n\n* six per cent\n* shorter nights")
    article = only(f"# Dockers in Halvik to walk out again\n\nBy Ines Vermeulen\n\n{body}")
    assert "What the union wants\n\nsix per cent\nshorter nights" in article.text
    assert "*" not in article.text
    assert article.byline == ("Ines Vermeulen",)


def test_a_credit_stays_in_the_text_with_its_place() -> None:
    article = only(f"Skip to main content\n\n{BODY}\n\nSource; Harbour Gazette")
    (credit,) = article.credits
    assert credit.span is not None
    assert article.text[slice(*credit.span)] == credit.name == "Harbour Gazette"
    assert article.outlet.name is None


def test_the_outlet_is_the_one_that_speaks_of_itself_and_not_the_one_credited() -> None:
    article = only(f"{HEAD}Dockers in Halvik to walk out again\n{BODY}\nSource: Reuters\nMore From Sund Courier")
    assert article.outlet.name == "Sund Courier"
    assert "More From" not in article.text


def test_nothing_is_dated_that_the_page_does_not_date() -> None:
    other = "\nLatest\nMarch 9, 2024\nFerry fares to rise again this summer\nMarch 8, 2024\nMuseum reopens after fire\n"
    article = only(
        f"{HEAD}Dockers in Halvik to walk out again\n{BODY}\nThe port opened on May 3, 1921 in the rain.{other}"
    )
    assert article.published is None


def test_lines_that_were_broken_at_a_width_are_whole_again() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in BODY.split("\n\n"))
    assert only(f"Dockers in Halvik to walk out again\n\n{wrapped}").text == BODY


@pytest.mark.parametrize(
    "text", ["", "\n \n", "Home\nNews\nSport\nSign in\n", "17:05\nFerry fares to rise\n16:40\nMuseum reopens\n"]
)
def test_a_page_without_an_article_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        articles(text)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([*BODY.split("\n\n"), *HEAD.split("\n"), *SECOND.split("\n\n"), "", "• a", "By AI"]),
        max_size=30,
    )
)
def test_every_credit_cuts_to_words_and_no_text_is_invented(lines: list[str]) -> None:
    page = "\n".join(lines)
    try:
        found = articles(page)
    except Refused:
        return
    for article in found:
        for line in filter(None, article.text.split("\n")):
            assert line in page
        for credit in article.credits:
            assert credit.span is None or article.text[slice(*credit.span)].strip()


def test_a_line_of_marks_takes_no_longer_than_it_is_long() -> None:
    (line,) = cut(f"# {'#' * 1_000_000}x")
    assert line.heading
    assert line.text.endswith("#x")
    assert [line.text for line in cut("## A port ##\n# C#\n#hashtag")] == ["A port", "C", "#hashtag"]
