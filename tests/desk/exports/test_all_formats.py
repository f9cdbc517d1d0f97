"""What holds of every format."""

import pytest
from exported_pages import told, told_in_another_order

from twosource.desk.exports import FORMATS, format_called, maker
from twosource.desk.exports.material import Material
from twosource.errors import BadCall

OWN = [name for name in FORMATS if name in {"jsonl", "csv", "parquet", "plover", "ftm"}]


@pytest.mark.parametrize("name", OWN)
def test_the_same_documents_in_another_order_give_the_same_bytes(name: str) -> None:
    once = list(maker(name, kept=True)(told()))
    assert once == list(maker(name, kept=True)(told_in_another_order()))
    assert once


@pytest.mark.parametrize("name", OWN)
def test_a_story_by_itself_is_a_part_of_the_whole(name: str) -> None:
    if FORMATS[name].folder:
        return
    whole = told()
    (least,) = [story for story in whole.dossier.stories if "Lighthouse" in story.title]
    alone = Material(
        dossier=type(whole.dossier)(stories=(least,)), readings=whole.readings, held=whole.held, kept=whole.kept
    )
    assert set(maker(name, kept=True)(alone)) <= set(maker(name, kept=True)(whole))


def test_a_format_that_is_none_is_one_line_with_those_that_are() -> None:
    with pytest.raises(BadCall, match=f"there is no format “xls”; there is {', '.join(FORMATS)}"):
        format_called("xls")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_there(name: str) -> None:
    assert callable(maker(name, kept=True))
