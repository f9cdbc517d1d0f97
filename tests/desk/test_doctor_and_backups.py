import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from twosource import __version__
from twosource.desk import cli, machine

PAGES = sorted(str(path) for path in (Path(__file__).parents[2] / "examples" / "harbour").iterdir())[:3]


def call(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words), prog_name="twosource")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("archive") / "talks.sqlite"
    assert call("add", *PAGES, "--archive", str(place), "--reader", "rules").exit_code == 0
    return place


@pytest.fixture
def talks(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "talks.sqlite"))


@pytest.fixture
def damaged(talks: Path) -> Path:
    with closing(sqlite3.connect(talks)) as file:
        file.execute("DROP TRIGGER no_delete_of_captures")
        file.execute("DELETE FROM captures WHERE id = 2")
        file.commit()
    return talks


def test_doctor_says_what_runs_here_and_that_all_is_well(talks: Path) -> None:
    result = call("doctor", "--archive", str(talks))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"twosource {__version__}, Python 3.")
    assert "model reading/encoder/data/reader.onnx: SHA-256 " in result.stdout
    assert result.stdout.endswith(f"\narchive {talks}: in SQLite {sqlite3.sqlite_version}\nall is well\n")
    assert call("doctor").exit_code == 0
    assert "archive" not in call("doctor").stdout


def test_doctor_names_what_is_wrong_and_what_helps(damaged: Path) -> None:
    result = call("doctor", "--archive", str(damaged))
    assert (result.exit_code, result.stderr) == (3, "")
    faults = [line for line in result.stdout.splitlines() if line.startswith("fault: ")]
    assert faults[0].startswith("fault: the trigger no_delete_of_captures: it is missing: rows can be changed")
    assert f"addition of {PAGES[1]} at " in faults[1]
    assert "a capture is missing (row 2 of captures); go back to a backup: twosource restore" in faults[1]
    assert f"twosource restore {damaged} --salvage" in faults[1]
    assert result.stdout.endswith("\n2 faults found\n")


def test_doctor_tells_programs_the_same(damaged: Path, talks: Path) -> None:
    result = call("doctor", "--archive", str(damaged), "--format", "json")
    assert result.exit_code == 3
    report = json.loads(result.stdout)
    assert (report["whole"], report["archive"], report["machine"]["twosource"]) == (False, str(damaged), __version__)
    assert [finding["kind"] for finding in report["findings"] if finding["grave"]] == ["guard", "reference"]
    assert all(len(model["sha256"]) == 64 for model in report["machine"]["models"])


def test_doctor_says_where_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<html>" * 99)
    assert call("doctor", "--archive", str(tmp_path / "page")).exit_code == 4
    result = call("doctor", "--archive", str(tmp_path / "none"))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_doctor_says_what_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    wishes = ["msgspec>=0.20", "nothing-of-this-name>=1", "pandas>=2; extra == 'frames'", "ruff; extra == 'dev'"]
    monkeypatch.setattr(machine, "requires", lambda _: wishes)
    monkeypatch.setattr(machine, "MODELS", (*machine.MODELS, "reading/none.onnx"))
    result = call("doctor")
    assert result.exit_code == 3
    assert "fault: the library nothing-of-this-name: it is not installed; install twosource again" in result.stdout
    assert "fault: the model reading/none.onnx: it is not there" in result.stdout
    assert "ruff" not in result.stdout


def test_doctor_says_that_the_disk_is_nearly_full_or_keeps_no_locks(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "LITTLE", 1 << 60)
    monkeypatch.setattr(machine, "_locks", lambda _: False)
    result = call("doctor", "--archive", str(talks))
    assert result.exit_code == 3
    assert "its file system keeps no locks" in result.stdout
    assert "note: the folder" in result.stdout
    assert "MiB of its disk are free; make room" in result.stdout


def test_a_backup_is_restored_and_nothing_is_written_over(talks: Path, tmp_path: Path) -> None:
    file, again = str(tmp_path / "backup.sqlite"), str(tmp_path / "again")
    assert (result := call("backup", "--archive", str(talks), "-o", file)).exit_code == 0
    assert (result.stdout, result.stderr) == ("", "")
    assert call("backup", "--archive", str(talks), "-o", file).exit_code == 0
    result = call("restore", file, "--archive", again)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{again}: restored\n", "")
    briefs = {call("brief", "--archive", place, "--format", "json").stdout_bytes for place in (str(talks), again)}
    assert len(briefs) == 1
    result = call("restore", file, "--archive", again)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "nothing is written over it" in result.stderr


def test_a_backup_goes_through_a_pipe(talks: Path, tmp_path: Path) -> None:
    result = call("backup", "--archive", str(talks), "-o", "-")
    (tmp_path / "piped.sqlite").write_bytes(result.stdout_bytes)
    assert call("doctor", "--archive", str(tmp_path / "piped.sqlite")).exit_code == 0


@pytest.mark.parametrize("goal", ["talks.sqlite", "used", "."])
def test_a_backup_is_not_written_over_an_archive(goal: str, talks: Path) -> None:
    (talks.parent / "used-wal").write_bytes(b"what was written last")
    before = talks.read_bytes()
    result = call("backup", "--archive", str(talks), "-o", str(talks.parent / goal))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert talks.read_bytes() == before


def test_a_damaged_archive_is_backed_up_as_it_is_and_the_call_says_so(damaged: Path, tmp_path: Path) -> None:
    result = call("backup", "--archive", str(damaged), "-o", str(tmp_path / "backup.sqlite"))
    assert result.exit_code == 3
    assert "a capture is missing" in result.stderr
    result = call("restore", str(tmp_path / "backup.sqlite"), "--archive", str(tmp_path / "again.sqlite"))
    assert result.exit_code == 4
    assert result.stderr.splitlines()[-1].endswith("damaged, nothing is made of it; --salvage takes what is whole")
    assert not (tmp_path / "again.sqlite").exists()


def test_a_damaged_archive_takes_the_place_of_no_good_backup(damaged: Path, tmp_path: Path) -> None:
    night = tmp_path / "night.sqlite"
    night.write_bytes(b"the backup of last night")
    result = call("backup", "--archive", str(damaged), "-o", str(night))
    assert (result.exit_code, night.read_bytes()) == (3, b"the backup of last night")
    assert f"{night}: left as it was; what could be read of the damaged archive is in {night}.damaged" in result.stderr
    assert call("doctor", "--archive", f"{night}.damaged").exit_code == 3


@pytest.mark.parametrize("options", [(), ("--salvage",)])
def test_where_no_backup_is_nothing_is_offered_to_be_made(options: tuple[str, ...], tmp_path: Path) -> None:
    for place in (tmp_path / "nothere.sqlite", tmp_path):
        result = call("restore", str(place), *options, "--archive", str(tmp_path / "new.sqlite"))
        assert (result.exit_code, result.stderr) == (2, f"twosource: {place}: no backup is there\n")


def test_what_is_salvaged_is_said_and_what_is_to_be_added_again(damaged: Path, tmp_path: Path) -> None:
    again = str(tmp_path / "again.sqlite")
    result = call("restore", str(damaged), "--salvage", "--archive", again)
    assert (result.exit_code, result.stdout) == (3, f"{again}: restored, but for what is named\n")
    assert result.stderr.splitlines()[-1] == f"{PAGES[1]}: left out; add it again"
    assert call("doctor", "--archive", again).exit_code == 0
    assert call("add", PAGES[1], "--archive", again, "--reader", "rules").stdout == f"{again}: 1 document added\n"
    brief = call("brief", "--archive", again, "--format", "json")
    assert brief.stdout_bytes == call("brief", *PAGES, "--reader", "rules", "--format", "json").stdout_bytes
