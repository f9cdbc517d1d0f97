"""How a call ends: the lines on standard error and the exit status."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from twosource.desk import journal
from twosource.errors import TwosourceError
from twosource.records.page import Failure, Remark

DONE = 0
BROKEN = 1
BAD_CALL = 2
SOME_REFUSED = 3
NOTHING_READ = 4
INTERRUPTED = 130


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

    Where events are written, it is one of this `level`.
    """
    if journal.is_kept():
        journal.note("said", level=level, message=line)
        return
    if sys.stderr is None:  # closed by the caller, who wants to hear nothing
        return
    words = "".join(letter if letter.isprintable() else " " for letter in line)
    encoding = sys.stderr.encoding or "utf-8"
    print(words.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)


@contextmanager
def one_line(leave: Callable[[int], None]) -> Iterator[None]:
    """Turn whatever goes wrong inside into one line and a status; `leave` ends the process with it."""
    try:
        yield
    except KeyboardInterrupt:
        say("twosource: stopped", level="warning")
        leave(INTERRUPTED)
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
