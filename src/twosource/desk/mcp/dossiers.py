"""The tool that gives a dossier, whole or a part of it."""

from collections import Counter
from typing import Annotated, Literal

from msgspec import Meta, Struct

from twosource.desk.mcp import dossier_lines
from twosource.desk.mcp.evidence import base_of, sources
from twosource.desk.mcp.naming import story_meant
from twosource.desk.mcp.paging import Paged, part
from twosource.desk.mcp.quoting import quoted, shown
from twosource.desk.mcp.records import Base, Line, Source
from twosource.desk.mcp.sentences import in_sentences
from twosource.desk.mcp.tool import Call, tool
from twosource.desk.mcp.trouble import Unanswered
from twosource.desk.mcp.writing import base_text, known, line_text, lines_text, more_text, sources_text, text
from twosource.desk.phrases import count
from twosource.desk.sheet.claims import folded
from twosource.desk.sheet.legends import ENTRIES
from twosource.desk.sheet.lines import Sheet
from twosource.desk.web.choosing import Wanted, fits
from twosource.desk.web.finding import holds
from twosource.records.ledger import Story

Part = Literal["", "summary", "claims", "differences", "ledger", "timeline", "people", "sources", "judgements", "whole"]
Standing = Literal["", "contested", "corroborated", "one-sided", "repeated", "single-origin", "superseded"]
Kind = Literal[
    "", "rounds", "proposals", "venues", "delegations", "papers", "exchanges", "positions", "mediators", "agreements"
]
Name = Annotated[str, Meta(max_length=200)]


class DossierAsked(Paged, frozen=True, kw_only=True):
    """Which story, and what of it."""

    story: Annotated[
        Name,
        Meta(description="Id from list_stories, or words of its headline; may be left out where there is one story."),
    ] = ""
    part: Annotated[
        Part,
        Meta(
            description="summary; claims by standing; differences between the reports; ledger of the negotiation; "
            "timeline; people; sources, with who rests on whom; judgements of people; whole. Left out: what the other "
            "arguments choose from, or the summary."
        ),
    ] = ""
    standing: Annotated[Standing, Meta(description="Of the claims, only those that stand so.")] = ""
    kind: Annotated[Kind, Meta(description="Of the ledger, only entries of this kind.")] = ""
    speaker: Annotated[Name, Meta(description="Of the claims, only those that this person says, any spelling.")] = ""
    side: Annotated[Name, Meta(description="Of the claims, only those that are the word of this party.")] = ""
    words: Annotated[Name, Meta(description="Only lines that hold all these words, names in any spelling.")] = ""


class Dossier(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of the dossier of one story; `total` is how many lines it has, `contents` how many every part has."""

    story: str
    title: str
    part: str
    total: int
    lines: tuple[Line, ...]
    sources: tuple[Source, ...]
    base: Base
    contents: dict[str, int] = {}
    next: str = ""
    left: int = 0


def _written(answer: Dossier) -> str:
    contents = ", ".join(f"{name} {many}" for name, many in answer.contents.items())
    many = count(answer.total, "line") if answer.total else "nothing of that here"
    return text(
        f"Story {answer.story}: {quoted(answer.title)}\n{base_text(answer.base)}\nPart: {answer.part}, {many}",
        lines_text(answer.lines, known(answer.sources)),
        more_text(answer.next, answer.left),
        f"Lines in each part: {contents}" if contents else "",
        sources_text(answer.sources),
    )


@tool("Get a dossier", _written)
def get_dossier(call: Call, asked: DossierAsked) -> Dossier:
    """Give the dossier of one story, or a part of it: where the matter stands, claims by standing with whose word they
    are, differences between the reports, the ledger of the negotiation (rounds, proposals, answers, venues, papers,
    exchanges, positions, agreements), timeline, who is who, and the sources with who copied whom. Every line has exact
    quotations. Begin with the summary, then ask for the part, standing, kind, speaker or words you need.
    """
    story = story_meant(asked.story, call.shelf)
    sheet = call.shelf.sheet(story)
    name = _part(asked)
    chosen = [each for each in _lines(sheet, name) if _fits(each, asked)]
    if asked.standing or asked.speaker or asked.side:
        wanted = _claims(story, asked)
        chosen = [each for each in chosen if each.part == "claims" and each.id in wanted]
    documents = {document.id: document for document in story.documents}
    cut, following, left = part(
        chosen,
        asked,
        of=f"dossier {story.id}",
        key=lambda each: "\x1f".join((each.part, each.group, each.id, each.text)),
        size=lambda each: len(line_text(in_sentences(each, documents), {})),
    )
    given = tuple(in_sentences(each, documents) for each in cut)
    return Dossier(
        story=story.id,
        title=shown(story.title),
        part=name,
        total=len(chosen),
        lines=given,
        sources=sources(given, story.documents, call.shelf.numbers(story)),
        base=base_of([story]),
        contents=_contents(sheet) if name == dossier_lines.SUMMARY or not chosen else {},
        next=following,
        left=left,
    )


def _part(asked: DossierAsked) -> str:
    """Return the part that is wanted; where that is not said, what is chosen by says it."""
    by_claim = bool(asked.standing or asked.speaker or asked.side)
    if by_claim and asked.kind:
        raise Unanswered("standing, speaker and side choose among claims, kind among the ledger: ask for one of them.")
    if not asked.part:
        return "claims" if by_claim else "ledger" if asked.kind else "whole" if asked.words.strip() else "summary"
    if by_claim and asked.part not in ("claims", "whole"):
        raise Unanswered("standing, speaker and side choose among claims: leave out part, or ask for part claims.")
    if asked.kind and asked.part not in ("ledger", "whole"):
        raise Unanswered("kind chooses among the entries of the ledger: leave out part, or ask for part ledger.")
    return asked.part


def _lines(sheet: Sheet, name: str) -> list[Line]:
    if name == dossier_lines.SUMMARY:
        return list(dossier_lines.summary(sheet))
    return [each for each in dossier_lines.every(sheet) if name in ("whole", each.part)]


def _contents(sheet: Sheet) -> dict[str, int]:
    """Return how many lines every part has, of claims and ledger every kind."""
    found = Counter[str]()
    for each in dossier_lines.every(sheet, 1):
        found[f"{each.part}: {each.group.partition(',')[0].lower()}" if each.group else each.part] += 1
    return dict(found)


def _fits(each: Line, asked: DossierAsked) -> bool:
    if asked.kind and (each.part, each.group) != ("ledger", ENTRIES[asked.kind]):
        return False
    if not asked.words.strip():
        return True
    quotes = [place.quote for place in (*each.evidence, *(place for below in each.below for place in below.evidence))]
    said = (each.text, each.status, *each.remarks, *(below.text for below in each.below), *quotes)
    return holds(" ".join(said), asked.words)


def _claims(story: Story, asked: DossierAsked) -> frozenset[str]:
    """Return the ids of the claims that are wanted; of one that stands in the line of another, that one's."""
    wanted = Wanted(standing=asked.standing, side=asked.side, speaker=asked.speaker)
    under = folded(story.claims)
    return frozenset(under.get(claim.id, claim.id) for claim in story.claims if fits(claim, wanted))


TOOLS = (get_dossier,)
