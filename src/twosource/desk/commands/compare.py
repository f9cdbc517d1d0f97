"""`twosource compare`: how two claims or two names stand to each other, pair by pair."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec

from twosource.desk.ending import Tally
from twosource.desk.lines import numbered_lines
from twosource.desk.output import opened
from twosource.desk.progress import progress
from twosource.records.page import Failure

COMPARISONS = {
    "claims": "twosource.claims:compare",
    "names": "twosource.language.names:same_name",
}


class Pair(msgspec.Struct, frozen=True):
    """One line of the input; other fields are passed over."""

    a: str
    b: str


def compare(path: str, *, kind: str, out: str | None) -> int:
    """Write one verdict a pair, in order, and return the exit status."""
    tally = Tally()
    judge = comparison(kind)
    with opened(out) as sink, progress("Comparing", quiet=out is None) as step:
        for name, line in numbered_lines(path):
            try:
                pair = msgspec.json.decode(line, type=Pair)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                tally.refuse(Failure(source=name, reason=f"no pair of texts a and b ({error})"))
                continue
            verdict = msgspec.to_builtins(judge(pair.a, pair.b))
            tally.done += 1
            sink.write(msgspec.json.encode(verdict) + b"\n")
            step(name)
    return tally.status


def comparison(kind: str) -> Callable[[str, str], Any]:
    """Return the function of two texts that gives `relation` and `reason` for this kind."""
    module, _, function = COMPARISONS[kind].partition(":")
    loaded: Callable[[str, str], Any] = getattr(import_module(module), function)
    return loaded
