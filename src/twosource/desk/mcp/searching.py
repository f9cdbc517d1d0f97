"""The tool that finds documents and claims by their words."""

from typing import Annotated

from msgspec import Meta, Struct

from twosource.desk.mcp.evidence import base_of, source
from twosource.desk.mcp.paging import Paged, part
from twosource.desk.mcp.quoting import quoted, shown
from twosource.desk.mcp.records import Base, Source
from twosource.desk.mcp.tool import Call, tool
from twosource.desk.mcp.trouble import Unanswered
from twosource.desk.mcp.writing import base_text, more_text, source_text, text
from twosource.desk.phrases import count
from twosource.desk.web.finding import find
from twosource.records.page import Span

CLAIMS = 10


class SearchAsked(Paged, frozen=True, kw_only=True):
    """What is looked for."""

    words: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=200,
            description="A few words that all occur in it; names in any spelling, words in any form.",
        ),
    ]


class FoundDocument(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document that holds the words, a piece of it around them, and where they stand as they were written."""

    source: Source
    story: str
    excerpt: str
    spans: tuple[Span, ...] = ()


class FoundClaim(Struct, frozen=True, kw_only=True):
    """A claim that holds the words."""

    id: str
    story: str
    text: str
    standing: str


class Found(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of what holds the words, the fittest first; `spellings` were looked for besides."""

    total: int
    documents: tuple[FoundDocument, ...]
    claims: tuple[FoundClaim, ...] = ()
    spellings: tuple[str, ...] = ()
    base: Base
    next: str = ""
    left: int = 0


def _written(answer: Found) -> str:
    others = f" Also looked for: {', '.join(quoted(each) for each in answer.spellings)}." if answer.spellings else ""
    return text(
        f"{count(answer.total, 'document')} with these words, the fittest first.{others}",
        "\n".join(_row(each) for each in answer.documents),
        more_text(answer.next, answer.left),
        "\n".join(["CLAIMS WITH THESE WORDS", *map(_claim_row, answer.claims)]) if answer.claims else "",
        base_text(answer.base),
    )


def _row(each: FoundDocument) -> str:
    places = f" ({', '.join(f'{start}-{end}' for start, end in each.spans)})" if each.spans else ""
    return f"{source_text(each.source)}\n    in story {each.story}: {quoted(each.excerpt)}{places}"


def _claim_row(each: FoundClaim) -> str:
    return f"- {each.id} [{each.standing}] in {each.story}: {quoted(each.text)}"


@tool("Search documents", _written)
def search_documents(call: Call, asked: SearchAsked) -> Found:
    """Find documents and claims that hold all of some words, names in any spelling, the fittest first. For what
    somebody said, find_statements is better; for whether something is so, check_claim. read_passage reads a document.
    """
    if not any(sign.isalnum() for sign in asked.words):
        raise Unanswered("There is no word to look for: give a name, or a few words.")
    found = find(asked.words, call.shelf, call.office.holdings.archive)
    if not found.documents and not found.claims:
        raise Unanswered("No document holds all of these words. Try fewer words, or other ones.")
    given, following, left = part(
        (
            FoundDocument(
                source=source(each.document), story=each.story.id, excerpt=shown(each.excerpt), spans=each.spans[:3]
            )
            for each in found.documents
        ),
        asked,
        of="search",
        key=lambda each: each.source.document,
        size=lambda each: len(_row(each)),
    )
    return Found(
        total=len(found.documents),
        documents=given,
        claims=()
        if asked.cursor
        else tuple(
            FoundClaim(id=claim.id, story=story.id, text=shown(claim.text), standing=claim.standing)
            for story, claim in found.claims[:CLAIMS]
        ),
        spellings=tuple(shown(each) for each in found.spellings),
        base=base_of(call.shelf.stories.values()),
        next=following,
        left=left,
    )


TOOLS = (search_documents,)
