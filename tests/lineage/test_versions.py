"""Which of several versions of one page is the newest."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.lineage.pages import newest, replaces
from twosource.records.page import CaptureNote, Document, Outlet, Stamp

EARLY, LATE = "2025-05-28T10:05:00+00:00", "2025-05-29T10:00:00+00:00"


def version(name: str, published: str | None, seen: str | None, modified: str | None = None) -> Document:
    return Document(
        id=name, ref=None, title=None, outlet=Outlet(), byline=(), language="en", text="",
        capture=CaptureNote(path="", url="https://e.example/a", sha256=name, media_type="text/html", taken=seen),
        published=Stamp(value=published), modified=Stamp(value=modified) if modified else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("published", "seen_last", "modified"),
    [
        ("2025-05-28T10:00:00+00:00", "2025-05-28", None),
        ("2025-05-28", "2025-05-28T10:00:00+00:00", None),
        ("2025-05-28T23:30:00", "2025-05-28T23:30:00+02:00", None),
        ("2025-05-28T10:00:00+00:00", "2025-05", None),
        ("2025-05-28T10:00:00+00:00", "2025-05-28T10:00:00+00:00", "2025-05-28"),
    ],
)
def test_where_dates_do_not_tell_as_far_as_both_are_known_the_version_seen_last_is_the_newest(
    published: str, seen_last: str, modified: str | None
) -> None:
    old, new = version("d2", published, EARLY), version("d1", seen_last, LATE, modified)
    assert newest([old, new]) == newest([new, old]) == new
    assert replaces(new, old)
    assert not replaces(old, new)


@pytest.mark.parametrize(("earlier", "later"), [("2025-05-27", "2025-05-28T10:00:00+00:00"), ("2025-05", "2025-06-01")])
def test_where_dates_tell_it_counts_for_nothing_when_a_version_was_seen(earlier: str, later: str) -> None:
    old, new = version("d2", earlier, LATE), version("d1", later, EARLY)
    assert newest([old, new]) == new
    assert replaces(new, old)


def test_a_version_without_a_date_is_before_all_that_have_one() -> None:
    old, new = version("d2", None, LATE), version("d1", "2025-05-28", EARLY)
    assert newest([old, new]) == new
    assert replaces(new, old)


MOMENTS = st.sampled_from(
    [None, "2025", "2025-05", "2025-05-28", "2025-05-28T09:00:00+00:00", "2025-05-28T10:00:00+00:00",
     "2025-05-28T09:30", "2025-05-29", "2025-05-29T01:00:00+02:00", "2025-06"]
)  # fmt: skip
SEEN = st.sampled_from([None, EARLY, LATE])


@given(st.lists(st.tuples(MOMENTS, SEEN), min_size=1, max_size=4))
def test_the_newest_is_the_same_in_any_order_and_none_dates_itself_later(
    given: list[tuple[str | None, str | None]],
) -> None:
    versions = [version(f"d{n}", *each) for n, each in enumerate(given)]
    (last,) = {newest(order).id for order in permutations(versions)}
    unseen = [version(each.id, each.published.value, None) for each in versions]
    assert not any(replaces(each, unseen[int(last[1:])]) for each in unseen)
