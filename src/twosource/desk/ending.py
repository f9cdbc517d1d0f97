"""How a call ends: the lines on standard error and the exit status."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from twosource.desk import journal
from twosource.errors import TwosourceError
from twosource.records.page import Failure, Remark

DONE = 0
BROKEN = 1
BAD_CALL = 2
SOME_REFUSED = 3
NOTHING_READ = 4
INTERRUPTED = 130
_BY_A_SIGNAL = 128
"""What a shell adds to the number of a signal to make a status of it."""
_WISHES = ("SIGTERM", "SIGHUP")
"""The signals by which a system says that a program is to end; they are told as Ctrl+C is."""


class Stopped(KeyboardInterrupt):
    """The system wishes that the program end: `status` is what that is to its caller."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = _BY_A_SIGNAL + number


class Tally:
    """Counts what was done and what was refused, and says each refusal at once in one line."""

    def __init__(self) -> None:
        self.done = 0
        self.refused = 0

    def refuse(self, failure: Failure) -> None:
        """Say that a source gave nothing, and why; a remark on one that did is said alike, and is no refusal."""
        self.refused += not isinstance(failure, Remark)
        if journal.is_kept():
            event, level = ("remark", "info") if isinstance(failure, Remark) else ("refused", "warning")
            journal.note(event, level=level, source=failure.source, reason=failure.reason)
        else:
            say(f"{failure.source}: {failure.reason}")

    @property
    def status(self) -> int:
        """The exit status that the counts amount to."""
        if not self.done:
            return NOTHING_READ
        return SOME_REFUSED if self.refused else DONE


def say(line: str, *, level: str = "info") -> None:
    """Print one line on standard error, with what would break or colour a terminal written out.

    Work goes on where nobody hears of it: the reader has gone, the disk is full. Where events are written, it is one
    of this `level`.
    """
    if journal.is_kept():
        journal.note("said", level=level, message=line)
        return
    if sys.stderr is None:  # closed by the caller, who wants to hear nothing
        return
    words = "".join(letter if letter.isprintable() else " " for letter in line)
    encoding = sys.stderr.encoding or "utf-8"
    with suppress(OSError):
        print(words.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)


@contextmanager
def heeding() -> Iterator[None]:
    """Let what is under way inside end as it does on Ctrl+C where the system wishes so: nothing half-done is left."""
    before = {}
    for name in _WISHES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # what the caller shut out stays out
            before[number] = signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _: FrameType | None) -> None:
    heard = signal.getsignal(signal.SIGTERM)
    if callable(heard) and heard is not _stop:  # a server that closes as it should on that one, and knows no other
        signal.raise_signal(signal.SIGTERM)
        return
    raise Stopped(number)


@contextmanager
def one_line(leave: Callable[[int], None]) -> Iterator[None]:
    """Turn whatever goes wrong inside into one line and a status; `leave` ends the process with it."""
    try:
        yield
    except KeyboardInterrupt as stop:
        say("twosource: stopped", level="warning")
        leave(stop.status if isinstance(stop, Stopped) else INTERRUPTED)
    except BrokenPipeError:
        leave(DONE)
    except TwosourceError as error:
        say(f"twosource: {error}", level="error")
        leave(BAD_CALL)
    except OSError as error:
        say(f"twosource: the result cannot be written ({error.strerror or error})", level="error")
        leave(BROKEN)
    except Exception as error:  # noqa: BLE001  the last resort: a person is told in one line
        say(f"twosource: stopped by a fault of its own ({type(error).__name__}: {error})", level="error")
        leave(BROKEN)
