"""What the server that calls of the program are forked from loads once: all of the program, warm.

So a call takes a few hundredths of a second, and what befalls it falls into its work and not into the start of Python.
"""

import contextlib
import io
import json
import tempfile
from pathlib import Path

from benchmarks.torture.called import READER
from twosource.desk.commands.add import add
from twosource.desk.commands.brief import brief


def _warm() -> None:
    with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        source, archive = Path(place) / "one.jsonl", f"{place}/a.sqlite"
        source.write_text(json.dumps({"text": "“The port is closed,” Marta Oakes said."}), encoding="utf-8")
        add([str(source)], archive=archive, jobs=1, reader=READER)
        brief([], archive=archive, form="json", out=f"{place}/brief", reader=None)


_warm()
