"""The fewest inputs that lead through as much of the program as all of them."""

import sys
from collections.abc import Callable, Iterable
from types import CodeType, FrameType
from typing import Any

from benchmarks.fuzz.holding import Outcome

Way = tuple[CodeType, int, int]
"""One line after another of some code of the program."""


def fewest(run: Callable[[bytes], Outcome], inputs: Iterable[bytes]) -> list[bytes]:
    """Return the inputs that lead where no shorter one does."""
    known: set[Way] = set()
    chosen = []
    for data in sorted(set(inputs), key=lambda each: (len(each), each)):
        ways = _ways(run, data)
        if not ways <= known:
            known |= ways
            chosen.append(data)
    return chosen


def _ways(run: Callable[[bytes], Outcome], data: bytes) -> set[Way]:
    found: set[Way] = set()

    def called(frame: FrameType, event: str, _: Any) -> Any:
        if "twosource" not in frame.f_code.co_filename:
            return None
        before = 0

        def stepped(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal before
            found.add((frame.f_code, before, frame.f_lineno))
            before = frame.f_lineno
            return stepped

        return stepped

    sys.settrace(called)
    try:
        run(data)
    except Exception:  # noqa: BLE001 - refusals lead somewhere too
        pass
    finally:
        sys.settrace(None)
    return found
