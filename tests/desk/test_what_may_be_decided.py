"""What may be decided, whichever way it comes."""

from pathlib import Path

import pytest

from twosource import pipeline
from twosource.desk.deciding import fit
from twosource.errors import BadCall
from twosource.records.judgement import Judgement, decided
from twosource.records.ledger import Dossier
from twosource.records.reading import Reading
from twosource.records.story import Claim

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def pairs() -> list[pipeline.Read]:
    found = pipeline.read_documents([str(EXAMPLES / "harbour")], reader="rules")
    return [pair for pair in found if isinstance(pair, tuple)]


@pytest.fixture(scope="module")
def dossier(pairs: list[pipeline.Read]) -> Dossier:
    return pipeline.dossier(pairs)


@pytest.fixture
def claim(dossier: Dossier) -> Claim:
    return next(c for s in dossier.stories for c in s.claims if len({d for d, _ in c.propositions}) > 2)


class Door:
    def __init__(self, dossier: Dossier, pairs: list[pipeline.Read]) -> None:
        self.dossier, self.made = dossier, list[Judgement]()
        self.readings = {document.id: reading for document, reading in pairs}

    def reading(self, document: str) -> Reading:
        return self.readings[document]

    def decide(self, kind: str, *subject: str) -> Judgement:
        about = fit(kind, subject, dossier=self.dossier, judgements=self.made, reading=self.reading)
        self.made.append(decided(kind, about, who="Ada", when=f"2031-03-{len(self.made) + 1:02}T00:00Z", why="so"))
        return self.made[-1]


@pytest.fixture
def door(dossier: Dossier, pairs: list[pipeline.Read]) -> Door:
    return Door(dossier, pairs)


def test_nothing_is_detached_that_is_not_in_the_claim(door: Door, claim: Claim) -> None:
    document = claim.propositions[0][0]
    other = next(
        p.id for p in door.readings[document].propositions if not p.pair and (document, p.id) not in claim.propositions
    )
    with pytest.raises(BadCall, match="is not in the claim"):
        door.decide("detach", claim.id, document, other)
    door.decide("attach", claim.id, document, other)


def test_nothing_is_attached_across_stories(door: Door, dossier: Dossier, claim: Claim) -> None:
    story = next(story for story in dossier.stories if claim not in story.claims)
    document = story.documents[0].id
    proposition = door.readings[document].propositions[0].id
    with pytest.raises(BadCall, match="in another story"):
        door.decide("attach", claim.id, document, proposition)


def test_what_holds_is_not_decided_again_and_the_newest_is_what_holds(door: Door, claim: Claim) -> None:
    document, proposition = claim.propositions[0]
    about = (claim.id, document, proposition)
    door.decide("detach", *about)
    with pytest.raises(BadCall, match="so already"):
        door.decide("detach", *about)
    door.decide("attach", *about)
    door.decide("detach", *about)
    door.decide("origin", document, "TASS")
    door.decide("origin", document, "Reuters")
    with pytest.raises(BadCall, match="so already"):
        door.decide("origin", document, "Reuters")
    door.decide("origin", document, "TASS")


def test_names_in_another_order_or_spelling_are_the_same_decision(door: Door) -> None:
    door.decide("merge-names", "Henrik Dahl", "Ines Corbin")
    with pytest.raises(BadCall, match="so already"):
        door.decide("merge-names", "INES Corbin", "Henrik Dahl")
    door.decide("split-names", "Henrik Dahl", "Ines Corbin")


def test_what_is_undone_is_not_undone_again(door: Door, dossier: Dossier) -> None:
    made = door.decide("set-aside", dossier.stories[0].documents[0].id)
    door.decide("undo", made.id)
    with pytest.raises(BadCall, match="undone already"):
        door.decide("undo", made.id)
    door.decide("set-aside", *made.subject)


@pytest.mark.parametrize(
    ("kind", "subject"),
    [("set-aside", ()), ("set-aside", ("d", "d")), ("praise", ("d",)), ("origin", ("d", " ")), ("undo", ("j1",)),
     ("set-aside", ("d1",)), ("merge-names", ("Henrik Dahl",)), ("attach", ("c1", "d1", "p1"))],
)  # fmt: skip
def test_what_is_not_whole_or_not_there_is_not_decided(door: Door, kind: str, subject: tuple[str, ...]) -> None:
    with pytest.raises(BadCall):
        door.decide(kind, *subject)
