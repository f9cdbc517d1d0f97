import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.document import clean
from twosource.document.languages import language_of
from twosource.records.page import Capture, Document, Prepared
from twosource.settings import Settings


def document(**fields: object) -> Document:
    prepared = Prepared(**fields)  # type: ignore[arg-type]
    capture = Capture(path="in", data=b"", sha256="0", media_type="application/json", prepared=prepared)
    (one,) = clean(capture, Settings())
    return one


@given(st.text(st.characters(), max_size=200))
def test_prepared_text_is_kept_exactly(text: str) -> None:
    assert document(text=text).text == text


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-06", "2024-05-06"),
        ("20240506", "2024-05-06"),
        ("2024-05-06T07:08:09+02:00", "2024-05-06T07:08:09+02:00"),
        ("2024-05-06T07:08:09", "2024-05-06T07:08:09"),
        ("Mon, 06 May 2024 07:08:09 +0200", "2024-05-06T07:08:09+02:00"),
        ("May 6, 2024", "2024-05-06"),
        ("1714972089", "2024-05-06T05:08:09+00:00"),
    ],
)
def test_published_is_as_exact_as_it_was_given(words: str, value: str) -> None:
    one = document(text="x", published=words)
    assert (one.published.value, one.notices) == (value, ())


@pytest.mark.parametrize("words", ["Updated 9:06 AM", "yesterday", "2024-13", "2024-02-31", "soon"])
def test_a_time_that_is_not_understood_is_null_with_a_notice(words: str) -> None:
    one = document(text="x", published=words, modified=words)
    assert (one.published.value, one.modified) == (None, None)
    assert set(one.notices) == {"published not understood", "modified not understood"}


def test_the_byline_keeps_persons_and_names_agencies_as_credits() -> None:
    one = document(text="x", byline=("By Ann Lee and BO MARTEN", "Newsroom Desk"))
    assert one.byline == ("Ann Lee", "Bo Marten")


def test_the_reference_and_the_outlet_are_part_of_what_a_document_is() -> None:
    same = {document(text="x", outlet="The Quay").id, document(text="x", outlet="The Quay").id}
    other = {document(text="x", outlet="The Lock").id, document(text="x", id="1").id, document(text="y").id}
    assert len(same) == 1
    assert len(same | other) == 4


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        ("He paid 30% of it", None, "en"),
        ("twenty percent", None, "en"),
        ("The talks went on until the evening and both sides said they would meet again.", "ru", "en"),
        ("Die Verhandlungen dauerten bis zum Abend, und beide Seiten wollen sich wieder treffen.", None, "de"),
        ("Görüşmeler akşama kadar sürdü ve taraflar gelecek hafta yeniden buluşmaya karar verdi.", "en", "tr"),
        ("Kurz gesagt", "de-DE", "de"),
        ("1234", None, None),
    ],
)  # fmt: skip
def test_the_words_decide_the_language_and_few_words_are_taken_for_english(
    text: str, declared: str | None, code: str | None
) -> None:
    assert language_of(text, declared) == code


@pytest.mark.parametrize(
    ("field", "long", "none"),
    [
        ("title", "and " * 300, None),
        ("url", "https://a.example/" + "b" * 5_000, None),
    ],
)
def test_a_field_of_impossible_length_is_left_out(field: str, long: object, none: object) -> None:
    one = document(text="x", **{field: long})
    assert getattr(one, field) == none
    assert one.notices == (f"{field} not understood",)


def test_a_name_of_an_outlet_with_a_thousand_words_is_none() -> None:
    one = document(text="x", outlet="ministry and " * 1_000)
    assert (one.outlet.name, one.notices) == (None, ("outlet not understood",))
