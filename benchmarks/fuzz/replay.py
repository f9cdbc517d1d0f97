"""Command line: `python -m benchmarks.fuzz.replay TARGET FILE...` runs a target on what a fuzzer found."""

import sys
import time
from pathlib import Path

from benchmarks.fuzz.holding import outcome
from benchmarks.fuzz.targets import TARGETS


def main() -> int:
    """Return 0 where all that must hold does; otherwise it is raised."""
    target, *paths = sys.argv[1:]
    for path in paths:
        began = time.process_time()
        found = outcome(TARGETS[target].run, Path(path).read_bytes())
        print(f"{path}: {time.process_time() - began:.2f} s, {str(found)[:300]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
