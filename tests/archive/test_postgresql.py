"""What holds of an archive in PostgreSQL alone: its server, its users, its connections, its own copies."""

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from databases import changed
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from stores import moment, postgres, put
from typer.testing import CliRunner, Result

import twosource
from benchmarks.postgres import WITH_PASSWORD, Server
from twosource import pipeline
from twosource.archive import postgresql, postgresql_complaints
from twosource.archive.examining import examine
from twosource.archive.examining.finding import Finding
from twosource.archive.holdings import Holdings
from twosource.archive.interface import Archive
from twosource.archive.naming import shown
from twosource.archive.opening import open_archive
from twosource.archive.program import program
from twosource.desk import cli
from twosource.desk.json import dossier_bytes
from twosource.errors import BadCall

PAGES = sorted(str(path) for path in (Path(__file__).parents[2] / "examples" / "harbour").iterdir())
OTHERS = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename <> ''"
SECRET = "gehe1m"


@pytest.fixture
def server() -> Server:
    return postgres()


@pytest.fixture
def place(server: Server) -> str:
    return server.schema()


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with closing(open_archive(place, new=True)) as opened:
        yield opened


def call(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words), prog_name="twosource")


def refusal(place: str, *, new: bool = True) -> str:
    with pytest.raises(BadCall) as caught:
        open_archive(place, new=new)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def database(place: str) -> str:
    return urlsplit(place).path[1:]


def test_commands_take_its_address_for_an_archive(place: str) -> None:
    added = call("add", *PAGES, "--archive", place, "--reader", "rules")
    assert (added.exit_code, added.stderr) == (0, "")
    assert added.stdout.startswith(f"{place}: ")
    from_sources = call("brief", *PAGES, "--format", "json", "--reader", "rules")
    from_archive = call("brief", "--archive", place, "--format", "json")
    assert (from_archive.exit_code, from_archive.stdout_bytes) == (0, from_sources.stdout_bytes)
    assert call("changes", "--archive", place, "--since", "yesterday").exit_code == 0
    with twosource.Archive(place) as archive:
        assert len(archive.search("strike")) > 1


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'twosource[postgresql]'" in refusal("postgresql://anna@127.0.0.1:1/talks")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("postgresql://anna:SECRET@127.0.0.1:1/talks", "postgresql://anna@127.0.0.1:1/talks: cannot be reached"),
        ("postgresql://127.0.0.1:1/talks?user=anna&password=SECRET", "cannot be reached"),
        ("postgresql://anna:SEC@SECRET@127.0.0.1:1/talks", "cannot be reached"),
        ("postgresql://anna:7/SECRET@127.0.0.1:1/talks", "cannot be reached"),
        ("postgresql://anna:SECRET@127.0.0.1:1/talks?colour=blue", "no address of a database"),
        ("postgresql://anna:SECRET@[::1/talks", "no address of a database"),
        ("postgresql+asyncpg://anna:SECRET@127.0.0.1/talks", "an archive is a file"),
        ("sftp://anna:SECRET@127.0.0.1/talks", "an archive is a file"),
    ],
)
def test_no_password_is_ever_told(place: str, told: str) -> None:
    place = place.replace("SECRET", SECRET)
    said = refusal(place)
    assert told in said
    for command in (["brief"], ["add", PAGES[0]], ["changes", "--since", "yesterday"]):
        result = call(*command, "--archive", place)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"twosource: {said}\n")
    assert SECRET not in said


@given(st.text(min_size=1).map(lambda text: SECRET + text))
def test_whatever_a_password_is_written_with_it_is_not_shown(password: str) -> None:
    assert shown(f"postgresql://anna:{password}@host.example/talks") == "postgresql://anna@host.example/talks"


def test_a_place_without_a_password_is_shown_as_it_is() -> None:
    for place in ("talks.sqlite", "a:b@c", "postgresql:///talks?host=/run", "postgresql://anna@[::1]:5432/talks"):
        assert shown(place) == place


def test_a_user_is_let_in_with_the_password_and_told_apart_from_one_who_is_not(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = server.database()
    name = database(place)
    changed(
        "PostgreSQL",
        place,
        f"CREATE ROLE {WITH_PASSWORD}",
        f"CREATE ROLE {name} LOGIN PASSWORD '{SECRET}' IN ROLE {WITH_PASSWORD}",
        f"GRANT ALL ON SCHEMA public TO {name}",
    )
    own = place.replace("postgres@", f"{name}@")
    assert "another password" in refusal(own)
    assert "another password" in refusal(own.replace("@", ":no@"))
    with_password = own.replace("@", f":{SECRET}@")
    added = call("add", PAGES[0], "--archive", with_password, "--reader", "rules")
    assert (added.exit_code, added.stderr, SECRET in added.stdout) == (0, "", False)
    with twosource.Archive(with_password) as archive:
        assert SECRET not in repr(archive)
    monkeypatch.setenv("PGPASSWORD", SECRET)
    assert call("brief", "--archive", own).exit_code == 0
    assert "does not know this user" in refusal(place.replace("postgres@", "nobody@"))
    assert "no such database" in refusal(place.replace(f"/{name}?", "/none?"))
    assert "no server is running there" in refusal(f"{place}/nowhere")


def test_who_may_only_read_reads_and_is_told_so_when_adding(server: Server) -> None:
    place = server.database()
    name = database(place)
    with closing(open_archive(place, new=True)) as archive:
        pair = put(archive, "The ship came in.")
    changed("PostgreSQL", place, f"CREATE ROLE {name} LOGIN", f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {name}")
    with closing(open_archive(place.replace("postgres@", f"{name}@"), new=False)) as reader:
        assert list(reader.read()) == [pair]
        assert len(reader.search("ship")) == 1
        assert len(Holdings(reader, "rules").dossier().stories) == 1
        with pytest.raises(BadCall, match="not allowed"):
            put(reader, "The ship left.")


def test_who_may_add_needs_no_more_than_is_documented(server: Server) -> None:
    place = server.database()
    name = database(place)
    open_archive(place, new=True).close()
    page = (Path(__file__).parents[2] / "docs" / "archive.md").read_text("utf-8")
    grants = [line.replace("berta", name) for line in page.splitlines() if line.startswith("GRANT ")]
    assert len(grants) == 3
    changed("PostgreSQL", place, f"CREATE ROLE {name} LOGIN", *grants)
    with closing(open_archive(place.replace("postgres@", f"{name}@"), new=True)) as archive:
        held = Holdings(archive, "rules")
        assert all(each.documents for each in held.take_in(PAGES[:2]))
        held.dossier()
        assert archive.recall(f"dossier {archive.state()} {program()}") is not None
        held.judge("merge-names", ["Oakes", "M. Oakes"], who="Anna Berg", why="one man")
        archive.note("a", {"": b"1"})
        archive.note("a", {"": b"2"})
        archive.outbox().write("a", [b"1"], since=None, until=moment(1))
        sending = archive.outbox().begin("a", now=moment(1), patience=1)
        assert sending is not None
        archive.outbox().end(sending, 200, now=moment(1))


def test_a_database_that_cannot_hold_every_sign_is_refused(server: Server) -> None:
    assert "needs one in UTF8" in refusal(server.database("-E", "LATIN1", "-T", "template0"))
    place = f"{server.database()}&options=-csearch_path%3Dnone"
    assert "leads to no schema" in refusal(place)


def test_the_order_is_that_of_the_signs_whatever_the_language_of_the_database(server: Server) -> None:
    try:
        place = server.database("-T", "template0", "--locale-provider=icu", "--icu-locale=en", "--locale=C")
    except RuntimeError:
        pytest.skip("this PostgreSQL knows no languages of databases by ICU")
    with closing(open_archive(place, new=True)) as archive:
        for number in range(60):
            put(archive, f"Ship {number} came in.")
        names = [document.id for document, _ in archive.read()]
        assert names == sorted(names)
        archive.note("a", dict.fromkeys(("B", "a", "á", "_"), b""))
        with psycopg.connect(place) as connection:
            signs = connection.execute("SELECT entry FROM followed ORDER BY entry").fetchall()
    assert [sign for (sign,) in signs] == ["B", "_", "a", "á"]


def test_a_connection_that_is_cut_in_the_middle_is_one_line_and_adding_again_completes_it(
    place: str, archive: Archive
) -> None:
    put(archive, "One ship came in.")
    before = archive.state()

    def cut() -> str:
        with psycopg.connect(place) as other:
            assert other.execute(OTHERS).fetchone() != (0,)
        return moment(1)

    with pytest.raises(BadCall, match="connection to its server was lost"):
        list(Holdings(archive, "rules", cut).add(PAGES))
    assert archive.state() == before
    assert all(each.documents for each in Holdings(archive, "rules").take_in(PAGES))
    assert archive.state() != before


def test_a_connection_that_is_cut_while_it_is_idle_is_made_anew(place: str, archive: Archive) -> None:
    put(archive, "One ship came in.")
    with psycopg.connect(place) as other:
        other.execute(OTHERS)
    put(archive, "Two ships came in.")
    assert len(list(archive.read())) == 2


def test_what_the_library_has_to_say_of_it_does_not_reach_whoever_asked(archive: Archive) -> None:
    put(archive, "One ship came in.")
    assert logging.getLogger("psycopg").handlers, "without a listener it is printed"


def test_a_server_that_stops_in_the_middle_is_one_line_and_adding_again_completes_it(
    server: Server, place: str, archive: Archive
) -> None:
    def stop() -> str:
        server.stop()
        return moment(1)

    put(archive, "One ship came in.")
    try:
        with pytest.raises(BadCall, match="connection to its server was lost"):
            list(Holdings(archive, "rules", stop).add(PAGES))
        with pytest.raises(BadCall, match="no server is running there"):
            archive.state()
        result = call("brief", "--archive", place)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    finally:
        server.start()
    assert len(list(archive.read())) == 1
    assert all(each.documents for each in Holdings(archive, "rules").take_in(PAGES))


def test_who_waits_too_long_for_another_writer_is_told_so(
    place: str, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "PATIENCE", 0.05)
    with psycopg.connect(place) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({postgresql.LOCK})")
        assert list(archive.read()) == []
        with pytest.raises(BadCall, match="writing to it for too long"):
            put(archive, "One ship came in.")
    put(archive, "One ship came in.")
    assert len(list(archive.read())) == 1


@pytest.mark.parametrize("form", ["custom", "plain"])
def test_a_dump_that_is_restored_gives_the_same_dossier_and_is_added_to(form: str, server: Server) -> None:
    place, copy = server.database(), server.database()
    with closing(open_archive(place, new=True)) as archive:
        list(Holdings(archive, "rules").add(PAGES[:3]))
        server.tool("pg_dump", f"--format={form}", f"--file={server.folder}/dump", database(place))
        list(Holdings(archive, "rules").add(PAGES[3:4]))
    if form == "custom":
        server.tool("pg_restore", "--exit-on-error", "-d", database(copy), f"{server.folder}/dump")
    else:
        server.tool("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", database(copy), "-f", f"{server.folder}/dump")
    with closing(open_archive(copy, new=False)) as archive:
        assert dossier_bytes(Holdings(archive, "rules").dossier()) == briefed(PAGES[:3])
        list(Holdings(archive, "rules").add(PAGES[:4]))
        assert dossier_bytes(Holdings(archive, "rules").dossier()) == briefed(PAGES[:4])
    with pytest.raises(Exception, match="only added to"):
        changed("PostgreSQL", copy, "DELETE FROM captures")


def briefed(pages: list[str]) -> bytes:
    return dossier_bytes(pipeline.brief(pages, reader="rules"))


def test_of_damage_that_the_server_tells_of_doctor_is_named_but_by_doctor(place: str, archive: Archive) -> None:
    broken = DBAPIError("SELECT 1", None, psycopg.errors.DataCorrupted("invalid page in block 3"))
    told = f"damaged; `twosource doctor --archive {re.escape(place)}` says where"
    with pytest.raises(BadCall, match=told), postgresql_complaints.plainly(place):
        raise broken

    def checked(_: Connection) -> Iterator[Finding | None]:
        raise broken

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(examine.CHECKS, "captures", checked)
        found = [each for each in examine.examine(place) if each is not None]
    assert [(each.kind, each.what) for each in found] == [("unreadable", "damaged")]
