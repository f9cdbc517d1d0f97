"""Words that are looked for are words, and never a part of the question that a database is asked."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stores import STORES, put

from twosource.archive.interface import Archive


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Archive]]:
    with ExitStack() as stack:
        made = []
        for number, make in enumerate(STORES.values()):
            place: Path = tmp_path_factory.mktemp(f"store{number}")
            archive = stack.enter_context(closing(make(place)))
            put(archive, "The ship of O'Hara came in NEAR Monday OR Tuesday.", title="A “ship”")
            made.append(archive)
        yield made


@example(words='ship" OR title:*')
@example(words="ship' OR 1=1 --")
@example(words="NEAR(ship monday, 5) AND NOT tuesday")
@example(words="{title} : ship ^ * - + ( )")
@example(words="%_\\?:name @x $y")
@given(words=st.text(max_size=60))
def test_whatever_is_looked_for_is_an_answer(archives: list[Archive], words: str) -> None:
    found = [{hit.document for hit in archive.search(words)} for archive in archives]
    assert all(each == found[0] for each in found)


def test_signs_of_a_language_of_questions_are_passed_over(archives: list[Archive]) -> None:
    for archive in archives:
        assert len(archive.search("ship' \" * ; -- O'Hara")) == 1
        assert archive.search("ship' OR 1=1 --") == ()
