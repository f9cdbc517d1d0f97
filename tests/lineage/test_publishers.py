"""Which names mean one publisher."""

import pytest
from wage_talks import report

from twosource.lexicon.agencies import agency, agency_of_host
from twosource.lexicon.publishers import host_in, platform, sounds_like_media
from twosource.lineage import trace
from twosource.lineage.publishers import voice_of, voice_of_document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Kyiv Independent", "kyivindependent.com"),
        ("the TASS news agency", "TASS"),
        ("AP", "The Associated Press"),
        ("Pier Gazette", "the Pier Gazette"),
        ("piergazette.example", "https://www.piergazette.example/"),
    ],
)
def test_two_names_of_one_publisher_are_one(one: str, other: str) -> None:
    first, second = voice_of(one), voice_of(other)
    assert first is not None
    assert second is not None
    assert first.origin_id == second.origin_id


@pytest.mark.parametrize(
    ("one", "other"),
    [("Pier Gazette", "Harbour Gazette"), ("Interfax", "Interfax-Ukraine"), ("The Times", "Times of Israel")],
)
def test_a_shared_word_makes_no_one_publisher(one: str, other: str) -> None:
    first, second = voice_of(one), voice_of(other)
    assert first is not None
    assert second is not None
    assert first.origin_id != second.origin_id


def test_titles_of_one_house_differ_as_titles_and_are_one_origin() -> None:
    first, second = voice_of("Fox News"), voice_of("wsj.com")
    assert first is not None
    assert second is not None
    assert first.title != second.title
    assert first.origin_id == second.origin_id


def test_a_short_agency_name_counts_in_capitals_only() -> None:
    assert agency("AP") is not None
    assert agency("ap") is None
    assert agency("spa") is None


def test_a_subdomain_belongs_to_its_agency_and_a_likeness_does_not() -> None:
    found = agency_of_host("uk.reuters.com")
    assert found is not None
    assert found.name == "Reuters"
    assert agency_of_host("notreuters.com") is None


def test_a_platform_is_found_inside_a_phrase_but_a_letter_is_not() -> None:
    assert platform("a post on Telegram") == "Telegram"
    assert platform("X") == "X"
    assert platform("Malcolm x") is None


def test_a_person_is_no_outlet() -> None:
    assert not sounds_like_media("Ada Lorne")
    assert host_in("Ada Lorne") is None
    assert sounds_like_media("Velmouth Evening Post")


def test_an_official_site_is_an_institution() -> None:
    found = voice_of_document(report("A statement.", "Ministry of Ports", domain="ports.gov.xy"), {})
    assert found.kind == "institution"


def test_the_name_that_a_host_goes_by_serves_a_page_that_gives_its_host_only() -> None:
    named = voice_of_document(report("Some text.", "Pier Gazette", domain="pg.example"), {})
    hosted = voice_of_document(report("Other text.", None, domain="pg.example"), {"pg.example": "Pier Gazette"})
    assert named.origin_id == hosted.origin_id


@pytest.mark.parametrize(
    ("short", "outlet"),
    [
        ("MNA", "Meridian News Agency"),
        ("Horizon", "Agence Horizon"),
        ("The Observer", "Pelz Observer"),
        ("AH", "Agence Horizon"),
    ],
)
def test_an_outlet_that_names_itself_in_short_credits_nobody(short: str, outlet: str) -> None:
    page = report(f"PELZ ({short}) - The talks go on.", outlet, credits=((short, "dateline"),))
    assert trace([page], []).derivations == ()


def test_a_listed_agency_is_another_even_where_its_name_is_part_of_the_outlets() -> None:
    page = report("PELZ (AP) - The talks go on.", "Associated Press of Pelz", credits=(("AP", "dateline"),))
    assert len(trace([page], []).derivations) == 1
