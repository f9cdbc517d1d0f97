"""The reader by rules as a whole."""

from msgspec.structs import replace

from twosource.reading import READERS, reader
from twosource.records.page import CaptureNote, Document, Outlet, Stamp

TEXT = (
    "Foreign Minister Marta Lind said on Monday that 200 sailors would be exchanged.\n\n"
    '"We gave our word," she told reporters in Riga.'
)


def document() -> Document:
    return Document(
        id="d1",
        ref=None,
        capture=CaptureNote(path="-", url=None, sha256="0", media_type="text/plain"),
        title="Lind: sailors to be exchanged",
        outlet=Outlet(),
        published=Stamp(value="2030-03-05"),
        modified=None,
        byline=(),
        language="en",
        text=TEXT,
    )


def test_a_direct_quotation_is_given_to_the_person_and_not_the_pronoun() -> None:
    reading = reader("rules").read(document())
    (quotation,) = [found for found in reading.attributions if found.manner == "direct"]
    assert TEXT[slice(*quotation.content[0])] == "We gave our word,"
    assert {entity.id: entity.name for entity in reading.entities}[quotation.speaker or ""] == "Marta Lind"


def test_a_reading_says_when_something_was_said_by_the_document_s_own_time() -> None:
    reading = reader("rules").read(document())
    said = next(found for found in reading.attributions if found.said)
    assert said.said == "2030-03-04"


def test_ids_of_attributions_are_numbered_in_order() -> None:
    found = reader("rules").read(document()).attributions
    assert [one.id for one in found] == [f"a{number}" for number in range(1, len(found) + 1)]
    assert found[0].within == "title"


def test_a_language_that_is_not_read_gives_an_empty_reading_with_the_reader_s_name() -> None:
    reading = reader("rules").read(replace(document(), notices=("language not read",)))
    assert reading.reader.startswith("rules")
    assert reading == type(reading)(document="d1", reader=reading.reader)


def test_the_same_document_gives_the_same_reading() -> None:
    assert reader("rules").read(document()) == reader("rules").read(document())


def test_every_reader_in_the_table_can_be_made() -> None:
    for name in READERS:
        assert reader(name).name == name
