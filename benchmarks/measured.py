"""Runs a command and says how long it took and how much memory it held at its peak."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import NamedTuple

KILOBYTE_UNITS = 1024 if sys.platform != "darwin" else 1
"""`ru_maxrss` counts kibibytes on Linux and bytes on macOS."""


class Run(NamedTuple):
    """One finished command: seconds by the clock, seconds of work, peak memory in MB (10^6 bytes), status, output."""

    seconds: float
    work: float
    megabytes: float
    status: int
    output: bytes
    errors: bytes


def measured(command: Sequence[str]) -> Run:
    """Run `command` to its end; its peak memory is its own, children that it waited for included."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        megabytes = usage.ru_maxrss * KILOBYTE_UNITS / 1e6
        return Run(
            seconds, usage.ru_utime + usage.ru_stime, megabytes, process.returncode, output.read(), errors.read()
        )
