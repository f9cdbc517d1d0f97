"""Child process: `python -m benchmarks.words.reading READER` does what `twosource read FILE --format jsonl` does."""

import os
import sys

from benchmarks.words.children import serve
from twosource import pipeline
from twosource.desk.renderings import DOCUMENT, rendering


def main() -> None:
    """Get ready, and read the texts of each file from their bytes to the bytes of their readings."""
    reader = pipeline.stage("reader")(sys.argv[1])
    show = rendering(DOCUMENT, "jsonl")

    def work(path: str) -> None:
        with open(os.devnull, "wb") as nowhere:
            for item in pipeline.read_all([path], reader=reader):
                nowhere.write(show(item))

    serve(str, work)


if __name__ == "__main__":
    main()
