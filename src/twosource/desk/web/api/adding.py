"""Taking sources in."""

import asyncio
from typing import Annotated

from msgspec import Meta, Struct

from twosource.desk.web.adding import BYTES, Jobs, Source
from twosource.desk.web.api.operation import operation
from twosource.desk.wire import answers
from twosource.records.page import Failure


class SourceAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Under which name and address a source came."""

    name: Annotated[str, Meta(min_length=1, max_length=120, description="For messages to people.")] = "a source"
    url: Annotated[
        str, Meta(max_length=2000, pattern=r"^(https?://[!-~]+)?$", description="Where the page stands, if it does.")
    ] = ""


class Taken(Struct, frozen=True, kw_only=True):
    """What became of a source: the documents it gave, how much of it was held before, what was refused, and why."""

    documents: tuple[answers.Named, ...]
    held: int
    refused: tuple[Failure, ...]


@operation("POST", "/sources", largest=BYTES)
async def take(jobs: Jobs, asked: SourceAsked, body: bytes) -> Taken:
    """Take one source in: a page, a text, JSON, news as XML, or gzip of these, as the body; again is harmless."""
    job = await asyncio.wrap_future(jobs.submit([Source(name=asked.name, data=body, url=asked.url or None)]))
    return Taken(
        documents=tuple(answers.named(document) for document in job.documents),
        held=len(job.known),
        refused=tuple(job.refused),
    )


OPERATIONS = (take,)
