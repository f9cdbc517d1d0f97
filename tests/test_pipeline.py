from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.lineage import pages
from twosource.memory import Memory
from twosource.pipeline import age, cut, distinct, dossier
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.reading import Reading
from twosource.records.story import Derivation, Lineage, Origin, Original, Passage


def page(name: str, published: str | None = None, path: str = "", sha256: str = "0") -> Document:
    return Document(
        id=name,
        ref=None,
        capture=CaptureNote(path=path, url=None, sha256=sha256, media_type="text/plain"),
        title=None,
        outlet=Outlet(),
        published=Stamp(value=published),
        modified=None,
        byline=(),
        language="en",
        text=name,
    )


def read(document: Document) -> tuple[Document, Reading]:
    return document, Reading(document=document.id, reader="test")


PAGES = st.lists(
    st.builds(page, st.sampled_from("abcd"), path=st.sampled_from(["x", "y"]), sha256=st.sampled_from("12")), max_size=8
)


@given(PAGES, st.randoms(use_true_random=False))
def test_neither_order_nor_place_of_the_documents_matters(pages: list[Document], chance: Random) -> None:
    moved = [
        msgspec.structs.replace(p, capture=msgspec.structs.replace(p.capture, path=f"/elsewhere/{at}"))
        for at, p in enumerate(pages)
    ]
    chance.shuffle(moved)
    assert list(distinct(map(read, pages)).items()) == list(distinct(map(read, moved)).items())


@given(PAGES)
def test_twice_is_once(pages: list[Document]) -> None:
    assert distinct(map(read, pages)) == distinct(map(read, pages + pages))


def test_documents_are_ordered_by_the_moment_and_the_undated_come_last() -> None:
    late, early = page("a", "2031-03-10T12:00:00+01:00"), page("b", "2031-03-10T11:30:00Z")
    month, none = page("c", "2031-03"), page("d")
    assert sorted([none, early, late, month], key=age) == [month, late, early, none]


def test_a_story_keeps_the_origins_its_own_documents_go_back_to() -> None:
    whole = Lineage(
        derivations=(
            Derivation(document="a", of=Original(origin="o2"), kind="cites", reason=""),
            Derivation(document="b", of=Original(document="a"), kind="copies", reason=""),
        ),
        origins=tuple(
            Origin(id=f"o{n}", name="", kind="outlet", documents=tuple(d)) for n, d in enumerate(["b", "ab", "", "c"])
        ),
        passages=(Passage(document="a", span=(0, 1), origin="o1", basis=None, witness=False, reason=""),),
    )
    part = cut(whole, frozenset("a"))
    assert [d.document for d in part.derivations] == ["a"]
    assert [(o.id, "".join(o.documents)) for o in part.origins] == [("o1", "a"), ("o2", "")]
    assert len(part.passages) == 1


def test_near_documents_are_prepared_once_though_the_first_of_them_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[str] = []
    made = pages._page

    def noted(document: Document, *rest: Any) -> pages.Page:
        prepared.append(document.id)
        return made(document, *rest)

    monkeypatch.setattr(pages, "_page", noted)
    memory = Memory()
    dossier([read(page(name)) for name in "bcd"], memory, around="c")
    found = dossier([read(page(name)) for name in "acd"], memory, around="c")
    assert prepared == ["b", "c", "d", "a"]
    assert [story.documents for story in found.stories] == [(page("c"),)]


@pytest.mark.parametrize("name", ["e", ""])
def test_around_a_document_that_is_not_among_them_no_story_is_told(name: str) -> None:
    assert dossier([read(page(each)) for each in "bcd"], around=name).stories == ()
