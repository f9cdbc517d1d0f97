"""Short invented reports on wage talks in an invented port, and how to make documents of them."""

from twosource.records.identity import make_id
from twosource.records.page import CaptureNote, Credit, Document, Outlet, Stamp
from twosource.records.reading import Attribution, Entity, Reading
from twosource.records.story import Derivation, Lineage, Passage

AGENCY = """\
The crane drivers of Velmouth will stay away from work until the port company withdraws its plan to run the night \
shift with two thirds of the present crew, their union decided after a meeting that went on past midnight.

The company wants to save eleven million a year and has offered to keep all those older than fifty, while younger \
drivers would have to move to the container yard at Harrow Point, forty kilometres up the coast.

Since Tuesday nine ships have been lying off the breakwater, among them a reefer with bananas for the whole of the \
northern provinces, and the harbour master has asked captains to look for other berths.

A mediator named by the labour court is expected on Friday morning, though neither side has said whether it will \
come to the table before the other gives way on the question of the night shift."""

PRESS_ROOM_ONE = """\
Company chief Ada Lorne faced a full hall on Thursday and gave no ground on staffing after dark.

"We cannot pay three people to do the work of two, and every driver in this harbour knows it as well as I do," she \
told reporters.

Behind her, a screen showed falling cargo figures for the past four quarters; nobody from the union had been let in."""

PRESS_ROOM_TWO = """\
There was little warmth in the conference room at Pier House when Ada Lorne answered questions about crews.

"We cannot pay three people to do the work of two, and every driver in this harbour knows it as well as I do," the \
head of the port firm said.

Asked about talks, she looked at her lawyer and left by a side door while photographers shouted after her."""


def report(
    text: str,
    outlet: str | None = None,
    *,
    title: str | None = "Cranes stand still in Velmouth",
    published: str | None = None,
    url: str | None = None,
    credits: tuple[tuple[str, str], ...] = (),
    notices: tuple[str, ...] = (),
    domain: str | None = None,
) -> Document:
    """Return a document; `credits` are pairs of name and how."""
    named = tuple(
        Credit(name=name, how=how, span=(text.index(name), text.index(name) + len(name)) if name in text else None)
        for name, how in credits
    )
    return Document(
        id=make_id("d", text, outlet, published, url),
        ref=None,
        capture=CaptureNote(path="", url=None, sha256="", media_type="text/plain"),
        title=title,
        outlet=Outlet(name=outlet, domain=domain),
        published=Stamp(value=published),
        modified=None,
        byline=(),
        language="en",
        text=text,
        credits=named,
        notices=notices,
        url=url,
    )


def heard(document: Document, speaker: str, words: str, **more: str) -> Reading:
    """Return a reading in which `speaker`, named in the text, says `words` directly."""
    at = document.text.index(words)
    name = document.text.index(speaker)
    said = Attribution(
        id="a1",
        source=((name, name + len(speaker)),),
        cue=(),
        content=((at, at + len(words)),),
        manner=more.get("manner", "direct"),
        speaker="e1",
        channel=more.get("channel"),
        occasion=more.get("occasion"),
        chain=(more["chain"],) if "chain" in more else (),
    )
    who = Entity(id="e1", type="person", name=speaker, mentions=((name, name + len(speaker)),))
    return Reading(document=document.id, reader="by hand", entities=(who,), attributions=(said,))


def of(lineage: Lineage, document: Document) -> list[Derivation]:
    """Return what `document` rests on."""
    return [found for found in lineage.derivations if found.document == document.id]


def passages(lineage: Lineage, document: Document) -> list[Passage]:
    """Return the passages of `document`."""
    return [found for found in lineage.passages if found.document == document.id]


def origin_names(lineage: Lineage, document: Document) -> set[str]:
    """Return the names of the origins that the passages of `document` go back to."""
    names = {origin.id: origin.name for origin in lineage.origins}
    return {names[found.origin] for found in passages(lineage, document)}
