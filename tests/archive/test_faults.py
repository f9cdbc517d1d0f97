"""The short forms of what `make torture` does to those who write: a full disk, kills at bytes, many at once."""

import sys
from pathlib import Path

import pytest

from benchmarks.torture.at_once import at_once
from benchmarks.torture.called import Under
from benchmarks.torture.calls import call
from benchmarks.torture.cut_short import RESULTS, cut_short
from benchmarks.torture.full import bounded, can_mount, filled, small_disk
from benchmarks.torture.whole import added, contents, written


def test_where_a_file_may_not_grow_nothing_is_lost_and_one_line_is_said() -> None:
    outcome = filled(bounded, 2, steps=3)
    assert outcome.faults == []
    assert outcome.found["add refused in a line"] >= 1
    assert outcome.found["brief json refused in a line"] >= 1


@pytest.mark.skipif(not can_mount(), reason="only root can make a small disk")
def test_where_the_disk_is_full_nothing_is_lost_and_one_line_is_said() -> None:
    outcome = filled(small_disk, 2, steps=3)
    assert outcome.faults == []
    assert outcome.found["add refused in a line"] >= 1


def test_whoever_is_killed_at_a_byte_or_before_a_deed_leaves_all_or_nothing() -> None:
    outcome = cut_short(2, steps=3, results=RESULTS[:1])
    assert outcome.faults == []
    assert outcome.found["brief json killed"] >= 10


def test_many_at_once_lose_nothing_and_write_nothing_twice() -> None:
    assert at_once(3, documents=8, rounds=1, seed=7).faults == []


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    place = tmp_path / "talks" / "a.sqlite"
    place.parent.mkdir()
    assert call(*added(written(tmp_path / "pages.jsonl", 2), place)).status == 0
    return place


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets root heed permissions")
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o555), (0o444, 0o777), (0o644, 0o555), (0o000, 0o777)])
def test_who_may_not_write_is_told_so_in_a_line_and_changes_nothing(file: int, folder: int, archive: Path) -> None:
    before = archive.read_bytes()
    archive.chmod(file)
    archive.parent.chmod(folder)
    try:
        source = written(archive.parents[1] / "more.jsonl", 3)
        ended = call(*added(source, archive), under=Under(heeded=True))
        looked = call("brief", "--archive", archive, under=Under(heeded=True))
        result = call("brief", source, "-o", archive.parent / "result", under=Under(heeded=True))
    finally:
        archive.parent.chmod(0o755)
    assert (ended.status, ended.errors.count("\n"), str(archive) in ended.errors) == (2, 1, True)
    assert looked.status in (0, 2)
    assert looked.errors.count("\n") == int(looked.status == 2)
    assert archive.read_bytes() == before
    assert sorted(contents(archive.parent / "result")) == ([] if result.status else [""])
    assert result.status == (2 if folder == 0o555 else 0)
