"""What each process that something is to befall has at hand already: the whole program, warm.

The server that the processes are forked from loads this once, so that a call takes a few hundredths of a second and
what befalls it falls into its work and not into the start of Python.
"""

import contextlib
import io
import json
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path

from msgspec import Struct

from twosource.desk.cli import main
from twosource.desk.commands.add import add
from twosource.desk.commands.brief import brief

READER = "rules"
NOBODY = 65534


class Under(Struct, frozen=True, kw_only=True):
    """Conditions of a call.

    No file may have more than so many `bytes`: one more is refused, or `kills` who writes it. It is killed `before` it
    does something to files whose path holds some words, for the so-manieth time, from 0. It is `nobody`, who owns
    nothing.
    """

    bytes: int | None = None
    kills: bool = False
    before: tuple[str, int] | None = None
    nobody: bool = False


def run(words: list[str], output: str, errors: str, under: Under) -> None:
    """Do what `twosource WORDS` does under these conditions, with what it says in two files."""
    for number, path in enumerate((output, errors), 1):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o666)
        os.dup2(file, number)
        os.close(file)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the server that forked this does not heed it
    if under.before is not None:
        _die_before(*under.before)
    if under.bytes is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if under.kills else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (under.bytes, resource.RLIM_INFINITY))
    if under.nobody and os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    sys.argv = ["twosource", *words]
    main()


def _die_before(part: str, number: int) -> None:
    left = number

    def seen(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event.split(".")[0] in ("open", "os", "shutil", "tempfile") and any(part in str(arg) for arg in args):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(seen)


def _warm() -> None:
    with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        source, archive = Path(place) / "one.jsonl", f"{place}/a.sqlite"
        source.write_text(json.dumps({"text": "“The port is closed,” Marta Oakes said."}), encoding="utf-8")
        add([str(source)], archive=archive, jobs=1, reader=READER)
        brief([], archive=archive, form="json", out=f"{place}/brief", reader=None)


_warm()
