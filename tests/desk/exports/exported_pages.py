"""What the tests of exports write down: the sample pages, and texts that nobody would want in a spreadsheet."""

import random
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.exports.material import Material, material
from twosource.records.page import Failure

EXAMPLES = Path(__file__).parents[3] / "examples"

WICKED = [
    {
        "id": "=1+1",
        "title": '=HYPERLINK("http://evil.example","the talks")',
        "outlet": "@Gazette",
        "byline": ["+Ann Lee", 'Bo "Bob" Ray; Cy'],
        "published": "2025-09-12",
        "url": "https://gazette.example/a?b=1,2",
        "text": (
            "=cmd|' /C calc'!A0 was all that the minister wrote.\n\n“-5 per cent is what we offered,” said Ann Lee.\n\n"
            "“'Tis @ll in the +ledger,” Bo Ray said on 3 June 2025. “=SUM(A1) is no answer,\n\tsaid nobody.”\n\n"
            "Germany accused France of delaying the talks in Berlin on 11 September 2025. \u202eabc\u202c 🦊"
        ),
    },
    {
        "published": "2025-09-12",
        "outlet": "Courier",
        "text": "“We asked for peace,” Ann Lee told the Gazette. The talks were held in Paris on 10 September 2025. "
        "Türkiye hosted Germany and France on 9 September 2025.",
    },
    {"text": "Undated and unsigned: Germany will sanction France, said Jo Dee.", "url": "http://[nowhere"},
]


def sources(folder: Path) -> list[str]:
    wicked = folder / "wicked.jsonl"
    wicked.write_bytes(b"\n".join(msgspec.json.encode(each) for each in WICKED))
    pages = [*(EXAMPLES / "istanbul").iterdir(), *(EXAMPLES / "harbour").iterdir()]
    return [str(wicked), *sorted(map(str, pages))]


@lru_cache(maxsize=1)
def told() -> Material:
    with TemporaryDirectory() as folder:
        return _of(sources(Path(folder)))


@lru_cache(maxsize=1)
def told_in_another_order() -> Material:
    """The same documents, one of them twice."""
    with TemporaryDirectory() as folder:
        paths = sources(Path(folder))
        mixed = [*paths, paths[3]]
        random.Random(7).shuffle(mixed)
        return _of(mixed)


def _of(sources: Iterable[str]) -> Material:
    held = Holdings(InMemoryArchive(), "rules")
    assert [each for each in held.add(sources) if isinstance(each, Failure)] == []
    return material(held, kept=False)
