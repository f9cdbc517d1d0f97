from hypothesis import given
from hypothesis import strategies as st

from twosource.desk.html.marks import marked, place_name

TEXT = st.text(alphabet="ab .\n", max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def inside(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(min(a, b), max(a, b)) for a, b in spans if min(a, b) < max(a, b) <= len(text)]


@given(TEXT, SPANS)
def test_marking_changes_no_word(text: str, spans: list[tuple[int, int]]) -> None:
    done = marked(text, inside(text, spans), 1, 2)
    shown = "".join(piece.words for paragraph in done.paragraphs for piece in paragraph)
    assert shown.replace("\n", "") == text.replace("\n", "")


@given(TEXT, SPANS)
def test_every_span_has_one_name_and_lights_up_its_own_words(text: str, spans: list[tuple[int, int]]) -> None:
    good = inside(text, spans)
    pieces = [piece for paragraph in marked(text, good, 1, 2).paragraphs for piece in paragraph]
    for span in good:
        name = place_name(1, 2, span)
        assert sum((piece.id == name) + (name in piece.more) for piece in pieces) == 1
        lit = "".join(piece.words for piece in pieces if piece.id == name or name in piece.classes)
        assert lit.replace("\n", "") == text[slice(*span)].replace("\n", "")


def test_a_span_beyond_the_text_is_cut_to_it() -> None:
    pieces = marked("short", [(2, 99)], 1, 1).paragraphs[0]
    assert [piece.words for piece in pieces] == ["sh", "ort"]
