"""Child process of the speed benchmark: makes a dossier of readings that are there, and says how long that took.

`python -m benchmarks.speed.from_readings save FILE SOURCE` reads the source and keeps what was read;
`python -m benchmarks.speed.from_readings make FILE` makes the dossier and prints the seconds it took.
"""

import sys
import time
from pathlib import Path

import msgspec

from twosource import pipeline
from twosource.records.page import Document, Failure
from twosource.records.reading import Reading


def save(path: Path, source: str) -> None:
    """Read every document of `source` and keep the pairs of document and reading in `path`."""
    pairs = [item for item in pipeline.read_documents([source]) if not isinstance(item, Failure)]
    path.write_bytes(msgspec.msgpack.encode(pairs))


def make(path: Path) -> None:
    """Make the dossier of the pairs in `path`."""
    pairs = msgspec.msgpack.decode(path.read_bytes(), type=list[tuple[Document, Reading]])
    began = time.perf_counter()
    pipeline.dossier(pairs)
    print(time.perf_counter() - began)


if __name__ == "__main__":
    if sys.argv[1] == "save":
        save(Path(sys.argv[2]), sys.argv[3])
    else:
        make(Path(sys.argv[2]))
