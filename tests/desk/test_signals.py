"""The wish of the system that a program end is heeded as Ctrl+C is."""

import os
import signal
from pathlib import Path

import pytest

from twosource.desk import ending, output


def left(number: int) -> tuple[list[int], int | None]:
    """Return the statuses that a call ends with, and who heeds the signal afterwards, where it comes in its middle."""
    statuses: list[int] = []
    with ending.one_line(statuses.append), ending.heeding():
        os.kill(os.getpid(), number)
    handler = signal.getsignal(number)
    return statuses, handler if isinstance(handler, int) else None


@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_wish_to_end_is_told_in_a_line_and_is_the_status(
    name: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_DFL)  # however the tests were begun
    try:
        assert left(number) == ([status], signal.SIG_DFL)
    finally:
        signal.signal(number, before)
    assert capsys.readouterr().err == "twosource: stopped\n"


def test_a_terminal_that_may_go_does_not_end_the_call() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        assert left(signal.SIGHUP) == ([], signal.SIG_IGN)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    goal = tmp_path / "out"
    goal.write_text("before", encoding="utf-8")
    with ending.one_line(lambda _: None), ending.heeding(), output.opened(str(goal)) as sink:
        sink.write(b"after")
        os.kill(os.getpid(), signal.SIGTERM)
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("out", "before")]


def test_work_goes_on_where_nobody_hears_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as raw, open(os.devnull, "w", encoding="utf-8") as nowhere:
        gone = os.fdopen(os.dup(raw.fileno()), "w", encoding="utf-8")
        monkeypatch.setattr("sys.stderr", gone)
        ending.say("page.html: empty")
        os.dup2(nowhere.fileno(), gone.fileno())
        gone.close()
