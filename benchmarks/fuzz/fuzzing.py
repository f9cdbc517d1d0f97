"""One target is fuzzed by libFuzzer in a process of its own, which notes what it finds and goes on."""

import contextlib
import hashlib
import importlib
import os
import pkgutil
import re
import resource
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from benchmarks.measured import KILOBYTE_UNITS

SECONDS, MEGABYTES = 10, 1024
"""What one input may take, in seconds of work, and the memory of the process that all are run in."""
_HANGS = 120  # seconds by the clock after which an input is given up, on however busy a machine
_TOKENS = Path(__file__).with_name("tokens.dict")
_LEFT_OUT = re.compile(r"__main__|\.migrations\b|\.desk\.(?:web|mcp|cli)\b")
_EDGES = re.compile(r"\bcov: (\d+) ft: ")
_ENDED = re.compile(r"ended after (\d+) runs, (\d+) MB")


class Bound(Struct, frozen=True):
    """How long a target is fuzzed: for so many `seconds` or, the same every time, for so many `runs` past the first."""

    seconds: int = 0
    runs: int = 0
    seed: int = 0


class Ran(Struct, frozen=True):
    """What came of it; coverage is counted in edges of the byte code of Python."""

    runs: int
    edges: int
    megabytes: int
    findings: list[Path]


def instrument() -> None:
    """Load all of the program so that the ways through it are counted; each process that is forked then has it."""
    import atheris

    import twosource

    counted = atheris.instrument_imports(include=["twosource", "protego"])
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere), counted:
        for module in pkgutil.walk_packages(twosource.__path__, "twosource.", onerror=lambda _: None):
            if not _LEFT_OUT.search(module.name):
                importlib.import_module(module.name)


def begin(name: str, place: Path, bound: Bound) -> int:
    """Fork a process that fuzzes a target, with its inputs and findings in `place`, and return its id."""
    from benchmarks.fuzz.corpus import kept
    from benchmarks.fuzz.targets import TARGETS

    inputs = place / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    for each in (*kept(name), *TARGETS[name].seeds()):
        (inputs / hashlib.sha1(each, usedforsecurity=False).hexdigest()).write_bytes(each)
    if child := os.fork():
        return child
    try:
        log = os.open(place / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(log, 1)
        os.dup2(log, 2)
        _fuzz(name, place, inputs, bound)
    except BaseException:  # noqa: BLE001 - a forked process may not go on with what its parent was about
        traceback.print_exc()
    os._exit(1)


def _fuzz(name: str, place: Path, inputs: Path, bound: Bound) -> None:
    import atheris

    from benchmarks.fuzz.targets import TARGETS

    words = [
        "fuzz", str(inputs), f"-seed={bound.seed}", f"-max_len={TARGETS[name].longest}", f"-timeout={_HANGS}",
        f"-report_slow_units={_HANGS}", f"-rss_limit_mb={MEGABYTES}", f"-dict={_TOKENS}",
        f"-artifact_prefix={place}/found-",
    ]  # fmt: skip
    atheris.Setup(words, _noting(name, place, bound))
    atheris.Fuzz()


def _noting(name: str, place: Path, bound: Bound) -> Callable[[bytes], None]:
    """Return what runs a target on an input, writes down what should not have happened, and ends in time."""
    from benchmarks.fuzz.holding import outcome
    from benchmarks.fuzz.targets import TARGETS

    target, start, runs = TARGETS[name], 0.0, 0
    kept = len(list((place / "inputs").iterdir()))  # these are gone through first

    def run(data: bytes) -> None:
        nonlocal start, runs
        runs += 1
        start = start or time.monotonic()
        began = time.process_time()
        try:
            outcome(target.run, data)
        except Exception as error:  # noqa: BLE001 - the one place where it is looked for
            _note(place, data, _where(error), "".join(traceback.format_exception(error)))
        taken = (time.process_time() - began) / 2  # each input is run twice
        if taken > SECONDS:
            _note(place, data, "slow", f"{taken:.1f} seconds\n")
        if (bound.runs and runs == kept + bound.runs) or (bound.seconds and time.monotonic() - start > bound.seconds):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE_UNITS // 1_000_000
            print(f"ended after {runs} runs, {peak} MB", flush=True)
            os._exit(0)  # what was loaded before the fork may wait for threads that are not there

    return run


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "twosource" in frame.filename] or list(frames)
    return f"{type(error).__name__}-{Path(own[-1].filename).stem}-{own[-1].lineno}"


def _note(place: Path, data: bytes, name: str, words: str) -> None:
    path = place / f"found-{name}"
    if not path.exists():
        path.write_bytes(data)
        path.with_name(f"why-{name}").write_text(words, "utf-8", "backslashreplace")


def ran(place: Path) -> Ran:
    """Return what came of the runs in a place."""
    log = (place / "log").read_text("utf-8", "replace")
    ends = [(int(runs), int(peak)) for runs, peak in _ENDED.findall(log)]
    edges = max(map(int, _EDGES.findall(log)), default=0)
    findings = sorted(place.glob("found-*"))
    return Ran(sum(runs for runs, _ in ends), edges, max((peak for _, peak in ends), default=0), findings)
