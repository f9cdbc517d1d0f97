"""The readers as wholes: what each must do, whatever it is made of."""

import numpy as np
import pytest
from msgspec.structs import replace

from twosource.reading import READERS, reader
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.reading import Reading
from twosource.stage import Reader

TEXT = (
    "Foreign Minister Marta Lind said on Monday that 200 sailors would be exchanged.\n\n"
    '"We gave our word," she told reporters in Riga.'
)
ODD = {
    "nothing": "",
    "white space": " \n\t\n ",
    "one mark": '"',
    "marks that never close": 'He said "yes. She said “no. “ " ‘ « he said.\n' * 20,
    "only marks": "\"'“”«»—…" * 400,
    "right to left": "قال الوزير: «لن نوقع» said Lind. \u202eמילים\u202c " * 20,
    "emoji and joined signs": "“👩‍👩‍👧‍👦 yes 🇺🇦”, Lind said. e\u0301\u0301\u0301 " * 20,
    "one endless sentence": "and Lind said that Brandt said " * 500,
    "one endless word": "a" * 100_000,
    "capitals": "LIND SAID BRANDT " * 300,
    "control signs": "Lind\x00 said\x07 “yes”\x1f. " * 20,
}


@pytest.fixture(params=sorted(READERS))
def chosen(request: pytest.FixtureRequest) -> Reader:
    return reader(request.param)


def document(text: str = TEXT) -> Document:
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
        text=text,
    )


def test_a_direct_quotation_is_given_to_the_person_and_not_the_pronoun(chosen: Reader) -> None:
    reading = chosen.read(document())
    (quotation,) = [found for found in reading.attributions if found.manner == "direct"]
    assert TEXT[slice(*quotation.content[0])] == "We gave our word,"
    assert {entity.id: entity.name for entity in reading.entities}[quotation.speaker or ""] == "Marta Lind"


def test_the_learned_reader_says_what_each_statement_is_about() -> None:
    lines = ["The miners ended their strike on Friday.", "The strike of the miners ended.", "Rain fell on Oslo."]
    text = "\n\n".join(lines)
    stated = [p for p in reader("learnt").read(document(text)).propositions if not p.pair]
    assert all(len(p.vector) == 64 for p in stated)
    found = [
        next(np.frombuffer(p.vector, np.int8).astype(float) for p in stated if text.index(line) <= p.span[0])
        for line in lines
    ]
    assert found[0] @ found[1] > 1.3 * max(found[0] @ found[2], found[1] @ found[2])


def test_a_reading_says_when_something_was_said_by_the_document_s_own_time(chosen: Reader) -> None:
    said = next(found for found in chosen.read(document()).attributions if found.said)
    assert said.said == "2030-03-04"


def test_ids_of_attributions_are_numbered_in_order(chosen: Reader) -> None:
    found = chosen.read(document()).attributions
    assert [one.id for one in found] == [f"a{number}" for number in range(1, len(found) + 1)]
    assert found[0].within == "title"


def test_a_language_that_is_not_read_gives_an_empty_reading_with_the_reader_s_name(chosen: Reader) -> None:
    reading = chosen.read(replace(document(), notices=("language not read",)))
    assert reading.reader.startswith(chosen.name)
    assert reading == Reading(document="d1", reader=reading.reader)


def test_a_document_is_read_alike_whatever_was_read_before_it(chosen: Reader) -> None:
    alone = chosen.read(document())
    chosen.read(document(ODD["marks that never close"]))
    assert chosen.read(document()) == alone
    assert type(chosen)().read(document()) == alone


def test_every_reader_is_made_under_its_name() -> None:
    for name in READERS:
        assert reader(name).name == name


@pytest.mark.parametrize("kind", sorted(ODD))
def test_odd_text_is_read_and_every_span_lies_in_it(chosen: Reader, kind: str) -> None:
    text = ODD[kind]
    reading = chosen.read(document(text))
    spans = [span for one in reading.attributions if one.within == "text" for span in parts(one)]
    spans += [span for one in reading.entities for span in (*one.mentions, *one.references)]
    spans += [one.span for one in reading.propositions]
    spans += [(one.start, one.end) for one in reading.times] + [(one.start, one.end) for one in reading.quantities]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert not any(text[start].isspace() or text[end - 1].isspace() for start, end in spans)


def parts(found: object) -> list[tuple[int, int]]:
    return [span for name in ("source", "cue", "content") for span in getattr(found, name)]


def test_what_is_quoted_begins_and_ends_without_a_quotation_mark(chosen: Reader) -> None:
    text = "Lind said the plan was “very good” for “all of us” and that “nobody loses”.\n\n“It is,” she added."
    found = chosen.read(document(text)).attributions
    spans = [span for one in found if one.within == "text" for span in one.content]
    assert spans
    assert not any(text[start] in "“”" or text[end - 1] in "“”" for start, end in spans)


def test_a_quotation_over_several_lines_is_one_speaker_s(chosen: Reader) -> None:
    lines = ("“It is very disappointing.", "“This seemed a good chance.", "“All must now move.", "“We will not sign.”")
    text = "Fisheries Secretary Marta Lind said: " + "\n".join(lines)
    found = [one for one in chosen.read(document(text)).attributions if one.within == "text"]
    assert [[text[slice(*span)] for span in one.content] for one in found] == [[line.strip("“”") for line in lines]]
    assert found[0].speaker is not None


def test_what_is_denied_stays_with_its_denial(chosen: Reader) -> None:
    text = "The Harbour Union has not accepted an offer of 3 per cent, its leader Marta Lind said on Saturday."
    contents = [text[slice(*span)] for one in chosen.read(document(text)).attributions for span in one.content]
    assert any("has not accepted an offer" in content for content in contents)


def test_two_titles_before_a_name_are_nobody_else_s(chosen: Reader) -> None:
    text = (
        "Norway’s Prime Minister and Foreign Minister Ivan Hope met the envoys on Sunday.\n\n"
        "“We need a treaty that holds,” he said.\n\nPrime Minister Karl Dunn of Sweden stayed away."
    )
    reading = chosen.read(document(text))
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[a.speaker or ""] for a in reading.attributions if a.manner == "direct"] == ["Ivan Hope"]


def test_an_office_behind_a_name_that_is_no_subject_is_another_s(chosen: Reader) -> None:
    text = (
        "Prime Minister Ivan Hope met the press in Oslo.\n\n"
        "At a meeting with Secretary of State Karl Dunn, the Prime Minister said that the war was over."
    )
    reading = chosen.read(document(text))
    names = {entity.id: entity.name for entity in reading.entities}
    (said,) = [a for a in reading.attributions if a.within == "text"]
    assert names.get(said.speaker or "") in ("Ivan Hope", None)
