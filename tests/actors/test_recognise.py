"""Names in a question, looked up among the actors of a story."""

from twosource.actors import directory, recognise
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.reading import Entity, Reading
from twosource.records.story import Actor, Cast

ORTIZ = Actor(id="a1", type="person", name="Dana Ortiz", names=("Dana Ortiz", "Ortiz"), side="Union")
UNION = Actor(id="a2", type="organization", name="Amalgamated Railway Staff", names=("Amalgamated Railway Staff",))
MUSEUM = Actor(id="a3", type="organization", name="Holberg Museum", names=("Holberg Museum",))
KNOWN = directory(Cast(actors=(ORTIZ, UNION, MUSEUM)))


def found(text: str, *entities: tuple[str, str]) -> dict[str, str]:
    """Return the actor's id of each name in a question; `entities` are what the reader took for names, with type."""
    note = CaptureNote(path="", url=None, sha256="", media_type="text/plain")
    document = Document(
        id="q", ref=None, capture=note, title=None, outlet=Outlet(), published=Stamp(), modified=None, byline=(),
        language="en", text=text,
    )  # fmt: skip
    read = Reading(
        document="q",
        reader="r",
        entities=tuple(
            Entity(id=f"e{n}", type=kind, name=name, mentions=((text.index(name), text.index(name) + len(name)),))
            for n, (name, kind) in enumerate(entities)
        ),
    )
    reading, cast = recognise(document, read, KNOWN)
    names = {entity.id: entity.name for entity in reading.entities}
    return {names[member.entity]: member.actor for member in cast.members}


def test_a_surname_stands_for_the_one_person_who_has_it() -> None:
    assert found("Ortiz signed.", ("Ortiz", "person")) == {"Ortiz": "a1"}


def test_initials_stand_for_the_organisation() -> None:
    assert found("ARS members voted.", ("ARS", "organization")) == {"ARS": "a2"}


def test_a_name_that_the_reader_passed_over_is_found() -> None:
    assert found("It was sold by Holberg Museum.") == {"Holberg Museum": "a3"}


def test_a_description_stands_for_the_one_organisation_of_its_kind() -> None:
    assert found("The museum gave way.", ("The museum", "organization")) == {"The museum": "a3"}


def test_a_description_of_nobody_known_is_no_name() -> None:
    assert found("The railway gave way.", ("The railway", "organization")) == {}


def test_a_name_that_the_story_does_not_know_is_an_actor_of_its_own() -> None:
    members = found("Qatar offered to host.", ("Qatar", "place"))
    assert set(members) == {"Qatar"}
    assert members["Qatar"] not in {"a1", "a2", "a3"}


def test_a_name_at_the_end_of_a_long_row_of_capitals_is_found() -> None:
    assert found("The Great Northern Coastal Harbour Workers Alliance Leader Ortiz signed.") == {"Ortiz": "a1"}
