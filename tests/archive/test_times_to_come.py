"""A page is not believed that it was seen tomorrow."""

import msgspec
import pytest
from stores import capture

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.records.page import Document


@pytest.mark.parametrize(
    ("taken", "believed"), [("2025-06-03T09:00:00+00:00", True), ("2025-06-03T11:00:00+00:00", False)]
)
def test_a_time_that_is_yet_to_come_is_not_believed(taken: str, believed: bool) -> None:
    holdings = Holdings(InMemoryArchive(), "rules", lambda: "2025-06-02T10:00:00.000000+00:00")
    page = capture("<p>The talks were held on Monday.</p>", media_type="text/html")
    of = msgspec.structs.replace(page, taken=taken)
    (document,) = holdings.take(of)
    assert isinstance(document, Document)
    ((kept, _),) = holdings.archive.read()
    assert document.capture.taken == kept.capture.taken == (taken if believed else None)


def test_a_clock_that_was_set_back_makes_no_time_of_a_page_one_that_is_yet_to_come() -> None:
    times = ["2025-06-02T10:00:00.000000+00:00"]
    holdings = Holdings(InMemoryArchive(), "rules", lambda: times[-1])
    for words in ("was held", "went on"):
        page = capture(f"<p>The meeting {words} on Monday.</p>", media_type="text/html")
        list(holdings.take(msgspec.structs.replace(page, taken="2025-06-01T09:00:00+00:00")))
        times.append("1970-01-01T00:00:00.000000+00:00")
    assert [document.capture.taken for document, _ in holdings.archive.read()] == ["2025-06-01T09:00:00+00:00"] * 2
