"""Web archives from the outside: what is counted, what is kept, and which version of a page speaks."""

import gzip
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.warc.made import ARTICLE, answered, made_records, packed, record
from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.archive.interface import Archive
from twosource.archive.opening import open_archive
from twosource.desk import cli
from twosource.desk.json import dossier_bytes
from twosource.pipeline import brief, read_all, read_documents
from twosource.records.ledger import Dossier
from twosource.records.page import Failure, Remark

URL = "https://www.echo.example/strike"
HARBOUR = Path(__file__).parents[2] / "examples" / "harbour"


def call(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words), prog_name="twosource")


def write(path: Path, records: Iterable[bytes]) -> str:
    path.write_bytes(b"".join(map(gzip.compress, records)))
    return str(path)


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A web archive of 30 records, 3 of them articles."""
    path = tmp_path_factory.mktemp("crawl") / "crawl.warc.gz"
    path.write_bytes(b"".join(map(packed, made_records(30))))
    return str(path)


@pytest.fixture(scope="module")
def barren(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same without the articles."""
    path = tmp_path_factory.mktemp("crawl") / "barren.warc.gz"
    path.write_bytes(b"".join(packed(each) for each in made_records(30) if each.kind != ARTICLE))
    return str(path)


def test_a_web_archive_is_told_in_one_line_and_all_was_read(crawl: str) -> None:
    result = call("read", crawl, "--format", "jsonl", "--reader", "rules")
    assert (result.exit_code, result.stderr) == (0, f"{crawl}: 3 articles in 30 records of a web archive\n")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(lines) == 3
    assert {line["capture"]["taken"][:10] for line in lines} == {"2025-06-01"}
    assert all(line["capture"]["path"].startswith(f"{crawl}:") for line in lines)


def test_a_web_archive_without_an_article_is_refused_in_one_line(crawl: str, barren: str) -> None:
    line = f"{barren}: no article in 27 records of a web archive\n"
    result = call("brief", barren, "--reader", "rules")
    assert (result.exit_code, result.stderr, result.stdout) == (4, line, "")
    result = call("read", barren, crawl, "--reader", "rules")
    assert (result.exit_code, result.stderr.startswith(line)) == (3, True)


def test_a_damaged_record_is_one_line_and_the_others_are_read(crawl: str, tmp_path: Path) -> None:
    whole = Path(crawl).read_bytes()
    at = len(packed(next(made_records(1)))) + 40
    path = tmp_path / "damaged.warc.gz"
    path.write_bytes(whole[:at] + b"\0\0\0\0\0\0\0\0" + whole[at + 8 :])
    result = call("read", str(path), "--format", "jsonl", "--reader", "rules")
    assert result.exit_code == 3
    assert [line.split(": ")[-1] for line in result.stderr.splitlines()] == [
        "damaged gzip",
        "3 articles in 29 records of a web archive",
    ]


def test_an_archive_keeps_the_articles_and_no_other_page(crawl: str, tmp_path: Path) -> None:
    place = str(tmp_path / "talks.sqlite")
    told = f"{crawl}: 3 articles in 30 records of a web archive\n"
    result = call("add", crawl, "--archive", place, "--reader", "rules", "--jobs", "2")
    assert (result.exit_code, result.stderr, result.stdout) == (0, told, f"{place}: 3 documents added\n")
    again = call("add", crawl, "--archive", place, "--reader", "rules")
    assert (again.exit_code, again.stderr) == (0, told)
    assert again.stdout == f"{place}: 0 documents added; 3 sources had been added before\n"
    with closing(open_archive(place, new=False)) as archive:
        assert len(list(archive.captures())) == 3
        sources, held = brief([crawl], reader="rules"), Holdings(archive, "rules").dossier()
    assert dossier_bytes(sources) == dossier_bytes(held)


def test_programs_are_told_what_was_found_and_of_no_page_without_an_article(crawl: str) -> None:
    found = [each for each in read_documents([crawl], reader="rules") if isinstance(each, Failure)]
    assert found == [Remark(source=crawl, reason="3 articles in 30 records of a web archive")]


@pytest.mark.parametrize("name", ["01-coastline-press.html", "05-estuary-post.html", "08-estuary-post.html"])
def test_an_article_is_the_same_document_in_a_web_archive_and_as_a_file(name: str, tmp_path: Path) -> None:
    page = (HARBOUR / name).read_bytes()
    url = page.decode().partition('rel="canonical" href="')[2].partition('"')[0]
    crawl = write(tmp_path / "a.warc.gz", [record("response", f"{url}?from=start", answered(page))])
    alone, crawled = (
        next(document for document, _ in read_all([source], reader="rules")) for source in (str(HARBOUR / name), crawl)
    )
    assert alone.text == crawled.text
    assert alone.id == crawled.id


def seen(percent: int, at: int, date: str = "", url: str = URL) -> bytes:
    """A page as it was seen on a day of June 2025, with the time that it gives itself."""
    own = f'<meta property="article:published_time" content="{date}">' if date else ""
    words = (
        "<p>The port employers and the dockers' union met in Saltmere on Monday for the second time this month.</p>"
        f"<p>Henrik Dahl said the employers had offered {percent} per cent and could not go higher than that.</p>"
        "<p>The mediator asked both parties to return to the Customs House before the week was over.</p>"
    )
    page = f"<html><head><title>No deal at the Customs House</title>{own}</head><body>{words}</body></html>"
    return record("response", url, answered(page.encode()), at=at * 86400)


def speaking(dossier: Dossier) -> list[str]:
    """The sums that the documents name which speak for their pages."""
    (story,) = dossier.stories
    older = {each.document for each in story.derivations if each.is_outdated}
    return sorted(each.text.split("offered ")[1].split()[0] for each in story.documents if each.id not in older)


def test_where_the_page_gives_no_date_the_version_that_was_seen_last_speaks(tmp_path: Path) -> None:
    crawl = write(tmp_path / "a.warc.gz", [seen(5, 8), seen(4, 3)])
    assert speaking(brief([crawl], reader="rules")) == ["5"]


def test_of_two_versions_of_one_date_the_one_that_was_seen_last_speaks(tmp_path: Path) -> None:
    crawl = write(tmp_path / "a.warc.gz", [seen(5, 8, "2025-06-02T10:00:00Z"), seen(4, 3, "2025-06-02T10:00:00Z")])
    assert speaking(brief([crawl], reader="rules")) == ["5"]


def test_a_page_that_dates_itself_later_is_the_newer_whenever_it_was_seen(tmp_path: Path) -> None:
    crawl = write(tmp_path / "a.warc.gz", [seen(4, 8, "2025-06-02"), seen(5, 3, "2025-06-03")])
    assert speaking(brief([crawl], reader="rules")) == ["5"]


def test_versions_seen_at_one_time_all_speak(tmp_path: Path) -> None:
    assert speaking(brief([write(tmp_path / "a.warc.gz", [seen(4, 3), seen(5, 3)])], reader="rules")) == ["4", "5"]


def test_when_a_page_was_seen_is_no_part_of_what_it_is(tmp_path: Path) -> None:
    early, late = (brief([write(tmp_path / f"{day}.warc.gz", [seen(4, day)])], reader="rules") for day in (3, 9))
    assert dossier_bytes(early) == dossier_bytes(late)


@pytest.fixture(params=["in memory", "SQLite"])
def archives(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """Fresh archives, one after the other."""

    def made() -> Iterator[Archive]:
        for number in range(100):
            if request.param == "SQLite":
                with closing(open_archive(str(tmp_path / f"{number}.sqlite"), new=True)) as archive:
                    yield archive
            else:
                yield InMemoryArchive()

    return made()


def test_no_order_and_no_split_into_files_changes_which_version_speaks(
    archives: Iterator[Archive], tmp_path: Path
) -> None:
    """The first version came back: it was seen before the second, and after it."""
    records = [seen(4, 1), seen(5, 5), seen(4, 9)]
    whole = dossier_bytes(brief([write(tmp_path / "whole.warc.gz", records)], reader="rules"))
    for at, order in enumerate(permutations(records)):
        one, two = write(tmp_path / f"{at}-1.warc.gz", order[:1]), write(tmp_path / f"{at}-2.warc.gz", order[1:])
        holdings = Holdings(next(archives), "rules")
        list(holdings.add([one]))
        list(holdings.add([two]))
        assert speaking(holdings.dossier()) == ["4"]
        assert dossier_bytes(holdings.dossier()) == dossier_bytes(brief([two, one], reader="rules")) == whole


def test_a_page_seen_again_is_no_document_more(archives: Iterator[Archive], tmp_path: Path) -> None:
    holdings = Holdings(next(archives), "rules")
    first, later, early = (write(tmp_path / f"{day}.warc.gz", [seen(4, day)]) for day in (5, 9, 1))
    for source, times in ((first, 1), (first, 1), (later, 2), (later, 2), (early, 2), (first, 2)):
        list(holdings.add([source]))
        assert len(list(holdings.archive.captures())) == times
    assert [document.capture.taken for document, _ in holdings.archive.read()] == ["2025-06-10T00:00:00+00:00"]
    assert list(holdings.add([later])) == [Remark(source=later, reason="1 article in 1 record of a web archive")]
