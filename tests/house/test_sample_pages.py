"""The sample pages and their truth fit each other; nothing here runs the program."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from benchmarks.samples.truth import EXAMPLES, STORIES, Sample, sample

FLAT = re.compile(r"<[a-z/!][^>]*>", re.IGNORECASE)


@pytest.fixture(params=STORIES)
def given(request: pytest.FixtureRequest) -> Sample:
    return sample(request.param)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def words_of(path: Path) -> str:
    text = path.read_text("utf-8")
    if path.suffix == ".txt":
        return text
    seen = _Seen()
    seen.feed(text)
    return seen.words


def names(given: Sample) -> set[str]:
    return {article["name"] for article in given.documents}


def test_every_page_has_its_truth_and_every_truth_its_page(given: Sample) -> None:
    assert {article["page"] for article in given.documents} == {path.name for path in given.folder.iterdir()}


def test_what_an_article_keeps_and_drops_stands_in_its_page(given: Sample) -> None:
    for article in given.documents:
        seen = words_of(given.folder / article["page"])
        assert article["keeps"]
        assert article["drops"]
        assert [words for words in article["keeps"] + article["drops"] if words not in seen] == []


def test_titles_bylines_and_quotations_stand_in_their_pages(given: Sample) -> None:
    pages = {article["name"]: words_of(given.folder / article["page"]) for article in given.documents}
    for article in given.documents:
        assert article["title"] in pages[article["name"]]
        assert all(name.lower() in pages[article["name"]].lower() for name in article["byline"])
    for quotation in given.truth["quotations"]:
        assert quotation["quote"] in pages[quotation["document"]]
        assert quotation["speaker"].split()[-1] in pages[quotation["document"]]


def test_every_article_is_in_one_story(given: Sample) -> None:
    listed = [name for story in given.truth["stories"] for name in story["documents"]]
    assert sorted(listed) == sorted(names(given))


def test_a_story_has_the_origins_of_its_articles(given: Sample) -> None:
    origin = {article["name"]: article["origin"] for article in given.documents}
    for story in given.truth["stories"]:
        assert story["origins"] == sorted({origin[name] for name in story["documents"]})


def test_what_is_derived_has_the_origin_of_what_it_is_derived_from(given: Sample) -> None:
    origin = {article["name"]: article["origin"] for article in given.documents}
    for derivation in given.truth["derivations"]:
        of = derivation["of"]
        assert origin[derivation["document"]] == (origin[of["document"]] if "document" in of else of["origin"])


def test_independent_articles_have_different_origins(given: Sample) -> None:
    origin = {article["name"]: article["origin"] for article in given.documents}
    assert all(origin[a] != origin[b] for a, b in given.truth["independent"])


def test_everything_that_the_truth_names_is_an_article(given: Sample) -> None:
    truth = given.truth
    named = {d["document"] for d in truth["derivations"]} | {name for pair in truth["independent"] for name in pair}
    named |= {name for d in truth["differences"] for group in d["values"].values() for name in group}
    named |= {name for s in truth["standings"] for name in s["documents"]}
    assert named <= names(given)


def test_both_ways_of_arriving_are_there(given: Sample) -> None:
    kinds = [path.suffix for path in given.folder.iterdir()]
    assert kinds.count(".html") >= 3
    assert kinds.count(".txt") >= 3
    assert all(not FLAT.search(path.read_text("utf-8")) for path in given.folder.glob("*.txt"))


def test_no_outlet_is_real(given: Sample) -> None:
    for page in given.folder.glob("*.html"):
        hosts = re.findall(r"https?://([\w.-]+)", page.read_text("utf-8"))
        assert [
            host for host in hosts if not host.endswith(".example") and host not in {"schema.org", "www.w3.org"}
        ] == []


def test_every_page_is_described(given: Sample) -> None:
    described = (EXAMPLES / "README.md").read_text("utf-8")
    assert [page.name for page in given.folder.iterdir() if f"`{page.name}`" not in described] == []


def test_embedded_data_is_json(given: Sample) -> None:
    for page in given.folder.glob("*.html"):
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.S):
            assert "@context" in json.loads(block)
