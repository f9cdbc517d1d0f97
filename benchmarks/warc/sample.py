"""Command line: `python -m benchmarks.warc.sample` writes `examples/crawl.warc.gz`: pages of the harbour, crawled."""

import re

from benchmarks.speed.pages import EXAMPLES
from benchmarks.warc.made import Record, answered, made_records, packed, record

PATH = EXAMPLES / "crawl.warc.gz"
OTHERS = ("request", "picture", "script", "answer", "index", "revisit", "small")


def main() -> None:
    """Write the sample."""
    PATH.write_bytes(b"".join(map(packed, sample())))


def sample() -> list[Record]:
    """Return the records: each page that has an address of its own, and one record of every other kind."""
    found = []
    for at, path in enumerate(sorted((EXAMPLES / "harbour").glob("*.html"))):
        page = path.read_bytes()
        address = re.search(rb'rel="canonical" href="([^"]+)"', page)
        if address:
            found.append(Record("article", record("response", address[1].decode(), answered(page), at=at * 86400)))
    made = sorted(made_records(400), key=lambda each: len(each.data))
    return found + [next(each for each in made if each.kind == kind) for kind in OTHERS]


if __name__ == "__main__":
    main()
