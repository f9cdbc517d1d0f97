"""A story: its dossier in parts that are never too long, and each claim by itself."""

from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from msgspec import Struct

from twosource.desk.sheet.claims import claim_line, folded, whose_word
from twosource.desk.sheet.differences import what_differs
from twosource.desk.sheet.lines import Group, Line, Numbers, refs_to
from twosource.desk.sheet.origins import origin_names
from twosource.desk.web.choosing import Wanted, fits, voices
from twosource.desk.web.here import Here, asked
from twosource.desk.web.judges import who
from twosource.desk.web.landing import notice
from twosource.desk.web.paging import paged
from twosource.desk.web.room import room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.spark import spark
from twosource.desk.web.templating import render
from twosource.desk.web.verdicts import concerning, in_words
from twosource.pipeline import age
from twosource.records.ledger import Story
from twosource.records.story import Claim

DIFFERENCES, CLAIMS, ENTRIES, MOMENTS, PEOPLE, SOURCES = 6, 6, 6, 20, 12, 20
"""Lines of each part that the dossier shows before it leads to the whole: of claims and entries, of each kind."""
PART = 30
"""Lines of a part on a page of its own."""


class Asked(Struct, frozen=True, kw_only=True):
    """What the claims are chosen by, and their order."""

    q: str = ""
    standing: str = ""
    side: str = ""
    speaker: str = ""
    origin: str = ""
    source: int = 0
    sort: str = "weight"
    page: int = 1


class Paged(Struct, frozen=True, kw_only=True):
    """Which part of a list is wanted."""

    page: int = 1


def story_of(shelf: Shelf, name: str) -> Story:
    """Return the story of that id; raises NotFoundException."""
    story = shelf.stories.get(name)
    if story is None:
        raise NotFoundException
    return story


@get("/stories/{name:str}", sync_to_thread=True)
def dossier(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show the dossier of a story."""
    return room_of(request).kept(request, "stories", lambda shelf, at: _dossier(shelf, at, story_of(shelf, name)))


def _dossier(shelf: Shelf, at: Here, story: Story) -> bytes:
    sheet = shelf.sheet(story)
    names = origin_names(story.origins, story.documents, shelf.numbers(story))
    return render(
        "story.html",
        at,
        **frame(shelf, story, "dossier"),
        spark=spark(story),
        origins=sorted(story.origins, key=lambda origin: (-len(origin.documents), names[origin.id])),
        names=names,
        room={
            "differs": DIFFERENCES,
            "claims": CLAIMS,
            "entries": ENTRIES,
            "moments": MOMENTS,
            "people": PEOPLE,
            "sources": SOURCES,
        },
        moments=sheet.timeline[-MOMENTS:],
        judged=[
            (judgement, in_words(judgement, shelf))
            for judgement in concerning(story, shelf)
            if judgement.id in shelf.holding
        ],
    )


def frame(shelf: Shelf, story: Story, part: str) -> dict[str, Any]:
    """Return what every page of a story shows: its title, its parts with their sizes, its sources."""
    sheet = shelf.sheet(story)
    return {
        "story": story,
        "sheet": sheet,
        "documents": {source.number: source.document for source in sheet.sources},
        "part_name": part,
        "sizes": {
            "claims": sum(len(group.lines) for group in sheet.claims),
            "differences": len(sheet.differs),
            "ledger": sum(len(group.lines) for group in sheet.ledger),
            "events": len(sheet.timeline),
            "people": len(sheet.people),
            "sources": len(sheet.sources),
        },
    }


PARTS = ("differences", "ledger", "events", "people", "sources")


@get("/stories/{name:str}/ledger", sync_to_thread=True)
def ledger(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show the ledger whole, a page at a time."""
    return _part(request, name, "ledger")


@get("/stories/{name:str}/{part:str}", sync_to_thread=True)
def part(request: Request[Any, Any, Any], name: FromPath[str], part: FromPath[str]) -> Response[bytes]:
    """Show one part of a dossier whole, a page at a time."""
    return _part(request, name, part)


def _part(request: Request[Any, Any, Any], name: str, part: str) -> Response[bytes]:
    wanted = asked(request, Paged)
    if part not in PARTS:
        raise NotFoundException

    def make(shelf: Shelf, at: Here) -> bytes:
        story = story_of(shelf, name)
        sheet = shelf.sheet(story)
        lines: dict[str, Any] = {
            "differences": sheet.differs,
            "ledger": [(group, line) for group in sheet.ledger for line in group.lines],
            "events": sheet.timeline,
            "people": sheet.people,
            "sources": sheet.sources,
        }
        shown = paged(lines[part], wanted.page, PART)
        return render("part.html", at, **frame(shelf, story, part), part=shown)

    return room_of(request).kept(request, "stories", make)


@get("/stories/{name:str}/ledger/{entry:str}", sync_to_thread=True)
def entry(request: Request[Any, Any, Any], name: FromPath[str], entry: FromPath[str]) -> Response[bytes]:
    """Show one entry of the ledger: how it came so far, and the words that it rests on."""

    def make(shelf: Shelf, at: Here) -> bytes:
        story = story_of(shelf, name)
        for group in shelf.sheet(story).ledger:
            for line in group.lines:
                if line.key == entry:
                    return render("entry.html", at, **frame(shelf, story, "ledger"), group=group, line=line)
        raise NotFoundException

    return room_of(request).kept(request, "stories", make)


@get("/stories/{name:str}/claims", sync_to_thread=True)
def claims(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show the claims of a story, chosen and in order."""
    wanted = asked(request, Asked)
    return room_of(request).kept(
        request, "stories", lambda shelf, at: _claims(shelf, at, story_of(shelf, name), wanted)
    )


def _claims(shelf: Shelf, at: Here, story: Story, wanted: Asked) -> bytes:
    sheet = shelf.sheet(story)
    names = origin_names(story.origins, story.documents, shelf.numbers(story))
    whole = {claim.id: claim for claim in story.claims}
    chosen = Wanted(standing=wanted.standing, side=wanted.side, speaker=wanted.speaker, words=wanted.q)
    lines = [
        line
        for group in sheet.claims
        for line in group.lines
        if _rests(line, whole[line.key], wanted) and fits(whole[line.key], chosen)
    ]
    days = {document.id: age(document)[1] for document in story.documents}
    if wanted.sort in ("newest", "oldest"):
        lines.sort(key=lambda line: max(days[ref.document] for ref in line.refs), reverse=wanted.sort == "newest")
    elif wanted.sort == "origins":
        lines.sort(key=lambda line: -len(whole[line.key].origins))
    shown = paged(lines, wanted.page, PART)
    grouped: list[Group] = []
    for line in shown.items:
        if not grouped or grouped[-1].name != line.label or wanted.sort != "weight":
            grouped.append(Group(name=line.label, legend="", lines=()))
        grouped[-1] = Group(name=line.label, legend="", lines=(*grouped[-1].lines, line))
    return render(
        "claims.html",
        at,
        **frame(shelf, story, "claims"),
        asked=wanted,
        part=shown,
        groups=grouped,
        standings=[(group.name, len(group.lines)) for group in sheet.claims],
        voices=voices(story.claims),
        origins=sorted((names[origin.id], origin.id) for origin in story.origins),
    )


def _rests(line: Line, claim: Claim, wanted: Asked) -> bool:
    """Whether a claim rests on the origin and the source that are asked for."""
    return (not wanted.origin or wanted.origin in claim.origins) and (
        not wanted.source or any(ref.number == wanted.source for ref in line.refs)
    )


@get("/stories/{name:str}/claims/{claim:str}", sync_to_thread=True)
def one_claim(request: Request[Any, Any, Any], name: FromPath[str], claim: FromPath[str]) -> Response[bytes]:
    """Show one claim: how it stands, why, and every place it rests on."""

    def make(shelf: Shelf, at: Here) -> bytes:
        story = story_of(shelf, name)
        found = shelf.claim(story, claim)
        if found is None:
            raise NotFoundException
        return _claim(shelf, at, story, found, request)

    return room_of(request).fresh(request, "stories", make)


def _claim(shelf: Shelf, at: Here, story: Story, claim: Claim, request: Request[Any, Any, Any]) -> bytes:
    numbers = shelf.numbers(story)
    names = origin_names(story.origins, story.documents, numbers)
    merged = folded(story.claims)
    twins = [other for other in story.claims if claim.id in (merged.get(other.id), other.id) and other.id != claim.id]
    if claim.id in merged:
        twins += [other for other in story.claims if other.id == merged[claim.id]]
    return render(
        "claim.html",
        at,
        **frame(shelf, story, "claims"),
        claim=claim,
        line=claim_line(claim, names, numbers),
        whose=whose_word(claim, names),
        refs=refs_to(claim.support, numbers),
        differs=what_differs((claim,), numbers),
        statements=statements(shelf, claim, numbers),
        twins=twins,
        chosen=request.query_params.get("from", ""),
        offered=offered(shelf, claim, request.query_params.get("from", ""), numbers),
        detaching=False,
        notice=notice(request, room_of(request), shelf),
        who=who(request),
        held=shelf.holding,
        judged=[
            (judgement, in_words(judgement, shelf)) for judgement in shelf.judgements if claim.id in judgement.subject
        ],
    )


class Statement(Struct, frozen=True, kw_only=True):
    """One statement of a document that belongs to a claim."""

    document: str
    number: int
    proposition: str
    span: tuple[int, int]
    quote: str


def statements(shelf: Shelf, claim: Claim, numbers: Numbers) -> list[Statement]:
    """Return the statements that a claim is made of, by number of document and place."""
    own = set(claim.propositions)
    found = [one for document in dict.fromkeys(d for d, _ in own) for one in _stated(shelf, document, numbers)]
    return sorted((one for one in found if (one.document, one.proposition) in own), key=_place)


def offered(shelf: Shelf, claim: Claim, document: str, numbers: Numbers) -> list[Statement]:
    """Return the statements of a document that do not belong to a claim, in their order."""
    own = set(claim.propositions)
    found = _stated(shelf, document, numbers)
    return sorted((one for one in found if (document, one.proposition) not in own), key=_place)


def _place(one: Statement) -> tuple[int, tuple[int, int], str]:
    return (one.number, one.span, one.proposition)


def _stated(shelf: Shelf, document: str, numbers: Numbers) -> list[Statement]:
    if document not in numbers:
        return []
    text = shelf.documents[document][0].text
    return [
        Statement(
            document=document,
            number=numbers[document],
            proposition=known.id,
            span=known.span,
            quote=text[known.span[0] : known.span[1]],
        )
        for known in shelf.reading(document).propositions
        if not known.pair
    ]


HANDLERS = [dossier, claims, one_claim, entry, ledger, part]
