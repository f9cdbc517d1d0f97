"""What happens, for programs that watch: one line of JSON an event on standard error, if `TWOSOURCE_LOG=json`.

Each line has the `time`, the `level`, the `run` (a name that all lines of one call share), the `command` and the
`event`, and what belongs to it. No secret that stands in an address is in it, and nothing of what a page says.
"""

import logging
import os
import re
import secrets
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import msgspec
import typer

from twosource import __version__
from twosource.errors import BadCall

VARIABLE = "TWOSOURCE_LOG"
FORMS = ("text", "json")
LONGEST = 2_000
"""Characters of one value."""
_AT = re.compile(r"(\b[\w+.-]+://)[^/?#\s]*@")
_GIVEN = re.compile(
    r"(?i)([?&][^=&\s]*(?:token|key|secret|pass|pwd|sig|auth)[^=&\s]*=)[^&#\s]+|(\bBearer\s+|\bwhsec_)\S+"
)
_writing = threading.Lock()
_call: dict[str, str] = {}
"""The run and the command that goes on in this process."""


def is_kept() -> bool:
    """Whether events are written, in place of lines for a person."""
    return os.environ.get(VARIABLE) == "json"


def note(event: str, *, level: str = "info", **details: object) -> None:
    """Write an event, where events are written."""
    if not is_kept() or sys.stderr is None:
        return
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line: dict[str, object] = {"time": now, "level": level, **_call, "event": event}
    line |= {name: without_secrets(value) if isinstance(value, str) else value for name, value in details.items()}
    with _writing:
        sys.stderr.write(msgspec.json.encode(line).decode() + "\n")
        sys.stderr.flush()


def without_secrets(words: str) -> str:
    """Return words without the names, passwords and tokens that stand in addresses, and what no text can hold."""
    bare = _GIVEN.sub(lambda match: (match[1] or match[2]) + "…", _AT.sub(r"\1", words[:LONGEST]))
    return bare.encode("utf-8", "backslashreplace").decode()


def check() -> None:
    """Raise `BadCall` where the environment asks for a form that there is none of."""
    form = os.environ.get(VARIABLE) or FORMS[0]
    if form not in FORMS:
        raise BadCall(f"{VARIABLE} is “{form}”; it may be {' or '.join(FORMS)}")


@contextmanager
def kept(command: str) -> Iterator[None]:
    """Write that a call begins and how it ends, and what libraries log meanwhile, where events are written."""
    if not is_kept():
        yield
        return
    begun, status, libraries = time.monotonic(), 1, _Libraries(logging.WARNING)
    logging.getLogger().addHandler(libraries)
    _call.update(run=secrets.token_hex(6), command=command)
    note("begun", version=__version__)
    try:
        yield
    except typer.Exit as left:
        status = left.exit_code
        raise
    finally:
        note("ended", status=status, seconds=round(time.monotonic() - begun, 3))
        logging.getLogger().removeHandler(libraries)
        _call.clear()


class _Libraries(logging.Handler):
    """Writes what is logged as events."""

    def emit(self, record: logging.LogRecord) -> None:
        fault = {"fault": "".join(traceback.format_exception(record.exc_info[1]))} if record.exc_info else {}
        note("logged", level=record.levelname.lower(), logger=record.name, message=record.getMessage(), **fault)
