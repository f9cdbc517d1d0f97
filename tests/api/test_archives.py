"""An archive from Python."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

import twosource

PAGES = ("01-", "04-", "08-", "09-")


@pytest.fixture(scope="module")
def pages(root: Path) -> list[Path]:
    return [path for path in sorted((root / "examples" / "harbour").iterdir()) if path.name.startswith(PAGES)]


@pytest.fixture
def archive(pages: list[Path], tmp_path: Path) -> Iterator[twosource.Archive]:
    with twosource.Archive(tmp_path / "talks.sqlite", new=True, reader="rules") as opened:
        opened.add(pages)
        yield opened


def test_its_dossier_is_that_of_the_sources(archive: twosource.Archive, pages: list[Path]) -> None:
    assert archive.dossier().record == twosource.brief(pages, reader="rules").record


def test_to_add_again_changes_nothing(archive: twosource.Archive, pages: list[Path]) -> None:
    before = archive.dossier().record
    again = archive.add(pages)
    assert (again.documents, again.held, again.refused) == ((), len(pages), ())
    assert archive.dossier().record == before


def test_what_is_refused_is_told_and_the_rest_is_kept(archive: twosource.Archive) -> None:
    added = archive.add(
        ["no such file", {"text": "Ines Corbin resigned on Friday, she said.", "outlet": "Estuary Post"}]
    )
    assert [failure.reason for failure in added.refused] == ["no such file or folder"]
    assert [document.outlet.name for document in added.documents] == ["Estuary Post"]


def test_words_are_found_and_changes_told(archive: twosource.Archive) -> None:
    assert "SALTMERE" in archive.search("Saltmere")[0].excerpt
    assert len(archive.search("submarine")) == 0
    changes = archive.changes("yesterday")
    assert {row["kind"] for row in changes.rows()} == {"new"}
    assert len(archive.changes("2020", until="2021")) == 0
    assert len(archive.dossier(until="2021").stories) == 0


def test_what_is_added_while_words_are_looked_for_does_no_harm(
    archive: twosource.Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = archive._held.archive.search

    def meanwhile(words: str, *, limit: int) -> object:
        with twosource.Archive(archive.place, reader="rules") as other:
            other.add({"text": "A zebra ran through Saltmere on Friday, the police said.", "outlet": "Estuary Post"})
        return search(words, limit=limit)

    monkeypatch.setattr(archive._held.archive, "search", meanwhile)
    assert [found.outlet for found in archive.search("zebra")] == ["Estuary Post"]


def test_a_judgement_is_heeded_listed_and_undone(archive: twosource.Archive) -> None:
    made = archive.judge("set-aside", "accepted nothing", why="taken back", who="Anna")
    assert "set aside" in {notice for document in archive.dossier().documents for notice in document.notices}
    archive.judge("undo", made.id, why="", who="Anna")
    assert "set aside" not in {notice for document in archive.dossier().documents for notice in document.notices}
    assert [row["undone"] for row in archive.judgements.rows()] == [True, False]


@pytest.mark.parametrize(
    ("kind", "subject", "why", "reason"),
    [
        ("set-aside", ("accepted nothing",), " ", "needs a reason"),
        ("set-aside", ("submarine",), "so", "there is no document “submarine”"),
        ("set-aside", (), "so", "set-aside takes 1"),
        ("origin", ("accepted nothing",), "so", "origin takes 2"),
        ("merge-names", ("Marta Oakes",), "so", "two names"),
        ("forget", ("Oakes",), "so", "no judgement is called forget; there is merge-names"),
    ],
)
def test_a_judgement_that_is_none_is_told_in_a_line(
    archive: twosource.Archive, kind: str, subject: tuple[str, ...], why: str, reason: str
) -> None:
    with pytest.raises(twosource.BadCall, match=reason):
        archive.judge(kind, *subject, why=why, who="Anna")
    assert len(archive.judgements) == 0


def test_a_claim_is_checked_in_all_that_is_held(archive: twosource.Archive) -> None:
    assert (
        archive.check("Marta Oakes accepted 6 per cent").record
        == archive.dossier().check("Marta Oakes accepted 6 per cent").record
    )


def test_a_dossier_of_an_earlier_time_answers_from_that_time(pages: list[Path], tmp_path: Path) -> None:
    with twosource.Archive(tmp_path / "talks.sqlite", new=True, reader="rules") as archive:
        archive.add(pages[:2])
        then = datetime.now(UTC).isoformat()
        now = archive.dossier()
        archive.add(pages[2:])
        for earlier in (archive.dossier(until=then), now):
            inside = {document.id for document in earlier.documents}
            assert len(inside) < len(archive.dossier().documents)
            answer = earlier.check("The dockers of Saltmere went back to work")
            assert {document.id for document in answer.around.documents} <= inside
            assert answer.support
            assert {quote.document for quote in answer.support} <= inside
            earlier.save(tmp_path / "changes.atom", "atom")
            feed = etree.parse(tmp_path / "changes.atom").getroot()
            assert feed.findall("{*}entry")
            assert all(moment.text <= then for moment in feed.iter("{*}updated"))
        nothing = archive.dossier(until="2021")
        assert nothing.check("The dockers went back to work").standing == "not-found"


def test_an_archive_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(twosource.BadCall, match="no archive is there; new=True makes one"):
        twosource.Archive(tmp_path / "talks.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_time_that_is_none_is_told_in_a_line(archive: twosource.Archive) -> None:
    with pytest.raises(twosource.BadCall, match="is no time that is understood"):
        archive.changes("whenever")
