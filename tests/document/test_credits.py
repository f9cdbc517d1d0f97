import pytest

from twosource.document.credits import credits


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("Source; Harbour Gazette", "Harbour Gazette", "source"),
        ("Source: state news agency Xinhua, citing the port authority", "Xinhua", "citing"),
        ("Read more @ harbourgazette.example.org", "harbourgazette.example.org", "original"),
        ("This article was originally published by The Harbour Gazette.", "The Harbour Gazette", "original"),
        ("LISBON, Portugal (AP) — Dockers walked out.", "Associated Press", "dateline"),
        ("LISBON, June 4. /TASS/. Dockers walked out.", "TASS", "dateline"),
        ("(Reuters) - Dockers walked out.", "Reuters", "dateline"),
        ("EASTVALE, Ohio (TransPress) – Dockers walked out.", "TransPress", "dateline"),
        ("© 2031 Meridian News Agency", "Meridian News Agency", "source"),
        ("Dockers walked out, the Meridian news agency reported.", "Meridian news agency", "citing"),
        ("According to the news agency Harbourfax, dockers walked out.", "Harbourfax", "citing"),
        ("According to an Interfax report, dockers walked out.", "Interfax", "citing"),
        ("Dockers walked out, Yonhap reported, citing the union.", "Yonhap", "citing"),
        ("She told the Financial Times that dockers had walked out.", "Financial Times", "citing"),
    ],
)
def test_a_credit_is_found_with_the_words_that_name_it(text: str, name: str, how: str) -> None:
    found = credits(text)
    assert [(credit.name, credit.how) for credit in found] == [(name, how)]
    span = found[0].span
    assert span is not None
    assert text[slice(*span)] in (name, "AP")


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Reuters",
        "According to Transport Minister Ada Lund, the port is open.",
        "She told reporters that the port is open.",
        "Read more: Port reopens after a week",
        "The agency said the port is open.",
        "SPRINGFIELD (Illinois) - The port is open.",
        "LISBON (Update) - The port is open.",
        "© 2031 The Harbour Gazette",
    ],
)
def test_a_picture_a_person_or_a_headline_is_no_credit(text: str) -> None:
    assert credits(text) == ()


def test_spans_hold_over_several_paragraphs() -> None:
    text = "Dockers walked out.\n\nThe port is shut, according to AFP.\n\nSource: Reuters"
    assert [text[slice(*credit.span)] for credit in credits(text) if credit.span] == ["AFP", "Reuters"]


def test_an_agency_in_the_byline_is_credited_without_a_place_in_the_text() -> None:
    (found,) = credits("Dockers walked out.", byline=["Reuters", "Ada Lund"])
    assert (found.name, found.how, found.span) == ("Reuters", "byline", None)


def test_ten_thousand_cues_take_no_more_than_linear_time() -> None:
    assert credits("according to the the the the " * 10_000) == ()
