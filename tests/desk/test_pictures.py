import re

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from port_strike import DOCUMENTS, DOSSIER, STORY

from twosource.desk.html.lineage_picture import HIGH, WIDE, lineage_picture
from twosource.desk.html.svg import wrapped
from twosource.desk.html.timeline_picture import timeline_picture
from twosource.desk.sheet import sheets
from twosource.desk.sheet.compose import numbers_of
from twosource.records.ledger import Story
from twosource.records.story import Derivation, Origin, Original

LINKS = st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59), st.booleans()), max_size=80)


def tangled(size: int, links: list[tuple[int, int, bool]]) -> Story:
    documents = tuple(msgspec.structs.replace(DOCUMENTS[0], id=f"x{n}") for n in range(size))
    derivations = tuple(
        Derivation(
            document=f"x{right % size}",
            of=Original(origin=f"o{left % 5}") if outside else Original(document=f"x{left % size}"),
            kind="copies",
            reason="",
        )
        for left, right, outside in links
    )
    origins = tuple(
        Origin(id=f"o{n}", name="Coast Press", kind="agency", documents=tuple(f"x{k}" for k in range(n, size, 7)))
        for n in range(5)
    )
    return msgspec.structs.replace(STORY, documents=documents, derivations=derivations, origins=origins)


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 60), LINKS)
def test_no_two_boxes_overlap_whoever_rests_on_whom(size: int, links: list[tuple[int, int, bool]]) -> None:
    story = tangled(size, links)
    drawn = str(lineage_picture(story, numbers_of(story.documents), "s1"))
    boxes = [(float(x), float(y)) for x, y in re.findall(r'<rect x="([-\d.]+)" y="([-\d.]+)" width="190"', drawn)]
    width, height = map(float, re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn)[0])
    assert len(boxes) >= size
    for at, (x, y) in enumerate(boxes):
        assert 0 <= x <= width - WIDE
        assert 0 <= y <= height - HIGH
        for other_x, other_y in boxes[at + 1 :]:
            assert abs(x - other_x) >= WIDE or abs(y - other_y) >= HIGH


def test_a_single_document_has_no_lineage_to_draw() -> None:
    story = DOSSIER.stories[1]
    assert lineage_picture(story, numbers_of(story.documents), "s2") == ""


def test_a_long_time_without_anything_is_named() -> None:
    sheet = sheets(DOSSIER)[0]
    drawn = str(timeline_picture(STORY, sheet, numbers_of(STORY.documents), "s1"))
    assert ">3 months<" in drawn
    assert drawn.count('class="report"') == len(STORY.documents)
    assert drawn.count('class="event ') == len(STORY.timeline)


@given(st.text(max_size=80), st.integers(20, 300), st.integers(1, 3))
def test_words_are_cut_to_their_room(words: str, width: int, most: int) -> None:
    lines = wrapped(words, width, 13, most)
    assert len(lines) <= most
    assert all(len(line) <= max(4, width / (13 * 0.5)) for line in lines)
