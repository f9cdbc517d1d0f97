import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_of_tests import Desk, parts
from site_of_tests import page, site

from twosource.records.page import Failure
from twosource.settings import DEFAULT
from twosource.watch import places


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    for module in ("places", "following"):
        monkeypatch.setattr(sys.modules[f"twosource.watch.{module}"], "MOST_FEEDS", 3)
    with site() as where:
        for number in range(1, 7):
            where.put(f"/{number}", page(number))
        desk = Desk(where)
        for number in range(1, 7):
            desk.put_feed(number, path=f"/feed{number}")
        yield desk


def listing(desk: Desk, *paths: str) -> str:
    outlines = (f'<outline xmlUrl="{desk.site.base}{path}"/>' for path in paths)
    return f'<opml version="2.0"><body>{"".join(outlines)}</body></opml>'


def test_of_a_list_beyond_all_bounds_the_first_feeds_are_followed_and_the_rest_is_said(desk: Desk) -> None:
    desk.site.put("/list", listing(desk, *(f"/feed{number}" for number in range(1, 7))))
    assert (desk.round("/list").documents, desk.titles()) == (3, parts(1, 2, 3))
    assert desk.told == ["/list: a list of 6 feeds; the first 3 are followed"]
    assert (desk.round("/list").feeds, desk.told) == (4, [])


def test_lists_that_together_lead_to_too_many_feeds_are_bounded_too(desk: Desk) -> None:
    desk.site.put("/a", listing(desk, "/feed1", "/feed2"))
    desk.site.put("/b", listing(desk, "/feed2", "/feed3", "/feed4"))
    said = []
    for documents in (3, 0):
        assert desk.round("/a", "/b").documents == documents
        said += desk.told
    assert said == ["/b: lists lead to more than 3 feeds in all; left out of this one: 1"]


def test_a_file_that_lists_too_many_feeds_is_bounded_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.opml"
    path.write_text(listing(desk, "/feed1", "/feed2", "/feed3", "/feed4"))
    *found, last = places([str(path)], DEFAULT)
    assert found == [f"{desk.site.base}/feed{number}" for number in (1, 2, 3)]
    assert last == Failure(source=str(path), reason="a list of 4 feeds; the first 3 are followed")
