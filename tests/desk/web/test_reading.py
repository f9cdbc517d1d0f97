import re
from urllib.parse import parse_qs, urlsplit

import pytest
from readers import Reader, words_of


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def talks(reader: Reader) -> str:
    return reader.story("Istanbul")


def test_the_first_page_says_where_each_story_stands_who_says_so_and_what_is_in_dispute(reader: Reader) -> None:
    words = reader.words("/")
    for said in ("held on 2 June 2025 in Istanbul", "2 June 2025 4", "against 3 June 2025",
                 "Saltmere dockers vote to go back to work", "an agreement on Monday that raises wages"):  # fmt: skip
        assert said in words
    assert re.search(r"14 documents, \d origins", words)


def test_the_story_with_the_newest_report_comes_first(reader: Reader) -> None:
    dates = [time.get("datetime") for time in reader.page("/").xpath("//article//p[@class='when']/time")]
    assert len(dates) == 3
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    ("asked", "there", "missing"),
    [
        ("outlet=Saltmere+Echo", "Dockers in Saltmere", "Russia proposes"),
        ("side=Ukraine", "Russia proposes", "Dockers in Saltmere"),
        ("side=UKRAINE", "Russia proposes", "Dockers in Saltmere"),
        ("speaker=Sergey+Lavrov", "Russia proposes", "Dockers in Saltmere"),
        ("speaker=Sergei+Lawrow", "Russia proposes", "Dockers in Saltmere"),
        ("standing=superseded&since=2025-09-01", "Dockers in Saltmere", "Russia proposes"),
        ("until=2025-07-01", "Russia proposes", "Dockers in Saltmere"),
        ("q=lantern", "Lighthouse museum", "Russia proposes"),
    ],
)
def test_stories_are_chosen_by_what_is_asked(reader: Reader, asked: str, there: str, missing: str) -> None:
    titles = " ".join(words_of(title) for title in reader.page(f"/?{asked}").xpath("//article//h2"))
    assert there in titles
    assert missing not in titles


def test_a_name_is_found_in_any_spelling(reader: Reader) -> None:
    assert "also looked for" in reader.words("/?q=Zelensky")
    assert "Zelenskiy" in reader.words("/?q=Zelensky")


def test_one_click_leads_from_any_line_to_its_words(reader: Reader, talks: str) -> None:
    dossier = reader.holdings.dossier()
    texts = {document.id: document.text for story in dossier.stories for document in story.documents}
    links = reader.links(talks, r"^/documents/\w+\?mark=")
    assert len(links) > 100
    for link in links[::12]:
        goal = urlsplit(link)
        start, end = map(int, parse_qs(goal.query)["mark"][0].split("-"))
        page = reader.page(f"{goal.path}?{goal.query}")
        assert goal.fragment == "mark"
        assert len(page.xpath("//mark[@id='mark']")) == 1
        marked = "".join(mark.text_content() for mark in page.xpath("//mark"))
        assert marked == texts[goal.path.rpartition("/")[2]][start:end].replace("\n\n", "")


def test_marked_words_say_what_they_are_evidence_for(reader: Reader, talks: str) -> None:
    claim = reader.links(f"{talks}/claims", r"/claims/c\w+$")[0]
    place = next(link for link in reader.links(claim, r"^/documents/\w+\?mark="))
    assert claim in reader.links(place.partition("#")[0], r"/claims/")


def test_what_differs_stands_side_by_side_with_the_words_of_each(reader: Reader, talks: str) -> None:
    first = reader.page(talks).xpath("//article[@class='difference']")[0]
    assert [words_of(value) for value in first.xpath(".//p[@class='value']")] == ["2 June 2025", "3 June 2025"]
    assert [len(value.xpath(".//q")) > 0 for value in first.xpath(".//ul[@class='values']/li")] == [True, True]


def test_claims_are_filtered_and_sorted(reader: Reader, talks: str) -> None:
    def lines(asked: str) -> list[str]:
        return [words_of(line) for line in reader.page(f"{talks}/claims?{asked}").xpath("//details//*[@class='say']")]

    assert 0 < len(lines("standing=contested")) < len(lines(""))
    assert all("memorandum" in line.lower() or line for line in lines("q=memorandum"))
    assert lines("q=memorandum")
    assert lines("sort=newest") != lines("sort=oldest")
    assert lines("standing=contested&side=nobody") == []


def test_a_part_that_is_long_is_shown_in_pages(reader: Reader, talks: str) -> None:
    assert "page=2" in " ".join(reader.links(f"{talks}/claims", "page="))


def test_two_reports_are_shown_with_what_is_copied_retold_and_their_own(reader: Reader, talks: str) -> None:
    shares = {}
    for link in reader.links(f"{talks}/lineage", "^/compare/"):
        page = reader.page(link)
        shares[words_of(page.xpath("//h2")[1])] = {
            item.get("class"): int(item.xpath("./b")[0].text) for item in page.xpath("//ul[@class='shares']/li")
        }
    copied = next(share for name, share in shares.items() if "Northgate Post" in name)
    retold = next(share for name, share in shares.items() if "Tidewater Times" in name)
    assert copied["copied"] > 5
    assert copied["second-only"] == 0
    assert retold["copied"] == 0
    assert retold["retold"] >= 5


@pytest.mark.parametrize("kind", ["lineage", "timeline", "positions"])
def test_each_picture_stands_beside_its_table(reader: Reader, talks: str, kind: str) -> None:
    page = reader.page(f"{talks}/{kind}")
    assert page.xpath("//main//svg//text")
    assert page.xpath("//main//table//tbody/tr")


def test_a_document_tells_where_each_fact_was_found_and_gives_the_capture(reader: Reader) -> None:
    document = next(d for s in reader.holdings.dossier().stories for d in s.documents if d.published.evidence)
    words = reader.words(f"/documents/{document.id}")
    assert str(document.published.evidence) in words
    assert document.capture.sha256 in words
    answer = reader.ask(f"/captures/{document.capture.sha256}")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.content == reader.holdings.archive.capture(document.capture.sha256)


def test_what_is_marked_in_a_text_can_be_switched_without_a_script(reader: Reader, talks: str) -> None:
    page = reader.page(reader.links(f"{talks}/sources", r"^/documents/\w+$")[0])
    layers = {name for each in page.xpath("//article//span/@class") for name in each.split()}
    boxes = {box.removeprefix("show-") for box in page.xpath("//input[@type='checkbox']/@id")}
    assert layers >= {"evidence", "said", "speaker", "time"}
    assert boxes >= layers


def test_an_actor_has_names_offices_and_sayings(reader: Reader) -> None:
    lavrov = next(
        link
        for link in reader.links("/actors?q=Lavrov", "^/actors/")
        if "Lavrov" in reader.page(link).findtext(".//h1")
    )
    words = reader.words(lavrov)
    assert "Foreign Minister" in words
    assert "What is reported as said" in words


def test_an_outlet_is_counted_by_what_it_is_first_with_copies_and_has_alone(reader: Reader) -> None:
    link = next(link for link in reader.links("/outlets", "^/outlets/") if "northgate" in link)
    words = reader.words(link)
    assert "copies Meridian News Agency" in words
    assert re.search(r"first with \d+ claims", words)


def test_a_sentence_is_checked_against_all_that_is_here(reader: Reader) -> None:
    words = reader.words("/check?claim=Russia+proposed+to+meet+in+Istanbul+on+2+June")
    assert "What was found" in words
    assert re.search(r"Looked at \d+ documents, newest dated", words)


def test_speakers_and_sides_are_offered_apart(reader: Reader, talks: str) -> None:
    for address in ("/", f"{talks}/claims"):
        page = reader.page(address)
        sides, speakers = (page.xpath(f"//datalist[@id='{name}']/option/@value") for name in ("sides", "speakers"))
        assert "Ukraine" in sides
        assert any("Lavrov" in name for name in speakers)
        assert not any("Lavrov" in name for name in sides)
    every = reader.page(f"{talks}/claims").xpath("//p[@class='quiet']/text()")[0]
    chosen = reader.page(f"{talks}/claims?side=Sergey+Lavrov")
    assert "No claim fits" in words_of(chosen) or chosen.xpath("//p[@class='quiet']/text()")[0] != every


def test_of_the_facts_of_a_document_no_more_is_promised_than_is_kept(reader: Reader, talks: str) -> None:
    words = reader.words(reader.links(f"{talks}/sources", r"^/documents/\w+$")[0])
    assert "Where each fact was found" not in words
    assert "from the words" in words
    assert "from the host" not in words
