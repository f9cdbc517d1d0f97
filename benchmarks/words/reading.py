"""Child process: `python -m benchmarks.words.reading READER` does what `twosource read FILE --format jsonl` does."""

import os
import sys
from pathlib import Path

from benchmarks.words.children import serve
from twosource import pipeline
from twosource.desk.renderings import DOCUMENT, rendering


def main() -> None:
    """Get ready, and read the texts of each file from their bytes to the bytes of their readings."""
    reader = pipeline.stage("reader")(sys.argv[1])
    show = rendering(DOCUMENT, "jsonl")

    def work(path: Path) -> None:
        with open(os.devnull, "wb") as nowhere:
            for item in pipeline.read_all([str(path)], reader=reader):
                nowhere.write(show(item))

    serve(work)


if __name__ == "__main__":
    main()
