"""The tool that gives all that one line of a dossier rests on."""

from typing import Annotated

from msgspec import Meta, Struct

from twosource.desk.mcp import dossier_lines
from twosource.desk.mcp.evidence import base_of, sources
from twosource.desk.mcp.naming import line_meant, story_meant
from twosource.desk.mcp.paging import Paged, part
from twosource.desk.mcp.quoting import quoted, shown
from twosource.desk.mcp.records import Base, Line, Source
from twosource.desk.mcp.sentences import in_sentences
from twosource.desk.mcp.tool import Call, tool
from twosource.desk.mcp.writing import base_text, known, line_text, lines_text, more_text, sources_text, text


class LineAsked(Paged, frozen=True, kw_only=True):
    """Which line."""

    line: Annotated[
        str,
        Meta(min_length=1, max_length=40, description="Id of a claim, a ledger entry or a person from another answer."),
    ]
    story: Annotated[str, Meta(max_length=200, description="Its story, for a person who is in several.")] = ""


class Evidence(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of all that one line rests on."""

    story: str
    title: str
    lines: tuple[Line, ...]
    sources: tuple[Source, ...]
    base: Base
    next: str = ""
    left: int = 0


def _written(answer: Evidence) -> str:
    return text(
        f"Story {answer.story}: {quoted(answer.title)}\n{base_text(answer.base)}",
        lines_text(answer.lines, known(answer.sources)),
        more_text(answer.next, answer.left),
        sources_text(answer.sources),
    )


@tool("Get all evidence of a line", _written)
def get_evidence(call: Call, asked: LineAsked) -> Evidence:
    """Give every place in the documents that one line of a dossier rests on, for and against, with the exact words:
    a claim, a ledger entry or a person, by the id that get_dossier or another answer gave. read_passage then shows
    the text around a place.
    """
    among = [story_meant(asked.story, call.shelf)] if asked.story.strip() else list(call.shelf.stories.values())
    of = {key: story for story in reversed(among) for key in dossier_lines.keys(call.shelf.sheet(story))}
    name = line_meant(asked.line.strip(), of)
    story = of[name]
    documents = {document.id: document for document in story.documents}
    cut, following, left = part(
        dossier_lines.with_all_places(call.shelf.sheet(story), name),
        asked,
        of=f"evidence {story.id}",
        key=lambda each: repr((each.part, each.status, each.text, [(w.document, w.span) for w in each.evidence])),
        size=lambda each: len(line_text(in_sentences(each, documents), {})),
    )
    given = tuple(in_sentences(each, documents) for each in cut)
    return Evidence(
        story=story.id,
        title=shown(story.title),
        lines=given,
        sources=sources(given, story.documents, call.shelf.numbers(story)),
        base=base_of([story]),
        next=following,
        left=left,
    )


TOOLS = (get_evidence,)
