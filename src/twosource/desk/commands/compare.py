"""`twosource compare`: how two claims or two names stand to each other, pair by pair."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from twosource.desk.ending import Tally
from twosource.desk.json import one_line
from twosource.desk.lines import numbered_lines
from twosource.desk.output import opened
from twosource.desk.progress import progress
from twosource.records.page import Failure


class Pair(msgspec.Struct, frozen=True):
    """One line of the input; other fields are passed over."""

    a: str
    b: str


def compare(path: str, *, kind: str, out: str | None, reader: str) -> int:
    """Write one verdict a pair, in order, and return the exit status."""
    tally = Tally()
    judge = _comparison(kind, reader)
    with opened(out) as sink, progress("Comparing", quiet=out is None) as step:
        for name, line in numbered_lines(path):
            try:
                pair = msgspec.json.decode(line, type=Pair)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                tally.refuse(Failure(source=name, reason=f"no pair of texts a and b ({error})"))
                continue
            verdict = msgspec.to_builtins(judge(pair.a, pair.b))
            tally.done += 1
            sink.write(one_line(verdict))
            step(name)
    return tally.status


def _comparison(kind: str, reader: str) -> Callable[[str, str], Any]:
    """Return the function of two texts that gives `relation` and `reason` for this kind."""
    if kind == "names":
        from twosource.language.names import same_name

        return same_name
    from twosource import pipeline, questions

    return partial(questions.compare, reader=pipeline.stage("reader")(reader))
