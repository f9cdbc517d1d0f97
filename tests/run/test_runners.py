import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from mortal_readers import DEADLY, MARKS, ONCE, Mortal, OnlyHere

from benchmarks.scale.runners import SHORT, outcomes, short_texts
from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.archive.intake import Intake
from twosource.errors import BadCall
from twosource.records.page import Capture
from twosource.run import runner

RAY = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray has no wheel for this Python")
TEXT = "The port of Saltmere stays closed until Friday, its master Marta Oakes told reporters on Monday. "
HERE = str(Path(__file__).parent)


def capture(words: str) -> Capture:
    data = f"{TEXT * 5}{words}".encode()
    return Capture(path=words, data=data, sha256=sha256(data).hexdigest(), media_type="text/plain", charset="utf-8")


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes that read find the readers of these tests, and where to note that they were ended."""
    monkeypatch.setenv(MARKS, str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([HERE, *filter(None, sys.path)]))


@pytest.mark.usefixtures("away")
def test_a_page_that_ends_who_reads_it_is_named_and_the_others_are_read(capfd: pytest.CaptureFixture[str]) -> None:
    words = [f"Ship {number} waits." for number in range(20)]
    words[5:5] = [DEADLY]
    words[12:12] = [ONCE]
    held = Holdings(InMemoryArchive(), Mortal())
    came = list(held.take_captures(map(capture, words), runner=runner("local", 2)))
    assert [word for each, word in zip(came, words, strict=True) if not each.documents] == [DEADLY]
    ((refused,),) = [each.refused for each in came if each.refused]
    assert refused.source == DEADLY
    assert refused.reason.endswith("the process that read it was ended 3 times); nothing of it is kept, add it again")
    assert [taken.path for taken in held.archive.captures()] == [word for word in words if word != DEADLY]
    assert capfd.readouterr() == ("", "")


def test_a_reader_that_cannot_be_made_elsewhere_ends_the_call_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    held = Holdings(InMemoryArchive(), OnlyHere())
    with pytest.raises(BadCall, match=r"cannot be made in a process of its own \(RuntimeError: there is but one of it"):
        list(held.take_captures([capture("One.")], runner=runner("local", 2)))
    assert capfd.readouterr() == ("", "")


class Noting:
    """A runner that reads nothing before it is asked, and notes how much was under way."""

    def __init__(self, ahead: int) -> None:
        self.ahead, self.most, self.begun_in_all, self._now = ahead, 0, 0, 0

    def begun(self, *_: object) -> "Noting":
        return self

    def __enter__(self) -> Callable[[Capture], "Noting"]:
        return self._begin

    def __exit__(self, *_: object) -> None:
        return

    def _begin(self, _: Capture) -> "Noting":
        self._now += 1
        self.begun_in_all += 1
        self.most = max(self.most, self._now)
        return self

    def done(self) -> bool:
        return False

    def found(self) -> list[object]:
        self._now -= 1
        return []


def test_no_more_is_under_way_than_a_runner_can_take_or_memory_should_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    def most(ahead: int) -> int:
        noting: Any = Noting(ahead)
        came = Holdings(InMemoryArchive(), "rules").take_captures(captures(), runner=noting)
        assert len(list(came)) == 200
        return int(noting.most)

    def captures() -> Iterator[Capture]:
        return (capture(f"Ship {number:03} waits.") for number in range(200))

    assert most(16) == 17
    monkeypatch.setattr("twosource.archive.intake.AHEAD_BYTES", 4 * len(next(captures()).data))
    assert most(16) == 5


def test_an_addition_that_was_stopped_goes_on_without_reading_anything_twice() -> None:
    held, sources = Holdings(InMemoryArchive(), "rules"), [capture(f"Ship {number} waits.") for number in range(9)]
    stopped: Any = held.take_captures(sources, runner=runner("local", 2))
    assert [next(stopped).held for _ in range(4)] == [False] * 4
    stopped.close()
    noting: Any = Noting(16)
    assert [each.held for each in held.take_captures(sources, runner=noting)] == [True] * 4 + [False] * 5
    assert noting.begun_in_all == 5


def test_what_comes_twice_while_it_is_read_is_told_as_if_read_in_turn() -> None:
    empty = msgspec.structs.replace(capture("Empty."), media_type="text/html", data=b"<html></html>")
    sources = [capture("One."), capture("Two."), empty, capture("One."), empty]
    alone, beside = (Holdings(InMemoryArchive(), "rules") for _ in range(2))
    one: list[Intake] = list(alone.take_captures(sources))
    assert list(beside.take_captures(sources, runner=runner("local", 2))) == one
    assert [(each.held, bool(each.refused)) for each in one] == [
        (False, False),
        (False, False),
        (False, True),
        (True, False),
        (True, True),
    ]


@pytest.mark.usefixtures("away")
def test_every_runner_leaves_the_same_bytes_though_who_reads_is_killed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ways = SHORT if importlib.util.find_spec("ray") else {name: how for name, how in SHORT.items() if "Ray" not in name}
    texts = [f"{ONCE} {text}" if number == 30 else text for number, text in enumerate(short_texts(60))]
    found = list(outcomes(texts, ways, "mortal_readers:Mortal"))
    assert len({(one.archive, one.dossier) for one in found}) == 1
    assert "none" not in {one.dossier for one in found}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["local", "ray"][: len(ways) - 1]
    assert capfd.readouterr() == ("", "")


def call(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "twosource", "add", *words]
    return subprocess.run(command, env=os.environ | more, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--ray-address", "127.0.0.1:1"], "an address of Ray goes with the runner ray"),
        (["--runner", "spark"], "'spark' is not one of 'local', 'ray'"),
        pytest.param(["--runner", "ray", "--ray-address", "127.0.0.1:1"], "127.0.0.1:1: no Ray cluster", marks=RAY),
    ],
)
def test_a_runner_that_cannot_be_had_is_one_line(words: list[str], told: str, source: str, tmp_path: Path) -> None:
    done = call(source, "--archive", str(tmp_path / "a.sqlite"), *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr


def test_where_ray_is_not_installed_one_line_says_how_it_is_had(source: str, tmp_path: Path) -> None:
    (tmp_path / "ray.py").write_text("raise ImportError", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    done = call(source, "--archive", str(tmp_path / "a.sqlite"), "--runner", "ray", PYTHONPATH=path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "twosource: the runner ray needs Ray: pip install 'twosource[ray]'\n"
