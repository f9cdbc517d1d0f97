from hypothesis import given
from hypothesis import strategies as st

from twosource import pipeline
from twosource.outcomes import Crawls
from twosource.records.page import Capture, Crawled, Document, Failure, Mishap, PassedOver, Remark
from twosource.records.reading import Reading
from twosource.settings import DEFAULT

PAGE = b"<p>The talks will go on in Saltmere, the mediator said on Monday.</p>"


class Failing:
    """A reader that fails as it was told."""

    name, version = "failing", "1"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, document: Document) -> Reading:
        raise self.error


def crawled(crawl: str | None) -> Capture:
    return Capture(path="crawl:7", data=PAGE, sha256="", media_type="text/html", crawl=crawl)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_of_the_pages_of_a_web_archive_those_are_articles_that_were_not_passed_over(a: int, b: int, more: int) -> None:
    crawls = Crawls()
    for name, without in (("one", a), ("other", b)):
        assert all(crawls.told(PassedOver(source=name, reason="an index")) is None for _ in range(without))
    told = crawls.told(Crawled(source="one", reason="", records=1000, pages=a + more))
    assert isinstance(told, Remark) == bool(more)
    words = f"{more} article{'' if more == 1 else 's'}" if more else "no article"
    assert told is not None
    assert told.reason == f"{words} in 1,000 records of a web archive"


def test_a_web_archive_that_is_read_again_is_counted_anew() -> None:
    crawls = Crawls()
    end = Crawled(source="crawl", reason="", records=2, pages=2)
    for _ in range(2):
        crawls.told(PassedOver(source="crawl", reason="an index"))
        assert crawls.told(end) == Remark(source="crawl", reason="1 article in 2 records of a web archive")


def test_other_failures_are_told_as_they_are() -> None:
    failure = Mishap(source="page", reason="too little memory")
    assert Crawls().told(failure) is failure


def test_a_page_on_which_a_reader_fails_is_told_and_is_no_article_that_was_found() -> None:
    for error, kind in ((ValueError("odd"), Failure), (MemoryError(), Mishap)):
        told, counted = pipeline.read_capture(crawled("crawl"), DEFAULT, Failing(error))
        assert (type(told), type(counted)) == (kind, PassedOver)
        assert isinstance(told, Failure)
        assert told.source == "crawl:7"
        assert len(list(pipeline.read_capture(crawled(None), DEFAULT, Failing(error)))) == 1
