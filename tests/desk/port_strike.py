"""A dossier made by hand, about a strike in an invented port, for the tests of what shows it."""

from typing import Any, TypeVar

import msgspec

from twosource.records import ledger as book
from twosource.records.ledger import Dossier, Story
from twosource.records.page import CaptureNote, Credit, Document, Outlet, Stamp
from twosource.records.story import (
    Actor,
    Claim,
    Derivation,
    Difference,
    Evidence,
    Origin,
    Original,
    Role,
    Support,
    Value,
)

TEXTS = {
    "d1": (
        "Dockers at Port Merrow walked out on Monday, and 400 of them stood at the gates by noon.\n\n"
        "“We asked for eight per cent and got a letter,” said Ilse Brandt, who leads the Harbour Union. "
        "The operator, Merrow Terminals, offered 3 per cent in its last letter.\n\n"
        "Talks are to resume on 14 March in the town hall, according to the mayor’s office."
    ),
    "d2": (
        "Dockers at Port Merrow walked out on Monday, and 400 of them stood at the gates by noon, "
        "the Coast Press agency reported.\n\nShips wait in the roads."
    ),
    "d3": (
        "Some 650 workers blocked the container gates at Merrow, the police said.\n\n"
        "Jürgen Aydın of Merrow Terminals called the strike “a surprise”. He said that the talks would be "
        "held on 17 March, and that no place had been named.\n\nThe union did not answer calls."
    ),
    "d4": "A shipping note from Çeşme: cargo is sent by way of Merrow no longer.",
}


def words(document: str, quote: str) -> Evidence:
    """Return the evidence for words that stand in one of the texts."""
    at = TEXTS[document].index(quote)
    return Evidence(document=document, span=(at, at + len(quote)), quote=quote)


def stance(document: str, quote: str, kind: str = "supports") -> Support:
    """Return the same as support for a claim, or against it."""
    at = words(document, quote)
    return Support(document=at.document, span=at.span, quote=at.quote, stance=kind)


def page(name: str, title: str | None, outlet: str | None, published: str | None, **more: Any) -> Document:
    """Return one of the documents."""
    made = Document(
        id=name,
        ref=None,
        capture=CaptureNote(path="", url=None, sha256=name * 32, media_type="text/plain"),
        title=title,
        outlet=Outlet(name=outlet),
        published=Stamp(value=published),
        modified=None,
        byline=(),
        language="en",
        text=TEXTS[name],
    )
    return msgspec.structs.replace(made, **more)


DOCUMENTS = (
    page("d1", "Dockers walk out at Port Merrow", "Coast Press", "2031-03-10T12:40:00+01:00", byline=("Ana Roth",)),
    page(
        "d2",
        "Merrow gates shut as dockers strike",
        "Evening Tide",
        "2031-03-10T15:00:00+01:00",
        credits=(Credit(name="Coast Press", how="citing", span=None),),
        notices=("machine-written",),
    ),
    page("d3", "Police count 650 at Merrow", "Merrow Mail", "2031-03-11", url="https://mail.example/650?a=1&b=2"),
)

BESIDE = page("d4", "Cargo goes elsewhere", None, None, capture=msgspec.structs.replace(DOCUMENTS[2].capture, path=""))

ORIGINS = (
    Origin(id="o1", name="Coast Press", kind="agency", documents=("d1", "d2")),
    Origin(id="o2", name="Merrow Mail", kind="outlet", documents=("d3",)),
)

CLAIMS = (
    Claim(
        id="c1",
        text="Dockers blocked the gates of Port Merrow",
        standing="corroborated",
        reason="two origins that were at the gates",
        origins=("o1", "o2"),
        witnesses=("o1",),
        sides=(),
        slots={"quantity": "400"},
        support=(
            stance("d1", "400 of them stood at the gates by noon"),
            stance("d2", "400 of them stood at the gates by noon"),
            stance("d3", "Some 650 workers blocked the container gates at Merrow", "differs"),
        ),
        differences=(
            Difference(
                slot="quantity",
                relation="contradicts",
                values=(
                    Value(value="400", evidence=(words("d1", "400 of them"), words("d2", "400 of them"))),
                    Value(value="650", evidence=(words("d3", "Some 650 workers"),)),
                ),
                reason="one crowd, counted by noon",
            ),
        ),
    ),
    Claim(
        id="c2",
        text="The talks resume in March",
        standing="contested",
        reason="the mayor’s office and the operator name two days",
        origins=("o1", "o2"),
        witnesses=("o2",),
        sides=("Port Merrow", "Merrow Terminals"),
        slots={"time": "2031-03-14", "place": None},
        support=(
            stance("d1", "Talks are to resume on 14 March in the town hall"),
            stance("d3", "the talks would be held on 17 March", "contradicts"),
        ),
        differences=(
            Difference(
                slot="time",
                relation="differs",
                values=(
                    Value(value="2031-03-14", evidence=(words("d1", "14 March"),)),
                    Value(value="2031-03-17", evidence=(words("d3", "17 March"),)),
                ),
            ),
            Difference(
                slot="place",
                relation="vaguer",
                values=(
                    Value(value="town hall", evidence=(words("d1", "in the town hall"),)),
                    Value(value="", evidence=(words("d3", "no place had been named"),)),
                ),
            ),
        ),
    ),
    Claim(
        id="c3",
        text="The union asked for eight per cent",
        standing="one-sided",
        reason="only the union says so",
        origins=("o1",),
        witnesses=("o1",),
        sides=("Harbour Union",),
        slots={},
        support=(stance("d1", "We asked for eight per cent and got a letter"),),
        utterance=True,
    ),
)


E = TypeVar("E", bound=book.Entry)


def entry(what_kind: type[E], name: str, text: str, status: str, *evidence: Evidence, **more: Any) -> E:
    """Return an entry of the ledger with one step of history for its status."""
    step = book.Step(status=status, time=None, by=None, evidence=evidence)
    fields: dict[str, Any] = {"history": (step,), **more}
    return what_kind(id=name, text=text, status=status, evidence=evidence, **fields)


LEDGER = book.Ledger(
    rounds=(
        entry(
            book.Round, "r1", "Second round, town hall, 14 March 2031", "proposed",
            words("d1", "Talks are to resume on 14 March"), number=2, time="2031-03-14", place="the town hall",
        ),
    ),
    proposals=(
        entry(
            book.Proposal, "p1", "Merrow Terminals offers the dockers 3 per cent", "open",
            words("d1", "offered 3 per cent in its last letter"), by="Merrow Terminals", to=("Harbour Union",),
            what="3 per cent",
            answers=(book.Answer(party="Harbour Union", answer="none yet", looked_at=3, latest="2031-03-11"),),
        ),
    ),
    papers=(
        entry(
            book.Paper, "b1", "Letter of Merrow Terminals", "handed over", words("d1", "in its last letter"),
            kind="letter", by="Merrow Terminals", to="Harbour Union",
            history=(
                book.Step(status="announced", time="2031-03-01", by="Merrow Terminals"),
                book.Step(status="handed over", time="2031-03-08", by=None, evidence=(words("d1", "last letter"),)),
            ),
        ),
    ),
    venues=(
        entry(
            book.Venue, "v1", "Town hall", "named", words("d1", "in the town hall"), place="Town hall",
            favoured_by=("Port Merrow",),
        ),
    ),
)  # fmt: skip

TIMELINE = (
    book.Event(time="2030-11", text="Wage agreement ran out", status="happened", claims=(), evidence=()),
    book.Event(
        time="2031-03-10", text="Dockers walk out", status="happened", claims=("c1",),
        evidence=(words("d1", "walked out on Monday"),),
    ),
    book.Event(
        time="2031-03-14", text="Talks resume", status="planned", claims=("c2",),
        evidence=(words("d1", "Talks are to resume on 14 March"),), note="one of two days named",
    ),
    book.Event(
        time="2031-03-17", text="Talks resume", status="planned", claims=("c2",), evidence=(words("d3", "17 March"),)
    ),
)  # fmt: skip

ACTORS = (
    Actor(
        id="a1", type="person", name="Jürgen Aydın", names=("Jürgen Aydın", "Juergen Aydin"), side="Merrow Terminals",
        roles=(Role(role="of Merrow Terminals", evidence=(words("d3", "Jürgen Aydın of Merrow Terminals"),)),),
    ),
    Actor(id="a2", type="person", name="Ilse Brandt", names=("Ilse Brandt",), side="Harbour Union"),
)  # fmt: skip

STORY = Story(
    id="s1",
    title="Dockers walk out at Port Merrow",
    first="2031-03-10",
    last="2031-03-11",
    base=book.Base(documents=3, unread=0, undated=0, latest="2031-03-11"),
    documents=DOCUMENTS,
    origins=ORIGINS,
    derivations=(
        Derivation(
            document="d2",
            of=Original(document="d1"),
            kind="copies",
            reason="one sentence in three is the same, and the agency is named",
            evidence=(words("d2", "the Coast Press agency reported"),),
        ),
        Derivation(document="d3", of=Original(origin="o2"), kind="credits", reason="the police are named"),
    ),
    actors=ACTORS,
    claims=CLAIMS,
    timeline=TIMELINE,
    ledger=LEDGER,
)

ASIDE = Story(
    id="s2",
    title="Cargo goes elsewhere",
    first=None,
    last=None,
    base=book.Base(documents=1, unread=0, undated=1, latest=None),
    documents=(BESIDE,),
    origins=(),
    derivations=(),
    actors=(),
    claims=(),
    timeline=(),
    ledger=book.Ledger(),
)

DOSSIER = Dossier(stories=(STORY, ASIDE))
