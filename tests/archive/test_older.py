"""Archives that were written by earlier versions are opened by this one, and nothing in them is otherwise.

Each was made by the program of its time: `add pages --reader rules`, a judgement and, where it knew of them, a note of
a feed and a message.
"""

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from twosource.archive.backups import restore, salvage
from twosource.archive.examining.examine import examine
from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.archive.tables import SCHEMA
from twosource.desk.json import dossier_bytes

OLDER = Path(__file__).parent / "older"
STEPS = sorted(path.name.partition(".")[0] for path in OLDER.glob("*.gz"))
FEED = "https://www.northernwire.example/rss"


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(OLDER / "pages", tmp_path / "pages")
    monkeypatch.chdir(tmp_path)


def older(step: str) -> Path:
    place = Path(f"{step}.sqlite")
    place.write_bytes(gzip.decompress((OLDER / f"{step}.sqlite.gz").read_bytes()))
    return place


def step_of(place: Path) -> str:
    with closing(sqlite3.connect(place)) as file:
        return str(file.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def of_today() -> bytes:
    with closing(open_archive("today.sqlite", new=True)) as archive:
        held = Holdings(archive, "rules")
        list(held.take_in(["pages"]))
        return dossier_bytes(held.dossier())


def test_there_is_an_archive_of_every_step_from_the_first_on() -> None:
    assert [f"r{number:04}" for number in range(1, len(STEPS) + 1)] == STEPS


@pytest.mark.parametrize("step", STEPS)
def test_an_archive_of_an_earlier_version_holds_what_it_held(step: str) -> None:
    place = older(step)
    assert step_of(place) == step
    with closing(sqlite3.connect(place)) as file:
        texts = file.execute("SELECT name, digest FROM documents ORDER BY name").fetchall()
    with closing(open_archive(str(place), new=False)) as archive:
        assert [document.id for document, _ in archive.read()] == [name for name, _ in texts]
        assert len(texts) == 3
        assert [taken.path for taken in archive.captures()] == [
            "pages/coast.txt", "pages/evening.html", "pages/prepared.jsonl",
        ]  # fmt: skip
        assert all(archive.capture(taken.sha256) for taken in archive.captures())
        assert [judgement.why for judgement in archive.judgements()] == ["one mediator"]
        assert len(archive.notes(FEED)) == (2 if step >= "r0002" else 0)
        assert archive.outbox().waiting("desk") == (1 if step >= "r0003" else 0)
        assert len(archive.search("Brandt")) == 2
    assert step_of(place) == SCHEMA
    assert [finding for finding in examine(str(place)) if finding] == []


@pytest.mark.parametrize("step", STEPS)
def test_added_again_it_gives_the_dossier_of_today(step: str) -> None:
    with closing(open_archive(str(older(step)), new=False)) as archive:
        held = Holdings(archive, "rules")
        list(held.take_in(["pages"]))
        held.judge("undo", [archive.judgements()[0].id], who="Anna", why="to compare")
        assert dossier_bytes(held.dossier()) == of_today()


@pytest.mark.parametrize("step", [step for step in STEPS if step != SCHEMA])
def test_one_that_is_only_looked_at_stays_as_it_is(step: str) -> None:
    place = older(step)
    (note,) = [finding for finding in examine(str(place)) if finding]
    assert (note.grave, note.what) == (False, f"it was written by an earlier version (step {step}, now {SCHEMA})")
    assert step_of(place) == step


@pytest.mark.parametrize("step", [STEPS[0], STEPS[-1]])
def test_a_backup_of_an_earlier_version_is_restored_by_this_one(step: str) -> None:
    place = older(step)
    assert restore(str(place), "again.sqlite", lambda: None) == []
    assert salvage(str(place), "whole.sqlite", lambda: None, lambda table, row: None) == []
    states = set()
    for name in ("again.sqlite", "whole.sqlite", str(place)):
        with closing(open_archive(name, new=False)) as archive:
            states.add(
                (dossier_bytes(Holdings(archive, "rules").dossier()), tuple(archive.captures()), archive.state())
            )
    assert len(states) == 1
