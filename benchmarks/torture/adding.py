"""What each process that is to be killed has at hand already: the command `add`, warm.

The server that the processes are forked from loads this once, so that a kill falls into the work and not into the
start of Python.
"""

import contextlib
import io
import json
import sys
import tempfile
from pathlib import Path

from twosource.desk.commands.add import add
from twosource.desk.ending import BAD_CALL
from twosource.errors import TwosourceError

READER = "rules"


def run(source: str, place: str) -> None:
    """Do what `twosource add SOURCE --archive PLACE` does, without a word."""
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        try:
            add([source], archive=place, jobs=1, reader=READER)
        except TwosourceError:
            sys.exit(BAD_CALL)


def _warm() -> None:
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "one.jsonl"
        source.write_text(json.dumps({"text": "“The port is closed,” Marta Oakes said."}), encoding="utf-8")
        run(str(source), f"{place}/a.sqlite")


_warm()
