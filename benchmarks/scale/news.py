"""Made-up news by the million, with its lineage known.

Every story is made from its number and the seed alone, so any slice, in any process, gives the same bytes. It has
agencies' or first reports, which others copy, cut, put in another order, give another lead, reword in part or merge;
reports of houses that were there themselves, in words of their own, which share what was said before everybody; and
reports of later days, some with paragraphs of the background taken over.

    python -m benchmarks.scale.news --stories 20 -o FILE
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any, TextIO

import msgspec
from msgspec import Struct

from benchmarks.scale.drafts import Draft, drafts
from benchmarks.scale.matter import Matter, matter
from benchmarks.scale.outlets import Outlet
from twosource.document.stamps import bounds
from twosource.records.identity import make_id
from twosource.records.page import CaptureNote, Credit, Document, Stamp
from twosource.records.page import Outlet as Publisher

SEED = 1
UNDATED = 0.01
LINE = "application/json"


class Made(Struct, frozen=True, kw_only=True, gc=False):
    """One document with what is known of it.

    `source` is the id of the document that it copies, rewrites or cites, as `kind` says; both are None where it
    rests on none. `second` is the other source of a document made of two.
    """

    document: Document
    story: int
    source: str | None
    kind: str | None
    second: str | None = None


def made(stories: range, seed: int = SEED) -> Iterator[Made]:
    """Yield the documents of some stories, by their numbers, story by story; a source comes before what rests on it."""
    for number in stories:
        yield from _story(seed, number)


def line(item: Made) -> dict[str, Any]:
    """Return a document as a line of JSON Lines that is read as just this document, and beside it what is known."""
    document = item.document
    return {
        "text": document.text,
        "title": document.title,
        "published": document.published.value,
        "outlet": document.outlet.name,
        "url": document.url,
        "byline": list(document.byline),
        "document": document.id,
        "story": item.story,
        "source": item.source,
        "kind": item.kind,
        "second": item.second,
    }


def _story(seed: int, number: int) -> Iterator[Made]:
    about = matter(seed, number)
    chance = Random(f"{seed} reports {number}").random
    ids: list[str] = []
    for place, draft in enumerate(drafts(about, seed, chance)):
        document = _document(draft, about, place, undated=draft.wire is None and chance() < UNDATED)
        ids.append(document.id)
        yield Made(
            document=document,
            story=number,
            source=None if draft.source is None else ids[draft.source],
            kind=draft.kind,
            second=None if draft.second is None else ids[draft.second],
        )


def _document(draft: Draft, about: Matter, place: int, *, undated: bool) -> Document:
    text, credits = _text(draft, about)
    outlet = draft.outlet
    value = None if undated else _local(draft.at, outlet)
    path = "-".join(filter(str.isalnum, draft.title.lower().split()[:6]))
    url = f"https://{outlet.domain}/{draft.at:%Y/%m/%d}/{path}-{about.number}{place:03}"
    published = Stamp(value=value, evidence=value)
    if value is None:
        published = Stamp(
            value=None, evidence=None, **dict(zip(("not_before", "not_after"), bounds(text), strict=True))
        )
    return Document(
        id=make_id("d", text, outlet.name, outlet.domain, url, value, None),
        ref=None,
        capture=CaptureNote(path="", url=url, sha256=hashlib.sha256(text.encode()).hexdigest(), media_type=LINE),
        title=draft.title,
        outlet=Publisher(name=outlet.name, domain=outlet.domain),
        published=published,
        modified=None,
        byline=draft.byline,
        language="en",
        text=text,
        credits=credits,
        url=url,
    )


def _text(draft: Draft, about: Matter) -> tuple[str, tuple[Credit, ...]]:
    """Return the text with its dateline, credit and foot, and the agency that it names, as reading finds it."""
    rows, credits = list(draft.paragraphs), []
    if draft.agency is not None and draft.credit == "dateline":
        head = f"{about.home.town.upper()}, {draft.agency_day:%B} {draft.agency_day.day} ("
        rows[0] = f"{head}{draft.agency.dateline}) - {rows[0]}"
        span = (len(head), len(head) + len(draft.agency.dateline or ""))
        credits.append(Credit(name=draft.agency.name, how="dateline", span=span))
    if draft.outlet.foot is not None:
        rows.append(draft.outlet.foot)
    if draft.agency is not None and draft.credit == "source":
        start = sum(map(len, rows)) + 2 * len(rows) + len("Source: ")
        rows.append(f"Source: {draft.agency.name}")
        credits.append(Credit(name=draft.agency.name, how="source", span=(start, start + len(draft.agency.name))))
    own = draft.agency is not None and draft.agency.name == draft.outlet.name
    return "\n\n".join(rows), () if own else tuple(credits)


def _local(at: datetime, outlet: Outlet) -> str:
    """Return a time by Greenwich on the clock of an outlet, in ISO 8601."""
    zone = timezone(timedelta(minutes=outlet.zone))
    return at.replace(tzinfo=UTC).astimezone(zone).isoformat()


def _write(stories: range, seed: int, out: TextIO) -> int:
    encoder, count = msgspec.json.Encoder(), 0
    for item in made(stories, seed):
        out.write(encoder.encode(line(item)).decode() + "\n")
        count += 1
    return count


def main() -> int:
    """Write the documents of some stories as JSON Lines."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale.news", description="made-up news as JSON Lines")
    parser.add_argument("--stories", type=int, required=True, help="how many; 20,000 are a million documents")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (default 0)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another seed gives other news (default {SEED})")
    parser.add_argument("-o", "--output", type=Path, help="the file to write; standard output by default")
    choice = parser.parse_args()
    stories = range(choice.first, choice.first + choice.stories)
    if choice.output is None:
        _write(stories, choice.seed, sys.stdout)
        return 0
    with choice.output.open("w", encoding="utf-8") as out:
        count = _write(stories, choice.seed, out)
    print(f"{count} documents of {len(stories)} stories", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
