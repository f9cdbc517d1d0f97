"""The documents around one, as every store finds them, and the story that they make."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import delete
from stores import PLACES, READER, STORES, capture, document, moment, reading

from benchmarks.words.texts import made_texts
from twosource import pipeline
from twosource.archive import holdings
from twosource.archive.holdings import Holdings
from twosource.archive.in_sql import SqlArchive
from twosource.archive.interface import Archive
from twosource.archive.opening import open_archive
from twosource.archive.tables import blocks, sketches
from twosource.language.weights import term_weight, terms
from twosource.neighbourhood import CROWD
from twosource.pipeline import Read
from twosource.records.page import Capture, Outlet, Stamp

TEXTS = list(dict.fromkeys(made_texts(60)))


def filled(archive: Archive, texts: list[str]) -> dict[str, Read]:
    pairs = {}
    for number, text in enumerate(texts):
        of = capture(
            text, path=f"{number}.txt", url=f"https://house{TEXTS.index(text) % 7}.example/{TEXTS.index(text)}"
        )
        page = document(text, of)
        archive.add(of, [(page, reading(page))], [], reader=READER, clock=lambda: moment(0))
        pairs[page.id] = (page, reading(page))
    return pairs


@pytest.fixture(params=STORES)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with closing(STORES[request.param](tmp_path)) as made:
        yield made


def test_what_is_around_a_document_is_the_same_in_every_store_and_any_order(archive: Archive) -> None:
    with closing(STORES["in memory"](Path())) as other:
        names = sorted(filled(other, TEXTS))
        filled(archive, random.Random(7).sample(TEXTS, len(TEXTS)))
        found = [archive.around(name) for name in names[:12]]
        assert found == [other.around(name) for name in names[:12]]
        assert all(each[0] == name for each, name in zip(found, names, strict=False))
        assert max(map(len, found)) > 1


def test_around_what_is_not_held_there_is_nothing(archive: Archive) -> None:
    filled(archive, TEXTS[:3])
    assert archive.around("dnone") == ()
    assert Holdings(archive).around("dnone").stories == ()


def test_of_what_many_share_the_nearest_in_time_are_found_in_every_store(archive: Archive) -> None:
    with closing(STORES["in memory"](Path())) as other:
        days = [f"2025-{1 + number % 7:02}-{1 + number % 4:02}" for number in range(2 * CROWD + 30)]
        pairs = [of_house(number, TEXTS[0], day) for number, day in enumerate(days)]
        pairs += [of_house(len(days) + number, TEXTS[number], "2025-03-02") for number in range(4)]
        undated = of_house(len(days) + 4, f"{TEXTS[0]} {TEXTS[5]}", "2025-03-02")
        pairs.append((undated[0], (replace(undated[1][0], published=Stamp(value=None)), undated[1][1])))
        for store, order in ((archive, pairs), (other, pairs[::-1])):
            for of, read in order:
                store.add(of, [read], [], reader=READER, clock=lambda: moment(0))
        for _, (page, _) in [*pairs[::40], *pairs[-5:]]:
            assert archive.around(page.id) == other.around(page.id)


def test_some_documents_are_read_as_they_are_among_all(archive: Archive) -> None:
    names = sorted(filled(archive, TEXTS[:9]))
    every = {page.id: (page, read) for page, read in archive.read()}
    assert list(archive.read(among=names[2:5])) == [every[name] for name in names[2:5]]
    assert list(archive.read(among=[])) == []
    assert list(archive.read(among=["dnone"])) == []


def test_the_story_of_a_document_is_that_of_the_whole_dossier(archive: Archive) -> None:
    names = sorted(filled(archive, TEXTS))
    whole = {page.id: story for story in pipeline.dossier(archive.read()).stories for page in story.documents}
    for name in names[:6]:
        assert Holdings(archive).around(name).stories == (whole[name],)


def test_a_document_that_was_set_aside_is_listed_with_its_story_around_another(archive: Archive) -> None:
    pairs = filled(archive, TEXTS)
    held = Holdings(archive)
    story = max(held.dossier().stories, key=lambda story: len(story.documents))
    left, *others = [document.id for document in story.documents]
    held.judge("set-aside", [left], who="A. Reader", why="it is an advertisement")
    whole = {page.id: story for story in held.dossier().stories for page in story.documents}
    assert len(others) > 1
    assert pairs.keys() == whole.keys()
    assert Holdings(archive).around(others[0]).stories == (whole[others[0]],)
    assert left in {document.id for document in whole[others[0]].documents}


@pytest.mark.parametrize("kind", PLACES)
def test_documents_of_before_the_index_are_found_too(kind: str, tmp_path: Path) -> None:
    place = PLACES[kind](tmp_path)
    with closing(open_archive(place, new=True)) as archive:
        names = sorted(filled(archive, TEXTS[:30]))
        known = [archive.around(name) for name in names[:5]]
        assert isinstance(archive, SqlArchive)
        with archive._writing() as connection:
            connection.execute(delete(blocks))
            connection.execute(delete(sketches))
    with closing(open_archive(place, new=False)) as archive:
        assert [archive.around(name) for name in names[:5]] == known


def test_a_page_without_an_article_is_no_neighbour(archive: Archive) -> None:
    filled(archive, TEXTS[:3])
    of = Capture(path="empty.txt", data=b"", sha256="0", media_type="text/plain")
    page = document("", of)
    archive.add(of, [(page, reading(page))], [], reader=READER, clock=lambda: moment(0))
    assert archive.around(page.id) == (page.id,)


def test_what_tells_most_of_a_claim_comes_first_in_every_store(archive: Archive) -> None:
    with closing(STORES["in memory"](Path())) as other:
        names = sorted(filled(other, TEXTS))
        filled(archive, list(reversed(TEXTS)))
        texts = {page.id: page.text for page, _ in other.read()}
        for name in names[:5]:
            weights = {term: term_weight(term) for term in terms(texts[name][:200])}
            assert archive.telling(weights, limit=6) == other.telling(weights, limit=6)
            assert archive.telling(weights, limit=6)[0] == name
        assert archive.telling({}, limit=6) == ()
        assert archive.size() >= len(names)


def test_of_one_report_in_many_houses_a_claim_is_put_to_the_first_few(archive: Archive) -> None:
    with closing(STORES["in memory"](Path())) as other:
        for store in (archive, other):
            for number, text in enumerate([TEXTS[0]] * 9 + TEXTS[1:9]):
                of, read = of_house(number, text, "2025-06-02")
                store.add(of, [read], [], reader=READER, clock=lambda: moment(0))
        texts = {page.id: page.text for page, _ in archive.read()}
        weights = {term: term_weight(term) for term in terms(TEXTS[0])}
        found = archive.telling(weights, limit=6)
        assert found == other.telling(weights, limit=6)
        assert [texts[name] == TEXTS[0] for name in found[:3]] == [True, True, False]


def of_house(number: int, text: str, day: str, name: str | None = None) -> tuple[Capture, Read]:
    of = capture(text, path=f"{number}.txt", url=f"https://house{number}.example/{number}")
    page = replace(
        document(text, of),
        id=f"d{number:03}",
        outlet=Outlet(name=name or f"House {number}"),
        published=Stamp(value=day),
    )
    return of, (page, reading(page))


def test_prints_of_one_report_however_many_leave_room_for_who_else_tells_it(archive: Archive) -> None:
    other = " ".join(reversed(TEXTS[0].split()))
    with closing(STORES["in memory"](Path())) as whole:
        pairs = [of_house(number, TEXTS[0], "2025-06-03") for number in range(90)]
        pairs += [of_house(90 + number, TEXTS[0], "2025-06-02", "One House") for number in range(9)]
        pairs.append(of_house(99, other, "2025-06-04"))
        for store, order in ((archive, pairs), (whole, pairs[::-1])):
            for of, read in order:
                store.add(of, [read], [], reader=READER, clock=lambda: moment(0))
        weights = {term: term_weight(term) for term in terms(TEXTS[0])}
        found = archive.telling(weights, limit=6)
        assert found == whole.telling(weights, limit=6)
        assert "d099" in found[:3]
        assert len(found) <= 8


def test_what_may_be_the_source_of_what_tells_a_claim_is_looked_at_too(archive: Archive) -> None:
    first = of_house(0, f"{TEXTS[0]}\n\n{TEXTS[1]}", "2025-06-01")
    copy = of_house(1, f"{TEXTS[0]}\n\n{TEXTS[2]} {TEXTS[2]}", "2025-06-02")
    for of, read in (first, copy, of_house(2, TEXTS[3], "2025-06-02")):
        archive.add(of, [read], [], reader=READER, clock=lambda: moment(0))
    weights = {term: term_weight(term) for term in terms(TEXTS[2])}
    assert archive.telling(weights, limit=1) == ("d001", "d000")
    assert archive.telling(weights, limit=1, until=moment(-1)) == ()


@pytest.mark.parametrize("words", ["Brenn offers 4 per cent", "The dockers of Saltmere walked out", "Nobody said this"])
def test_a_claim_is_answered_alike_by_the_whole_archive_and_by_what_is_near(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(STORES["SQLite"](tmp_path)) as archive:
        held = Holdings(archive, "rules")
        list(held.add(["examples/istanbul", "examples/harbour"]))
        whole = held.check(words)
        monkeypatch.setattr(holdings, "WHOLE", 0)
        near = Holdings(archive, "rules").check(words)
        assert near.finding == whole.finding
