"""What holds of an archive in a database, in whichever; that of one alone stands in a file of its own."""

import multiprocessing
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec
import pytest
from databases import MAKES, REPLACING, changed, unguarded, within
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from stores import PLACES, READER, STORES, capture, made, moment, put

from benchmarks.torture.adding import run
from twosource import pipeline
from twosource.archive import schema
from twosource.archive.interface import Archive
from twosource.archive.opening import open_archive
from twosource.desk.json import dossier_bytes
from twosource.errors import BadCall
from twosource.records.judgement import decided

HARBOUR = Path(__file__).parents[2] / "examples" / "harbour"
TEXTS = [f"Ship {number} came in on Monday." for number in range(30)]


@pytest.fixture(params=PLACES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def place(kind: str, tmp_path: Path) -> str:
    return PLACES[kind](tmp_path)


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with closing(open_archive(place, new=True)) as opened:
        yield opened


def refusal(place: str, *, new: bool = True) -> str:
    with pytest.raises(BadCall) as caught:
        open_archive(place, new=new)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{place}: ")
    return str(caught.value)


def test_an_archive_is_there_when_it_is_opened_again(place: str, archive: Archive) -> None:
    pair = put(archive, TEXTS[0])
    state = archive.state()
    archive.close()
    for new in (False, True):
        with closing(open_archive(place, new=new)) as again:
            assert (list(again.read()), again.state()) == ([pair], state)


def test_where_no_archive_is_none_is_made_unless_it_is_asked_for(place: str) -> None:
    for _ in range(2):
        assert "no archive is there" in refusal(place, new=False)
    open_archive(place, new=True).close()
    open_archive(place, new=False).close()


@pytest.mark.parametrize("other", ["another program's", "a later make", "a folder's"])
def test_what_is_no_archive_of_this_make_is_left_as_it_is(other: str, kind: str, place: str) -> None:
    step = MAKES[kind].table
    if other == "another program's":
        changed(kind, place, "CREATE TABLE captures (id INTEGER)", "INSERT INTO captures VALUES (1)")
    elif other == "a later make":
        open_archive(place, new=True).close()
        changed(kind, place, f"UPDATE {step} SET version_num = 'r9999'")
    else:
        changed(kind, place, "CREATE TABLE alembic_version (version_num TEXT)")
    assert ("later version" if other == "a later make" else "no archive of twosource") in refusal(place)
    with within(kind, place) as connection:
        if other == "another program's":
            assert connection.exec_driver_sql("SELECT * FROM captures").all() == [(1,)]
        if other == "a later make":
            assert connection.exec_driver_sql(f"SELECT * FROM {step}").all() == [("r9999",)]


def test_an_archive_that_does_not_say_its_make_is_told_as_damaged(kind: str, place: str, archive: Archive) -> None:
    archive.close()
    changed(kind, place, f"DELETE FROM {MAKES[kind].table}")
    for new in (True, False):
        assert f"damaged; `twosource doctor --archive {place}` says where" in refusal(place, new=new)


def test_damage_is_told_in_one_line(kind: str, place: str, archive: Archive) -> None:
    page, _ = put(archive, TEXTS[0])
    archive.close()
    with within(kind, place) as connection:
        for table, data in (("captures", b"x\x9c\x03\0\0\0\0\1\0"), ("readings", b"\0")):
            connection.exec_driver_sql(unguarded(kind, table))
            sign = "?" if kind == "SQLite" else "%s"
            connection.exec_driver_sql(f"UPDATE {table} SET data = {sign}", (data,))
    with closing(open_archive(place, new=False)) as damaged:
        with pytest.raises(BadCall, match=f"capture {page.capture.sha256} is damaged"):
            damaged.capture(page.capture.sha256)
        with pytest.raises(BadCall, match=r"a record is damaged; `twosource doctor --archive \S+` says where"):
            list(damaged.read())


def test_nothing_that_was_added_can_be_changed_or_taken_away(kind: str, place: str, archive: Archive) -> None:
    put(archive, TEXTS[0], of=msgspec.structs.replace(capture(TEXTS[0]), entry=b"<rss/>"))
    decision = partial(decided, "merge-names", ["Oakes", "M. Oakes"], who="Anna Berg", why="one man")
    archive.judge(lambda at: decision(when=at), clock=lambda: moment(1))
    outbox = archive.outbox()
    outbox.write("a", [b"1"], since=None, until=moment(1))
    sending = outbox.begin("a", now=moment(1), patience=1)
    assert sending is not None
    outbox.end(sending, 200, now=moment(1))
    columns = {"held": "place", "readings": "reader", "outcomes": "status"}
    tables = ("captures", "additions", "documents", "judgements", "entries", "messages", "sendings", *columns)
    for table in tables:
        column = columns.get(table, "id")
        for deed in (
            f"DELETE FROM {table}",
            f"UPDATE {table} SET {column} = {column}",
            REPLACING[kind].format(table=table),
        ):
            with pytest.raises(IntegrityError, match="only added to"):
                changed(kind, place, deed)


def test_readers_see_one_state_while_another_program_writes(place: str, archive: Archive) -> None:
    for text in TEXTS[:10]:
        put(archive, text)
    with closing(open_archive(place, new=False)) as reader:
        seen = [next(reading := reader.read())]
        for text in TEXTS[10:]:
            put(archive, text)
        seen += reading
        assert (len(seen), len(list(reader.read()))) == (10, 30)
        assert reader.state() == archive.state()


def test_two_programs_may_write_in_turns(place: str, archive: Archive) -> None:
    with closing(open_archive(place, new=True)) as other:
        for at, text in enumerate(TEXTS):
            put((archive, other)[at % 2], text)
        assert list(other.read()) == list(archive.read())
    assert [taken.at for taken in archive.captures()] == sorted({taken.at for taken in archive.captures()})
    assert len(list(archive.captures())) == 30


def test_several_programs_that_add_the_same_at_once_lose_nothing_and_keep_nothing_twice(place: str) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.torture.adding"])
    programs = [context.Process(target=run, args=(str(HARBOUR), place)) for _ in range(3)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0, 0, 0]
    alone = pipeline.brief([str(HARBOUR)], reader="rules")
    with closing(open_archive(place, new=False)) as archive:
        assert dossier_bytes(pipeline.dossier(archive.read())) == dossier_bytes(alone)
        taken = list(archive.captures())
    assert len({each.sha256 for each in taken}) == len(taken) == len(list(HARBOUR.iterdir()))
    assert [each.at for each in taken] == sorted({each.at for each in taken})


def test_an_archive_of_the_first_make_is_brought_up_to_date_and_keeps_what_it_has(
    kind: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(schema, "SCHEMA", "r0001")
        open_archive(place, new=True).close()
    changed(
        kind,
        place,
        "INSERT INTO captures (sha256, url, media_type, data) VALUES ('c1', '', 'text/plain', '')",
        "INSERT INTO additions (capture, reader, added, path, refused) "
        "VALUES (1, 'rules 1', '2025-06-02T10:00:00.000000+00:00', 'page.txt', '[]')",
    )
    with closing(open_archive(place, new=False)) as archive:
        (before,) = archive.captures()
        assert (before.path, before.seen) == ("page.txt", None)
        put(archive, TEXTS[0], minute=1)
        archive.note("a", {"": b"feed"})
        archive.outbox().write("a", [b"1"], since=None, until=moment(1))
        assert (len(list(archive.captures())), archive.notes("a")) == (2, {"": b"feed"})
        assert archive.outbox().waiting("a") == 1


def test_what_was_added_before_times_were_noted_was_seen_when_it_was_taken(
    kind: str, place: str, archive: Archive
) -> None:
    seen = "2025-06-04T08:00:00+00:00"
    of = msgspec.structs.replace(capture(TEXTS[0], url="https://echo.example/1"), taken=seen)
    put(archive, TEXTS[0], of=of)
    archive.close()
    changed(kind, place, unguarded(kind, "additions"), "UPDATE additions SET seen = NULL")
    with closing(open_archive(place, new=False)) as older:
        assert [document.capture.taken for document, _ in older.read()] == [seen]
        older.see(of, clock=lambda: moment(9))
        assert len(list(older.captures())) == 1


ODD = ["nothing\0there", "\x1a0", "\0\x1a1\0", "a" * 20_000, "ключ/π/𝔸", "%s %(a)s :b ? \\0 ''"]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_and_long_words_come_back_as_they_were(odd: str, archive: Archive) -> None:
    of = capture(TEXTS[0], url=odd, media_type=f"text/{odd}")
    page, _ = put(archive, TEXTS[0], of=of)
    put(archive, odd, of=capture(odd, path=odd))
    first, second = archive.captures()
    assert (first.url, first.media_type, second.path) == (odd, f"text/{odd}", odd)
    assert [document.capture.url for document, _ in archive.read() if document.id == page.id] == [odd]
    assert archive.taken(of, READER) == first
    archive.note(odd, {odd: b"1", "": b"2"})
    archive.note(odd, {odd: b"3", f"{odd} ": b"4"})
    assert archive.notes(odd) == {odd: b"3", "": b"2", f"{odd} ": b"4"}
    archive.judge(lambda at: decided("merge-names", [odd, "b"], who=odd, when=at, why=odd), clock=lambda: moment(3))
    (decision,) = archive.judgements()
    assert (decision.subject, decision.who, decision.why) == ((odd, "b"), odd, odd)


KNOWN = "the port was closed Kyiv Kiev Türkiye Turkey Umerov Umerow talks talked 1/2 ½ İstanbul größe 17"
WORDS = st.lists(
    st.sampled_from(KNOWN.split())
    | st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z"]), min_size=1, max_size=6),
    min_size=1,
    max_size=6,
).map(" ".join)


def test_every_store_finds_the_same(tmp_path: Path) -> None:
    archives = {kind: made(kind, tmp_path) for kind in STORES}

    @given(st.lists(WORDS, min_size=1, max_size=5), WORDS)
    @settings(max_examples=40)
    def alike(texts: list[str], words: str) -> None:
        found = {}
        for kind, archive in archives.items():
            for text in texts:
                put(archive, text)
            found[kind] = {hit.document for hit in archive.search(words, limit=10_000)}
        assert len(set(map(frozenset, found.values()))) == 1, found

    alike()
    for archive in archives.values():
        archive.close()
